"""How a table is laid out on a page, the same in every format that has pages."""

from __future__ import annotations

from enum import StrEnum
from math import ceil

from compendium.domain.sheet import Column, ColumnKind, Sheet, SheetRow
from compendium.exporters.cells import cleaned, shown

LONG_SIDE, SHORT_SIDE = 297.0, 210.0  # A4, mm
_MANY_COLUMNS = 5
_LARGE, _SMALL = 12.0, 10.5  # 小四, 五号
_MM_PER_POINT = 25.4 / 72
_FEWEST, _SHORT = 2, 4  # characters in a line of any column; of a label that is kept in one
_DATE = 5  # characters that 2026-12-31 is wide
_CELL_SIDES = 3.2  # mm
_HEADER_HEIGHT = 14.0  # mm: two lines, and a little that an estimate may be wrong by
_FIRST_WIDE = "\u2010"  # quotation marks and dashes are as wide as Chinese characters
LINE_HEIGHT = 1.45
"""Distance of lines in a table, in sizes of its text."""
_TITLE_CHARACTER = 22 * _MM_PER_POINT  # mm: 2号


class Align(StrEnum):
    """How a cell's text stands between the cell's sides."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class Page:
    """An A4 page of GB/T 9704-2012; lengths in mm.

    Upright the margins are 37 above, 28 left, 26 right and 35 below; a turned page is the same sheet with its head
    at the binding.
    """

    def __init__(self, *, landscape: bool) -> None:
        self.landscape = landscape
        self.width, self.height = (LONG_SIDE, SHORT_SIDE) if landscape else (SHORT_SIDE, LONG_SIDE)
        self.top, self.right, self.bottom, self.left = (28, 37, 26, 35) if landscape else (37, 26, 35, 28)
        self.text_width = self.width - self.left - self.right
        self.text_height = self.height - self.top - self.bottom


def text_size(sheet: Sheet) -> float:
    """Size of a table's text in points: 小四 for few columns, 五号 for many."""
    return _LARGE if len(sheet.columns) <= _MANY_COLUMNS else _SMALL


def column_widths(sheet: Sheet, total: float) -> list[float]:
    """Share ``total`` mm among the columns by their widths; what is short, such as a date, is not broken for it."""
    least = [_least_width(column, text_size(sheet)) for column in sheet.columns]
    if sum(least) >= total:
        return [width * total / sum(least) for width in least]
    shares = [max(column.width, 0.0) or 1.0 for column in sheet.columns]
    fixed: set[int] = set()
    while True:
        room = total - sum(least[at] for at in fixed)
        weight = sum(share for at, share in enumerate(shares) if at not in fixed)
        narrow = {at for at, share in enumerate(shares) if at not in fixed and room * share / weight < least[at]}
        if not narrow:
            return [least[at] if at in fixed else room * share / weight for at, share in enumerate(shares)]
        fixed |= narrow


def is_taller_than_page(sheet: Sheet, row: SheetRow) -> bool:
    """Estimate whether a row cannot stand on one page below the header; only such a row may be split."""
    page, size = Page(landscape=sheet.landscape), text_size(sheet)
    widths = column_widths(sheet, page.text_width)
    line = size * _MM_PER_POINT
    tallest = max(
        (_lines(shown(cell), (width - _CELL_SIDES) / line) for cell, width in zip(row.cells, widths, strict=True)),
        default=0,
    )
    return tallest * line * LINE_HEIGHT > page.text_height - _HEADER_HEIGHT


def _lines(text: str, room: float) -> int:
    """Lines of a text in a cell with room for that many characters, Latin ones counting half."""
    extents = (sum(1.0 if letter >= _FIRST_WIDE else 0.5 for letter in line) for line in text.split("\n"))
    return sum(max(ceil(extent / max(room, 1.0)), 1) for extent in extents)


def _least_width(column: Column, size: float) -> float:
    """Width in mm for a short label, a short choice or a date in one line of text of ``size`` points."""
    labels = [len(column.label), *(len(choice) for choice in column.choices)]
    characters: float = max([_FEWEST, *(length for length in labels if length <= _SHORT)])
    if column.kind is ColumnKind.DATE:
        characters = max(characters, _DATE)
    return characters * size * _MM_PER_POINT + _CELL_SIDES


def alignment(column: Column) -> Align:
    """Numbers stand right, what is short and alike stands in the middle, running text left."""
    if column.kind is ColumnKind.NUMBER:
        return Align.RIGHT
    if column.kind in (ColumnKind.SERIAL, ColumnKind.DATE) or column.choices:
        return Align.CENTRE
    return Align.LEFT


def title_lines(title: str, page: Page) -> list[str]:
    """Cut a title that needs two lines behind the name of the document it begins with: 《…》 / 任务分工表."""
    words = cleaned(title)
    at = words.rfind("》") + 1
    too_long = len(words) * _TITLE_CHARACTER > page.text_width
    return [words[:at], words[at:]] if too_long and 0 < at < len(words) else [words]
