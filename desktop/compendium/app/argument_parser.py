"""argparse that speaks Chinese: headings, usage and error lines."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

USAGE_STATUS = 2

# What argparse says (Python 3.11 to 3.14) and what the user reads. Its own translations come from a message
# catalogue of the system, which no system has for Chinese.
_MESSAGES = (
    (r"the following arguments are required: (.+)", r"缺少：\1"),
    (r"unrecognized arguments: (.+)", r"多余或不认识的内容：\1"),
    (r"argument (.+): expected one argument", r"\1 后面要写一个值"),
    (r"argument (.+): expected at least one argument", r"\1 至少要写一个"),
    (r"argument (.+): invalid choice: (.+?) \(choose from (.+)\)", r"\1 不能是 \2，可以是 \3"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 后面不能写值 \2"),
    (r"argument (.+): (.+)", r"\1：\2"),
)


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
        # argparse lets negative numbers be values; so is a dash before Chinese, as in `search 企业 -税`: no option is.
        self._negative_number_matcher = re.compile(r"-[^\x00-\x7f]")

    def take_words_with_a_dash(self) -> None:
        """Let every word that begins with a single dash and is no option be a value: `search 企业 -RD`."""
        self._negative_number_matcher = re.compile(r"-(?!-).", re.DOTALL)

    def error(self, message: str) -> NoReturn:
        """Say in Chinese what is wrong, where help is, and leave with status 2."""
        sys.stderr.write(f"用词有误：{in_chinese(message)}。用 {self.prog} --help 查看用法。\n")
        self.exit(USAGE_STATUS)


def in_chinese(message: str) -> str:
    """An error message of argparse in Chinese; one that is not known stays as it is."""
    for pattern, replacement in _MESSAGES:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, replacement, message, count=1, flags=re.DOTALL).rstrip("。")
    return message
