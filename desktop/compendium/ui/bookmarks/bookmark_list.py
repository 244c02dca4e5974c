"""A list of bookmarks: open, select several, write notes, delete, drag to a folder."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QHelpEvent, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QStyleOptionViewItem, QToolTip, QWidget

from compendium.domain.bookmark import Bookmark
from compendium.ui.bookmarks.bookmark_delegate import BookmarkDelegate
from compendium.ui.models.bookmark_model import (
    ENTRY_ROLE,
    BookmarkEntry,
    BookmarkFilter,
    BookmarkListModel,
    state_words,
)
from compendium.ui.theme import Themes

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

    def __init__(self, themes: Themes, parent: QWidget | None = None, *, compact: bool = False) -> None:
        """Make an empty list; ``compact`` is for one document."""
        super().__init__(parent)
        self._pending: list[BookmarkEntry] | None = None
        self._was_selected = False
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
            QAbstractItemView.DragDropMode.NoDragDrop if compact else QAbstractItemView.DragDropMode.DragOnly
        )
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
        """Enter opens, Delete deletes, F2 writes the note."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._on_double_clicked(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.selected_ids():
            self.remove_requested.emit(self.selected_ids())
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
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.RightButton and self.selected_ids():
            self.menu_requested.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the note of the selected row begins writing."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
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
                words = "\n".join(filter(None, (entry.bookmark.quote, state_words(entry.bookmark.state)[1])))
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _note_rect(self, index: QModelIndex) -> QRect:
        if not index.isValid() or not index.data(Qt.ItemDataRole.EditRole):
            return QRect()
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        return self.delegate.note_rect(option, index)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        bookmark = self.bookmark_at(index)
        if bookmark is not None:
            self.open_requested.emit(bookmark)
