"""What every reader of a file format offers, and the checks that are the same for all."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from compendium.domain.errors import UserError
from compendium.domain.system_errors import advice, reason

_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MAX_BYTES = 64 * 1024 * 1024
LOCK_PREFIXES = ("~$", ".~lock.")
PAGE_PARTS = ("_files", ".files")
"""Endings of the folders that browsers save beside a page."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a text: the lines [start, end) of ``SourceText.text`` are its rows.

    A row is one line; a tab stands between its cells, a blank where a cell broke its line. A cell that is merged over
    several columns or rows is printed once, at its top left; the others are empty, so that all rows have the same
    columns.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a file holds.

    Attributes:
        text: its exact text; lines end in one line feed.
        front_matter: values given at the head of a Markdown file; empty for other files.
        warnings: what a person should know about how the file was read.
        tables: the tables in ``text``, in reading order.
        labels: what the page around the text says of it by printed label, such as ``发文机关``; of saved web pages.
        attachments: names of the files that a saved web page offers beside its text, in order.
        kind: the format that the content was found to be, such as ``docx``; "" when only the name was looked at.
    """

    text: str
    front_matter: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()
    kind: str = ""


class Importer(ABC):
    """Reads the files of one format: a file as a whole into memory, then what the format says."""

    extensions: tuple[str, ...] = ()

    @abstractmethod
    def parse(self, data: bytes, name: str) -> SourceText:
        """Return the text in the bytes of a file called ``name``; raise UserError when they hold none."""

    def read(self, path: Path) -> SourceText:
        """Return the text of the file; raise UserError when it cannot be read or holds no text."""
        return self.parse(read_bytes(path), path.name)


def not_found(path: Path) -> UserError:
    """Say that there is no such file."""
    return UserError("not_found", f"找不到文件“{path.name}”。", "请检查路径是否正确，或文件是否已被移动。")


def too_large(name: str, size: int) -> UserError:
    """Say that ``size`` bytes are more than are read."""
    return UserError(
        "too_large", f"“{name}”有 {size // 1048576} MB，超过 {MAX_BYTES // 1048576} MB 的上限。", "请拆分后再导入。"
    )


def damaged(name: str, what: str) -> UserError:
    """Say that the file is no sound ``what``, such as ``Word 文档``."""
    return UserError(
        "damaged",
        f"“{name}”已损坏，不能作为{in_sentence(what)}读取。",
        "请用原来的软件打开确认；若打不开，请向发文方重新索取。",
    )


def in_sentence(word: str) -> str:
    """Return a word as it stands between Chinese ones: a blank parts Latin letters from them."""
    return f"{after_chinese(word)}{' ' * word[-1].isascii()}"


def after_chinese(word: str) -> str:
    """Return a word as it stands after Chinese ones and before a mark."""
    return f"{' ' * word[0].isascii()}{word}"


def lock_file(name: str) -> UserError:
    """Say that the file is what office programs leave beside an open document."""
    return UserError("lock_file", f"“{name}”是办公软件的临时锁定文件，不是文档。", "请选择同名的文档本身。")


def picture(name: str) -> UserError:
    """Say that the file is a picture."""
    return UserError(
        "picture",
        f"“{name}”是图片，其中没有可以读取的文字。",
        "请先用文字识别（OCR）软件识别其中的文字，存为 txt 或 docx，再导入这份文本。",
    )


def encrypted(name: str) -> UserError:
    """Say that the file is locked by a password."""
    return UserError(
        "encrypted", f"“{name}”设有打开密码，无法读取。", "请用原来的软件输入密码打开，去掉密码后另存，再导入。"
    )


def no_text(name: str) -> UserError:
    """Say that the file is sound but says nothing."""
    return UserError("empty", f"“{name}”中没有文字。", "请确认选择的文件有内容；若内容是图片，请先识别文字（OCR）。")


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file that a user chose.

    Raises:
        UserError: not_found, not_a_file, too_large, unreadable or empty.
    """
    try:
        if not path.exists():
            raise not_found(path)
        if not path.is_file():
            raise UserError("not_a_file", f"“{path.name}”不是文件。", "请选择一个文件。")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise too_large(path.name, size)
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            "unreadable",
            f"无法读取“{path.name}”（{reason(error)}）。",
            advice(error),
        ) from error
    if not data.strip():
        raise UserError("empty", f"“{path.name}”是空文件。", "请确认选择的文件有内容。")
    return data


def checked(text: str, name: str) -> str:
    """Return ``text`` with its line ends made line feeds; raise UserError(empty) when it holds nothing but blanks."""
    text = without_directions(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise no_text(name)
    return text


def without_directions(text: str) -> str:
    """Return ``text`` without the invisible marks that turn the direction of writing: they can make it show falsely."""
    return _DIRECTIONS.sub("", text)
