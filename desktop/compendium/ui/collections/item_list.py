"""The items of a collection: select several, drag or step them to another place, cut, copy, paste, delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent, QKeyEvent, QKeySequence, QMouseEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QWidget

from compendium.domain.collection import CollectionItem
from compendium.ui.collections.item_delegate import ItemDelegate
from compendium.ui.icons import Icons
from compendium.ui.models.item_model import ItemEntry, ItemModel, ItemRole
from compendium.ui.theme import Themes

_LABEL_WIDTH = 220
_BESIDE = 12  # px from the pointer


class ItemList(QListView):
    """Emits what the user wants; ``acts`` of the page are called for its keys."""

    opened = Signal(object)
    """CollectionItem on which Enter was pressed or which was double-clicked."""
    current_changed = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("itemList")
        self.setAccessibleName(self.tr("讲义的各项"))
        self.rows = ItemModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(ItemDelegate(themes, icons, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._keys: Mapping[str, Callable[[], object]] = {}
        self.doubleClicked.connect(self._open)
        self.selectionModel().selectionChanged.connect(lambda *_: self.current_changed.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        themes.changed.connect(self.scheduleDelayedItemsLayout)

    def set_keys(self, keys: Mapping[str, Callable[[], object]]) -> None:
        """Take what keys do, by their name in Qt's portable form."""
        self._keys = {QKeySequence(name).toString(): act for name, act in keys.items()}

    def show_items(self, collection: str, entries: Sequence[ItemEntry]) -> None:
        """Show other rows; what is selected and still there stays so."""
        chosen, current = self.selected_ids(), self.current_item()
        row, at = self.currentIndex().row(), self.verticalScrollBar().value()
        self.rows.set_entries(collection, entries)
        if not self.selectionModel().hasSelection() and chosen:
            self.select_ids(chosen, current.id if current else "")
            if not self.selected_ids() and entries:  # gone: the keyboard goes on with what came into its place
                self.select_ids([entries[min(max(row, 0), len(entries) - 1)].item.id])
            self.doItemsLayout()
            self.verticalScrollBar().setValue(at)

    def selected_ids(self) -> list[str]:
        """Ids of the selected items, from top to bottom."""
        return [item.id for item in self.selected_items()]

    def selected_items(self) -> list[CollectionItem]:
        """Selected items, from top to bottom."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [self.rows.entries[row].item for row in rows]

    def current_item(self) -> CollectionItem | None:
        """The one item that is selected; None when none is, or several are."""
        chosen = self.selected_items()
        return chosen[0] if len(chosen) == 1 else None

    def select_ids(self, ids: Sequence[str], current: str = "") -> None:
        """Select items; the last of them is current unless another is named."""
        rows = [row for identifier in ids if (row := self.rows.row_of(identifier)) >= 0]
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.rows.index(row), self.rows.index(row))
        model, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        at = self.rows.row_of(current)
        if rows:
            model.setCurrentIndex(self.rows.index(at if at in rows else rows[-1]), flag.NoUpdate)
        model.select(chosen, flag.ClearAndSelect)

    def go_to(self, ids: Sequence[str]) -> None:
        """Select items and bring them into view."""
        self.select_ids(ids, ids[0] if ids else "")
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def event(self, event: QEvent) -> bool:
        """Keep keys that the window has for other things where the list means something else by them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the page does for the key."""
        if (act := self._act(event)) is not None:
            act()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_requested.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and open the menu with the right button."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_requested.emit(event.globalPosition().toPoint())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry a small label beside the pointer: pictures of whole rows would cover the place."""
        indexes = self.selectionModel().selectedIndexes()
        if indexes:
            drag = QDrag(self)
            drag.setMimeData(self.rows.mimeData(indexes))
            drag.setPixmap(self._drag_picture())
            drag.setHotSpot(QPoint(-_BESIDE, -_BESIDE))
            drag.exec(actions, Qt.DropAction.MoveAction)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask the model for another order; QListView would move rows one by one, past the model's own words on it."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        row = self.rows.rowCount()
        if index.isValid():
            row = index.row() + (point.y() > self.visualRect(index).center().y())
        self.rows.dropMimeData(event.mimeData(), event.dropAction(), row, 0, QModelIndex())
        event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _drag_picture(self) -> QPixmap:
        chosen = self.selectionModel().selectedIndexes()
        first = min(chosen, key=lambda index: index.row())
        words = self.fontMetrics().elidedText(str(first.data()), Qt.TextElideMode.ElideRight, _LABEL_WIDTH)
        label = QLabel(f"{words}  × {len(chosen)}" if len(chosen) > 1 else words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setMargin(_BESIDE // 2)
        label.setAutoFillBackground(True)
        return label.grab()

    def _act(self, event: QKeyEvent) -> Callable[[], object] | None:
        return self._keys.get(QKeySequence(event.keyCombination()).toString())

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(ItemRole.ENTRY)
        if isinstance(entry, ItemEntry):
            self.opened.emit(entry.item)
