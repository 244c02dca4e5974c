"""Bookmarks as rows for views: with the words to show, filtered, sorted, and able to be dragged into a folder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from compendium.domain.anchor import squeezed
from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.domain.finding import folded

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
MIME_TYPE = "application/x-policy-compendium-bookmarks"
_DIGITS = re.compile(r"(\d+)")


class BookmarkOrder(StrEnum):
    """Order of the list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PLACE = "place"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class BookmarkEntry:
    """A bookmark with the title of its document, the label of its clause and of the heading above ("" when gone)."""

    bookmark: Bookmark
    title: str = ""
    label: str = ""
    above: str = ""

    @property
    def where(self) -> str:
        """Document and clause on one line."""
        return " · ".join(part for part in (self.title or self.bookmark.doc, self.label) if part)

    @property
    def quotes_label(self) -> bool:
        """True when the quoted words only repeat what the clause is called."""
        return bool(self.label) and squeezed(self.bookmark.quote).rstrip("。：:") == squeezed(self.label).rstrip(
            "。：:"
        )

    def place(self, *, with_document: bool) -> str:
        """What to show below the quote: document and clause, or the heading above where the quote names the clause."""
        parts = (
            (self.title or self.bookmark.doc) if with_document else "",
            self.above if self.quotes_label else self.label,
        )
        return " · ".join(part for part in parts if part)

    @property
    def when(self) -> str:
        """Day of creation in the user's time zone, 2024-03-22; "" when unknown."""
        try:
            return datetime.fromisoformat(self.bookmark.created).astimezone().date().isoformat()
        except ValueError:
            return ""


def state_words(state: AnchorState) -> tuple[str, str]:
    """What became of a bookmark's place: a short word and a sentence; both "" when it stands."""
    translate = QCoreApplication.translate
    return {
        AnchorState.OK: ("", ""),
        AnchorState.MOVED: (translate("Bookmarks", "已移动"), translate("Bookmarks", "这段文字现在位于另一条。")),
        AnchorState.CHANGED: (
            translate("Bookmarks", "原文有改动"),
            translate("Bookmarks", "这一条还在，但文字与添加书签时不同。"),
        ),
        AnchorState.LOST: (
            translate("Bookmarks", "已找不到"),
            translate("Bookmarks", "文库中已没有这份文件或这一条；摘录和备注仍保留在这里。"),
        ),
    }[state]


class BookmarkListModel(QAbstractListModel):
    """One row a bookmark. Setting the edit role changes the note and tells it by ``note_changed``."""

    note_changed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._entries: list[BookmarkEntry] = []

    @property
    def entries(self) -> tuple[BookmarkEntry, ...]:
        """All rows, unfiltered."""
        return tuple(self._entries)

    def set_entries(self, entries: Sequence[BookmarkEntry]) -> None:
        """Show other bookmarks; rows that stay keep their selection."""
        same = [entry.bookmark.id for entry in entries] == [entry.bookmark.id for entry in self._entries]
        if same:
            self._entries = list(entries)
            if entries:
                self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def row_of(self, bookmark: str) -> QModelIndex:
        """Index of a bookmark by its id; an invalid one when it is not here."""
        rows = (row for row, entry in enumerate(self._entries) if entry.bookmark.id == bookmark)
        return self.index(next(rows, -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's invalid index
        """Number of bookmarks."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Quote, note, the entry itself, and everything in words for screen readers."""
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(entry.bookmark.quote.split())
        if role == Qt.ItemDataRole.EditRole:
            return entry.bookmark.note
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = state_words(entry.bookmark.state)[0]
            parts = (entry.where, entry.bookmark.quote, entry.bookmark.note, state, entry.when)
            return "；".join(" ".join(part.split()) for part in parts if part)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change a note."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        entry = self._entries[index.row()]
        note = str(value).strip()
        if note != entry.bookmark.note:
            self._entries[index.row()] = replace(entry, bookmark=replace(entry.bookmark, note=note))
            self.dataChanged.emit(index, index)
            self.note_changed.emit(entry.bookmark.id, note)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be edited and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What a drag carries."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Ids for folders, plain words for other programs."""
        entries = [self._entries[index.row()] for index in indexes]
        data = QMimeData()
        data.setData(MIME_TYPE, "\n".join(entry.bookmark.id for entry in entries).encode())
        data.setText("\n\n".join(f"{entry.bookmark.quote}\n——{entry.where}" for entry in entries))
        return data


class BookmarkFilter(QSortFilterProxyModel):
    """Keeps the bookmarks of a folder that hold some words, in an order."""

    def __init__(self, model: BookmarkListModel, parent: QObject | None = None) -> None:
        """Show all, the newest first."""
        super().__init__(parent)
        self._folder: str | None = None
        self._words: list[str] = []
        self._order = BookmarkOrder.NEWEST
        self.setSourceModel(model)
        self.sort(0)

    @property
    def order(self) -> BookmarkOrder:
        """The order in use."""
        return self._order

    def set_folder(self, folder: str | None) -> None:
        """Keep those of a folder and of the folders in it; "" keeps those in no folder, None all."""
        self._folder = folder
        self.invalidate()

    def set_words(self, words: str) -> None:
        """Keep those that hold all of the words in quote, note, document or clause."""
        self._words = folded(words).split()
        self.invalidate()

    def set_order(self, order: BookmarkOrder) -> None:
        """Sort otherwise."""
        self._order = order
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether a bookmark is kept."""
        entry = self.sourceModel().index(row, 0, parent).data(ENTRY_ROLE)
        if not isinstance(entry, BookmarkEntry) or not self._in_folder(entry.bookmark.folder):
            return False
        text = folded(f"{entry.bookmark.quote}\n{entry.bookmark.note}\n{entry.where}\n{entry.bookmark.folder}")
        return all(word in text for word in self._words)

    def _in_folder(self, folder: str) -> bool:
        if self._folder is None:
            return True
        return folder == self._folder or (self._folder != "" and folder.startswith(f"{self._folder}/"))

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare by the order in use."""
        first, second = left.data(ENTRY_ROLE), right.data(ENTRY_ROLE)
        if self._order is BookmarkOrder.NEWEST:
            return (_moment(first.bookmark.created), left.row()) > (_moment(second.bookmark.created), right.row())
        if self._order is BookmarkOrder.OLDEST:
            return (_moment(first.bookmark.created), left.row()) < (_moment(second.bookmark.created), right.row())
        if self._order is BookmarkOrder.TROUBLE and _trouble(first) != _trouble(second):
            return _trouble(first) > _trouble(second)
        return _place(first) < _place(second)


@lru_cache(maxsize=4096)
def _moment(created: str) -> float:
    """Seconds since 1970, for comparing times of different zones; 0 for what is no time."""
    try:
        return datetime.fromisoformat(created).timestamp()
    except ValueError:
        return 0.0


def _trouble(entry: BookmarkEntry) -> int:
    return list(AnchorState).index(entry.bookmark.state)


def _place(entry: BookmarkEntry) -> tuple[str, list[tuple[int, int, str]]]:
    parts = [part for part in _DIGITS.split(entry.bookmark.clause) if part and part != "."]
    # doc and cover stand before numbers in a text, and 10 stands after 9.
    key = [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts]
    return entry.title or entry.bookmark.doc, key
