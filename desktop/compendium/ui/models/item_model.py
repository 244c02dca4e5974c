"""The items of a collection in their order; drag and drop asks for another one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from compendium.domain.bookmark import AnchorState
from compendium.domain.collection import CollectionItem, ItemKind
from compendium.ui.models.collection_words import item_kind_name, state_words

Index = QModelIndex | QPersistentModelIndex
MIME_TYPE = "application/x-compendium-items"


class ItemRole(IntEnum):
    """What a row holds."""

    ENTRY = Qt.ItemDataRole.UserRole + 80  # ItemEntry


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """An item as a row shows it.

    Attributes:
        number: from 1, section titles not counted; 0 for them.
        title, source, line: in words; "" for what there is none of.
        standing: how its words stand; OK for own words and while that is being looked up.
    """

    item: CollectionItem
    number: int
    title: str
    source: str = ""
    line: str = ""
    standing: AnchorState = AnchorState.OK

    @property
    def is_section(self) -> bool:
        """True for a title between items."""
        return self.item.kind is ItemKind.SECTION


class ItemModel(QAbstractListModel):
    """Rows of one collection. ``moved`` carries ids and the row before which they are to stand."""

    moved = Signal(list, int)
    received = Signal(str, list, int)
    """Ids of another collection's items, that collection first, and the row before which copies are to stand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[ItemEntry] = []
        self._row_of: dict[str, int] = {}
        self._collection = ""

    @property
    def entries(self) -> Sequence[ItemEntry]:
        """All rows from top to bottom."""
        return self._entries

    def set_entries(self, collection: str, entries: Sequence[ItemEntry]) -> None:
        """Show other rows; where the same items stand in the same order, selection and place stay."""
        same = [entry.item.id for entry in entries] == [entry.item.id for entry in self._entries]
        if same and collection == self._collection:
            changed = [n for n, entry in enumerate(entries) if entry != self._entries[n]]
            self._entries = list(entries)
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._collection, self._entries = collection, list(entries)
        self._row_of = {entry.item.id: row for row, entry in enumerate(entries)}
        self.endResetModel()

    def row_of(self, item: str) -> int:
        """Row of an item; -1 when it is not there."""
        return self._row_of.get(item, -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Number of items."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ItemRole.ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            said = (entry.title, entry.source, state_words(entry.standing)[1])
            return "\n".join(part for part in said if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = (item_kind_name(entry.item.kind), entry.title, entry.source, state_words(entry.standing)[0])
            return "，".join(part for part in spoken if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged; they are dropped between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What can be dragged and dropped."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of rows, with that of their collection."""
        ids = [self._entries[row].item.id for row in sorted({index.row() for index in indexes})]
        data = QMimeData()
        data.setData(MIME_TYPE, QByteArray("\n".join((self._collection, *ids)).encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved within, copied from elsewhere."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Ask for another order, or for items of another collection."""
        if not data.hasFormat(MIME_TYPE):
            return False
        source, ids = dragged(data)
        at = row if row >= 0 else parent.row() if parent.isValid() else len(self._entries)
        if source == self._collection:
            self.moved.emit(ids, at)
        else:
            self.received.emit(source, ids, at)
        return False  # the view must not remove the rows itself


def dragged(data: QMimeData) -> tuple[str, list[str]]:
    """Return the collection and the ids of items that are being dragged."""
    source, *ids = bytes(data.data(MIME_TYPE).data()).decode().split("\n")
    return source, ids


def numbered(items: Sequence[CollectionItem]) -> Mapping[str, int]:
    """Return the number of each item, section titles not counted."""
    shown = [item.id for item in items if item.kind is not ItemKind.SECTION]
    return {identifier: number for number, identifier in enumerate(shown, 1)}


def reordered(items: Sequence[CollectionItem], ids: Sequence[str], at: int) -> list[CollectionItem]:
    """Return items with some of them, in their order, before the one that stands at row ``at`` now."""
    taken = [item for item in items if item.id in ids]
    before = [item for item in items[:at] if item.id not in ids]
    after = [item for item in items[at:] if item.id not in ids]
    return [*before, *taken, *after]


def stepped(items: Sequence[CollectionItem], ids: Sequence[str], by: int) -> list[CollectionItem]:
    """Return items with some of them one row up (-1) or down (1); those at the end stay."""
    order = list(items)
    rows = range(len(order)) if by < 0 else range(len(order) - 1, -1, -1)
    for row in rows:
        other = row + by
        if order[row].id in ids and 0 <= other < len(order) and order[other].id not in ids:
            order[row], order[other] = order[other], order[row]
    return order
