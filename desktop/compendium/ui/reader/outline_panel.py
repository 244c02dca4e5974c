"""The outline of the text that is open: it follows reading, and leads to a clause."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from compendium.domain.document import Document
from compendium.ui.icons import Icons
from compendium.ui.models.outline_model import CLAUSE_ROLE, OutlineFilter, OutlineModel
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.row_tree import RowTree
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.tool_button import ToolButton

_LONG = 12
"""From this many clauses on a filter is offered."""
_ALL_OPEN = 80
"""Up to this many clauses the whole outline is open at first, above only its upper level."""
_REMEMBERED = 50


class OutlineTree(RowTree):
    """A tree whose rows are chosen by click or Enter."""

    chosen = Signal(QModelIndex)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make an empty tree."""
        super().__init__(themes, icons, parent)
        self.clicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class OutlinePanel(QWidget):
    """Shows the outline of one document."""

    clause_requested = Signal(str)

    def __init__(self, *, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        super().__init__(parent)
        self._themes, self._icons = themes, icons
        self._document: Document | None = None
        self._current = ""
        self._closed: dict[str, list[str]] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("outline_panel")
        gap = self._themes.current.px("space_2")
        self.model = OutlineModel(self)
        self._filter = OutlineFilter(self.model, self)
        self.tree = OutlineTree(self._themes, self._icons)
        self.tree.setObjectName("outline_tree")
        self.tree.setAccessibleName(self.tr("大纲"))
        self.tree.setModel(self._filter)
        # The row that is read now is marked; the row of the keyboard has its focus frame. A third colour would confuse.
        self.tree.setSelectionMode(OutlineTree.SelectionMode.NoSelection)
        self.filter_field = SearchField(icons=self._icons, icon="list-filter")
        self.filter_field.setObjectName("outline_filter")
        self.filter_field.setPlaceholderText(self.tr("筛选标题"))
        self.filter_field.setAccessibleName(self.tr("筛选标题"))
        self._open_all = ToolButton(self._icons.icon("chevrons-up-down"), self.tr("全部展开"))
        self._close_all = ToolButton(self._icons.icon("chevrons-down-up"), self.tr("全部折叠"))
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, gap)
        row.setSpacing(gap // 2)
        row.addWidget(self.filter_field, 1)
        row.addWidget(self._open_all)
        row.addWidget(self._close_all)
        self.empty = EmptyState(self._themes, self._icons)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(0)
        column.addWidget(self._tools)
        column.addLayout(self._pages, 1)
        self.set_document(None)

    def _connect(self) -> None:
        self.tree.chosen.connect(self._on_tree_chosen)
        self.tree.expanded.connect(self._mark)
        self.tree.collapsed.connect(self._mark)
        self.filter_field.query_changed.connect(self._on_filter_changed)
        self.filter_field.submitted.connect(self._on_filter_submitted)
        self._open_all.clicked.connect(self.tree.expandAll)
        self._close_all.clicked.connect(self.tree.collapseAll)

    def set_document(self, document: Document | None) -> None:
        """Show the outline of a document, or the hint when there is none."""
        self._remember_closed()
        self._document, self._current = document, ""
        self.filter_field.set_query("")
        self._filter.set_words("")
        self.model.set_document(document)
        self._tools.setVisible(len(self.model) >= _LONG)
        if document is None:
            self.empty.say("list-tree", self.tr("没有大纲"), self.tr("打开一份文件后，这里列出它的各级标题。"))
        elif len(self.model) <= 1:
            self.empty.say("list-tree", self.tr("没有大纲"), self.tr("这份文件没有分级标题，请直接阅读正文。"))
        self._pages.setCurrentWidget(self.tree if len(self.model) > 1 else self.empty)
        self._open_rows()

    def set_current(self, clause: str) -> None:
        """Mark the clause that is read now and keep its row in view."""
        self._current = clause
        self._mark()
        index = self._shown_index(clause)
        if index.isValid() and not self.tree.hasFocus():
            self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)

    def current_row(self) -> str:
        """Text of the marked row; "" when none is marked."""
        index = self._shown_index(self._current)
        return str(index.data() or "")

    def _open_rows(self) -> None:
        doc = self._document.info.id if self._document else ""
        if doc in self._closed or len(self.model) <= _ALL_OPEN:
            self.tree.expandAll()
            for clause in self._closed.get(doc, []):
                self.tree.collapse(self._filter.mapFromSource(self.model.index_of(clause)))
        else:
            self.tree.collapseAll()

    def _remember_closed(self) -> None:
        if self._document is None or self._filter.words:
            return
        rows = (index for index in self._filter.rows() if self._filter.hasChildren(index))
        closed = [str(index.data(CLAUSE_ROLE)) for index in rows if not self.tree.isExpanded(index)]
        self._closed.pop(self._document.info.id, None)
        self._closed[self._document.info.id] = closed
        while len(self._closed) > _REMEMBERED:
            del self._closed[next(iter(self._closed))]

    def _shown_index(self, clause: str) -> QModelIndex:
        """Row of a clause, or of the nearest heading above it whose row shows."""
        index = self._filter.mapFromSource(self.model.index_of(clause))
        shown = index
        parent = index.parent()
        while parent.isValid():
            if not self.tree.isExpanded(parent):
                shown = parent
            parent = parent.parent()
        return shown

    def _mark(self) -> None:
        self.model.mark(str(self._shown_index(self._current).data(CLAUSE_ROLE) or ""))

    def _on_tree_chosen(self, index: QModelIndex | QPersistentModelIndex) -> None:
        clause = str(index.data(CLAUSE_ROLE) or "")
        if clause:
            self.clause_requested.emit(clause)

    def _on_filter_changed(self, words: str) -> None:
        if not self._filter.words:
            self._remember_closed()
        self._filter.set_words(words)
        if self._filter.words:
            self.tree.expandAll()
        else:
            self._open_rows()
            self.set_current(self._current)

    def _on_filter_submitted(self, words: str) -> None:
        self._on_filter_changed(words)
        first = self._filter.first_match() if self._filter.words else QModelIndex()
        if first.isValid():
            self.tree.setCurrentIndex(first)
            self.tree.setFocus()
            self._on_tree_chosen(first)

    def save_state(self) -> dict[str, object]:
        """Which headings were folded in which document."""
        self._remember_closed()
        return {"closed": self._closed}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take what ``save_state`` gave; what does not fit is ignored."""
        closed = state.get("closed")
        if isinstance(closed, dict):
            self._closed = {str(doc): [str(c) for c in ids] for doc, ids in closed.items() if isinstance(ids, list)}
