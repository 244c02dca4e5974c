"""A list of bookmarks: open, select several, write notes, delete, drag to a folder."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QStyleOptionViewItem, QToolTip, QWidget

from compendium.domain.bookmark import Bookmark
from compendium.ui.bookmarks.bookmark_delegate import BookmarkDelegate
from compendium.ui.bookmarks.bookmark_layout import guess_place
from compendium.ui.models.bookmark_filter import BookmarkFilter, BookmarkOrder
from compendium.ui.models.bookmark_model import ENTRY_ROLE, BookmarkEntry, BookmarkListModel, state_words
from compendium.ui.models.plain_words import plain_tip
from compendium.ui.theme import Themes

ACCEPT_KEYS = "Ctrl+Shift+A"
_LABEL_WIDTH = 160
_BESIDE = 12  # px from the pointer


class BookmarkList(QListView):
    """Shows bookmarks through a filter of its own."""

    open_requested = Signal(object)
    """The Bookmark to open."""
    remove_requested = Signal(list)
    """Ids of the selected bookmarks."""
    menu_requested = Signal(QPoint)
    """Where to open a menu for the selection, on the screen."""
    note_changed = Signal(str, str)
    accept_requested = Signal(list)
    """Ids of marks to anchor at the words that they probably mean."""
    arrange_requested = Signal(list, str)
    """Ids of bookmarks and the one to put them in front of; "" for the end."""

    def __init__(self, themes: Themes, parent: QWidget | None = None, *, compact: bool = False) -> None:
        """Make an empty list; ``compact`` is for one document."""
        super().__init__(parent)
        self._pending: list[BookmarkEntry] | None = None
        self._was_selected = False
        self._pressed = ""
        self.rows = BookmarkListModel(self)
        self.filter = BookmarkFilter(self.rows, self)
        self.delegate = BookmarkDelegate(themes, self, compact=compact)
        self.setModel(self.filter)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragEnabled(not compact)
        self.setDragDropMode(
            QAbstractItemView.DragDropMode.NoDragDrop if compact else QAbstractItemView.DragDropMode.DragDrop
        )
        self.setDropIndicatorShown(True)
        self.rows.note_changed.connect(self.note_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        self.delegate.closeEditor.connect(self._take_pending)
        themes.changed.connect(self.viewport().update)

    def set_entries(self, entries: list[BookmarkEntry]) -> None:
        """Show other bookmarks; while a note is being written, what changes the rows waits until that is done."""
        if self.delegate.editing:
            self._pending = entries
            return
        selected, current = self.selected_ids(), self.bookmark_at(self.currentIndex())
        row = min((index.row() for index in self.selectionModel().selectedIndexes()), default=self.currentIndex().row())
        before = {entry.bookmark.id for entry in self.rows.entries}
        self.rows.set_entries(entries)
        # The current one last: selecting makes current.
        self.select_ids(sorted(selected, key=lambda identifier: current is not None and identifier == current.id))
        if any(entry.bookmark.id in before for entry in entries):  # else it is another list, of another document
            self._stay_near(row)

    def _stay_near(self, row: int) -> None:
        """Go to the row that came into the place of the one that is gone, so that the keyboard can go on."""
        index = self.filter.index(min(row, self.filter.rowCount() - 1), 0)
        if row >= 0 and index.isValid() and not self.currentIndex().isValid():
            self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)

    def _take_pending(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None:
            self.set_entries(pending)

    def selected_ids(self) -> list[str]:
        """Ids of the selected bookmarks, from top to bottom."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [index.data(ENTRY_ROLE).bookmark.id for index in indexes]

    def bookmark_at(self, index: QModelIndex) -> Bookmark | None:
        """Return the bookmark of a row; None for an invalid index."""
        entry = index.data(ENTRY_ROLE)
        return entry.bookmark if isinstance(entry, BookmarkEntry) else None

    def select_ids(self, ids: list[str]) -> None:
        """Select bookmarks that are shown."""
        self.selectionModel().clearSelection()
        for identifier in ids:
            index = self.filter.mapFromSource(self.rows.row_of(identifier))
            if index.isValid():
                self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.Select)

    def go_to_ids(self, ids: list[str]) -> None:
        """Select bookmarks and bring them into view; the selection stays when none of them is shown."""
        if any(self.filter.mapFromSource(self.rows.row_of(identifier)).isValid() for identifier in ids):
            self.select_ids(ids)
            self.scrollTo(self.currentIndex())

    def edit_note(self, bookmark: str) -> None:
        """Begin to write the note of a bookmark that is shown."""
        index = self.filter.mapFromSource(self.rows.row_of(bookmark))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes, F2 writes the note, Alt with an arrow moves a row; ACCEPT_KEYS."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_double_clicked(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.selected_ids():
            self.remove_requested.emit(self.selected_ids())
        elif QKeySequence(event.keyCombination()) == QKeySequence(ACCEPT_KEYS) and self.selected_ids():
            self.accept_requested.emit(self.selected_ids())
        elif alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Menu and self.currentIndex().isValid():
            self.menu_requested.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
        else:
            super().keyPressEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry a small label beside the pointer: pictures of whole rows would cover the folders."""
        indexes = self.selectionModel().selectedIndexes()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(indexes))
        drag.setPixmap(self.drag_picture())
        drag.setHotSpot(QPoint(-_BESIDE, -_BESIDE))
        drag.exec(actions, Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take own rows only, and only in the user's own order."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the rows would go."""
        super().dragMoveEvent(event)
        self._judge(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the rows to be put where they were dropped."""
        self._judge(event)
        if not event.isAccepted():
            return
        index = self.indexAt(event.position().toPoint())
        below = index.isValid() and event.position().y() > self.visualRect(index).center().y()
        row = index.row() + (1 if below else 0) if index.isValid() else self.filter.rowCount()
        self.arrange_requested.emit(self.selected_ids(), self._id_at(row))
        event.setDropAction(Qt.DropAction.CopyAction)  # the rows are loaded anew, not removed here
        self.viewport().update()

    def _judge(self, event: QDropEvent) -> None:
        if event.source() is self and self.filter.order is BookmarkOrder.OWN:
            event.acceptProposedAction()
        else:
            event.ignore()

    def _step(self, by: int) -> None:
        """Move the selected rows one row up or down in the user's own order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        if not rows or self.filter.order is not BookmarkOrder.OWN:
            return
        target = rows[0] - 1 if by < 0 else rows[-1] + 2
        if 0 <= target <= self.filter.rowCount():
            self.arrange_requested.emit(self.selected_ids(), self._id_at(target))

    def _id_at(self, row: int) -> str:
        bookmark = self.bookmark_at(self.filter.index(row, 0))
        return bookmark.id if bookmark is not None else ""

    def drag_picture(self) -> QPixmap:
        """Draw the beginning of the first selected quote, and how many there are if several."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=lambda index: index.row())
        words = str(indexes[0].data() or "") if indexes else ""
        words = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _LABEL_WIDTH)
        label = QLabel(f"{words}  × {len(indexes)}" if len(indexes) > 1 else words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setMargin(_BESIDE // 2)
        label.setAutoFillBackground(True)
        return label.grab()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember whether the row was selected already: only then a click on its note begins writing."""
        self._was_selected = self.selectionModel().isSelected(self.indexAt(event.position().toPoint()))
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._offer_at(event.position().toPoint()) if left else ""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.RightButton and self.selected_ids():
            self.menu_requested.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on 采用 takes the guess, one on the note of the selected row begins writing."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        pressed, self._pressed = self._pressed, ""
        if pressed and pressed == self._offer_at(point):
            self.accept_requested.emit([pressed])
            return
        if (
            self._was_selected
            and event.button() == Qt.MouseButton.LeftButton
            and self._note_rect(index).contains(point)
        ):
            self.edit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heights follow the width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole quote, and what became of its place."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            entry = self.indexAt(event.pos()).data(ENTRY_ROLE)
            words = ""
            if isinstance(entry, BookmarkEntry):
                mark = entry.bookmark
                words = "\n".join(filter(None, (mark.quote, state_words(mark.state)[1], guess_place(entry))))
            QToolTip.showText(event.globalPos(), plain_tip(words), self.viewport())
            return True
        return super().viewportEvent(event)

    def _note_rect(self, index: QModelIndex) -> QRect:
        if not index.isValid() or not index.data(Qt.ItemDataRole.EditRole):
            return QRect()
        return self.delegate.note_rect(self._option_of(index), index)

    def _offer_at(self, point: QPoint) -> str:
        """Id of the mark whose 采用 stands at a point of the viewport; "" for none."""
        index = self.indexAt(point)
        if not index.isValid() or not self.offer_rect(index).contains(point):
            return ""
        return str(index.data(ENTRY_ROLE).bookmark.id)

    def offer_rect(self, index: QModelIndex) -> QRect:
        """Where 采用 stands in the viewport, to take the words that a mark probably means; empty without any."""
        return self.delegate.offer_rect(self._option_of(index), index)

    def _option_of(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return option

    def _on_double_clicked(self, index: QModelIndex) -> None:
        bookmark = self.bookmark_at(index)
        if bookmark is not None:
            self.open_requested.emit(bookmark)
