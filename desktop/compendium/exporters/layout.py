"""How a table is laid out on a page, the same in every format that has pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from math import ceil

from compendium.domain.sheet import Cell, Column, ColumnKind, Sheet, SheetRow
from compendium.exporters.cells import shown

LONG_SIDE, SHORT_SIDE = 297.0, 210.0  # A4, mm
_MANY_COLUMNS, _VERY_MANY_COLUMNS = 5, 7
_LARGE, _SMALL, _SMALLEST = 12.0, 10.5, 9.0  # 小四, 五号, 小五
MM_PER_POINT = 25.4 / 72
CELL_SIDE = 1.2
"""Between the grid and the words, mm."""
CELL_SIDES = 2 * CELL_SIDE + 0.4  # mm, with what an estimate may be wrong by
_FIRST_WIDE = "\u2010"  # quotation marks and dashes are as wide as Chinese characters
LINE_HEIGHT = 1.3
"""Distance of lines in a table, in sizes of its text."""
_LARGEST_WHOLE = 0.25  # of a page: a taller row is split rather than leave so much of it blank
_NO_ROW = "_nothing"  # no key of a row begins so
_NARROW_MARGINS = (18.0, 16.0, 20.0, 16.0)


class Align(StrEnum):
    """How a cell's text stands between the cell's sides."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Page:
    """A page, A4 unless another size is named; lengths in mm.

    Upright it is that of GB/T 9704-2012, 37 above, 28 left, 26 right and 35 below. A turned page is for tables, which
    need the room: of the standard it keeps the binding at its head. Other sizes have margins in proportion, narrow ones
    are the same all round but for the page number.
    """

    def __init__(
        self, *, landscape: bool, size: tuple[float, float] = (SHORT_SIDE, LONG_SIDE), narrow: bool = False
    ) -> None:
        """Take the sheet's short and long side in mm."""
        short, long = size
        self.landscape = landscape
        self.width, self.height = (long, short) if landscape else (short, long)
        usual = (22.0, 18.0, 20.0, 18.0) if landscape else (37.0, 26.0, 35.0, 28.0)
        scale = short / SHORT_SIDE
        margins = _NARROW_MARGINS if narrow else usual
        self.top, self.right, self.bottom, self.left = (margin * scale for margin in margins)
        self.text_width = self.width - self.left - self.right
        self.text_height = self.height - self.top - self.bottom


def on_paper(sheet: Sheet) -> Sheet:
    """Return a table as it is read rather than sorted and summed: without what only a spreadsheet has use for.

    Dates are written out, and a table without rows says 无.
    """
    kept = [at for at, column in enumerate(sheet.columns) if not column.computed]
    columns = tuple(sheet.columns[at] for at in kept)
    rows = [replace(row, cells=tuple(_written_out(row.cells[at]) for at in kept)) for row in sheet.rows]
    return replace(sheet, columns=columns, rows=rows or [_no_row(columns)])


def says_nothing(sheet: Sheet) -> bool:
    """Tell whether a table has no rows, or but the one that says so."""
    return not sheet.rows or sheet.rows[0].key == _NO_ROW


def _written_out(cell: Cell) -> Cell:
    return f"{cell.year}年{cell.month}月{cell.day}日" if isinstance(cell, date) else cell


def _no_row(columns: Sequence[Column]) -> SheetRow:
    first = next((at for at, column in enumerate(columns) if column.kind is not ColumnKind.SERIAL), 0)
    return SheetRow(tuple("无" if at == first else None for at in range(len(columns))), _NO_ROW)


def upright(sheet: Sheet) -> Sheet:
    """Return a table as it stands among words: as on paper, and as wide as an upright page's text."""
    return replace(on_paper(sheet), landscape=False)


def text_size(sheet: Sheet) -> float:
    """Size of a table's text in points: 小四 for few columns, 五号 for many, 小五 for more."""
    columns = len(sheet.columns)
    return _LARGE if columns <= _MANY_COLUMNS else _SMALL if columns <= _VERY_MANY_COLUMNS else _SMALLEST


def largest_whole(page: Page) -> float:
    """Height in mm of the tallest row that is not split."""
    return page.text_height * _LARGEST_WHOLE


def may_split(sheet: Sheet, row: SheetRow, widths: Sequence[float]) -> bool:
    """Estimate whether a row is so tall that it goes on from one page to the next; ``widths`` of its columns in mm."""
    line = text_size(sheet) * MM_PER_POINT
    tallest = max(
        (line_count(shown(cell), (width - CELL_SIDES) / line) for cell, width in zip(row.cells, widths, strict=True)),
        default=0,
    )
    return tallest * line * LINE_HEIGHT > largest_whole(Page(landscape=sheet.landscape))


def extent(line: str) -> float:
    """Return how wide a line is in Chinese characters; Latin ones count half."""
    return sum(1.0 if letter >= _FIRST_WIDE else 0.5 for letter in line)


def line_count(text: str, room: float) -> int:
    """Lines of a text in a cell with room for that many characters."""
    return sum(max(ceil(extent(line) / max(room, 1.0)), 1) for line in text.split("\n"))


def alignment(column: Column) -> Align:
    """Numbers stand right, what is short and alike stands in the middle, running text left."""
    if column.kind is ColumnKind.NUMBER:
        return Align.RIGHT
    if column.kind in (ColumnKind.SERIAL, ColumnKind.DATE) or column.choices:
        return Align.CENTRE
    return Align.LEFT
