"""argparse that speaks Chinese: headings, usage and error lines."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

USAGE_STATUS = 2

# What argparse says (Python 3.11 to 3.14) and what the user reads. Its own translations come from a message
# catalogue of the system, which no system has for Chinese.
_MESSAGES = (
    (r"the following arguments are required: (.+)", r"缺少：\1"),
    (r"unrecognized arguments: (.+)", r"多余或不认识的内容：\1"),
    (r"argument (.+): expected one argument", r"\1 后面要写一个值"),
    (r"argument (.+): expected at least one argument", r"\1 至少要写一个"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 不能和 \2 一起用"),
    (r"one of the arguments (.+) is required", r"\1 要写一个"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 后面不能写值 \2"),
    (r"argument (.+): (.+)", r"\1：\2"),
)

_CHOICE = re.compile(r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)", re.DOTALL)


class UsageError(Exception):
    """Wrong words on the command line; the message says which and what is right."""


class _HelpFormatter(argparse.RawTextHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Commands(argparse._SubParsersAction):  # type: ignore[type-arg]  # noqa: SLF001 - it has no public name
    """Commands of which some have two words."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        """Run the parser of the command that the first word, or the first two, name."""
        words = [values] if isinstance(values, str) else list(values or ())
        both = " ".join(map(str, words[:2]))
        if len(words) > 1 and both in self.choices:
            words[:2] = [both]
        super().__call__(parser, namespace, words, option_string)


class Parser(argparse.ArgumentParser):
    """A parser whose help and errors are in Chinese; wrong words end with status 2."""

    def __init__(self, *, prog: str, usage: str, description: str = "", epilog: str = "", **_: object) -> None:
        """``usage`` is written by hand, since argparse would list every common option again for each command."""
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog=epilog,
            formatter_class=_HelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._options_anywhere = False
        # argparse lets negative numbers be values; so is a dash before Chinese, as in `search 企业 -税`: no option is.
        self._negative_number_matcher = re.compile(r"-[^\x00-\x7f]")

    def take_words_with_a_dash(self) -> None:
        """Let every word that begins with a single dash and is no option be a value: `search 企业 -RD`."""
        self._negative_number_matcher = re.compile(r"-(?!-).", re.DOTALL)

    def take_options_anywhere(self) -> None:
        """Let options stand between and behind the words of a command: `add 甲 --section 第一 jilin-2024#1.1`."""
        self._options_anywhere = True

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse the words of a command; argparse itself would take every optional word at the first one."""
        if not self._options_anywhere:
            return super().parse_known_args(args, namespace)
        self._options_anywhere = False  # what follows comes back here, for options and for the other words
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._options_anywhere = True

    def add_commands(self, title: str, metavar: str, dest: str, *, required: bool = True) -> Callable[..., Parser]:
        """Return what adds a command; one of two words, as `compare decide`, is added under both."""
        commands = self.add_subparsers(
            title=title, metavar=metavar, dest=dest, required=required, parser_class=Parser, action=_Commands
        )
        return commands.add_parser

    def error(self, message: str) -> NoReturn:
        """Say in Chinese what is wrong and where help is, as a UsageError: argparse itself would end the process."""
        raise UsageError(f"{in_chinese(message)}。用 {self.prog} --help 查看用法")


def in_chinese(message: str) -> str:
    """An error message of argparse in Chinese; one that is not known stays as it is."""
    chosen = _CHOICE.fullmatch(message)
    if chosen is not None:
        known = "、".join(_unquoted(word) for word in chosen[3].split(", "))
        return f"{chosen[1]} 不能是“{_unquoted(chosen[2])}”，可以是 {known}"
    for pattern, replacement in _MESSAGES:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, replacement, message, count=1, flags=re.DOTALL).rstrip("。")
    return message


def _unquoted(word: str) -> str:
    """A word without the quotes that Python's own notation puts around it."""
    plain = len(word) > 1 and word[0] == word[-1] and word[0] in "'\""
    return word[1:-1] if plain else word
