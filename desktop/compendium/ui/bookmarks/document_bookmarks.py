"""The bookmarks of the text that is open, in reading order, for the panel beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.domain.document import Document
from compendium.ui.bookmarks.bookmark_list import ACCEPT_KEYS, BookmarkList
from compendium.ui.icons import Icons
from compendium.ui.models.bookmark_filter import BookmarkOrder
from compendium.ui.models.bookmark_model import BookmarkEntry
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState


class DocumentBookmarks(QWidget):
    """A compact list; notes are written in place, as on the page of all bookmarks."""

    clause_requested = Signal(str)
    edit_requested = Signal(str)
    """Id of a bookmark to open in its own window."""
    remove_requested = Signal(list)
    note_changed = Signal(str, str)
    count_changed = Signal(int)
    accept_requested = Signal(list)
    """Ids of marks to anchor at the words that they probably mean."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._icons = icons
        self._entries: list[BookmarkEntry] = []
        self._document: Document | None = None
        self.list = BookmarkList(themes, compact=True)
        self.list.setObjectName("document_bookmarks")
        self.list.setAccessibleName(self.tr("本文的书签"))
        self.list.filter.set_order(BookmarkOrder.PLACE)
        self.empty = EmptyState(themes, icons)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.list)
        self.list.clicked.connect(lambda index: self._on_list_open_requested(self.list.bookmark_at(index)))
        self.list.open_requested.connect(self._on_list_open_requested)
        self.list.remove_requested.connect(self.remove_requested)
        self.list.note_changed.connect(self.note_changed)
        self.list.accept_requested.connect(self.accept_requested)
        self.list.menu_requested.connect(self._on_menu_requested)
        self._show()

    @property
    def count(self) -> int:
        """Number of bookmarks of the text."""
        return self.list.rows.rowCount()

    def set_document(self, document: Document | None) -> None:
        """Take the text that is read now."""
        self._document = document
        self._show()

    def set_entries(self, entries: Sequence[BookmarkEntry]) -> None:
        """Take all bookmarks; those of other texts are left out."""
        self._entries = list(entries)
        self._show()

    def _show(self) -> None:
        doc = self._document.info.id if self._document else ""
        here = [entry for entry in self._entries if doc and entry.bookmark.doc == doc]
        self.list.set_entries(here)
        hint = (
            self.tr("停在一条上按 Ctrl+D 添加书签；选中文字，用弹出的工具条标注。")
            if doc
            else self.tr("打开一份文件后，这里列出它的书签。")
        )
        self.empty.say("bookmark", self.tr("本文还没有书签和标注") if doc else self.tr("没有书签"), hint)
        self._pages.setCurrentWidget(self.list if here else self.empty)
        self.count_changed.emit(len(here))

    def _on_list_open_requested(self, bookmark: Bookmark | None) -> None:
        if bookmark is not None and bookmark.state is not AnchorState.LOST:
            self.clause_requested.emit(bookmark.clause)

    def _on_menu_requested(self, point: QPoint) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def make_menu(self) -> QMenu:
        """What can be done with the selected bookmarks."""
        ids = self.list.selected_ids()
        menu = QMenu(self)
        if len(ids) == 1:
            note = menu.addAction(self._icons.icon("pencil"), f"{self.tr('写备注')}\tF2")
            note.triggered.connect(lambda: self.list.edit_note(ids[0]))
            edit = menu.addAction(self._icons.icon("settings-2"), self.tr("备注、标签和颜色…"))
            edit.triggered.connect(lambda: self.edit_requested.emit(ids[0]))
            menu.addSeparator()
        if any(entry.needs_look for entry in self._entries if entry.bookmark.id in ids):
            accept = menu.addAction(self._icons.icon("check"), f"{self.tr('采用现在的位置')}\t{ACCEPT_KEYS}")
            accept.triggered.connect(lambda: self.accept_requested.emit(ids))
        remove = menu.addAction(self._icons.icon("trash-2"), f"{self.tr('删除')}\tDel")
        remove.triggered.connect(lambda: self.remove_requested.emit(ids))
        return menu
