"""The tree of results: arrows go over hits and documents, Enter opens, Escape goes back to the field."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from compendium.domain.query import SearchHit
from compendium.ui.icons import Icons
from compendium.ui.models.results import ResultGroup, ResultModel, ResultRole
from compendium.ui.search.result_delegate import ResultDelegate
from compendium.ui.theme import Themes
from compendium.ui.widgets.row_tree import RowTree


class ResultTree(RowTree):
    """``opened`` carries the SearchHit to open; ``left`` when Escape is pressed."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(themes, icons, parent)
        self.setObjectName("searchResults")
        self.setAccessibleName(self.tr("检索结果"))
        self.rows = ResultModel(self)
        self._width = 0
        self._pressed = QModelIndex()
        self._was_expanded = False
        self.setModel(self.rows)
        self.setItemDelegate(ResultDelegate(themes, self))
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        themes.changed.connect(self.scheduleDelayedItemsLayout)

    def current_hit(self) -> SearchHit | None:
        """The hit that is current; None on a document or nowhere."""
        hit = self.currentIndex().data(ResultRole.HIT)
        return hit if isinstance(hit, SearchHit) else None

    def go_to(self, index: QModelIndex) -> None:
        """Make a row current and bring it into view."""
        if index.parent().isValid():
            self.expand(index.parent())
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def go_to_first(self) -> None:
        """Make the first hit current."""
        first = next(self.rows.hit_indexes(), QModelIndex())
        if first.isValid():
            self.go_to(first)

    def step(self, by: int) -> SearchHit | None:
        """Go to the next hit, or the one before, over documents and round the end; None when there are none."""
        hits = list(self.rows.hit_indexes())
        if not hits:
            return None
        current = self.currentIndex()
        if self.current_hit() is not None:
            at = (hits.index(current) + by) % len(hits)
        elif current.isValid():  # on a document: its first hit, or the last one before it
            first = next(number for number, hit in enumerate(hits) if hit.parent() == current)
            at = (first if by > 0 else first - 1) % len(hits)
        else:
            at = 0 if by > 0 else len(hits) - 1
        self.go_to(hits[at])
        return self.current_hit()

    def position(self) -> int:
        """Number of the current hit from 1; 0 when none is."""
        current = self.currentIndex()
        return next((number for number, hit in enumerate(self.rows.hit_indexes(), 1) if hit == current), 0)

    def folded(self) -> list[str]:
        """Ids of the documents whose hits are folded away."""
        return [group.doc for row, group in enumerate(self.rows.groups) if not self.isExpanded(self.rows.index(row, 0))]

    def fold(self, docs: Iterable[str]) -> None:
        """Show all documents' hits but those of ``docs``."""
        self.expandAll()
        for doc in docs:
            self.collapse(self.rows.group_index(doc))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens a hit or folds a document, Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._activate(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are no way to a hit, and an input method may be on."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come in at the first hit rather than nowhere."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.go_to_first()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the row: only a press and a release on the same one is a click."""
        self._pressed = self.indexAt(event.position().toPoint())
        self._was_expanded = self.isExpanded(self._pressed)  # a press on the branch folds already
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens a hit and folds a document, wherever on its row."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self._pressed:
            self.setExpanded(index, self._was_expanded)
            self._activate(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing more than the first click did."""
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Heights of rows follow the width."""
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._width = self.viewport().width()
            self.scheduleDelayedItemsLayout()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole title of a document, and where a hit stands."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(index), self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)

    def _tip(self, index: QModelIndex) -> str:
        group, hit = index.data(ResultRole.GROUP), index.data(ResultRole.HIT)
        if isinstance(group, ResultGroup):
            return f"{group.title}\n{group.detail}"
        return "\n".join((*hit.above, hit.heading or hit.title)) if isinstance(hit, SearchHit) else ""

    def _activate(self, index: QModelIndex) -> None:
        hit = index.data(ResultRole.HIT)
        if isinstance(hit, SearchHit):
            self.opened.emit(hit)
        elif index.isValid():
            self.setExpanded(index, not self.isExpanded(index))
