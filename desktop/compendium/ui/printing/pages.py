"""Pages of a PDF that are filled from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from types import TracebackType
from typing import NamedTuple, Self

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from compendium.exporters.cells import cleaned
from compendium.exporters.layout import Page
from compendium.ui.fonts import reading_families, ui_families
from compendium.ui.printing.searchable import searchable

RESOLUTION = 600
# Paper is white whatever theme the window has.
INK, SHADE, FAINT = QColor("black"), QColor("whitesmoke"), QColor("gray")
_MM = RESOLUTION / 25.4
_POINT = RESOLUTION / 72
_FOOTER_ABOVE = 7.0  # mm between the text and the page number, as GB/T 9704-2012 has it
_FOOTER_SIZE = 14.0
_FEWEST_LINES = 2  # of a paragraph at the foot or the head of a page
_LINE_SEPARATOR = "\u2028"


def mm(length: float) -> float:
    """Return millimetres in dots."""
    return length * _MM


def points(length: float) -> float:
    """Return points in dots."""
    return length * _POINT


class Type(NamedTuple):
    """How words are set; sizes in points."""

    size: float
    line: float
    serif: bool = True
    bold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignJustify
    indent: int = 0  # of the first line, in characters

    @property
    def font(self) -> QFont:
        """The font in dots of the page."""
        font = QFont()
        font.setFamilies(reading_families() if self.serif else ui_families())
        font.setPixelSize(round(points(self.size)))
        font.setWeight(QFont.Weight.Bold if self.bold else QFont.Weight.Normal)
        return font


class Lines:
    """Words broken into lines of one width; measures in dots."""

    def __init__(
        self, pages: Pages, text: str, kind: Type, width: float, runs: Sequence[tuple[int, int, Type]] = ()
    ) -> None:
        """Break the words.

        Args:
            pages: where they are going to stand.
            text: the words; line feeds are kept.
            kind: how they are set.
            width: of the lines.
            runs: (start, length, how) of words in the text that are set otherwise.
        """
        self.step = points(kind.line)
        # Positions in a QTextLayout count UTF-16 units.
        words = cleaned(text)
        self._layout = QTextLayout(words.replace("\n", _LINE_SEPARATOR), kind.font, pages.device)
        option = QTextOption(kind.align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats([_format(words, run) for run in runs])
        self._layout.beginLayout()
        indent = points(kind.size) * kind.indent
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width - indent)
            line.setPosition(QPointF(indent, line.lineNumber() * self.step + (self.step - line.height()) / 2))
            indent = 0.0
        self._layout.endLayout()

    @property
    def count(self) -> int:
        """Number of lines; at least one."""
        return max(self._layout.lineCount(), 1)

    def draw(self, painter: QPainter, x: float, y: float, first: int = 0, last: int | None = None) -> None:
        """Draw the lines [first, last), the first of them with its top at ``y``."""
        for number in range(first, min(self._layout.lineCount(), self.count if last is None else last)):
            self._layout.lineAt(number).draw(painter, QPointF(x, y - first * self.step))


class Pages:
    """A PDF being written; ``y`` is the distance from the head of the text to where the next thing goes, in dots."""

    def __init__(self, page: Page, title: str) -> None:
        self._page = page
        self._content = QByteArray()
        self._buffer = QBuffer(self._content)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.device = QPdfWriter(self._buffer)
        self.device.setResolution(RESOLUTION)
        self.device.setTitle(cleaned(title).replace("\n", " "))
        orientation = QPageLayout.Orientation.Landscape if page.landscape else QPageLayout.Orientation.Portrait
        margins = QMarginsF(page.left, page.top, page.right, page.bottom)
        self.device.setPageLayout(
            QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, margins, QPageLayout.Unit.Millimeter)
        )
        self.width, self.height = mm(page.text_width), mm(page.text_height)
        self.painter = QPainter()
        self.number = 0
        self.y = 0.0

    def __enter__(self) -> Self:
        self.painter.begin(self.device)
        self._begin_page()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.painter.end()
        self._buffer.close()

    @property
    def content(self) -> bytes:
        """The file, once the pages are closed."""
        return searchable(bytes(self._content.data()))

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.height - self.y

    def turn(self) -> None:
        """Go on to a new page."""
        self.device.newPage()
        self._begin_page()

    def write(
        self,
        text: str,
        kind: Type,
        *,
        runs: Sequence[tuple[int, int, Type]] = (),
        before: float = 0.0,
        after: float = 0.0,
        keep: int = 0,
    ) -> None:
        """Write a paragraph over as many pages as it takes.

        Args:
            text: the words.
            kind: how they are set.
            runs: words in it that are set otherwise.
            before: space above in points; none at the head of a page.
            after: space below in points.
            keep: number of lines that must find room below it on the same page.
        """
        lines = Lines(self, text, kind, self.width, runs)
        self.y += points(before) if self.y else 0.0
        done = 0
        if keep and (lines.count + keep) * lines.step > self.room:
            self.turn()
        while done < lines.count:
            fit = self._fitting(lines, done)
            if fit:
                lines.draw(self.painter, 0.0, self.y, done, done + fit)
                self.y += fit * lines.step
                done += fit
            if done < lines.count:
                self.turn()
        self.y += points(after)

    def _fitting(self, lines: Lines, done: int) -> int:
        left = lines.count - done
        fit = min(floor(self.room / lines.step + 0.01), left)
        if fit < left and left - fit < _FEWEST_LINES:
            fit = left - _FEWEST_LINES
        too_few = fit < min(_FEWEST_LINES, left)
        return 0 if too_few and self.y else max(fit, 1)

    def _begin_page(self) -> None:
        self.number += 1
        self.y = 0.0
        odd = self.number % 2 == 1
        align = Qt.AlignmentFlag.AlignRight if odd else Qt.AlignmentFlag.AlignLeft
        self.painter.setPen(INK)
        self.painter.setFont(Type(_FOOTER_SIZE, _FOOTER_SIZE).font)
        side = points(_FOOTER_SIZE)  # one character in from the edge of the text
        place = QRectF(side, self.height + mm(_FOOTER_ABOVE), self.width - 2 * side, points(_FOOTER_SIZE * 2))
        self.painter.drawText(place, align | Qt.AlignmentFlag.AlignTop, f"— {self.number} —")


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
