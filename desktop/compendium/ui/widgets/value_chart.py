"""A small chart of values over years: a series for each colour, every point with its value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from compendium.ui.theme import Theme, Themes

_HEIGHT = 210
_DOT = 4.5
_STEPS = 4
_NEAR = 9  # px within which a point is under the pointer


class Point(NamedTuple):
    """A value: the year, how much, the words beside it, and what is said on hover."""

    year: int
    value: float
    label: str
    said: str


class Series(NamedTuple):
    """Points of one colour role and one shape (0 circle, 1 square, 2 diamond, 3 triangle)."""

    name: str
    role: str
    shape: int
    points: tuple[Point, ...]


class ValueChart(QWidget):
    """Values start at nought, so that heights can be compared; shapes tell series apart where colours do not."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("valueChart")
        self._themes = themes
        self._series: tuple[Series, ...] = ()
        self._unit = ""
        self._spots: list[tuple[QPointF, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.changed.connect(self.update)

    def show_series(self, series: Sequence[Series], unit: str) -> None:
        """Show other values, all in one unit."""
        self._series, self._unit = tuple(series), unit
        said = "；".join(f"{each.name}：{'，'.join(point.said for point in each.points)}" for each in series)
        self.setAccessibleName(self.tr("数值图"))
        self.setAccessibleDescription(said)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(420, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw axes, lines and points."""
        points = [point for series in self._series for point in series.points]
        self._spots = []
        if not points:
            return
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("font_small"))
        top = _round_up(max(point.value for point in points))
        area = self._area(painter, top)
        self._paint_scale(painter, area, top, theme)
        years = (min(point.year for point in points), max(point.year for point in points))
        self._paint_years(painter, area, years, theme)
        taken: list[QRectF] = []
        for series in self._series:
            self._paint_series(painter, area, series, years, top, taken)
        self._paint_legend(painter, theme)

    def event(self, event: QEvent) -> bool:
        """Say what a point is on hover."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            near = [said for spot, said in self._spots if (spot - at).manhattanLength() <= _NEAR]
            QToolTip.showText(event.globalPos(), "\n".join(near), self) if near else QToolTip.hideText()
            return True
        return super().event(event)

    def _area(self, painter: QPainter, top: float) -> QRectF:
        """Leave room for the words of the scale, of the legend and of the points of the last year."""
        metrics = painter.fontMetrics()
        scale = [self._unit, *(_short(top * step / _STEPS) for step in range(_STEPS + 1))]
        left = max(map(metrics.horizontalAdvance, scale)) + 14
        points = [point for series in self._series for point in series.points]
        last = max(point.year for point in points)
        labels = [metrics.horizontalAdvance(point.label) for point in points if point.year == last]
        right = max(labels) + 4 * _DOT
        height = _HEIGHT - 4.2 * metrics.height() - 14
        return QRectF(left, 2.8 * metrics.height() + 8, max(40.0, self.width() - left - right), height)

    def _paint_scale(self, painter: QPainter, area: QRectF, top: float, theme: Theme) -> None:
        line = painter.fontMetrics().height()
        for step in range(_STEPS + 1):
            y = area.bottom() - area.height() * step / _STEPS
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawLine(QPointF(area.left(), round(y) + 0.5), QPointF(self.width(), round(y) + 0.5))
            painter.setPen(theme.color("text_faint"))
            box = QRectF(0, y - line / 2, area.left() - 8, line)
            beside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, beside, _short(top * step / _STEPS))
        over = QRectF(0, area.top() - 1.6 * line, area.left() - 8, line)
        painter.drawText(over, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._unit)

    def _paint_years(self, painter: QPainter, area: QRectF, years: tuple[int, int], theme: Theme) -> None:
        line = painter.fontMetrics().height()
        shown = sorted({point.year for series in self._series for point in series.points})
        painter.setPen(theme.color("text_secondary"))
        last = -math.inf
        for year in shown:
            x = _across(area, year, years)
            if x - last < painter.fontMetrics().horizontalAdvance("2030年") + 4:
                continue
            last = x
            words = self.tr("{0}年").format(year)
            painter.drawText(QRectF(x - 40, area.bottom() + 6, 80, line), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_series(
        self,
        painter: QPainter,
        area: QRectF,
        series: Series,
        years: tuple[int, int],
        top: float,
        taken: list[QRectF],
    ) -> None:
        theme = self._themes.current
        colour = theme.color(series.role)
        spots = [
            QPointF(_across(area, point.year, years), area.bottom() - area.height() * point.value / top)
            for point in series.points
        ]
        metrics = painter.fontMetrics()
        for spot, point in zip(spots, series.points, strict=True):
            _draw_shape(painter, spot, series.shape, colour)
            self._spots.append((spot, point.said))
            size = QSizeF(metrics.horizontalAdvance(point.label), metrics.height())
            box = QRectF(QPointF(spot.x() + 2 * _DOT, spot.y() - size.height() / 2), size)
            while any(box.intersects(other) for other in taken) and box.top() > metrics.height():
                box.translate(0, -metrics.height())
            taken.append(box)
            painter.setPen(theme.color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, point.label)

    def _paint_legend(self, painter: QPainter, theme: Theme) -> None:
        metrics = painter.fontMetrics()
        x = 8.0
        for series in self._series:
            _draw_shape(painter, QPointF(x + _DOT, metrics.height() / 2 + 1), series.shape, theme.color(series.role))
            painter.setPen(theme.color("text_secondary"))
            painter.drawText(QPointF(x + 3 * _DOT, metrics.ascent() + 1), series.name)
            x += 3 * _DOT + metrics.horizontalAdvance(series.name) + 18


def _across(area: QRectF, year: int, years: tuple[int, int]) -> float:
    first, last = years
    if first == last:
        return area.center().x()
    return area.left() + 20 + (area.width() - 20) * (year - first) / (last - first)


def _draw_shape(painter: QPainter, spot: QPointF, shape: int, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    x, y, r = spot.x(), spot.y(), _DOT
    if shape == 1:
        painter.drawRect(QRectF(x - r, y - r, 2 * r, 2 * r))
    elif shape == 2:
        painter.drawPolygon(_polygon((x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)))
    elif shape == 3:
        painter.drawPolygon(_polygon((x, y - r - 1), (x + r + 1, y + r), (x - r - 1, y + r)))
    else:
        painter.drawEllipse(spot, r, r)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _polygon(*corners: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(*corner) for corner in corners])


def _round_up(value: float) -> float:
    """Return a round number at or above a value, so that marks of the scale are round too."""
    if value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= value)


def _short(value: float) -> str:
    """Return a number as it is read: 8000, 1.5万, 2亿."""
    for size, name in ((1e8, "亿"), (1e4, "万")):
        if value >= size:
            return f"{value / size:.12g}{name}"
    return f"{value:.12g}"
