"""How the rows of a table are shown: aligned at tab stops where that leaves room, else with a bar between cells."""

from __future__ import annotations

from collections.abc import Sequence

BAR = "｜"
LONGEST_ROW = 33.0  # em of the row: the narrowest reading column that is comfortable
LONGEST_LEAD = 18.0  # em of all columns but the last, whose long cells then wrap below themselves
_GAP = 1.2  # em between two columns
_NARROW = 0.56  # em that a letter or figure takes


def tab_stops(rows: Sequence[str]) -> tuple[float, ...] | None:
    """Return where the second and later columns begin, in em; None when that leaves no room for the last one.

    Args:
        rows: the rows of one table; a tab between the cells.
    """
    widths: list[float] = []
    for row in rows:
        for column, cell in enumerate(row.split("\t")):
            if column == len(widths):
                widths.append(0.0)
            widths[column] = max(widths[column], _width(cell))
    gaps = _GAP * (len(widths) - 1)
    if sum(widths) + gaps > LONGEST_ROW and sum(widths[:-1]) + gaps > LONGEST_LEAD:
        return None
    stops: list[float] = []
    for width in widths[:-1]:
        stops.append((stops[-1] if stops else 0.0) + width + _GAP)
    return tuple(stops)


def with_bars(row: str) -> str:
    """Return the row with a bar for each tab, so that every offset stays."""
    return row.replace("\t", BAR)


def _width(cell: str) -> float:
    return sum(1.0 if character > "\u2e7f" or character in "“”‘’…—·" else _NARROW for character in cell)
