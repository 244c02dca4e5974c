"""What the words of all commands are built with."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module

from compendium.app import argument_types as typed
from compendium.app.argument_parser import Parser
from compendium.app.commands.base import Command
from compendium.app.composition import Composition
from compendium.app.output import Output

# argparse has public names for these methods, but not for the types they belong to.
AddParser = Callable[..., Parser]
AddArgument = Callable[..., argparse.Action]
_JSON_HELP = "标准输出只写一个 JSON 文档（UTF-8）"
_HOME_HELP = "个人数据所在文件夹（或环境变量 COMPENDIUM_HOME）"
_LIBRARY_HELP = "改从这个文件夹读取文库，可以是只读的共享目录"


def add_common_options(parser: Parser) -> AddArgument:
    """Add the options of every command; return what adds more to them."""
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
        type=typed.path,
        default=argparse.SUPPRESS,
        help=_HOME_HELP,
    )
    add(
        "--library",
        metavar="DIR",
        type=typed.path,
        default=argparse.SUPPRESS,
        help=_LIBRARY_HELP,
    )
    add("-h", "--help", action="help", help="显示这份说明")
    return add


def add_command(
    add_parser: AddParser,
    name: str,
    summary: str,
    run: Command | None,
    *,
    usage: str = "",
    epilog: str = "",
    words: int = 1,
) -> Parser:
    """Add a command; the last ``words`` words of its name are what ``add_parser`` has not named yet."""
    # argparse prefixes the program's name to `prog` only when it builds it; nested commands are named in full here.
    parser = add_parser(
        " ".join(name.split(" ")[-words:]),
        help=summary,
        prog=f"compendium {name}",
        usage=f"compendium {name} {usage}".strip() + " [选项]",
        description=summary,
        epilog=epilog,
    )
    if run is not None:
        parser.set_defaults(run=run)
        parser.take_options_anywhere()
    return parser


def later(topic: str, name: str) -> Command:
    """The command ``commands.TOPIC.NAME``, imported when it runs: a start needs one of them, the window none."""

    def run(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
        command: Command = getattr(import_module(f"compendium.app.commands.{topic}"), name)
        return command(composition, arguments, output)

    return run


def arguments(parser: Parser) -> AddArgument:
    """Return what adds the words of a command that are no options."""
    return parser.add_argument_group("内容").add_argument
