"""How a table is laid out on a page, the same in every format that has pages."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from compendium.domain.sheet import Column, ColumnKind, Sheet
from compendium.exporters.cells import cleaned

LONG_SIDE, SHORT_SIDE = 297.0, 210.0  # A4, mm
_MANY_COLUMNS = 5
_LARGE, _SMALL = 12.0, 10.5  # 小四, 五号
_NARROWEST = 11.0  # mm: two characters and the cell's margins
_TITLE_CHARACTER = 22 * 25.4 / 72  # mm: 2号


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


def column_widths(columns: Sequence[Column], total: float) -> list[float]:
    """Share ``total`` mm among the columns by their widths; none becomes too narrow for two characters."""
    least = min(_NARROWEST, total / max(len(columns), 1))
    shares = [max(column.width, 0.0) or 1.0 for column in columns]
    widths = [0.0] * len(columns)
    open_ = set(range(len(columns)))
    while open_:
        room = total - sum(widths)
        weight = sum(shares[at] for at in open_)
        narrow = [at for at in open_ if room * shares[at] / weight < least]
        if not narrow:
            for at in open_:
                widths[at] = room * shares[at] / weight
            break
        for at in narrow[:1]:
            widths[at] = least
            open_.discard(at)
    return widths


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
