"""Words broken into lines, in dots: 600 to the inch."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from compendium.exporters.cells import cleaned
from compendium.ui.printing.faces import Face, families, has_bold, weight

RESOLUTION = 600
_MM = RESOLUTION / 25.4
_POINT = RESOLUTION / 72
_LINE_SEPARATOR = "\u2028"
_MADE_UP_BOLD = 0.025  # of the size: how far the letters of a made-up bold stand out
# Of the size: how far below and above the foot of the letters lines are drawn, and how thick.
_UNDER, _THROUGH, _RULE = 0.14, 0.34, 0.05
_SQUEEZED = 0.5  # from this part of a character on, a line is squeezed to hold one more


def mm(length: float) -> float:
    """Return millimetres in dots."""
    return length * _MM


def points(length: float) -> float:
    """Return points in dots."""
    return length * _POINT


class Type(NamedTuple):
    """How words are set; sizes in points.

    ``pitch`` is added between characters, by which 28 of 三号 stand in a line of 156 mm as the standard asks.
    """

    size: float
    line: float
    face: Face = Face.TEXT
    bold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignJustify
    indent: int = 0  # of the first line, in characters
    pitch: float = 0.0
    underline: bool = False
    strike: bool = False

    @property
    def font(self) -> QFont:
        """The font in dots of the page."""
        font = QFont()
        font.setFamilies(families(self.face))
        font.setPixelSize(round(points(self.size)))
        font.setWeight(QFont.Weight.Bold if self.bold else weight(self.face))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # alike on every device
        if self.pitch:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, points(self.pitch))
        return font

    @property
    def has_made_up_bold(self) -> bool:
        """True when the words are bold and their family has no bold cut."""
        heavy = self.bold or weight(self.face) is QFont.Weight.Bold
        return heavy and not has_bold(families(self.face)[0])


def squeezed(kind: Type, width: float) -> Type:
    """Return type that fills a line of ``width`` mm with one more character where but a little room is missing."""
    room = mm(width) / points(kind.size)
    missing = ceil(room) - room
    if not 0 < missing < _SQUEEZED:
        return kind
    return kind._replace(pitch=mm(width) / _POINT / ceil(room) - kind.size)


class Lines:
    """Words broken into lines of one width."""

    def __init__(self, text: str, kind: Type, width: float, runs: Sequence[tuple[int, int, Type]] = ()) -> None:
        """Break the words.

        Args:
            text: the words; line feeds are kept.
            kind: how they are set.
            width: of the lines.
            runs: (start, length, how) of words in the text that are set otherwise.
        """
        self.step = points(kind.line)
        # Positions in a QTextLayout count UTF-16 units.
        words = cleaned(text)
        self._layout = QTextLayout(words.replace("\n", _LINE_SEPARATOR), kind.font)
        option = QTextOption(kind.align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self._layout.setFormats([_format(words, run) for run in runs])
        self._struck = [
            (_units(words[:start]), _units(words[start : start + length]), how)
            for start, length, how in runs
            if how.underline or how.strike
        ]
        self._made_up = [(-1, -1, kind)] if kind.has_made_up_bold else []
        self._made_up += [
            (_units(words[:start]), _units(words[start : start + length]), how)
            for start, length, how in runs
            if how.has_made_up_bold and not self._made_up
        ]
        self._layout.beginLayout()
        indent = points(kind.size + kind.pitch) * kind.indent
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width - indent)
            line.setPosition(QPointF(indent, line.lineNumber() * self.step + (self.step - line.height()) / 2))
            indent = 0.0
        self._layout.endLayout()

    @property
    def count(self) -> int:
        """Number of lines; at least one."""
        return max(self._layout.lineCount(), 1)

    @property
    def last_width(self) -> float:
        """How far the words of the last line reach."""
        count = self._layout.lineCount()
        return self._layout.lineAt(count - 1).naturalTextWidth() if count else 0.0

    def draw(self, painter: QPainter, x: float, y: float, first: int = 0, last: int | None = None) -> None:
        """Draw the lines [first, last), the first of them with its top at ``y``."""
        for number in range(first, min(self._layout.lineCount(), self.count if last is None else last)):
            line = self._layout.lineAt(number)
            line.draw(painter, QPointF(x, y - first * self.step))
            self._draw_rules(painter, line, QPointF(x, y - first * self.step))

    def _draw_rules(self, painter: QPainter, line: QTextLine, place: QPointF) -> None:
        """Draw the lines under and through words; Qt would draw them again, at a wrong place, with glyph runs."""
        first, last = line.textStart(), line.textStart() + line.textLength()
        for start, length, kind in self._struck:
            begin, end = max(start, first), min(start + length, last)
            if begin >= end:
                continue
            left, right = _x_of(line, begin), _x_of(line, end)
            base = place.y() + line.y() + line.ascent()
            size = points(kind.size)
            heights = [base + _UNDER * size] if kind.underline else []
            heights += [base - _THROUGH * size] if kind.strike else []
            for height in heights:
                thick = _RULE * size
                painter.fillRect(
                    QRectF(place.x() + left, height - thick / 2, right - left, thick), painter.pen().color()
                )

    def draw_heavy(self, painter: QPainter, x: float, y: float, first: int = 0, last: int | None = None) -> None:
        """Draw once more, a little aside, the words whose bold is made up: screens leave it out of large letters."""
        for number in range(first, min(self._layout.lineCount(), self.count if last is None else last)):
            for start, length, kind in self._made_up:
                place = QPointF(x + points(kind.size) * _MADE_UP_BOLD, y - first * self.step)
                for run in self._layout.lineAt(number).glyphRuns(start, length):
                    painter.drawGlyphRun(place, run)


def _x_of(line: QTextLine, position: int) -> float:
    """Return where a character begins, without the blanks that hang over the end of the line."""
    found = line.cursorToX(position)
    x = cast("float", found[0] if isinstance(found, tuple) else found)
    return min(x, line.naturalTextRect().right())


def _format(words: str, run: tuple[int, int, Type]) -> QTextLayout.FormatRange:
    start, length, kind = run
    result = QTextLayout.FormatRange()
    result.start = _units(words[:start])
    result.length = _units(words[start : start + length])
    form = QTextCharFormat()
    form.setFont(kind.font)
    result.format = form
    return result


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
