"""The tree of results: arrows go over hits and documents, Enter opens, Escape goes back to the field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from compendium.domain.document import DocumentInfo
from compendium.domain.query import SearchHit, SearchResult
from compendium.ui.icons import Icons
from compendium.ui.models.results import ResultGroup, ResultModel, ResultRole
from compendium.ui.search.result_delegate import ResultDelegate
from compendium.ui.theme import Themes
from compendium.ui.widgets.row_tree import RowTree


class ResultTree(RowTree):
    """``opened`` carries the SearchHit to open; ``left`` when Escape is pressed; ``end_neared`` near the last hit.

    ``only_requested`` carries the document to which the result is to be narrowed; ``menu_requested`` the index of a row
    and where on the screen its menu is to open.
    """

    opened = Signal(object)
    left = Signal()
    end_neared = Signal()
    only_requested = Signal(str)
    menu_requested = Signal(QModelIndex, QPoint)
    hits_wanted = Signal(str)
    """Document that was unfolded and has no hits here yet."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(themes, icons, parent)
        self.setObjectName("searchResults")
        self.setAccessibleName(self.tr("检索结果"))
        self.rows = ResultModel(self)
        self._width = 0
        self._pressed = QModelIndex()
        self._was_expanded = False
        self.setModel(self.rows)
        self._painter = ResultDelegate(themes, self)
        self._folds_all = False
        self.setItemDelegate(self._painter)
        self.setUniformRowHeights(False)
        self.setExpandsOnDoubleClick(False)
        self.setAnimated(False)
        themes.changed.connect(self.scheduleDelayedItemsLayout)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.expanded.connect(self._on_expanded)

    def show_result(self, result: SearchResult | None, infos: Mapping[str, DocumentInfo]) -> None:
        """Show another result from its top, every document unfolded."""
        self._painter.forget_sizes()
        self._folds_all = False
        self.rows.set_result(result, infos)
        self.expandAll()

    def extend(self, result: SearchResult, infos: Mapping[str, DocumentInfo]) -> None:
        """Add more hits of the same result; what is folded, current and scrolled to stays."""
        known = {group.doc for group in self.rows.groups if group.hits}
        self.rows.extend(result, infos)
        if not self._folds_all:
            for row, group in enumerate(self.rows.groups):
                if group.hits and group.doc not in known:
                    self.expand(self.rows.index(row, 0))

    def at_end(self) -> bool:
        """Tell whether less than a page lies below what shows."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - bar.pageStep()

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

    def at_last(self) -> bool:
        """Tell whether the last hit of all that are here is current."""
        hits = list(self.rows.hit_indexes())
        return bool(hits) and hits[-1] == self.currentIndex()

    def step(self, by: int) -> SearchHit | None:
        """Go to the next hit, or the one before, over documents and round the end; None when there are none."""
        hits = list(self.rows.hit_indexes())
        if not hits:
            return None
        current = self.currentIndex()
        if self.current_hit() is not None:
            at = (hits.index(current) + by) % len(hits)
        elif current.isValid():  # on a document: its first hit, or the last one before it
            first = next((number for number, hit in enumerate(hits) if hit.parent().row() >= current.row()), 0)
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

    def fold_all(self, folded: bool) -> None:
        """Fold every document, those too that are still to come, or unfold all of which there are hits."""
        self._folds_all = folded
        if folded:
            self.collapseAll()
            return
        for row, group in enumerate(self.rows.groups):
            if group.hits:
                self.expand(self.rows.index(row, 0))

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
            if doc := self._only_at(event.position().toPoint()):
                self.only_requested.emit(doc)
            else:
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

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or of the current one when asked for by key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            point = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_requested.emit(index, self.viewport().mapToGlobal(point))

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole title of a document, and where a hit stands; offer what a document under the pointer can."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point_at(event.position().toPoint())
        elif event.type() == QEvent.Type.Leave:
            self._point_at(QPoint(-1, -1))
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            QToolTip.showText(event.globalPos(), self._tip(index), self.viewport(), self.visualRect(index))
            return True
        return super().viewportEvent(event)

    def _point_at(self, point: QPoint) -> None:
        group = self.indexAt(point).data(ResultRole.GROUP)
        self._painter.pointed_group = group.doc if isinstance(group, ResultGroup) else ""
        hand = Qt.CursorShape.PointingHandCursor if self._only_at(point) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)

    def _only_at(self, point: QPoint) -> str:
        """Document whose offer to see only it stands at a point; "" for none."""
        index = self.indexAt(point)
        group = index.data(ResultRole.GROUP)
        if not isinstance(group, ResultGroup) or self._painter.pointed_group != group.doc:
            return ""
        row = self.visualRect(index)
        content = QRect(row.left(), row.top(), self.viewport().width() - row.left() - self._gap(), row.height())
        return group.doc if self._painter.only_rect(content, group).contains(point) else ""

    def _gap(self) -> int:
        return self._themes.current.px("space_1")

    def _on_expanded(self, index: QModelIndex) -> None:
        group = index.data(ResultRole.GROUP)
        if isinstance(group, ResultGroup) and not group.hits:
            self.hits_wanted.emit(group.doc)

    def _on_scrolled(self) -> None:
        if self.at_end():
            self.end_neared.emit()

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
