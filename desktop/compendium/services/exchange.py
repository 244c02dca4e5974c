"""One file for all that a user marked and put together: to keep as a backup, to restore from, to hand to colleagues.

Each kind of content is a part of its own; this module knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from compendium.domain.errors import UserError
from compendium.exporters.exchange_file import JsonRow, from_json, not_ours, to_json
from compendium.store import files
from compendium.store.user_db import UserDatabase

ENDING = ".json"
_FOR_READING = (".docx", ".xlsx", ".csv", ".md", ".html", ".pdf")  # what a list of bookmarks can be printed as
_LARGEST_FILE = 32 * 1024 * 1024  # bytes; tens of thousands of bookmarks with their notes take less


@dataclass(frozen=True, slots=True)
class Merged:
    """What a file brought: so many new entries, newer contents for known ones, and ones that were here.

    ``without_notes``: the file was written without the private notes that such entries may have.
    """

    new: int = 0
    updated: int = 0
    present: int = 0
    without_notes: bool = False

    @property
    def taken(self) -> int:
        """How many changed anything here."""
        return self.new + self.updated

    def __add__(self, other: Merged) -> Merged:
        """Return both together."""
        without = self.without_notes or other.without_notes
        return Merged(self.new + other.new, self.updated + other.updated, self.present + other.present, without)


class ExchangePart(Protocol):
    """One kind of content of the file, such as the collections."""

    @property
    def name(self) -> str:
        """The key of the part in the file, such as ``collections``; never changes."""

    def rows(self) -> Sequence[JsonRow]:
        """Return everything of this kind as JSON-able rows, always in the same order."""

    def read(self, rows: Sequence[object]) -> Callable[[], Merged]:
        """Check rows from a file, change nothing, and return what merges them.

        Merging runs in one transaction with the other parts. It never deletes and never doubles: of two entries with
        one id the newer stands, and one that is the same as another in all but its id is passed over.

        Raises:
            ValueError, TypeError, KeyError, UserError: the rows are not what ``rows`` returns.
        """


@runtime_checkable
class NotedPart(ExchangePart, Protocol):
    """A part whose entries may have notes that are meant for nobody else; ``rows`` leaves them out."""

    def rows_with_notes(self) -> Sequence[JsonRow]:
        """Return what ``rows`` does, with the notes."""


class ExchangeService:
    """Writes and takes in the file.

    Args:
        database: where all parts are kept.
        parts: what the file holds, in the order in which it is written and merged.
    """

    def __init__(self, database: UserDatabase, parts: Sequence[ExchangePart]) -> None:
        self._database = database
        self._parts = {part.name: part for part in parts}

    def export_to(self, path: Path, *, notes: bool = False) -> dict[str, int]:
        """Write everything into a JSON file, whole or not at all; return part name to number of entries.

        The speaker's notes are private and the file may go to colleagues: they are in it only with ``notes``.

        Raises:
            UserError: not_json for another ending, disk_full, read_only, cannot_write.
        """
        if path.suffix.lower() != ENDING:
            raise UserError(
                "not_json",
                f"备份和交换文件只能存成 .json 文件，不能存成“{path.name}”。",
                f"请改用以 .json 结尾的名称，如“{path.stem or '书签'}.json”。",
            )
        with self._database.reading():
            rows = {
                name: part.rows_with_notes() if notes and isinstance(part, NotedPart) else part.rows()
                for name, part in self._parts.items()
            }
        files.write_text(path, to_json(rows), "书签文件")
        return {name: len(part) for name, part in rows.items()}

    def import_from(self, path: Path) -> dict[str, Merged]:
        """Take in a file that ``export_to`` wrote, now or in an older version; return what each part brought.

        Everything is checked before anything is changed. Parts that this program does not know are passed over.

        Raises:
            UserError: not_found, unreadable, not_bookmarks, only_for_reading, newer_data, bad_date, bad_folder,
                read_only, disk_full; nothing is changed then.
        """
        parts = from_json(_read(path), path.name)
        try:
            merges = {name: part.read(parts.get(name, [])) for name, part in self._parts.items()}
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise not_ours(path.name) from error
        with self._database.writing():
            return {name: merge() for name, merge in merges.items()}


def _read(path: Path) -> str:
    if path.suffix.lower() in _FOR_READING and path.is_file():
        words = f"“{path.name}”是供阅读的文件，不能再导入，没有导入任何内容。"
        raise UserError("only_for_reading", words, f"请导入书签另存的 {ENDING} 文件。")
    too_large = UserError("not_bookmarks", f"“{path.name}”太大，不是本程序导出的书签文件。", "请另选一个文件。")
    return files.read_text(path, _LARGEST_FILE, too_large, not_ours(path.name))
