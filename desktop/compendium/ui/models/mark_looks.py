"""What the colours of marks are called and look like."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QIcon, QPainter

from compendium.domain.bookmark import MarkColour
from compendium.ui.theme import Theme
from compendium.ui.widgets.swatch import Shape, paint_swatch, swatch_icon

COLOURS = tuple(colour for colour in MarkColour if colour is not MarkColour.NONE)
_SHAPES = {
    MarkColour.NONE: Shape.RING,
    MarkColour.YELLOW: Shape.CIRCLE,
    MarkColour.GREEN: Shape.SQUARE,
    MarkColour.BLUE: Shape.TRIANGLE,
    MarkColour.RED: Shape.DIAMOND,
    MarkColour.PURPLE: Shape.HEXAGON,
}


def colour_word(colour: MarkColour) -> str:
    """What a colour is called."""
    translate = QCoreApplication.translate
    return {
        MarkColour.NONE: translate("Bookmarks", "无颜色"),
        MarkColour.YELLOW: translate("Bookmarks", "黄色"),
        MarkColour.GREEN: translate("Bookmarks", "绿色"),
        MarkColour.BLUE: translate("Bookmarks", "蓝色"),
        MarkColour.RED: translate("Bookmarks", "红色"),
        MarkColour.PURPLE: translate("Bookmarks", "紫色"),
    }[colour]


def fill_role(colour: MarkColour) -> str:
    """Role of the colour behind marked words."""
    return f"mark_{colour.value}" if colour is not MarkColour.NONE else "page"


def ink_role(colour: MarkColour) -> str:
    """Role of the colour of lines and small shapes."""
    return f"mark_{colour.value}_ink" if colour is not MarkColour.NONE else "border_strong"


def colour_icon(theme: Theme, colour: MarkColour, px: int = 16) -> QIcon:
    """A small shape for menus and buttons."""
    return swatch_icon(_SHAPES[colour], theme.color(fill_role(colour)), theme.color(ink_role(colour)), px)


def paint_colour(painter: QPainter, rect: QRectF, theme: Theme, colour: MarkColour) -> None:
    """Paint the small shape of a colour."""
    paint_swatch(painter, rect, _SHAPES[colour], theme.color(ink_role(colour)), theme.color(ink_role(colour)))
