"""Rows that are taller than a spreadsheet can print: what does not fit goes on in rows below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from compendium.domain.sheet import Cell, Column, ColumnKind, RichText, Run
from compendium.exporters.cells import cleaned, shown

CONTINUED = "续"
_ENDS = "\n。；！？;!?"
_LOOK_BACK = 0.5  # of a piece: a sentence's end before that is too far away to cut there


def continued(
    cells: tuple[Cell, ...],
    columns: Sequence[Column],
    most: int,
    lines: Callable[[str, int], int],
) -> list[tuple[Cell, ...]]:
    """Return the row, or when it has more than ``most`` lines rows of half as many, which fill the pages better.

    Put together their words are those of the row.

    Args:
        cells: one for each column.
        columns: of the table; the number of a row that goes on is 续.
        most: lines.
        lines: how many lines a text needs in a column, by the column's place.
    """
    if all(lines(shown(cell), at) <= most for at, cell in enumerate(cells)):
        return [cells]
    pieces = [_pieces(cell, at, max(most // 2, 1), lines) for at, cell in enumerate(cells)]
    rows = max(len(each) for each in pieces)
    made = []
    for number in range(rows):
        row = [each[number] if number < len(each) else None for each in pieces]
        if number:
            row = [
                CONTINUED if column.kind is ColumnKind.SERIAL else cell
                for column, cell in zip(columns, row, strict=True)
            ]
        made.append(tuple(row))
    return made


def _pieces(cell: Cell, at: int, most: int, lines: Callable[[str, int], int]) -> list[Cell]:
    if not isinstance(cell, str | RichText) or lines(shown(cell), at) <= most:
        return [cell]
    cell = _cleaned(cell)
    text = shown(cell)
    pieces: list[Cell] = []
    start = 0
    while start < len(text):
        end = _end(text, start, lambda piece: lines(piece, at) <= most)
        pieces.append(_slice(cell, start, end))
        start = end
    return pieces


def _end(text: str, start: int, fits: Callable[[str], bool]) -> int:
    """Return where the piece that begins at ``start`` ends: at the end of a line or sentence if one is near."""
    low, high = start + 1, len(text)
    while low < high:  # the longest piece that fits
        middle = (low + high + 1) // 2
        if fits(text[start:middle].rstrip("\n")):
            low = middle
        else:
            high = middle - 1
    if low == len(text):
        return low
    least = start + int((low - start) * _LOOK_BACK)
    return max((text.rfind(end, least, low) + 1 for end in _ENDS), default=0) or low


def _cleaned(cell: str | RichText) -> str | RichText:
    if isinstance(cell, str):
        return cleaned(cell)
    return RichText(tuple(replace(run, text=cleaned(run.text)) for run in cell.runs))


def _slice(cell: str | RichText, start: int, end: int) -> Cell:
    if isinstance(cell, str):
        return cell[start:end]
    runs: list[Run] = []
    at = 0
    for run in cell.runs:
        words = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if words:
            runs.append(replace(run, text=words))
    return RichText(tuple(runs))
