"""The panel at the right of a text: its outline, and its bookmarks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.domain.document import Document
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.row_tree import RowRole, RowTree

_CLAUSE_ROLE = Qt.ItemDataRole.UserRole + 1
_QUOTE_LENGTH = 40


class _BookmarkRows(RowTree):
    """Enter or a click goes there."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the bookmark on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class SidePanel(QWidget):
    """Holds the outline that it is given and lists the bookmarks of the text."""

    clause_requested = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, outline: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("大纲与书签"))
        self._themes, self._icons = themes, icons
        self._document: Document | None = None
        self._bookmarks: list[Bookmark] = []
        self._build(outline)

    def set_document(self, document: Document | None) -> None:
        """Take the text that is read now."""
        self._document = document
        self._list_bookmarks()

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Take all bookmarks; those of other texts are left out."""
        self._bookmarks = list(bookmarks)
        self._list_bookmarks()

    @property
    def tab(self) -> int:
        """0 for the outline, 1 for the bookmarks."""
        return self._tabs.currentIndex()

    @tab.setter
    def tab(self, index: int) -> None:
        self._tabs.setCurrentIndex(index)

    def _build(self, outline: QWidget) -> None:
        theme = self._themes.current
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px("space_2"), 0, 0)
        column.setSpacing(0)
        self._tabs = QTabBar()
        self._tabs.setObjectName("sideTabs")
        self._tabs.setAccessibleName(self.tr("大纲与书签"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.addTab(self.tr("大纲"))
        self._tabs.addTab(self.tr("书签"))
        self._model = QStandardItemModel(self)
        self._rows = _BookmarkRows(self._themes, self._icons)
        self._rows.setObjectName("documentBookmarks")
        self._rows.setAccessibleName(self.tr("本文的书签"))
        self._rows.setRootIsDecorated(False)
        self._rows.setIndentation(0)
        self._rows.setModel(self._model)
        self._empty = EmptyState(self._themes, self._icons)
        self._empty.say("bookmark", self.tr("本文还没有书签"), self.tr("选中一段文字或停在一条上，按 Ctrl+D 添加。"))
        self._pages = QStackedWidget()
        rows = QWidget()
        column_of_rows = QVBoxLayout(rows)
        gap = theme.px("space_2")
        column_of_rows.setContentsMargins(gap, gap, gap, gap)
        column_of_rows.addWidget(self._rows)
        for page in (outline, rows, self._empty):
            self._pages.addWidget(page)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(theme.px("space_2"), 0, theme.px("space_2"), 0)
        tabs.addWidget(self._tabs, 1)
        column.addLayout(tabs)
        column.addWidget(self._pages, 1)
        self._tabs.currentChanged.connect(self._show_page)
        self._rows.clicked.connect(self._on_rows_clicked)

    def _list_bookmarks(self) -> None:
        document = self._document
        here = [mark for mark in self._bookmarks if document is not None and mark.doc == document.info.id]
        order = {clause.id: number for number, clause in enumerate(document.outline)} if document else {}
        here.sort(key=lambda mark: (order.get(mark.clause, len(order)), mark.created))
        self._model.clear()
        for mark in here:
            self._model.appendRow(self._item(mark))
        words = self.tr("书签")
        self._tabs.setTabText(1, f"{words} {len(here)}" if here else words)
        self._show_page(self._tabs.currentIndex())

    def _item(self, mark: Bookmark) -> QStandardItem:
        clause = self._document.by_id.get(mark.clause) if self._document else None
        label = clause.label if clause else mark.quote[:_QUOTE_LENGTH]
        item = QStandardItem(mark.note.splitlines()[0] if mark.note.strip() else label)
        item.setData(mark.clause, _CLAUSE_ROLE)
        if mark.state is AnchorState.LOST:
            item.setData(self.tr("原文已不在"), RowRole.BADGE)
            item.setData(True, RowRole.FAINT)
        item.setToolTip("\n".join(part for part in (label, mark.quote, mark.note) if part))
        item.setEditable(False)
        return item

    def _show_page(self, tab: int) -> None:
        self._pages.setCurrentIndex(0 if tab == 0 else (1 if self._model.rowCount() else 2))

    def _on_rows_clicked(self, index: QModelIndex) -> None:
        clause = index.data(_CLAUSE_ROLE)
        if clause:
            self.clause_requested.emit(str(clause))
