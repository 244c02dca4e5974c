"""From the pages of a fixed layout to a text: running heads go, lines become paragraphs, tables stay tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from compendium.importers.base import SourceText
from compendium.importers.lines import Lines
from compendium.importers.page_columns import blocks_of
from compendium.importers.page_spans import Line, Page, Span
from compendium.importers.page_tables import PageTable, lines_of, take_tables

_MARGIN = 0.13  # of the page's height, above and below: where running heads stand
_EDGE_LINES = 3  # lines from the edge that may be one
_SHARE = 0.3  # of the pages that must show a running head
_PAGE_NUMBER = re.compile(
    r"[-—–－―·.\s]*(?:第\s*)?(?:\d{1,4}|[ivxlcIVXLC]{1,6}|[〇一二三四五六七八九十]{1,4})(?:\s*页)?(?:\s*(?:/|共|of|，\s*共)\s*\d{1,4}\s*页?)?[-—–－―·.\s]*"
)
_FIGURES = re.compile(r"\d+|[ivxlcIVXLC]+(?=\W|$)")
_WIDEST_MARGIN = 0.25  # of the page's width
_UNEVEN = 40.0  # points by which the margins may differ
_SENTENCE = 12  # characters: a shorter cell is a word or a number
_SENTENCE_END = "。！？；：!?;:"
_LEADERS = re.compile(r"[.…·．]{5,}|(?:…\s*){2,}")
_START = re.compile(
    r"[一二三四五六七八九十百]{1,4}、|[（(][一二三四五六七八九十]{1,4}[）)]|第[一二三四五六七八九十百零〇\d]{1,6}[编章节条]"
    r"|\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|附件|附[:：]"
)
_WORD = re.compile(r"[A-Za-z0-9,;:.]")


@dataclass(frozen=True, slots=True)
class _Shape:
    """The edges between which the lines of a block run, and the usual step from one line to the next."""

    left: float
    right: float
    step: float


def text_of_pages(pages: Sequence[Page], name: str, kind: str, warnings: Sequence[str] = ()) -> SourceText:
    """Return the text of ``pages``; raise UserError(empty) when they have none."""
    writer = _Writer()
    for number, (page, spans) in enumerate(zip(pages, _without_running_heads(pages), strict=True)):
        tables, left = take_tables(Page(page.width, page.height, spans, page.rules))
        writer.page(page, left, tables, number)
    writer.end()
    return writer.lines.source(name, kind, warnings)


def _without_running_heads(pages: Sequence[Page]) -> Iterator[list[Span]]:
    edges = [_edge_lines(page) for page in pages]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    least = max(3, len(pages) * _SHARE)
    for page, lines in zip(pages, edges, strict=True):
        gone: set[int] = set()
        for line in lines:
            if seen[_key(line)] >= least or _PAGE_NUMBER.fullmatch(line.text):
                gone.update(map(id, line.spans))
        yield [span for span in page.spans if id(span) not in gone]


def _edge_lines(page: Page) -> list[Line]:
    high, low = page.height * _MARGIN, page.height * (1 - _MARGIN)
    above = lines_of([span for span in page.spans if span.bottom <= high])[:_EDGE_LINES]
    below = lines_of([span for span in page.spans if span.top >= low])[-_EDGE_LINES:]
    return [*above, *below]


def _key(line: Line) -> tuple[str, int]:
    return _FIGURES.sub("0", "".join(line.text.split())), round(line.top / 12)


class _Writer:
    """Joins lines to paragraphs, over the ends of pages, too."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._pieces: list[str] = []
        self._last: Line | None = None
        self._shape = _Shape(0, 0, 0)
        self._page = -1
        self._table: list[list[str]] = []

    def page(self, page: Page, spans: list[Span], tables: list[PageTable], number: int) -> None:
        """Add one page."""
        whole = _within(page, _shape([row for block in blocks_of(spans, page.width) for row in block]))
        rest = spans
        for table in tables:
            above = [span for span in rest if span.middle < table.top]
            rest = [span for span in rest if span.middle >= table.top]
            self._text(above, page, whole, number)
            self._rows(table)
        self._text(rest, page, whole, number)

    def end(self) -> None:
        """Close what is open."""
        self._end_paragraph()
        self._end_table()

    def _text(self, spans: list[Span], page: Page, whole: _Shape, number: int) -> None:
        blocks = blocks_of(spans, page.width)
        for block in blocks:
            self._end_table()
            own = _shape(block)
            shape = own if len(blocks) > 1 and len(block) >= 4 else whole
            for line in block:
                self._line(line, shape, number)

    def _line(self, line: Line, shape: _Shape, number: int) -> None:
        if not line.text:
            return
        if self._last is None or self._is_new(self._last, line, shape, number):
            self._end_paragraph()
        elif self._pieces and _WORD.match(self._pieces[-1][-1]) and _WORD.match(line.text[0]):
            self._pieces.append(" ")
        self._pieces.append(line.text)
        self._last, self._shape, self._page = line, shape, number

    def _is_new(self, before: Line, line: Line, shape: _Shape, number: int) -> bool:
        em = max(before.size, 1.0)
        if abs(line.size - before.size) > 0.18 * max(line.size, before.size):
            return True
        closed = before.text[-1] in _SENTENCE_END
        # A year or a word that does not fit on a line leaves more of it empty than the last line of a sentence does.
        slack = 1.9 if closed or before.left - shape.left > 3 * em else 4.5
        if before.right < self._shape.right - slack * em or _LEADERS.search(before.text) or _LEADERS.search(line.text):
            return True
        is_full = before.right >= self._shape.right - 1.9 * em
        if (closed or not is_full) and _START.match(line.text):
            return True
        if line.left - shape.left > 1.2 * em:  # indented: a new paragraph, or the rest of a hanging one
            goes_on = is_full and not _START.match(line.text)
            if closed or (abs(line.left - before.left) > 0.8 * em and not goes_on):
                return True
        if number == self._page and shape == self._shape and line.top > before.top:
            return line.top - before.top > max(shape.step * 1.55, em * 1.3) and closed
        return False

    def _rows(self, table: PageTable) -> None:
        self._end_paragraph()
        rows = [row for row in table.rows if any(row)]
        width = len(rows[0])
        if self._table and len(self._table[0]) != width:
            self._end_table()
        if self._table and self._goes_on(self._table[-1], rows[0]):
            self._table[-1] = [before + cell for before, cell in zip(self._table[-1], rows[0], strict=True)]
            rows = rows[1:]
        self._table.extend(rows)

    @staticmethod
    def _goes_on(before: list[str], row: list[str]) -> bool:
        """Tell whether a row is the rest of one that the end of a page cut: its label stands on the page before."""
        filled = [at for at, cell in enumerate(row) if cell]
        return 0 not in filled and len(filled) == 1 and _is_unfinished(before[filled[0]])

    def _end_paragraph(self) -> None:
        if self._pieces:
            self.lines.paragraph("".join(self._pieces))
        self._pieces, self._last = [], None

    def _end_table(self) -> None:
        if self._table:
            self.lines.table(self._table)
        self._table = []


def _within(page: Page, shape: _Shape) -> _Shape:
    """Return the shape of a page of which no line may be full: margins are about as wide on both sides."""
    if shape.left > page.width * _WIDEST_MARGIN:
        return shape
    return replace(shape, right=max(shape.right, page.width - shape.left - _UNEVEN))


def _is_unfinished(cell: str) -> bool:
    return len(cell) >= _SENTENCE and cell[-1] not in _SENTENCE_END


def _shape(block: Sequence[Line]) -> _Shape:
    if not block:
        return _Shape(0, 0, 0)
    longest = sorted((line.right - line.left for line in block), reverse=True)[max(0, len(block) // 20)]
    long = [line for line in block if line.right - line.left >= longest * 0.8]
    steps = [after.top - before.top for before, after in pairwise(block) if 0 < after.top - before.top < 60]
    return _Shape(min(line.left for line in long), max(line.right for line in long), median(steps) if steps else 0.0)
