"""The words of the command line. What each command does is in ``app/commands``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from compendium import __version__
from compendium.app.argument_parser import Parser
from compendium.app.commands.base import Command, Place
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.app.paths import absolute
from compendium.domain.document import Level
from compendium.domain.query import SortOrder
from compendium.domain.validity import VALIDITY_LABELS

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
  compendium import 通知.txt                  导入文件
选项写在命令前面或后面都可以。
时效性按今天判断；环境变量 COMPENDIUM_TODAY 可另定日期，如 2026-07-01。
退出状态：0 完成；1 没有办成（有一行说明）；2 用词有误。"""

_JSON_HELP = "标准输出只写一个 JSON 文档（UTF-8）"
_HOME_HELP = "个人数据所在文件夹（或环境变量 COMPENDIUM_HOME）"
_LIBRARY_HELP = "改从这个文件夹读取文库，可以是只读的共享目录"
# Written out, since every start imports this module and few ask for facts.
_COLOURS = ("yellow", "green", "blue", "red", "purple")
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

# argparse has public names for these methods, but not for the types they belong to.
_AddParser = Callable[..., Parser]
_AddArgument = Callable[..., argparse.Action]


def build_parser() -> Parser:
    """The parser of ``compendium``; each command's namespace carries its function as ``run``."""
    parser = Parser(prog="compendium", usage="compendium [选项] [命令 …]", description=_DESCRIPTION, epilog=_EXAMPLES)
    add = _add_common_options(parser)
    add("--open", metavar="DOC#CLAUSE", type=_place, help="打开窗口并翻到这份文件（或这一条）")
    add("--version", action="version", version=f"政策汇编 {__version__}", help="显示版本")
    parser.set_defaults(run=None, open=None, as_json=False, home=None, library=None)
    add_parser = parser.add_subparsers(title="命令", metavar="COMMAND", dest="command", parser_class=Parser).add_parser
    _add_library_commands(add_parser)
    _add_search(add_parser)
    _add_compare(add_parser)
    _add_facts(add_parser)
    _add_export(add_parser)
    _add_ledger(add_parser)
    _add_bookmark(add_parser)
    _add_highlight(add_parser)
    _add_collection(add_parser)
    _add_import(add_parser)
    _add_upkeep(add_parser)
    return parser


def _add_common_options(parser: Parser) -> _AddArgument:
    # SUPPRESS: a command's parser must not put its default over what was said before the command.
    add = parser.add_argument_group("选项").add_argument
    add(
        "--json",
        dest="as_json",
        action="store_true",
        default=argparse.SUPPRESS,
        help=_JSON_HELP,
    )
    add(
        "--home",
        metavar="DIR",
        type=_path,
        default=argparse.SUPPRESS,
        help=_HOME_HELP,
    )
    add(
        "--library",
        metavar="DIR",
        type=_path,
        default=argparse.SUPPRESS,
        help=_LIBRARY_HELP,
    )
    add("-h", "--help", action="help", help="显示这份说明")
    return add


def _add_command(
    add_parser: _AddParser, name: str, summary: str, run: Command | None, *, usage: str = "", epilog: str = ""
) -> Parser:
    # argparse prefixes the program's name to `prog` only when it builds it; nested commands are named in full here.
    parser = add_parser(
        name.rsplit(" ", 1)[-1],
        help=summary,
        prog=f"compendium {name}",
        usage=f"compendium {name} {usage}".strip() + " [选项]",
        description=summary,
        epilog=epilog,
    )
    if run is not None:
        parser.set_defaults(run=run)
    return parser


def _add_library_commands(add_parser: _AddParser) -> None:
    _add_common_options(_add_command(add_parser, "list", "列出文库中的文件", _later("library", "list_documents")))
    show = _add_command(
        add_parser,
        "show",
        "显示一份文件的信息和逐条原文",
        _later("library", "show_document"),
        usage="DOC",
        epilog="示例：\n  compendium show jilin-2024\n  compendium show jilin-2024#4.12    只看这一条和它下面各条",
    )
    _arguments(show)("place", metavar="DOC", type=_place, help="文件编号，或 文件编号#条款")
    _add_common_options(show)


def _add_search(add_parser: _AddParser) -> None:
    search = _add_command(
        add_parser,
        "search",
        "检索全部文件",
        _later("searching", "search"),
        usage="QUERY",
        epilog=_SEARCH_EXAMPLES,
    )
    search.take_words_with_a_dash()
    _arguments(search)("query", metavar="QUERY", nargs="+", type=_words, help="要找的词；几个词用空格隔开")
    add = search.add_argument_group("筛选").add_argument
    add("--limit", metavar="N", type=_count, help="最多给出几条，总数照计；不写则给出 20 条，--json 时全部给出")
    add("--doc", metavar="D", action="append", default=[], type=_document, help="只查这份文件")
    add(
        "--level",
        metavar="L",
        action="append",
        default=[],
        choices=[level.value for level in Level],
        help="层级：国家、省、市、县",
    )
    add("--region", metavar="R", action="append", default=[], help="地区，如 吉林省")
    add("--year", metavar="Y", action="append", default=[], type=_year, help="年份，如 2024")
    add("--unit", metavar="U", action="append", default=[], help="责任单位，如 省科技厅")
    add("--issuer", metavar="I", action="append", default=[], help="发文机关，如 科学技术厅")
    add("--validity", metavar="V", action="append", default=[], type=_validity, help=_VALIDITY_HELP)
    way = search.add_argument_group("方式").add_argument
    way("--sort", choices=[order.value for order in SortOrder], default=SortOrder.RELEVANCE.value, help=_SORT_HELP)
    way("--literal", action="store_true", help="只找写下的词：不找同义词和拼音，找不到时也不放宽")
    _add_common_options(search)


def _add_compare(add_parser: _AddParser) -> None:
    compare = _add_command(
        add_parser,
        "compare",
        "对照两到四份文件",
        _later("comparing", "compare"),
        usage="A B [C [D]]",
        epilog="示例：\n  compendium compare national-2022 jilin-2024 jinan-2023"
        "\n  compendium compare national-2022 national-2022@2 --by text",
    )
    add = _arguments(compare)
    add("first", metavar="A", type=_document, help="文件编号")
    add("second", metavar="B", type=_document, help="文件编号")
    add("others", metavar="C", nargs="*", type=_document, default=[], help="还要一起对照的文件，最多再写两份")
    compare.add_argument_group("方式").add_argument(
        "--by",
        choices=("matter", "text"),
        default="matter",
        help=_BY_HELP,
    )
    _add_common_options(compare)


def _add_facts(add_parser: _AddParser) -> None:
    facts = _add_command(
        add_parser,
        "facts",
        "列出文件中的指标、责任分工、扶持事项、时限、政策工具和引用文件",
        _later("facts", "list_facts"),
        epilog="示例：\n  compendium facts --kind target --doc jilin-2024"
        "\n  compendium facts --kind duty --unit 省科技厅\n条款后面带 * 的是人工改正过的。",
    )
    add = facts.add_argument_group("筛选").add_argument
    said = f"种类：{'、'.join(_FACT_KINDS)}"
    add("--kind", metavar="K", action="append", default=[], choices=_FACT_KINDS, help=said)
    add("--doc", metavar="D", action="append", default=[], type=_document, help="只列这份文件")
    add("--unit", metavar="U", action="append", default=[], help="责任单位，如 省科技厅")
    _add_common_options(facts)


def _add_export(add_parser: _AddParser) -> None:
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
        "handout": "学习材料：要点、原文和笔记栏",
        "workplan": "贯彻落实工作方案（草拟稿），由上级和本级两份文件生成",
    }
    export = _add_command(
        add_parser,
        "export",
        "导出表格和学习材料",
        _later("exporting", "export"),
        usage="KIND --to FILE",
        epilog="示例：\n  compendium export tasks --to 分工表.docx --doc jilin-2024"
        "\n  compendium export comparison --to 对比.xlsx --doc national-2022 --doc jilin-2024 --by matrix"
        "\n  compendium export workplan --to 工作方案.docx --doc national-2022 --doc jilin-2024",
    )
    said = "\n".join(f"{kind:<13}{label}" for kind, label in kinds.items())
    _arguments(export)("what", metavar="KIND", choices=list(kinds), help=said)
    add = export.add_argument_group("导出").add_argument
    add(
        "--to",
        metavar="FILE",
        type=_path,
        required=True,
        help="要写的文件；结尾决定格式：docx、xlsx、csv、md、html、pdf",
    )
    add("--doc", metavar="D", nargs="+", action="extend", default=[], type=_document, help="只取这些文件；不写则取全部")
    by = ("matter", "text", "matrix")
    add("--by", metavar="BY", choices=by, default=by[0], help=_EXPORT_BY_HELP)
    _add_common_options(export)


def _add_ledger(add_parser: _AddParser) -> None:
    ledger = _add_command(add_parser, "ledger", "读回填写过的工作台账", None, usage="import")
    actions = ledger.add_subparsers(title="动作", metavar="ACTION", dest="action", required=True, parser_class=Parser)
    take_in = _add_command(
        actions.add_parser,
        "ledger import",
        "读回填写过的工作台账，先列出变化",
        _later("ledger", "take_in"),
        usage="FILE",
        epilog="示例：\n  compendium ledger import 台账.xlsx\n  compendium ledger import 台账.xlsx --apply",
    )
    _arguments(take_in)("file", metavar="FILE", type=_path, help="export ledger 导出、填写过的 xlsx 文件")
    handling = take_in.add_argument_group("处理").add_argument
    handling("--apply", action="store_true", help="把变化写入台账；导出后这里也改过的行除外")
    handling("--conflicts", action="store_true", help="导出后这里也改过的行，也以文件为准（空格不会清除已有内容）")
    _add_common_options(take_in)
    _add_common_options(ledger)


def _add_bookmark(add_parser: _AddParser) -> None:
    bookmark = _add_command(add_parser, "bookmark", "收藏条款，管理书签", None, usage="add|remove|list|export|import")
    actions = bookmark.add_subparsers(title="动作", metavar="ACTION", dest="action", required=True, parser_class=Parser)
    add = _add_command(
        actions.add_parser,
        "bookmark add",
        "收藏一条",
        _later("bookmarks", "add"),
        usage="DOC#CLAUSE",
        epilog="示例：\n  compendium bookmark add jilin-2024#4.12 --note 与科技厅核对 --folder 企业",
    )
    _arguments(add)("place", metavar="DOC#CLAUSE", type=_clause_place, help="文件编号#条款")
    about = add.add_argument_group("书签内容").add_argument
    about("--note", metavar="T", default="", help="备注")
    about("--folder", metavar="F", default="", help="文件夹；下级用 / 隔开")
    _add_common_options(add)
    remove = _add_command(actions.add_parser, "bookmark remove", "删除书签", _later("bookmarks", "remove"), usage="ID…")
    _arguments(remove)("ids", metavar="ID", nargs="+", type=_words, help="书签编号（bookmark list 列出），写前几位即可")
    _add_common_options(remove)
    _add_common_options(_add_command(actions.add_parser, "bookmark list", "列出书签", _later("bookmarks", "list_all")))
    export = _add_command(
        actions.add_parser,
        "bookmark export",
        "把书签和标注存成文件，好带到另一台电脑，或打印",
        _later("bookmarks", "export"),
        usage="FILE",
    )
    _arguments(export)(
        "file", metavar="FILE", type=_path, help="要写的文件：.json 可再导入；.docx .xlsx .csv .md .html .pdf 供阅读"
    )
    _add_common_options(export)
    merge = _add_command(
        actions.add_parser,
        "bookmark import",
        "并入别处存下的书签和标注，不重复，不删除",
        _later("bookmarks", "merge"),
        usage="FILE",
    )
    _arguments(merge)("file", metavar="FILE", type=_path, help="bookmark export 存下的文件")
    _add_common_options(merge)
    _add_common_options(bookmark)


def _add_collection(add_parser: _AddParser) -> None:
    usage = "list|show|add|remove|export|import"
    collection = _add_command(add_parser, "collection", "编排讲义：条款、对照、清单和自己的文字", None, usage=usage)
    actions = collection.add_subparsers(
        title="动作", metavar="ACTION", dest="action", required=True, parser_class=Parser
    )

    def command(name: str, summary: str, function: str, usage: str = "", epilog: str = "") -> Parser:
        run = _later("collections", function)
        return _add_command(actions.add_parser, f"collection {name}", summary, run, usage=usage, epilog=epilog)

    named = "讲义的名称，或编号的前几位"
    _add_common_options(command("list", "列出讲义", "list_all"))
    show = command("show", "显示一份讲义的各项", "show", "NAME")
    _arguments(show)("name", metavar="NAME", type=_words, help=named)
    _add_common_options(show)
    examples = "\n  compendium collection add 科技政策宣讲 jilin-2024#4.12 wuxi-2024#2.1.1 --compare"
    add = command("add", "加入讲义；没有这份讲义时新建", "add", "NAME [DOC#CLAUSE…]", f"示例：{examples}")
    _arguments(add)("name", metavar="NAME", type=_words, help=named)
    _arguments(add)("places", metavar="DOC#CLAUSE", nargs="*", type=_clause_place, default=[], help="要加入的条款")
    about = add.add_argument_group("加入什么").add_argument
    about("--section", metavar="T", default="", help="先加一个小节标题")
    about("--text", metavar="T", default="", help="先加一页自己的文字（Markdown）")
    about("--compare", action="store_true", help="把这些条款并排成一项对照（两至四条）")
    about("--notes", metavar="T", default="", help="讲者备注，仅自己可见")
    about("--subtitle", metavar="T", help="讲义的副标题：场合、讲者、日期")
    _add_common_options(add)
    remove = command("remove", "删除讲义", "remove", "NAME…")
    _arguments(remove)("names", metavar="NAME", nargs="+", type=_words, help=named)
    _add_common_options(remove)
    export = command("export", "把讲义存成文件，好带到另一台电脑或交给同事", "export", "FILE [NAME…]")
    _arguments(export)(
        "file", metavar="FILE", type=_path, help="要写的文件：.json 可再导入；.docx .xlsx .csv .md .html .pdf 供阅读"
    )
    _arguments(export)("names", metavar="NAME", nargs="*", type=_words, default=[], help=f"{named}；不写则取全部")
    export.add_argument_group("内容").add_argument("--notes", action="store_true", help="连同讲者备注；不写则不含")
    _add_common_options(export)
    merge = command("import", "并入别处存下的讲义，不重复，不删除", "merge", "FILE")
    _arguments(merge)("file", metavar="FILE", type=_path, help="collection export 存下的文件")
    _add_common_options(merge)
    _add_common_options(collection)


def _add_highlight(add_parser: _AddParser) -> None:
    highlight = _add_command(add_parser, "highlight", "标注文字，管理标注", None, usage="add|remove|list")
    actions = highlight.add_subparsers(
        title="动作", metavar="ACTION", dest="action", required=True, parser_class=Parser
    )
    add = _add_command(
        actions.add_parser,
        "highlight add",
        "标注一条中的文字",
        _later("highlights", "add"),
        usage="DOC#CLAUSE",
        epilog="示例：\n  compendium highlight add jilin-2024#4.12 --quote 揭榜挂帅 --colour green",
    )
    _arguments(add)("place", metavar="DOC#CLAUSE", type=_clause_place, help="文件编号#条款")
    about = add.add_argument_group("标注内容").add_argument
    about("--quote", metavar="T", default="", help="条款中原有的文字；不写则标注整条")
    about("--colour", metavar="C", default="yellow", choices=_COLOURS, help="颜色：" + "、".join(_COLOURS))
    about("--underline", action="store_true", help="用下划线代替底色")
    about("--note", metavar="T", default="", help="备注")
    _add_common_options(add)
    remove = _add_command(
        actions.add_parser, "highlight remove", "删除标注", _later("highlights", "remove"), usage="ID…"
    )
    _arguments(remove)(
        "ids", metavar="ID", nargs="+", type=_words, help="标注编号（highlight list 列出），写前几位即可"
    )
    _add_common_options(remove)
    _add_common_options(
        _add_command(actions.add_parser, "highlight list", "列出标注", _later("highlights", "list_all"))
    )
    _add_common_options(highlight)


def _add_import(add_parser: _AddParser) -> None:
    importing_ = _add_command(
        add_parser,
        "import",
        "导入政策文本（txt、md）",
        _later("importing", "import_files"),
        usage="PATH…",
        epilog="示例：\n  compendium import 实施方案.txt\n  compendium import 条例.md --id tiaoli-2024",
    )
    _arguments(importing_)("paths", metavar="PATH", nargs="+", type=_path, help="文件")
    importing_.add_argument_group("编号").add_argument(
        "--id", dest="doc_id", metavar="ID", type=_words, help="给这份文件定的编号"
    )
    _add_common_options(importing_)


def _add_upkeep(add_parser: _AddParser) -> None:
    check = _add_command(add_parser, "check", "检查文库、索引和个人数据是否完好", _later("checking", "check"))
    check.add_argument_group("处理").add_argument(
        "--repair", action="store_true", help="能修的随即修好；个人数据只会另存，不会覆盖"
    )
    _add_common_options(check)
    walk = _add_command(
        add_parser, "self-test", "打开真实窗口走一遍，看这台电脑能否正常使用", _later("testing", "self_test")
    )
    _add_common_options(walk)


def _later(topic: str, name: str) -> Command:
    """The command ``commands.TOPIC.NAME``, imported when it runs: a start needs one of them, the window none."""

    def run(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
        command: Command = getattr(import_module(f"compendium.app.commands.{topic}"), name)
        return command(composition, arguments, output)

    return run


def _arguments(parser: Parser) -> _AddArgument:
    return parser.add_argument_group("内容").add_argument


def _place(text: str) -> Place:
    doc, sign, clause = text.partition("#")
    if doc and sign and not clause.strip():
        raise argparse.ArgumentTypeError(f"“{text}”的“#”后面没有条款编号，写法如 jilin-2024#4.12")
    if not doc.strip():
        raise argparse.ArgumentTypeError(f"“{text}”里没有文件编号，写法如 jilin-2024 或 jilin-2024#4.12")
    return Place(doc, clause)


def _document(text: str) -> str:
    place = _place(text)
    if place.clause:
        raise argparse.ArgumentTypeError(f"“{text}”是一条条款，这里要写文件编号，如 {place.doc}")
    return place.doc


def _clause_place(text: str) -> Place:
    place = _place(text)
    if not place.clause:
        raise argparse.ArgumentTypeError(f"“{text}”没有指明条款，写法如 jilin-2024#4.12")
    return place


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("路径是空的")
    return absolute(text)


def _words(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("内容是空的")
    return text


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"“{text}”不是数，应是 0 或更大的整数")
    return int(text)


def _validity(text: str) -> str:
    for validity, label in VALIDITY_LABELS.items():
        if text in (validity.value, label):
            return validity.value
    raise argparse.ArgumentTypeError(f"“{text}”不是时效性，可以是 {'、'.join(VALIDITY_LABELS.values())}")


def _year(text: str) -> int:
    if not (text.isdecimal() and len(text) == len("2024")):
        raise argparse.ArgumentTypeError(f"“{text}”不是年份，写法如 2024")
    return int(text)
