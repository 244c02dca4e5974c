"""Panes side by side; between them lines join the clauses that deal with the same matter."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from compendium.domain.comparison import ClauseRef
from compendium.ui.compare.match_view import MatchIndex
from compendium.ui.compare.pane import ComparePane, PaneView
from compendium.ui.theme import Themes

_HANDLE = 18


class ConnectorHandle(QSplitterHandle):
    """The gap between two panes, with its lines; still drags the border."""

    def __init__(self, themes: Themes, parent: PaneSplitter) -> None:
        """Make a handle of this splitter."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self._panes = parent

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a line for each pair of clauses that shows on both sides; the current group's last and strongest."""
        painter = QPainter(self)
        theme = self._themes.current
        painter.fillRect(self.rect(), theme.color("page"))
        painter.setPen(QPen(theme.color("border"), 1))
        middle = self.width() // 2
        painter.drawLine(middle, 0, middle, self.height())
        panes = self._panes.neighbours(self)
        if panes is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lines = sorted(self._lines(*panes), key=lambda line: line[0])
        for current, start, end in lines:
            role, width = ("accent", 2) if current else ("match_line", 1)
            painter.setPen(QPen(theme.color(role), width))
            painter.drawPath(self._curve(start, end))

    def _lines(self, left: ComparePane, right: ComparePane) -> Iterator[tuple[bool, float, float]]:
        """Yield (of the current group, height left, height right) of what shows on both sides."""
        shown = set(right.view.visible_clauses())
        for clause in left.view.visible_clauses():
            for group in self._panes.index.of(ClauseRef(left.doc, clause)):
                for other in shown.intersection(group.members.get(right.doc, ())):
                    current = group.number == self._panes.current
                    yield current, self._height(left.view, clause), self._height(right.view, other)

    def _height(self, view: PaneView, clause: str) -> float:
        """Where the line meets the pane: the first line of a clause that shows, or what shows of it."""
        line = view.px * 1.2
        top = view.clause_map.top(clause) - view.top_y() + line
        bottom = view.clause_map.bottom(clause) - view.top_y()
        shown = min(max(top, line), view.viewport().height() - line / 2, max(bottom, 0.0))
        return float(view.viewport().mapTo(self._panes, QPointF(0, shown)).y())

    def _curve(self, start: float, end: float) -> QPainterPath:
        width = self.width()
        path = QPainterPath(QPointF(0, start))
        path.cubicTo(QPointF(width * 0.6, start), QPointF(width * 0.4, end), QPointF(width, end))
        return path


class PaneSplitter(QSplitter):
    """Panes with connectors in the gaps."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        """Start without panes."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("comparePanes")
        self._themes = themes
        self.index = MatchIndex((), {})
        self.current = 0
        self.setHandleWidth(_HANDLE)
        self.setChildrenCollapsible(False)
        themes.changed.connect(self.redraw)

    def createHandle(self) -> QSplitterHandle:
        """Make a handle that draws."""
        return ConnectorHandle(self._themes, self)

    def panes(self) -> list[ComparePane]:
        """The panes from left to right."""
        found = (self.widget(index) for index in range(self.count()))
        return [pane for pane in found if isinstance(pane, ComparePane)]

    def neighbours(self, handle: QSplitterHandle) -> tuple[ComparePane, ComparePane] | None:
        """The panes left and right of a handle."""
        at = self.indexOf(handle)
        panes = self.panes()
        return (panes[at - 1], panes[at]) if 0 < at < len(panes) else None

    def show_groups(self, index: MatchIndex, current: int) -> None:
        """Take what to connect; ``current`` is a group's number, 0 for none."""
        self.index, self.current = index, current
        self.redraw()

    def redraw(self) -> None:
        """Draw the lines anew, as after scrolling."""
        for index in range(1, self.count()):
            self.handle(index).update()
