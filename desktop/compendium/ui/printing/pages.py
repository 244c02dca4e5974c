"""Pages that are filled from top to bottom: first laid out, then drawn, on whatever shows or prints them.

Lengths are dots, 600 to the inch, from the head of the text; one who draws scales them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from compendium.domain.work import SILENT, Progress, raise_if_cancelled
from compendium.exporters.cells import cleaned
from compendium.exporters.layout import Page
from compendium.ui.printing.faces import Face
from compendium.ui.printing.lines import Lines, Type, mm, points

# Paper is white whatever theme the window has.
INK, SHADE, FAINT = QColor("black"), QColor("whitesmoke"), QColor("gray")
_FOOTER_ABOVE = 7.0  # mm between the text and the page number, as GB/T 9704-2012 has it
_FOOTER_SIZE = 14.0
_FEWEST_LINES = 2  # of a paragraph at the foot or the head of a page
_PEN = points(0.5)


class Words(NamedTuple):
    """Lines [first, last) at a place."""

    lines: Lines
    x: float
    y: float
    first: int = 0
    last: int | None = None

    def draw(self, painter: QPainter) -> None:
        """Draw them."""
        painter.setPen(INK)
        self.lines.draw(painter, self.x, self.y, self.first, self.last)

    def draw_heavy(self, painter: QPainter) -> None:
        """Make up the bold that screens leave out."""
        painter.setPen(INK)
        self.lines.draw_heavy(painter, self.x, self.y, self.first, self.last)


class Box(NamedTuple):
    """A frame."""

    place: QRectF
    shaded: bool = False

    def draw(self, painter: QPainter) -> None:
        """Draw it."""
        painter.setPen(QPen(INK, _PEN))
        painter.setBrush(SHADE if self.shaded else Qt.BrushStyle.NoBrush)
        painter.drawRect(self.place)


class Rule(NamedTuple):
    """A faint line."""

    line: QLineF
    dotted: bool = False

    def draw(self, painter: QPainter) -> None:
        """Draw it."""
        painter.setPen(QPen(FAINT, _PEN, Qt.PenStyle.DotLine if self.dotted else Qt.PenStyle.SolidLine))
        painter.drawLine(self.line)


class Bookmark(NamedTuple):
    """Where a heading stands: ``page`` counts from 0, ``level`` from 1."""

    text: str
    level: int
    page: int
    y: float


class Link(NamedTuple):
    """A place on a page that leads to another one; both count from 0."""

    page: int
    place: QRectF
    target: int


@dataclass
class LaidPage:
    """A page that can be drawn; ``label`` is its printed number."""

    label: str
    right: bool
    marks: list[Words | Box | Rule] = field(default_factory=list)


@dataclass
class Laid:
    """All pages of a paper."""

    page: Page
    title: str
    pages: list[LaidPage]
    bookmarks: list[Bookmark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    front: int = 0  # pages of the table of contents, numbered on their own

    def draw(self, number: int, painter: QPainter, *, on_screen: bool = False) -> None:
        """Draw a page, counted from 0, with the painter's origin at the head of its text and dots for units."""
        page = self.pages[number]
        for mark in page.marks:
            mark.draw(painter)
            if on_screen and isinstance(mark, Words):
                mark.draw_heavy(painter)
        kind = Type(_FOOTER_SIZE, _FOOTER_SIZE, Face.NUMBER)
        side = points(_FOOTER_SIZE)  # one character in from the edge of the text
        above = min(_FOOTER_ABOVE, self.page.bottom / 2 - 2)
        place = QRectF(
            side, mm(self.page.text_height + above), mm(self.page.text_width) - 2 * side, points(_FOOTER_SIZE * 2)
        )
        align = Qt.AlignmentFlag.AlignRight if page.right else Qt.AlignmentFlag.AlignLeft
        painter.setPen(INK)
        painter.setFont(kind.font)
        painter.drawText(place, align | Qt.AlignmentFlag.AlignTop, page.label)


class Pages:
    """Pages being laid out; ``y`` is where the next thing goes."""

    def __init__(self, page: Page, progress: Progress = SILENT) -> None:
        """Begin the first page; ``progress`` is asked at every page whether to go on."""
        self._progress = progress
        self.width, self.height = mm(page.text_width), mm(page.text_height)
        self.pages: list[LaidPage] = []
        self.bookmarks: list[Bookmark] = []
        self.y = 0.0
        self.turn()

    @property
    def room(self) -> float:
        """What is left of the page."""
        return self.height - self.y

    def turn(self) -> None:
        """Go on to a new page."""
        raise_if_cancelled(self._progress)
        number = len(self.pages) + 1
        self.pages.append(LaidPage(f"— {number} —", right=number % 2 == 1))
        self.y = 0.0

    def put(self, *marks: Words | Box | Rule) -> None:
        """Put something on the page."""
        self.pages[-1].marks.extend(marks)

    def note_heading(self, text: str, level: int) -> None:
        """Have what comes next found in the table of contents and the bookmarks."""
        self.bookmarks.append(Bookmark(" ".join(cleaned(text).split()), level, len(self.pages) - 1, self.y))

    def write(
        self,
        text: str,
        kind: Type,
        *,
        runs: Sequence[tuple[int, int, Type]] = (),
        before: float = 0.0,
        after: float = 0.0,
        keep: float = 0.0,
        level: int = 0,
        name: str = "",
    ) -> None:
        """Write a paragraph over as many pages as it takes.

        Args:
            text: the words.
            kind: how they are set.
            runs: words in it that are set otherwise.
            before: space above in points; none at the head of a page.
            after: space below in points.
            keep: room in dots that must be left below it on the same page.
            level: of the heading that it begins with; 0 when it is none.
            name: of that heading; all of the text when "".
        """
        lines = Lines(text, kind, self.width, runs)
        self.y += points(before) if self.y else 0.0
        done = 0
        if keep and self.y and lines.count * lines.step + keep > self.room + 1:
            self.turn()
        while done < lines.count:
            fit = self._fitting(lines, done)
            if fit:
                if level and not done:
                    self.note_heading(name or text, level)
                self.put(Words(lines, 0.0, self.y, done, done + fit))
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
