"""Paragraphs flow over pages that end where a sentence ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import floor
from typing import NamedTuple

from PySide6.QtCore import Qt

from compendium.domain.document import BlockStyle
from compendium.domain.slide import SlideParagraph
from compendium.services.slide_emphasis import shifted
from compendium.ui.present.stage import Type
from compendium.ui.present.text_box import Spot, TextBox, measured

_LEFT, _RIGHT, _CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
_ALIGN = {
    BlockStyle.SIGNATURE: _RIGHT,
    BlockStyle.DATE: _RIGHT,
    BlockStyle.STATUS: _CENTRE,
    BlockStyle.DOC_NUMBER: _CENTRE,
    BlockStyle.TITLE: _CENTRE,
    BlockStyle.BOX_TITLE: _CENTRE,
}
_INDENTED = frozenset({BlockStyle.BODY, BlockStyle.BOX_BODY})
_BETWEEN = 0.35  # em between paragraphs
_HANG = 1.25  # em that a bullet takes
_MARKS = (("；;", 0.5), ("，,：:、", 0.2))
"""Where a sentence may be cut, and how much of what fits must stand before such a mark."""
_CLOSERS = "”’）)」』】》"
_KEPT_LINES = 2  # of the text below a heading
_LEAST_FILL = 0.5


class Setting(NamedTuple):
    """Where paragraphs go: width and height of a page's text, the type, how far a first line is indented in em.

    ``filled`` cuts a sentence rather than leaving half a page empty: for columns, where few sentences fit.
    """

    width: float
    height: float
    kind: Type
    indent: float = 2.0
    slide: int = 0
    column: int = 0
    filled: bool = False


def flowed(paragraphs: Sequence[SlideParagraph], setting: Setting, *, even: bool = True) -> list[list[TextBox]]:
    """Return the boxes of each page, their places relative to the corner of the text; no page for no paragraphs.

    ``even`` spreads the words over as many pages as they need anyway, so that the last does not hold one line alone.
    """
    pages = _Flow(paragraphs, setting).pages()
    if not even or len(pages) < 2:
        return pages
    step = setting.kind.step
    low, high = max(floor(setting.height * _LEAST_FILL / step), 1), floor(setting.height / step)
    while low < high:
        middle = (low + high) // 2
        tried = _Flow(paragraphs, setting, middle * step + 0.1).pages()
        if len(tried) == len(pages):
            pages, high = tried, middle
        else:
            low = middle + 1
    return pages


class _Flow:
    def __init__(self, paragraphs: Sequence[SlideParagraph], setting: Setting, height: float = 0.0) -> None:
        """``height`` is that of a page where it is to hold less than it could."""
        self._paragraphs, self._setting = paragraphs, setting
        self._height = height or setting.height
        self._pages: list[list[TextBox]] = []
        self._page: list[TextBox] = []
        self._y = 0.0

    def pages(self) -> list[list[TextBox]]:
        """Return the pages."""
        for number, paragraph in enumerate(self._paragraphs):
            self._keep_heading(number, paragraph)
            start = 0
            while start < len(paragraph.text):
                start = self._place(number, paragraph, start)
        self._turn()
        return self._pages

    def _keep_heading(self, number: int, paragraph: SlideParagraph) -> None:
        if paragraph.paragraph.style is BlockStyle.HEADING and self._page and number + 1 < len(self._paragraphs):
            box = measured(self._box(number, paragraph, 0, len(paragraph.text)))
            if box.height + _KEPT_LINES * box.kind.step > self._height - self._y - self._gap:
                self._turn()

    def _place(self, number: int, paragraph: SlideParagraph, start: int) -> int:
        """Put as much as goes on this page and return where the rest begins."""
        whole = self._box(number, paragraph, start, len(paragraph.text))
        # A page that is to hold less than it could still holds a whole sentence.
        sentence = self._sentence_height(number, paragraph, start)
        height = self._height if self._page or sentence <= self._height else self._setting.height
        fit = floor((height - self._y - self._gap) / whole.kind.step + 0.001)
        ends = whole.line_ends()
        if len(ends) <= fit:
            self._put(whole, len(ends))
            return len(paragraph.text)
        end = start
        if fit > 0:
            end = self._cut(number, paragraph, start, start + ends[fit - 1], fit)
        elif not self._page:  # a page that holds not even one line holds that line all the same
            end, fit = start + ends[0], 1
        if end > start:
            self._put(self._box(number, paragraph, start, end), fit)
        self._turn()
        while end < len(paragraph.text) and paragraph.text[end].isspace():
            end += 1
        return end

    def _cut(self, number: int, paragraph: SlideParagraph, start: int, limit: int, fit: int) -> int:
        """Return where the page ends, ``limit`` at most; ``start`` when all goes to the next page."""
        while limit > start:
            end = self._wanted_cut(number, paragraph, start, limit)
            # Cut off from what follows, a line may be a mark wider than it was within the paragraph.
            if end == start or len(self._box(number, paragraph, start, end).line_ends()) <= fit:
                return end
            limit = end - 1
        return start

    def _wanted_cut(self, number: int, paragraph: SlideParagraph, start: int, limit: int) -> int:
        ends = [end for _, end in paragraph.sentences if start < end <= limit]
        if ends and not (self._setting.filled and self._is_short(number, paragraph, start, ends[-1])):
            return ends[-1]
        if self._setting.filled:
            return _at_mark(paragraph.text, start, limit)
        if self._page and self._sentence_height(number, paragraph, start) <= self._setting.height:
            return start
        return _at_mark(paragraph.text, start, limit)

    def _sentence_height(self, number: int, paragraph: SlideParagraph, start: int) -> float:
        end = next((end for _, end in paragraph.sentences if end > start), len(paragraph.text))
        return measured(self._box(number, paragraph, start, end)).height

    def _is_short(self, number: int, paragraph: SlideParagraph, start: int, end: int) -> bool:
        box = measured(self._box(number, paragraph, start, end))
        return self._y + box.height < self._height * _LEAST_FILL

    @property
    def _gap(self) -> float:
        return round(self._setting.kind.size * _BETWEEN) if self._page else 0.0

    def _put(self, box: TextBox, lines: int) -> None:
        self._y += self._gap
        placed = measured(box)
        self._page.append(replace(placed, y=self._y))
        self._page += self._bullet(placed)
        self._y += min(placed.lines, lines) * box.kind.step

    def _bullet(self, box: TextBox) -> list[TextBox]:
        bullet = self._paragraphs[box.spot.paragraph].bullet.strip() if box.spot is not None else ""
        if not bullet or box.start:
            return []
        hang = _HANG * box.kind.size
        return [TextBox(bullet, box.kind._replace(align=_LEFT, role="accent"), box.x - hang, self._y, hang)]

    def _turn(self) -> None:
        if self._page:
            self._pages.append(self._page)
        self._page, self._y = [], 0.0

    def _box(self, number: int, paragraph: SlideParagraph, start: int, end: int) -> TextBox:
        setting = self._setting
        style = paragraph.paragraph.style
        kind = setting.kind
        if style in _ALIGN:
            kind = kind._replace(align=_ALIGN[style])
        hang = (paragraph.depth + bool(paragraph.bullet)) * _HANG * kind.size
        first = start == 0 and style in _INDENTED and not paragraph.bullet and not paragraph.depth
        return TextBox(
            paragraph.text[start:end],
            kind,
            hang,
            0.0,
            setting.width - hang,
            indent=setting.indent * kind.size if first else 0.0,
            spot=Spot(setting.slide, setting.column, number),
            start=start,
            emphases=shifted(paragraph.emphases, start, end - start),
            strong=_within(paragraph.strong, start, end),
            sentences=_within(paragraph.sentences, start, end),
        )


def _within(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)


def _at_mark(text: str, start: int, limit: int) -> int:
    """Return where a sentence that no page holds is cut: behind a semicolon, a comma, or anywhere."""
    for marks, share in _MARKS:
        least = start + (limit - start) * share
        at = max(text.rfind(mark, start, limit) for mark in marks) + 1
        while at and at < limit and text[at] in _CLOSERS:
            at += 1
        if at > least:
            return at
    return limit
