"""The stage: what slides are set on. Its height is always 1080 units; a screen shows it enlarged or made smaller.

So every screen of one shape has the same pages, and text that is 44 units high here is never smaller anywhere.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase

from compendium.ui.fonts import ui_families

HEIGHT = 1080.0
LEAST_SIZE = 44
"""The least size of what is read, in units."""
SIZES = (44, 48, 52, 58, 64, 72, 82, 94)
DEFAULT_SIZE = 52
SMALL = 28
"""Size of what is only looked up: source, page number."""
_LEAST_WIDTH = 1080.0  # a screen that stands upright is filled to this width, not to its height
_SIDE = 96.0
_TOP = 44.0
_FOOT = 112.0
_DENSE = 0.88  # tables and columns have less room

_LEFT = Qt.AlignmentFlag.AlignLeft


class Type(NamedTuple):
    """How words are set; lengths in units."""

    size: int
    bold: bool = False
    role: str = "text"
    align: Qt.AlignmentFlag = _LEFT
    line: float = 1.58  # distance of base lines in em

    @property
    def step(self) -> float:
        """Distance of base lines."""
        return round(self.size * self.line)

    @property
    def font(self) -> QFont:
        """The font, in units."""
        return _font(self.size, bold=self.bold)


@lru_cache(maxsize=1)
def has_bold() -> bool:
    """Tell whether the font has bold letters of its own. Qt's made-up ones are lost where letters are large."""
    family = next(iter(ui_families()), "")
    return any(QFontDatabase.bold(family, style) for style in QFontDatabase.styles(family))


@lru_cache(maxsize=128)
def _font(size: int, *, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(ui_families())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.Bold if bold and has_bold() else QFont.Weight.Normal)
    # Glyphs are painted at another scale than they are measured at.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class Stage(NamedTuple):
    """Width and height in units, and the size of body text that was chosen."""

    width: float
    height: float
    size: int = DEFAULT_SIZE

    @classmethod
    def for_screen(cls, width: int, height: int, size: int = DEFAULT_SIZE) -> Stage:
        """Return the stage for a screen of that many pixels; ValueError for a screen without any."""
        if width < 1 or height < 1:
            raise ValueError(f"no screen: {width}x{height}")
        scale = min(height / HEIGHT, width / _LEAST_WIDTH)
        return cls(width / scale, height / scale, max(size, LEAST_SIZE))

    @property
    def text(self) -> Type:
        """Body text."""
        return Type(self.size, align=Qt.AlignmentFlag.AlignJustify)

    @property
    def dense(self) -> Type:
        """Text in tables and columns."""
        return Type(max(LEAST_SIZE, round(self.size * _DENSE)), line=1.45)

    @property
    def left(self) -> float:
        """Where text begins."""
        return _SIDE

    @property
    def top(self) -> float:
        """Where the first line begins."""
        return _TOP

    @property
    def text_width(self) -> float:
        """Width of the text."""
        return self.width - 2 * _SIDE

    @property
    def bottom(self) -> float:
        """Where text ends; below stand source and page number."""
        return self.height - _FOOT

    @property
    def area(self) -> QRectF:
        """Where anything but the page number may stand."""
        return QRectF(0, 0, self.width, self.height)
