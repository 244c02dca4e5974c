"""A strip of time: what is past, the months to come one by one, what lies beyond; each with how much falls into it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from compendium.ui.theme import Themes

_HEIGHT = 74
_BAR = 26  # px of the longest bar
_LEAST_BAR = 3
_NAME_GAP = 8.0


class Span(NamedTuple):
    """A stretch of time: its name, the year above it where one begins, how much falls into it; ``late`` when past."""

    name: str
    above: str
    size: int
    late: bool = False


class MonthStrip(QWidget):
    """``chosen`` carries the number of the span that was clicked or chosen by key."""

    chosen = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monthStrip")
        self._themes = themes
        self._spans: tuple[Span, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("按月份查看时限"))
        themes.changed.connect(self.update)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Show other spans."""
        self._spans = tuple(spans)
        self._current = -1
        words = "，".join(f"{span.name} {span.size}" for span in spans if span.size)
        self.setAccessibleDescription(words)
        self.update()

    @property
    def spans(self) -> Sequence[Span]:
        """What is shown."""
        return self._spans

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(480, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a bar with its number over the name of each span."""
        if not self._spans:
            return
        theme = self._themes.current
        painter = QPainter(self)
        painter.setFont(theme.font("font_small"))
        line = painter.fontMetrics().height()
        most = max(1, *(span.size for span in self._spans))
        for number, span in enumerate(self._spans):
            area = self._area(number)
            if number == self._current:
                painter.fillRect(area, theme.color("accent_soft"))
            base = area.bottom() - line - 3
            height = max(_LEAST_BAR, _BAR * span.size / most) if span.size else 0.0
            bar = QRectF(area.left() + area.width() * 0.3, base - height, area.width() * 0.4, height)
            painter.fillRect(bar, theme.color("error" if span.late else "accent"))
            painter.setPen(theme.color("text" if span.size else "text_faint"))
            if span.size:
                top = QRectF(area.left(), bar.top() - line, area.width(), line)
                painter.drawText(top, Qt.AlignmentFlag.AlignCenter, str(span.size))
            painter.setPen(theme.color("text_secondary" if span.size else "text_faint"))
            foot = QRectF(area.left(), base + 3, area.width(), line)
            name = painter.fontMetrics().elidedText(span.name, Qt.TextElideMode.ElideRight, int(area.width()))
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, name)
            if span.above:
                painter.setPen(theme.color("border"))
                painter.drawLine(area.topLeft().toPoint(), QPoint(int(area.left()), int(base)))
                painter.setPen(theme.color("text_faint"))
                year = area.adjusted(theme.px("space_1"), 0, 0, 0)
                painter.drawText(year, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, span.above)
            painter.setPen(theme.color("border_strong"))
            painter.drawLine(QPoint(int(area.left()), int(base)), QPoint(int(area.right()), int(base)))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the span under the pointer."""
        self._choose(self._at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from span to span."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        at = self._current + step
        while 0 <= at < len(self._spans) and not self._spans[at].size:
            at += step
        if 0 <= at < len(self._spans):
            self._choose(at)

    def event(self, event: QEvent) -> bool:
        """Say what a span holds on hover."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self._at(event.pos().x())
            if 0 <= at < len(self._spans):
                span = self._spans[at]
                words = self.tr("{0}：{1} 项").format(f"{span.above}{span.name}", span.size)
                QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._spans) and self._spans[number].size:
            self._current = number
            self.update()
            self.chosen.emit(number)

    def _area(self, number: int) -> QRectF:
        edges = self._edges()
        return QRectF(edges[number], 0, edges[number + 1] - edges[number], self.height())

    def _edges(self) -> list[float]:
        """Return where spans begin, and the end: alike, but for names that need more."""
        metrics = QFontMetricsF(self._themes.current.font("font_small"))
        needed = [metrics.horizontalAdvance(span.name) + _NAME_GAP for span in self._spans]
        alike = self.width() / max(1, len(needed))
        long = [need for need in needed if need > alike]
        rest = (self.width() - sum(long)) / max(1, len(needed) - len(long))
        widths = [need if need > alike else rest for need in needed] if rest > 0 else [alike] * len(needed)
        return [0.0, *accumulate(widths)]

    def _at(self, x: float) -> int:
        return bisect_right(self._edges(), x) - 1
