"""Files on the command line instead of a command: ``compendium 方案.docx``, as the system starts the program with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from compendium.app.argument_parser import UsageError

_OPEN = "--open"
_VALUED = ("--home", "--library", _OPEN)  # options whose value stands behind them


def split_files(argv: Sequence[str]) -> tuple[list[str], list[Path]]:
    """Return the words without the files that the window is to import, and those files as absolute paths.

    A word is meant as a file when it is written as a path: with a separator or an ending, which no command has.

    Raises:
        UsageError: there is no such file.
    """
    words: list[str] = []
    files: list[Path] = []
    before = ""
    for at, word in enumerate(argv):
        if before == _OPEN and _is_path(word) and Path(word).exists():
            words.pop()
            files.append(Path(word).absolute())
        elif before in _VALUED or word.startswith("-"):
            words.append(word)
        elif _is_path(word):
            files.append(_existing(word))
        elif not files:
            return [*words, *argv[at:]], files  # a command: what follows is its own
        else:
            words.append(word)
        before = word
    return words, files


def _is_path(word: str) -> bool:
    separators = [each for each in (os.sep, os.altsep) if each]
    return any(each in word for each in separators) or bool(Path(word).suffix)


def _existing(word: str) -> Path:
    path = Path(word).absolute()
    if not path.exists():
        raise UsageError(f"找不到文件“{word}”")
    return path
