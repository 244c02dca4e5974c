"""What every reader of a file format offers, and the checks that are the same for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from compendium.domain.errors import UserError
from compendium.domain.system_errors import advice, reason

MAX_BYTES = 64 * 1024 * 1024
LOCK_PREFIXES = ("~$", ".~lock.")


@dataclass(frozen=True, slots=True)
class SourceText:
    """What a file holds.

    Attributes:
        text: its exact text; lines end in one line feed.
        front_matter: values given at the head of a Markdown file; empty for other files.
        warnings: what a person should know about how the file was read.
    """

    text: str
    front_matter: Mapping[str, object] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


class Importer(Protocol):
    """Reads the files of one format."""

    extensions: tuple[str, ...]

    def read(self, path: Path) -> SourceText:
        """Return the text of the file; raise UserError when it cannot be read or holds no text."""
        ...


def not_found(path: Path) -> UserError:
    """Say that there is no such file."""
    return UserError("not_found", f"找不到文件“{path.name}”。", "请检查路径是否正确，或文件是否已被移动。")


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
            raise UserError(
                "too_large",
                f"“{path.name}”有 {size // 1048576} MB，超过 {MAX_BYTES // 1048576} MB 的上限。",
                "请拆分后再导入。",
            )
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


def checked(text: str, path: Path) -> str:
    """Return ``text`` with its line ends made line feeds; raise UserError(empty) when it holds nothing but blanks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UserError("empty", f"“{path.name}”中没有文字。", "请确认选择的文件有内容。")
    return text
