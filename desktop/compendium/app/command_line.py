"""The words of the command line. What each command does is in ``app/commands``."""

from __future__ import annotations

from compendium import __version__
from compendium.app import argument_types as typed
from compendium.app.argument_parser import Parser
from compendium.app.command_words import AddParser, add_command, add_common_options, arguments, later
from compendium.app.mark_words import add_bookmark, add_collection, add_highlight
from compendium.domain.document import Level
from compendium.domain.query import SortOrder

_DESCRIPTION = """政策汇编：离线阅读、检索、对照和收藏政策文本。
不写命令时打开窗口。"""

_EXAMPLES = """示例：
  compendium                                  打开窗口
  compendium list                             列出文库中的文件
  compendium show jilin-2024                  显示一份文件的全文和条款编号
  compendium search 科技型中小企业 --level 省   检索，只看省级文件
  compendium compare national-2022 jilin-2024 对照两份文件
  compendium bookmark add jilin-2024#4.12      收藏一条
  compendium facts --kind duty --doc jilin-2024    列出责任分工
  compendium export tasks --to 分工表.docx --doc jilin-2024    导出任务分工表
  compendium import 通知.docx 政策文件夹       导入文件和文件夹
选项写在命令前面或后面都可以。
时效性按今天判断；环境变量 COMPENDIUM_TODAY 可另定日期，如 2026-07-01。
退出状态：0 完成；1 没有办成（有一行说明）；2 用词有误。"""

# Written out, since every start imports this module and few ask for facts.
_FACT_KINDS = ("target", "duty", "support", "deadline", "instrument", "citation")
_BY_HELP = "matter 按事项找相应条款（默认）\ntext 逐字比较同一文件的两个版本"
_EXPORT_BY_HELP = "对比表的样式：matter 按事项分组（默认）\ntext 两个版本的修订对照\nmatrix 事项为行、文件为列"
_SEARCH_EXAMPLES = """示例：
  compendium search 加计扣除
  compendium search '"责任单位"' --doc jilin-2024 --limit 5    双引号里的照字面查找
  compendium search 税收 或 补助 -贷款
  compendium search '标题:创新 年份:2022..2024 科技*企业'
同一个筛选选项可以写几次，满足其一即可。全部写法见窗口中检索框旁的“?”。"""
_VALIDITY_HELP = "时效性，如 征求意见稿、规划期已届满，或代码"
_SORT_HELP = "relevance 最相关的在前（默认）\nnewest 最新的在前\nlevel 层级高的在前\ndocument 按文库和原文的次序"

_IMPORT_HELP = """能导入的格式：docx、doc、wps、pdf（有文字层）、ofd、odt、rtf、html、mhtml、txt、md，
以及装有这些文件的 zip。文件夹连同下级文件夹一起导入；格式按内容识别，扩展名不对也能读。
一个文件读不了不影响其他文件，每个文件的结果和原因都会列出。
Ctrl+C 随时停止，已经导入的保留。

示例：
  compendium import 实施方案.docx 通知.pdf
  compendium import 政策文件夹 资料.zip --json
  compendium import 条例.md --id tiaoli-2024"""


def build_parser() -> Parser:
    """The parser of ``compendium``; each command's namespace carries its function as ``run``."""
    usage = "compendium [选项] [命令 … | 文件 …]"
    parser = Parser(prog="compendium", usage=usage, description=_DESCRIPTION, epilog=_EXAMPLES)
    add = add_common_options(parser)
    add("--open", metavar="DOC#CLAUSE", type=typed.place, help="打开窗口并翻到这份文件（或这一条）")
    add("--version", action="version", version=f"政策汇编 {__version__}", help="显示版本")
    parser.set_defaults(run=None, open=None, as_json=False, home=None, library=None)
    add_parser = parser.add_commands("命令", "COMMAND", "command", required=False)
    _add_library_commands(add_parser)
    _add_search(add_parser)
    _add_compare(add_parser)
    _add_decisions(add_parser)
    _add_facts(add_parser)
    _add_export(add_parser)
    _add_ledger(add_parser)
    add_bookmark(add_parser)
    add_highlight(add_parser)
    add_collection(add_parser)
    _add_import(add_parser)
    _add_upkeep(add_parser)
    return parser


def _add_library_commands(add_parser: AddParser) -> None:
    add_common_options(add_command(add_parser, "list", "列出文库中的文件", later("library", "list_documents")))
    show = add_command(
        add_parser,
        "show",
        "显示一份文件的信息和逐条原文",
        later("library", "show_document"),
        usage="DOC",
        epilog="示例：\n  compendium show jilin-2024\n  compendium show jilin-2024#4.12    只看这一条和它下面各条",
    )
    arguments(show)("place", metavar="DOC", type=typed.place, help="文件编号，或 文件编号#条款")
    add_common_options(show)
    remove = add_command(
        add_parser,
        "remove",
        "从文库中移除导入的文件（随程序提供的不能移除）",
        later("library", "remove_documents"),
        usage="DOC…",
        epilog="示例：\n  compendium remove 样例办法-3826152a\n书签和标注会保留；重新导入同一文件后仍指向原处。",
    )
    arguments(remove)("docs", metavar="DOC", nargs="+", type=typed.document, help="文件编号（list 列出）")
    add_common_options(remove)


def _add_search(add_parser: AddParser) -> None:
    search = add_command(
        add_parser,
        "search",
        "检索全部文件",
        later("searching", "search"),
        usage="QUERY",
        epilog=_SEARCH_EXAMPLES,
    )
    search.take_words_with_a_dash()
    arguments(search)("query", metavar="QUERY", nargs="+", type=typed.words, help="要找的词；几个词用空格隔开")
    add = search.add_argument_group("筛选").add_argument
    add("--limit", metavar="N", type=typed.count, help="最多给出几条，总数照计；不写则给出 20 条，--json 时全部给出")
    add("--doc", metavar="D", action="append", default=[], type=typed.document, help="只查这份文件")
    add(
        "--level",
        metavar="L",
        action="append",
        default=[],
        choices=[level.value for level in Level],
        help="层级：国家、省、市、县",
    )
    add("--region", metavar="R", action="append", default=[], help="地区，如 吉林省")
    add("--year", metavar="Y", action="append", default=[], type=typed.year, help="年份，如 2024")
    add("--unit", metavar="U", action="append", default=[], help="责任单位，如 省科技厅")
    add("--issuer", metavar="I", action="append", default=[], help="发文机关，如 科学技术厅")
    add("--validity", metavar="V", action="append", default=[], type=typed.validity, help=_VALIDITY_HELP)
    way = search.add_argument_group("方式").add_argument
    way("--sort", choices=[order.value for order in SortOrder], default=SortOrder.RELEVANCE.value, help=_SORT_HELP)
    way("--literal", action="store_true", help="只找写下的词：不找同义词和拼音，找不到时也不放宽")
    add_common_options(search)


def _add_compare(add_parser: AddParser) -> None:
    compare = add_command(
        add_parser,
        "compare",
        "对照两到四份文件",
        later("comparing", "compare"),
        usage="A B [C [D]]",
        epilog="示例：\n  compendium compare national-2022 jilin-2024 jinan-2023"
        "\n  compendium compare national-2022 national-2022@2 --by text",
    )
    add = arguments(compare)
    add("first", metavar="A", type=typed.document, help="文件编号")
    add("second", metavar="B", type=typed.document, help="文件编号")
    add("others", metavar="C", nargs="*", type=typed.document, default=[], help="还要一起对照的文件，最多再写两份")
    compare.add_argument_group("方式").add_argument(
        "--by",
        choices=("matter", "text"),
        default="matter",
        help=_BY_HELP,
    )
    add_common_options(compare)


def _add_decisions(add_parser: AddParser) -> None:
    decide = add_command(
        add_parser,
        "compare decide",
        "确认、去除或添加两条条款的对应",
        later("comparing", "decide"),
        usage="A#CLAUSE B#CLAUSE --confirm|--cut|--add|--withdraw",
        epilog="示例：\n  compendium compare decide national-2022#2.1 jilin-2024#4.12 --confirm --note 同一事项",
        words=2,
    )
    add = arguments(decide)
    add("first", metavar="A#CLAUSE", type=typed.clause_place, help="一份文件中的条款")
    add("second", metavar="B#CLAUSE", type=typed.clause_place, help="另一份文件中的条款")
    verdict = decide.add_argument_group("决定").add_mutually_exclusive_group(required=True).add_argument
    for word, said in (
        ("confirm", "确认程序找到的对应"),
        ("cut", "程序找到了，但不是同一事项"),
        ("add", "程序没有找到，但是同一事项"),
        ("withdraw", "撤回先前的决定"),
    ):
        verdict(f"--{word}", dest="verdict", action="store_const", const=word, help=said)
    decide.add_argument_group("说明").add_argument("--note", metavar="T", default="", help="理由")
    add_common_options(decide)
    listing = add_command(
        add_parser, "compare decisions", "列出人工作出的对应决定", later("comparing", "list_decisions"), words=2
    )
    listing.add_argument_group("筛选").add_argument(
        "--doc", metavar="D", action="append", default=[], type=typed.document, help="只列涉及这份文件的"
    )
    add_common_options(listing)


def _add_facts(add_parser: AddParser) -> None:
    facts = add_command(
        add_parser,
        "facts",
        "列出文件中的指标、责任分工、扶持事项、时限、政策工具和引用文件",
        later("facts", "list_facts"),
        epilog="示例：\n  compendium facts --kind target --doc jilin-2024"
        "\n  compendium facts --kind duty --unit 省科技厅\n条款后面带 * 的是人工改正过的。",
    )
    add = facts.add_argument_group("筛选").add_argument
    said = f"种类：{'、'.join(_FACT_KINDS)}"
    add("--kind", metavar="K", action="append", default=[], choices=_FACT_KINDS, help=said)
    add("--doc", metavar="D", action="append", default=[], type=typed.document, help="只列这份文件")
    add("--unit", metavar="U", action="append", default=[], help="责任单位，如 省科技厅")
    add_common_options(facts)


def _add_export(add_parser: AddParser) -> None:
    kinds = {
        "tasks": "任务分工表",
        "targets": "指标对照表",
        "supports": "扶持政策清单",
        "deadlines": "时限清单",
        "instruments": "政策工具清单",
        "citations": "引用文件清单",
        "ledger": "工作台账（xlsx 填写后可用 ledger import 读回）",
        "comparison": "政策对比表（两至四份文件）",
        "clauses": "条款摘录",
        "bookmarks": "书签",
        "handout": "学习材料：要点、原文和笔记栏；或一份讲义（--collection）",
        "workplan": "贯彻落实工作方案（草拟稿），由上级和本级两份文件生成",
    }
    export = add_command(
        add_parser,
        "export",
        "导出表格和学习材料",
        later("exporting", "export"),
        usage="KIND --to FILE",
        epilog="示例：\n  compendium export tasks --to 分工表.docx --doc jilin-2024"
        "\n  compendium export comparison --to 对比.xlsx --doc national-2022 --doc jilin-2024 --by matrix"
        "\n  compendium export handout --to 讲义.pdf --collection 科技政策宣讲"
        "\n  compendium export workplan --to 工作方案.docx --doc national-2022 --doc jilin-2024",
    )
    said = "\n".join(f"{kind:<13}{label}" for kind, label in kinds.items())
    arguments(export)("what", metavar="KIND", choices=list(kinds), help=said)
    add = export.add_argument_group("导出").add_argument
    add(
        "--to",
        metavar="FILE",
        type=typed.path,
        required=True,
        help="要写的文件；结尾决定格式：docx、xlsx、csv、md、html、pdf",
    )
    add(
        "--doc",
        metavar="D",
        nargs="+",
        action="extend",
        default=[],
        type=typed.document,
        help="只取这些文件；不写则取全部",
    )
    by = ("matter", "text", "matrix")
    add("--by", metavar="BY", choices=by, default=by[0], help=_EXPORT_BY_HELP)
    add("--full", action="store_true", help="matrix 的每格附上条款全文；不写则只有要点和数字")
    add("--collection", metavar="NAME", type=typed.words, help="handout：导出这份讲义（名称，或编号的前几位）")
    add("--with-notes", action="store_true", help="handout --collection：连同讲者备注；不写则不含")
    add_common_options(export)


def _add_ledger(add_parser: AddParser) -> None:
    ledger = add_command(add_parser, "ledger", "读回填写过的工作台账", None, usage="import")
    actions = ledger.add_commands("动作", "ACTION", "action")
    take_in = add_command(
        actions,
        "ledger import",
        "读回填写过的工作台账，先列出变化",
        later("ledger", "take_in"),
        usage="FILE",
        epilog="示例：\n  compendium ledger import 台账.xlsx\n  compendium ledger import 台账.xlsx --apply",
    )
    arguments(take_in)("file", metavar="FILE", type=typed.path, help="export ledger 导出、填写过的 xlsx 文件")
    handling = take_in.add_argument_group("处理").add_argument
    handling("--apply", action="store_true", help="把变化写入台账；导出后这里也改过的行除外")
    handling("--conflicts", action="store_true", help="导出后这里也改过的行，也以文件为准（空格不会清除已有内容）")
    add_common_options(take_in)
    add_common_options(ledger)


def _add_import(add_parser: AddParser) -> None:
    importing_ = add_command(
        add_parser,
        "import",
        "导入政策文件：Word、WPS、PDF、网页、文本，整个文件夹或压缩包",
        later("importing", "import_files"),
        usage="PATH…",
        epilog=_IMPORT_HELP,
    )
    arguments(importing_)("paths", metavar="PATH", nargs="+", type=typed.path, help="文件、文件夹或 zip 压缩包")
    importing_.add_argument_group("编号").add_argument(
        "--id", dest="doc_id", metavar="ID", type=typed.words, help="给这份文件定的编号（只导入一个文件时）"
    )
    add_common_options(importing_)


def _add_upkeep(add_parser: AddParser) -> None:
    check = add_command(add_parser, "check", "检查文库、索引和个人数据是否完好", later("checking", "check"))
    check.add_argument_group("处理").add_argument(
        "--repair", action="store_true", help="能修的随即修好；个人数据只会另存，不会覆盖"
    )
    add_common_options(check)
    walk = add_command(
        add_parser, "self-test", "打开真实窗口走一遍，看这台电脑能否正常使用", later("testing", "self_test")
    )
    add_common_options(walk)
