"""Small coloured shapes. Each colour has a shape of its own: colour is never the only sign of a difference."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

_RATIO = 3  # drawn so many times larger, sharp on any screen


class Shape(Enum):
    """What a swatch looks like."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"
    RING = "ring"


_CORNERS = {
    Shape.TRIANGLE: ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94)),
    Shape.DIAMOND: ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    Shape.HEXAGON: ((0.25, 0.06), (0.75, 0.06), (1.0, 0.5), (0.75, 0.94), (0.25, 0.94), (0.0, 0.5)),
}


def paint_swatch(painter: QPainter, rect: QRectF, shape: Shape, fill: QColor, line: QColor) -> None:
    """Paint a shape into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush if shape is Shape.RING else fill)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    if shape in _CORNERS:
        points = [
            QPointF(inner.left() + x * inner.width(), inner.top() + y * inner.height()) for x, y in _CORNERS[shape]
        ]
        painter.drawPolygon(QPolygonF(points))
    elif shape is Shape.SQUARE:
        painter.drawRect(inner.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        painter.drawEllipse(inner)
    painter.restore()


def swatch_icon(shape: Shape, fill: QColor, line: QColor, px: int) -> QIcon:
    """Return a shape as an icon of that size."""
    pixmap = QPixmap(px * _RATIO, px * _RATIO)
    pixmap.setDevicePixelRatio(_RATIO)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, QRectF(1, 1, px - 2, px - 2), shape, fill, line)
    painter.end()
    return QIcon(pixmap)
