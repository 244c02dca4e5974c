"""One run of the program, from words to exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path

from compendium.app.argument_parser import USAGE_STATUS, UsageError
from compendium.app.command_line import build_parser
from compendium.app.commands.base import DONE, FAILED, Place
from compendium.app.composition import Composition
from compendium.app.file_argument import split_files
from compendium.app.link_argument import split_link
from compendium.app.logging import LogFile
from compendium.app.native_message import ToldError, tell
from compendium.app.output import Output, OutputClosedError, explained
from compendium.app.paths import Places, bundle_dir, content_dir, default_home, resources_dir
from compendium.domain.errors import CancelledError, UserError
from compendium.domain.import_target import import_target
from compendium.services.notices import Notice

TODAY_VARIABLE = "COMPENDIUM_TODAY"


def run(argv: Sequence[str], environ: Mapping[str, str] = os.environ) -> int:
    """Run a command, or the window when none is named; every failure ends as one line and a status."""
    if any(_is_undecodable(word) for word in argv):
        return _refused("命令行中有不能识别的文字（不是 UTF-8 编码）。文件名如此时，请先给文件改名", environ)
    try:
        arguments = _parsed(argv)
    except UsageError as error:
        return _refused(str(error), environ)
    output = Output(as_json=arguments.as_json, out=sys.stdout, err=sys.stderr)
    home = arguments.home or default_home(environ)
    notices: list[Notice] = []
    try:
        return _run(arguments, home, environ, output, notices)
    except UsageError as error:
        return _refused(f"{error}。用 compendium --help 查看用法", environ)
    except OutputClosedError:
        return DONE
    except CancelledError:
        output.message("已取消，没有改动任何数据。")
    except UserError as error:
        _tell([notice for notice in notices if notice.damage], output)  # the error says what else is wrong
        output.message(one_line(error))
        if not isinstance(error, ToldError):
            tell(str(error), environ)  # in the words of the window, which knows no options
    except OSError as error:
        line = one_line(explained(error))
        output.message(line)
        tell(line, environ)
    except Exception as error:  # noqa: BLE001 - our own defect: report it, never show a traceback
        from compendium.app import crash

        line = crash.line_for_user(crash.write_report(error, home))
        output.message(line)
        tell(line, environ)
    return FAILED


def _refused(what: str, environ: Mapping[str, str]) -> int:
    """Say what is wrong with the words of the command line; who sees a box wrote none and need not hear of words."""
    with suppress(OSError):  # nobody listens; the exit status still tells
        sys.stderr.write(f"用词有误：{what}。\n")
        sys.stderr.flush()
    tell(f"{what}。", environ)
    return USAGE_STATUS


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    words, link = split_link(argv)
    words, files = split_files(words)
    arguments = build_parser().parse_args(words)
    if link and (arguments.run is not None or arguments.open is not None or files):
        raise UsageError("链接用来打开窗口，不能和命令一起用")
    if files and (arguments.run is not None or arguments.open is not None):
        raise UsageError("要导入的文件不能和命令一起用；用 compendium import 导入而不打开窗口")
    arguments.open = link or import_target(files) or arguments.open
    return arguments


def _is_undecodable(word: str) -> bool:
    """Tell whether a word of the command line holds bytes that Python could only pass through."""
    return any("\ud800" <= letter <= "\udfff" for letter in word)


def _run(
    arguments: argparse.Namespace, home: Path, environ: Mapping[str, str], output: Output, notices: list[Notice]
) -> int:
    places = Places(home, arguments.library, bundle_dir(), resources_dir(), content_dir())
    with ExitStack() as opened:
        opened.enter_context(LogFile(home))
        progress = opened.enter_context(output.progress())
        # A command that cannot keep what it was told to keep has failed; a window can until it is closed.
        window = arguments.run is None
        composition = opened.enter_context(
            Composition(places, today(environ), progress, notices.append, in_session=window, window=window)
        )
        status = _run_command(composition, arguments, output)
    output.finish()
    if arguments.run is not None:  # the window shows them itself
        _tell(notices, output)
    return status


def _run_command(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    if arguments.run is None:
        if arguments.as_json:
            raise UsageError("--json 要和命令一起用，如 compendium list --json")
        from compendium.app import swift_start

        swift_start.begin()
        try:
            from compendium.app.window import run_window

            return run_window(composition, _target(arguments.open))
        finally:
            swift_start.end()
    if arguments.open is not None:
        raise UsageError("--open 用来打开窗口，不能和命令一起用")
    status: int = arguments.run(composition, arguments, output)
    return status


def _target(wanted: Place | str | None) -> str:
    """Return what the window is to open: ``DOC``, ``DOC#CLAUSE`` or a link as it was given; "" for nothing."""
    if isinstance(wanted, Place):
        return "#".join(filter(None, (wanted.doc, wanted.clause)))
    return wanted or ""


def _tell(notices: Iterable[Notice], output: Output) -> None:
    for notice in notices:
        output.message(notice.text)


def today(environ: Mapping[str, str]) -> date:
    """The date that validity is judged by: COMPENDIUM_TODAY, else the calendar's.

    Raises:
        UsageError: the variable holds no ISO date.
    """
    given = environ.get(TODAY_VARIABLE, "")
    if not given:
        return date.today()  # noqa: DTZ011 - the user's own calendar day is what counts
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError(f"环境变量 {TODAY_VARIABLE} 的值“{given}”不是日期，写法如 2026-07-01") from None


def one_line(error: UserError) -> str:
    """The error as the one line to show."""
    return " ".join(error.command_line.split())
