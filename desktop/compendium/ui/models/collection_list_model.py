"""The list of collections, with how many items each has; items can be dropped on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from compendium.domain.collection import Collection
from compendium.ui.models.item_model import MIME_TYPE, dragged
from compendium.ui.widgets.row_tree import RowRole

Index = QModelIndex | QPersistentModelIndex
COLLECTION_ROLE = Qt.ItemDataRole.UserRole + 1
"""Id of the collection."""


class CollectionListModel(QStandardItemModel):
    """The collections that a filter leaves, the newest first.

    ``rename_requested`` carries an id and the new title; ``items_dropped`` the collection that items came from, their
    ids, the collection they were dropped on, and True for copies.
    """

    rename_requested = Signal(str, str)
    items_dropped = Signal(str, list, str, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collections: tuple[Collection, ...] = ()

    def set_collections(self, collections: Sequence[Collection], words: str) -> None:
        """Show other collections, those only in which all of ``words`` occur."""
        wanted = words.casefold().split()
        self._collections = tuple(
            each for each in reversed(collections) if all(word in _searched(each) for word in wanted)
        )
        self.clear()
        for each in self._collections:
            self.appendRow(_row(each))

    def index_of(self, identifier: str) -> QModelIndex:
        """Index of a collection; an invalid one when it is not shown."""
        row = next((n for n, each in enumerate(self._collections) if each.id == identifier), -1)
        return self.index(row, 0) if row >= 0 else QModelIndex()

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title; the list changes once that has been done."""
        if role == Qt.ItemDataRole.EditRole and str(value).strip():
            self.rename_requested.emit(index.data(COLLECTION_ROLE), str(value))
        return False

    def mimeTypes(self) -> list[str]:
        """What can be dropped."""
        return [MIME_TYPE]

    def supportedDropActions(self) -> Qt.DropAction:
        """Items are moved, or copied with Ctrl."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        """Items can be dropped on another collection, not between two."""
        return parent.isValid() and data.hasFormat(MIME_TYPE) and dragged(data)[0] != parent.data(COLLECTION_ROLE)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell which items were dropped on which collection."""
        if self.canDropMimeData(data, action, row, column, parent):
            source, ids = dragged(data)
            copies = action == Qt.DropAction.CopyAction
            self.items_dropped.emit(source, ids, str(parent.data(COLLECTION_ROLE)), copies)
        return False  # the list that they come from must not remove its rows itself


def _searched(collection: Collection) -> str:
    items = (f"{item.title}\n{item.text}\n{item.notes}" for item in collection.items)
    quoted = (f"{anchor.quote or anchor.taken}" for item in collection.items for anchor in item.clauses)
    return "\n".join((collection.title, collection.subtitle, *items, *quoted)).casefold()


def _row(collection: Collection) -> QStandardItem:
    row = QStandardItem(collection.title)
    row.setData(collection.id, COLLECTION_ROLE)
    row.setData("presentation", RowRole.ICON)
    words = QCoreApplication.translate("CollectionListModel", "{0} 项").format(collection.count)
    day = collection.modified.partition("T")[0]
    row.setData(" · ".join(part for part in (words, day) if part), RowRole.SUBTITLE)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
    row.setFlags(flags | Qt.ItemFlag.ItemIsDropEnabled)
    return row
