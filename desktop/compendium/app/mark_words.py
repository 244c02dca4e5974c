"""The words of the commands on what the user marks and collects."""

from __future__ import annotations

from compendium.app import argument_types as typed
from compendium.app.argument_parser import Parser
from compendium.app.command_words import AddParser, add_command, add_common_options, arguments, later

_COLOURS = ("yellow", "green", "blue", "red", "purple")


def add_bookmark(add_parser: AddParser) -> None:
    """Add ``bookmark`` with its actions."""
    bookmark = add_command(add_parser, "bookmark", "收藏条款，管理书签", None, usage="add|remove|list|export|import")
    actions = bookmark.add_commands("动作", "ACTION", "action")
    add = add_command(
        actions,
        "bookmark add",
        "收藏一条",
        later("bookmarks", "add"),
        usage="DOC#CLAUSE",
        epilog="示例：\n  compendium bookmark add jilin-2024#4.12 --note 与科技厅核对 --folder 企业",
    )
    arguments(add)("place", metavar="DOC#CLAUSE", type=typed.clause_place, help="文件编号#条款")
    about = add.add_argument_group("书签内容").add_argument
    about("--note", metavar="T", default="", help="备注")
    about("--folder", metavar="F", default="", help="文件夹；下级用 / 隔开")
    add_common_options(add)
    remove = add_command(actions, "bookmark remove", "删除书签", later("bookmarks", "remove"), usage="ID…")
    arguments(remove)(
        "ids", metavar="ID", nargs="+", type=typed.words, help="书签编号（bookmark list 列出），写前几位即可"
    )
    add_common_options(remove)
    add_common_options(add_command(actions, "bookmark list", "列出书签", later("bookmarks", "list_all")))
    export = add_command(
        actions,
        "bookmark export",
        "把书签和标注存成文件，好带到另一台电脑，或打印",
        later("bookmarks", "export"),
        usage="FILE",
    )
    arguments(export)(
        "file",
        metavar="FILE",
        type=typed.path,
        help="要写的文件：.json 可再导入；.docx .xlsx .csv .md .html .pdf 供阅读",
    )
    export.add_argument_group("内容").add_argument(
        "--with-notes", action="store_true", help=".json：连同讲义的讲者备注；不写则不含"
    )
    add_common_options(export)
    merge = add_command(
        actions,
        "bookmark import",
        "并入别处存下的书签和标注，不重复，不删除",
        later("bookmarks", "merge"),
        usage="FILE",
    )
    arguments(merge)("file", metavar="FILE", type=typed.path, help="bookmark export 存下的 .json 文件")
    add_common_options(merge)
    add_common_options(bookmark)


def add_collection(add_parser: AddParser) -> None:
    """Add ``collection`` with its actions."""
    usage = "list|show|add|remove|export|import"
    collection = add_command(add_parser, "collection", "编排讲义：条款、对照、清单和自己的文字", None, usage=usage)
    actions = collection.add_commands("动作", "ACTION", "action")

    def command(name: str, summary: str, function: str, usage: str = "", epilog: str = "") -> Parser:
        run = later("collections", function)
        return add_command(actions, f"collection {name}", summary, run, usage=usage, epilog=epilog)

    named = "讲义的名称，或编号的前几位"
    add_common_options(command("list", "列出讲义", "list_all"))
    show = command("show", "显示一份讲义的各项", "show", "NAME")
    arguments(show)("name", metavar="NAME", type=typed.words, help=named)
    add_common_options(show)
    examples = "\n  compendium collection add 科技政策宣讲 jilin-2024#4.12 wuxi-2024#2.1.1 --compare"
    add = command("add", "加入讲义；没有这份讲义时新建", "add", "NAME [DOC#CLAUSE…]", f"示例：{examples}")
    arguments(add)("name", metavar="NAME", type=typed.words, help=named)
    arguments(add)("places", metavar="DOC#CLAUSE", nargs="*", type=typed.clause_place, default=[], help="要加入的条款")
    about = add.add_argument_group("加入什么").add_argument
    about("--section", metavar="T", default="", help="先加一个小节标题")
    about("--text", metavar="T", default="", help="先加一页自己的文字（Markdown）")
    about("--compare", action="store_true", help="把这些条款并排成一项对照（两至四条）")
    about("--notes", metavar="T", default="", help="讲者备注，仅自己可见")
    about("--subtitle", metavar="T", help="讲义的副标题：场合、讲者、日期")
    add_common_options(add)
    remove = command("remove", "删除讲义", "remove", "NAME…")
    arguments(remove)("names", metavar="NAME", nargs="+", type=typed.words, help=named)
    add_common_options(remove)
    paper = "要纸面的讲义，用 compendium export handout --collection NAME --to FILE。"
    export = command("export", "把讲义存成文件，好带到另一台电脑或交给同事", "export", "FILE [NAME…]", paper)
    arguments(export)("file", metavar="FILE", type=typed.path, help="要写的 .json 文件，collection import 可以读回")
    arguments(export)("names", metavar="NAME", nargs="*", type=typed.words, default=[], help=f"{named}；不写则取全部")
    export.add_argument_group("内容").add_argument("--notes", action="store_true", help="连同讲者备注；不写则不含")
    add_common_options(export)
    merge = command("import", "并入别处存下的讲义，不重复，不删除", "merge", "FILE")
    arguments(merge)("file", metavar="FILE", type=typed.path, help="collection export 存下的 .json 文件")
    add_common_options(merge)
    add_common_options(collection)


def add_highlight(add_parser: AddParser) -> None:
    """Add ``highlight`` with its actions."""
    highlight = add_command(add_parser, "highlight", "标注文字，管理标注", None, usage="add|remove|list")
    actions = highlight.add_commands("动作", "ACTION", "action")
    add = add_command(
        actions,
        "highlight add",
        "标注一条中的文字",
        later("highlights", "add"),
        usage="DOC#CLAUSE",
        epilog="示例：\n  compendium highlight add jilin-2024#4.12 --quote 揭榜挂帅 --colour green",
    )
    arguments(add)("place", metavar="DOC#CLAUSE", type=typed.clause_place, help="文件编号#条款")
    about = add.add_argument_group("标注内容").add_argument
    about("--quote", metavar="T", default="", help="条款中原有的文字；不写则标注整条")
    about("--colour", metavar="C", default="yellow", choices=_COLOURS, help="颜色：" + "、".join(_COLOURS))
    about("--underline", action="store_true", help="用下划线代替底色")
    about("--note", metavar="T", default="", help="备注")
    add_common_options(add)
    remove = add_command(actions, "highlight remove", "删除标注", later("highlights", "remove"), usage="ID…")
    arguments(remove)(
        "ids", metavar="ID", nargs="+", type=typed.words, help="标注编号（highlight list 列出），写前几位即可"
    )
    add_common_options(remove)
    add_common_options(add_command(actions, "highlight list", "列出标注", later("highlights", "list_all")))
    add_common_options(highlight)
