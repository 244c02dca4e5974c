"""Files on the command line instead of a command: ``compendium 方案.docx``, as the system starts the program with."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from compendium.app.argument_parser import UsageError

_OPEN = "--open"
_VALUED = ("--home", "--library", _OPEN)  # options whose value stands behind them
_FILE_URL = "file:"
_URL = re.compile(r"file:|[a-z][a-z0-9+.-]+://", re.IGNORECASE)  # one letter alone is a drive


def split_files(argv: Sequence[str]) -> tuple[list[str], list[Path]]:
    """Return the words without the files that the window is to import, and those files as absolute paths.

    A word is meant as a file when it is written as a path, with a separator or an ending, which no command has, or as
    a ``file:`` URL, which desktops hand over.

    Raises:
        UsageError: there is no such file.
    """
    words: list[str] = []
    files: list[Path] = []
    before = ""
    for at, word in enumerate(argv):
        if before == _OPEN and _is_path(word) and _path(word).exists():
            words.pop()
            files.append(_path(word))
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
    return any(each in word for each in separators) or bool(Path(word).suffix) or bool(_URL.match(word))


def _path(word: str) -> Path:
    if _URL.match(word):
        word = _path_of_url(word)
    return Path(word).absolute()


def _path_of_url(url: str) -> str:
    """Return the path that a ``file:`` URL names; UsageError for one that leads elsewhere."""
    from urllib.parse import unquote  # here, since hardly any start needs it

    rest = url[len(_FILE_URL) :]
    host, slash, path = rest[2:].partition("/") if rest.startswith("//") else ("", "", rest)
    path = unquote(slash + path)
    windows = os.name == "nt"
    if url[: len(_FILE_URL)].lower() != _FILE_URL or (host.lower() not in ("", "localhost") and not windows):
        raise UsageError(f"“{url}”不在这台电脑上，请先复制到本机再导入")
    if not windows:
        return path
    if host.lower() not in ("", "localhost"):
        return f"//{host}{path}"  # a shared folder
    return path.lstrip("/") if re.match(r"/+[a-z]:", path, re.IGNORECASE) else path


def _existing(word: str) -> Path:
    path = _path(word)
    if not path.exists():
        raise UsageError(f"找不到文件“{path if _URL.match(word) else word}”")
    return path
