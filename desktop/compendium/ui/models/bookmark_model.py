"""Bookmarks as rows for views: with the words to show, filtered, sorted, and able to be dragged into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from compendium.domain.anchor import squeezed
from compendium.domain.anchor_finding import Guess
from compendium.domain.bookmark import AnchorState, Bookmark, MarkColour
from compendium.domain.highlight import Highlight, HighlightStyle
from compendium.ui.models.mark_looks import colour_word

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
MIME_TYPE = "application/x-policy-compendium-bookmarks"


class MarkKind(StrEnum):
    """What a row stands for."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"


@dataclass(frozen=True, slots=True)
class GuessedPlace:
    """The words that a mark probably means now, and the label of their clause."""

    guess: Guess
    label: str


@dataclass(frozen=True, slots=True)
class BookmarkEntry:
    """A mark with the title of its document, the label of its clause and of the heading above ("" when gone).

    Attributes:
        bookmark: the bookmark; for a highlight what it has in common with one.
        highlight: the highlight, when the row stands for one.
        rank: place in the user's own order.
        guess: for a mark whose words are gone.
    """

    bookmark: Bookmark
    title: str = ""
    label: str = ""
    above: str = ""
    highlight: Highlight | None = None
    rank: int = 0
    guess: GuessedPlace | None = None

    @property
    def kind(self) -> MarkKind:
        """What the row stands for."""
        if self.highlight is None:
            return MarkKind.BOOKMARK
        underlined = self.highlight.style is HighlightStyle.UNDERLINE
        return MarkKind.UNDERLINE if underlined else MarkKind.HIGHLIGHT

    @property
    def needs_look(self) -> bool:
        """True when the words are no longer where they were."""
        return self.bookmark.state is not AnchorState.OK

    @property
    def where(self) -> str:
        """Document and clause on one line."""
        return " · ".join(part for part in (self.document, self.label) if part)

    @property
    def document(self) -> str:
        """Title of the document, or that it is gone: its id would tell nobody anything."""
        return self.title or QCoreApplication.translate("Bookmarks", "文件不在文库中")

    @property
    def quotes_label(self) -> bool:
        """True when the quoted words only repeat what the clause is called."""
        return bool(self.label) and squeezed(self.bookmark.quote).rstrip("。：:") == squeezed(self.label).rstrip(
            "。：:"
        )

    def place(self, *, with_document: bool) -> str:
        """What to show below the quote: document and clause, or the heading above where the quote names the clause."""
        parts = (
            self.document if with_document else "",
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


def kind_word(kind: MarkKind) -> str:
    """What a kind of mark is called."""
    translate = QCoreApplication.translate
    return {
        MarkKind.BOOKMARK: translate("Bookmarks", "书签"),
        MarkKind.HIGHLIGHT: translate("Bookmarks", "标注"),
        MarkKind.UNDERLINE: translate("Bookmarks", "下划线"),
    }[kind]


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
            mark = entry.bookmark
            colour = colour_word(mark.colour) if mark.colour is not MarkColour.NONE else ""
            kind = kind_word(entry.kind) if entry.highlight is not None else ""
            parts = (kind, entry.where, mark.quote, mark.note, state, colour, "、".join(mark.tags), entry.when)
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
