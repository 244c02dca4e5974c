"""How wide the columns of a table are: what is short stands in one line, the rest shares the page by what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from compendium.domain.sheet import Column, ColumnKind, Sheet
from compendium.exporters.cells import shown
from compendium.exporters.layout import CELL_SIDES, MM_PER_POINT, extent, says_nothing, text_size

_FEWEST, _SHORT = 2, 4  # characters in a line of any column; of a label that is kept in one
_DATE = 5.0  # characters that 2026-12-31 is wide
_SHORT_CELLS = 5.0  # characters of the longest cell of a column that is not broken
_NARROWEST = 4.0  # characters in a line of a column whose cells are broken
_WIDER = 1.1  # digits and Latin letters may be a little wider than half a character
_SAMPLE = 60  # rows that are measured
_STEPS = (3.0, 1.0)  # characters that one column gives to another while the rows get lower
_MOST_MOVES = 40
_TALLEST = 5  # the higher, the more the tallest cell of a row decides how tall the row is
_FILLED_IN = 0.8  # of the width that a column to be filled in asks for
_UNBROKEN = (ColumnKind.NUMBER, ColumnKind.DATE, ColumnKind.SERIAL)


def column_widths(sheet: Sheet, total: float) -> list[float]:
    """Share ``total`` mm among the columns.

    Numbers, dates and short words are not broken; columns to be filled in and those of a table without rows are as
    wide as they ask for; the others take what is left so that the rows become as low as they can.
    """
    measured = _Measured(sheet, total)
    if sum(measured.least) >= total:
        return [width * total / sum(measured.least) for width in measured.least]
    if says_nothing(sheet):
        return _by_wish(measured.wishes, measured.least, total)
    if not measured.flexible:
        return [width * total / sum(measured.least) for width in measured.least]
    return _evened(sheet, measured.shared())


def _evened(sheet: Sheet, widths: list[float]) -> list[float]:
    even = [at for at, column in enumerate(sheet.columns) if column.even]
    share = sum(widths[at] for at in even) / max(len(even), 1)
    return [share if at in even else width for at, width in enumerate(widths)]


class _Measured:
    """A table that is being measured; widths in mm.

    Attributes:
        wishes: the widths that the columns ask for, as shares.
        least: widths below which no column goes.
        flexible: columns that share what the others leave.
    """

    def __init__(self, sheet: Sheet, total: float) -> None:
        self._total, self._character = total, text_size(sheet) * MM_PER_POINT
        every = max(len(sheet.rows) // _SAMPLE, 1)
        self.wishes = [max(column.width, 0.0) or 1.0 for column in sheet.columns]
        self.least: list[float] = []
        self.flexible: list[int] = []
        for at, column in enumerate(sheet.columns):
            self.least.append(self._least(column, at, [shown(row.cells[at]) for row in sheet.rows]))
        self._extents = [[extent(shown(row.cells[at])) for at in self.flexible] for row in sheet.rows[::every]]

    def shared(self) -> list[float]:
        """Give the flexible columns what is left, moving room between them while it makes the rows lower."""
        widths = list(self.least)
        room = self._total - sum(widths)
        for at in self.flexible:
            widths[at] += room * self.wishes[at] / sum(self.wishes[each] for each in self.flexible)
        best = self._height(widths)
        for step in _STEPS:
            for _ in range(_MOST_MOVES):
                tried = [(self._height(moved), moved) for moved in self._moves(widths, step * self._character)]
                lowest = min(tried, default=(best, widths), key=lambda each: each[0])
                if lowest[0] >= best:
                    break
                best, widths = lowest
        return widths

    def _moves(self, widths: list[float], step: float) -> list[list[float]]:
        moves = []
        for giver, taker in permutations(self.flexible, 2):
            if widths[giver] - step >= self.least[giver]:
                moved = list(widths)
                moved[giver] -= step
                moved[taker] += step
                moves.append(moved)
        return moves

    def _height(self, widths: Sequence[float]) -> float:
        """Sum up how tall the rows are, in lines.

        Parts of a line count, and a little also what is not the tallest cell: so each step in the right direction pays.
        """
        rooms = [max((widths[at] - CELL_SIDES) / self._character - 0.5, 1.0) for at in self.flexible]
        height = 0.0
        for row in self._extents:
            lines = [max(1.0, reach / room) for reach, room in zip(row, rooms, strict=True)]
            height += sum(line**_TALLEST for line in lines) ** (1 / _TALLEST)
        return height

    def _least(self, column: Column, at: int, cells: list[str]) -> float:
        labels = [len(column.label), *(len(choice) for choice in column.choices)]
        characters: float = max([_FEWEST, *(length for length in labels if length <= _SHORT)])
        if column.kind is ColumnKind.DATE:
            characters = max(characters, _DATE)
        longest = max((extent(line) for cell in cells for line in cell.split("\n")), default=0.0)
        if column.kind in _UNBROKEN or longest <= _SHORT_CELLS:
            characters = max(characters, longest * _WIDER)
        elif not column.editable:
            characters = max(characters, _NARROWEST)
            self.flexible.append(at)
        asked = _FILLED_IN * self._total * self.wishes[at] / sum(self.wishes) if column.editable and cells else 0.0
        return max(characters * self._character + CELL_SIDES, asked)


def _by_wish(wishes: Sequence[float], least: Sequence[float], total: float) -> list[float]:
    fixed: set[int] = set()
    while True:
        room = total - sum(least[at] for at in fixed)
        weight = sum(wish for at, wish in enumerate(wishes) if at not in fixed)
        narrow = {at for at, wish in enumerate(wishes) if at not in fixed and room * wish / weight < least[at]}
        if not narrow:
            return [least[at] if at in fixed else room * wish / weight for at, wish in enumerate(wishes)]
        fixed |= narrow
