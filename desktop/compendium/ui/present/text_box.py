"""Words at a place of the stage, broken into lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from compendium.domain.slide import Emphasis
from compendium.ui.present.stage import Type
from compendium.ui.reader.typesetting import runs

_CONTROLS = str.maketrans(dict.fromkeys("\r\n\v\f\u2028\u2029\ufdd0\ufdd1\ufffc\x00\t", " "))
_BEYOND_UNIT = "\uffff"

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A paragraph of a slide: the number of the slide, of the column in it, of the paragraph in that."""

    slide: int
    column: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class TextBox:
    """A box; lengths in units of the stage.

    Attributes:
        text: the words that stand in it.
        indent: of the first line.
        lines: how many it takes.
        spot: the paragraph that they belong to; None for headings and what stands around the text.
        start: where in the paragraph they begin.
        emphases, strong, sentences: places within ``text``.
    """

    text: str
    kind: Type
    x: float
    y: float
    width: float
    indent: float = 0.0
    lines: int = 1
    spot: Spot | None = None
    start: int = 0
    emphases: tuple[Emphasis, ...] = ()
    strong: Spans = ()
    sentences: Spans = ()

    @property
    def height(self) -> float:
        """Of all lines."""
        return self.lines * self.kind.step

    @property
    def rect(self) -> QRectF:
        """What it covers."""
        return QRectF(self.x, self.y, self.width, self.height)

    def layout(self, formats: Iterable[QTextLayout.FormatRange] = ()) -> QTextLayout:
        """Return the lines, the first with its top at 0; ``formats`` must not change widths."""
        text = self.text.translate(_CONTROLS)
        layout = QTextLayout(text, self.kind.font)
        option = QTextOption(self.kind.align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        layout.setTextOption(option)
        layout.setFormats([*self._widths(text), *formats])
        layout.beginLayout()
        indent, step = self.indent, self.kind.step
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width - indent)
            line.setPosition(QPointF(indent, line.lineNumber() * step + (step - line.height()) / 2))
            indent = 0.0
        layout.endLayout()
        return layout

    def line_ends(self) -> list[int]:
        """Return where each line ends, in code points of the text."""
        return list(_line_ends(self.text, self.kind, self.width, self.indent, self.strong))

    def range_of(self, start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
        """Return a format for [start, end) of the text."""
        made = QTextLayout.FormatRange()
        made.start = self.units(start)
        made.length = self.units(end) - made.start
        made.format = form
        return made

    def units(self, points: int) -> int:
        """Return a place in code points as Qt counts it."""
        if max(self.text, default="") <= _BEYOND_UNIT:
            return points
        return len(self.text[:points].encode("utf-16-le")) // 2

    def points(self, units: int) -> int:
        """Return a place as Qt counts it in code points."""
        if max(self.text, default="") <= _BEYOND_UNIT:
            return units
        return len(self.text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))

    def _widths(self, text: str) -> Iterator[QTextLayout.FormatRange]:
        """Yield what changes widths: bold words, and marks that give up their blank half."""
        for start, end in self.strong:
            yield self.range_of(start, end, _format(self.kind._replace(bold=True).font))
        at = 0
        for piece, _, squeezed in runs(text, 0):
            if squeezed:
                bold = self.kind.bold or any(start <= at < end for start, end in self.strong)
                font = QFont(self.kind._replace(bold=bold).font)
                font.setFeature(QFont.Tag("halt"), 1)
                yield self.range_of(at, at + len(piece), _format(font))
            at += len(piece)


@lru_cache(maxsize=8192)
def _line_ends(text: str, kind: Type, width: float, indent: float, strong: Spans) -> tuple[int, ...]:
    """Kept, because the same words are measured again and again until a page is filled."""
    box = TextBox(text, kind, 0, 0, width, indent, strong=strong)
    layout = box.layout()
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    return tuple(box.points(line.textStart() + line.textLength()) for line in lines) or (0,)


def measured(box: TextBox) -> TextBox:
    """Return the box with its number of lines."""
    return replace(box, lines=len(box.line_ends()))


def text_width(text: str, kind: Type) -> float:
    """Width of words in one line."""
    layout = QTextLayout(text.translate(_CONTROLS), kind.font)
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return float(ceil(line.naturalTextWidth())) if line.isValid() else 0.0


def shortened(text: str, kind: Type, width: float, lines: int = 1) -> str:
    """Return the words, or as many of them as fit with … behind them."""
    ends = TextBox(text, kind, 0, 0, width).line_ends()
    if len(ends) <= lines:
        return text
    kept = text[: ends[lines - 1]].rstrip()
    while kept and len(TextBox(f"{kept}…", kind, 0, 0, width).line_ends()) > lines:
        kept = kept[:-1]
    return f"{kept}…"


def _format(font: QFont) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(font)
    return form
