"""Lays a table out on pages: the header on every page; only a row is split that would leave much of a page blank."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt

from compendium.domain.sheet import Cell, Sheet, SheetRow
from compendium.exporters.cells import runs_of
from compendium.exporters.column_widths import column_widths
from compendium.exporters.layout import (
    CELL_SIDE,
    LINE_HEIGHT,
    Align,
    Page,
    alignment,
    largest_whole,
    text_size,
)
from compendium.ui.printing.faces import Face
from compendium.ui.printing.lines import Lines, Type, mm
from compendium.ui.printing.pages import Box, Pages, Words

_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_SIDE, _ABOVE = mm(CELL_SIDE), mm(0.5)  # between the grid and the words
_FEWEST_LINES = 3  # of a row that is split, on either page


class _Cell(NamedTuple):
    x: float
    width: float
    lines: Lines


class _Row(NamedTuple):
    """A row to be drawn; heights in dots."""

    cells: tuple[_Cell, ...]
    shaded: bool = False

    @property
    def line_count(self) -> int:
        return max(cell.lines.count for cell in self.cells)

    @property
    def step(self) -> float:
        return self.cells[0].lines.step

    @property
    def height(self) -> float:
        return self.line_count * self.step + 2 * _ABOVE


def lay_table(sheet: Sheet, pages: Pages, page: Page) -> None:
    """Put a table where the pages are."""
    if sheet.columns:
        _Table(sheet, pages, page).lay()


class _Table:
    def __init__(self, sheet: Sheet, pages: Pages, page: Page) -> None:
        self._sheet, self._pages = sheet, pages
        self._widths = [mm(width) for width in column_widths(sheet, page.text_width)]
        self._largest_whole = mm(largest_whole(page))
        size = text_size(sheet)
        self._text = Type(size, size * LINE_HEIGHT, align=Qt.AlignmentFlag.AlignLeft)
        self._head_type = self._text._replace(face=Face.HEADING, align=Qt.AlignmentFlag.AlignHCenter)
        self._header = self._row(
            [column.label for column in sheet.columns], [self._head_type] * len(sheet.columns), shaded=True
        )
        self._types = [self._text._replace(align=_ALIGN[alignment(column)]) for column in sheet.columns]

    def lay(self) -> None:
        """Lay out every row."""
        if not self._sheet.rows:
            self._place(self._header)
        started = False
        for group, rows in groupby(self._sheet.rows, key=lambda row: row.group):
            above = [self._across(group)] if group else []
            for row in rows:
                printed = self._printed(row)
                if not started:
                    above.insert(0, self._header)
                    started = True
                self._keep_together([*above, printed])
                for each in (*above, printed):
                    self._place(each)
                above = []

    def _keep_together(self, rows: Sequence[_Row]) -> None:
        """Turn the page unless the rows find room, or at least the head of one that may be split."""
        *above, last = rows
        least = _FEWEST_LINES * last.step + 2 * _ABOVE
        needed = sum(row.height for row in above) + (last.height if last.height <= self._largest_whole else least)
        if needed > self._pages.room and self._pages.y > self._header.height:
            self._turn(header=self._header not in rows)

    def _turn(self, *, header: bool = True) -> None:
        self._pages.turn()
        if header:
            self._place(self._header)

    def _place(self, row: _Row) -> None:
        done = 0
        while done < row.line_count:
            fit = min(floor((self._pages.room - 2 * _ABOVE) / row.step + 0.01), row.line_count - done)
            if fit < 1 and self._pages.y > self._header.height:
                self._turn()
                continue
            left = row.line_count - done
            if 0 < left - fit < _FEWEST_LINES < fit:
                fit = max(left - _FEWEST_LINES, _FEWEST_LINES)
            fit = max(fit, 1)
            self._put_part(row, done, done + fit)
            done += fit
            if done < row.line_count:
                self._turn()

    def _put_part(self, row: _Row, first: int, last: int) -> None:
        y = self._pages.y
        height = (last - first) * row.step + 2 * _ABOVE
        for cell in row.cells:
            self._pages.put(Box(QRectF(cell.x, y, cell.width, height), row.shaded))
            self._pages.put(Words(cell.lines, cell.x + _SIDE, y + _ABOVE + self._spare(row, cell), first, last))
        self._pages.y += height

    @staticmethod
    def _spare(row: _Row, cell: _Cell) -> float:
        """Headings stand in the middle of their row, words beside each other begin on one line."""
        return (row.line_count - cell.lines.count) * row.step / 2 if row.shaded else 0.0

    def _printed(self, row: SheetRow) -> _Row:
        return self._row(row.cells, self._types)

    def _row(self, texts: Sequence[Cell], types: Sequence[Type], *, shaded: bool = False) -> _Row:
        cells = []
        x = 0.0
        for text, kind, width in zip(texts, types, self._widths, strict=True):
            cells.append(_Cell(x, width, _set(text, kind, width - 2 * _SIDE)))
            x += width
        return _Row(tuple(cells), shaded)

    def _across(self, text: str) -> _Row:
        kind = self._head_type._replace(align=Qt.AlignmentFlag.AlignLeft)
        width = sum(self._widths)
        return _Row((_Cell(0.0, width, Lines(text, kind, width - 2 * _SIDE)),))


def _set(cell: Cell, kind: Type, width: float) -> Lines:
    words, formats = "", []
    for run in runs_of(cell):
        if run.inserted or run.deleted or run.bold:
            look = kind._replace(bold=run.inserted or run.bold, underline=run.inserted, strike=run.deleted)
            formats.append((len(words), len(run.text), look))
        words += run.text
    return Lines(words, kind, width, formats)
