"""Cells as text, and text as file formats can hold it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from compendium.domain.sheet import Cell, RichText, Run, Sheet

# What XML 1.0 cannot hold, not even escaped. Half a surrogate pair is no character anywhere.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0-\ufdef\ufffe\uffff]")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_WHOLE = 1e15  # floats up to here have no gaps between whole numbers


def cleaned(text: str) -> str:
    """Return ``text`` with line feeds as its only line ends and without characters that no document can hold."""
    return _HALF_PAIR.sub("\ufffd", _UNPRINTABLE.sub("", _LINE_END.sub("\n", text)))


def shown(cell: Cell) -> str:
    """Return a cell as it is printed: dates as 2026-12-31, numbers without grouping, nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return date(cell.year, cell.month, cell.day).isoformat()
    if isinstance(cell, float):
        return _decimal(cell)
    if isinstance(cell, RichText):
        return cleaned("".join(run.text for run in cell.runs))
    return cleaned(cell) if isinstance(cell, str) else str(cell)


def marked(cell: Cell) -> str:
    """Return a cell as formats without type print it: inserted words as 【增：…】, deleted ones as 【删：…】."""
    return "".join(_marked(run) for run in runs_of(cell)) if isinstance(cell, RichText) else shown(cell)


def runs_of(cell: Cell) -> tuple[Run, ...]:
    """Return the words of a cell by how they are set, as ``shown`` has them; () when there are none."""
    if not isinstance(cell, RichText):
        words = shown(cell)
        return (Run(words),) if words else ()
    kept = (replace(run, text=cleaned(run.text)) for run in cell.runs)
    return tuple(run for run in kept if run.text)


def lines_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Cut runs at line feeds; each line holds its runs, an empty line none."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        for at, part in enumerate(run.text.split("\n")):
            if at:
                lines.append([])
            if part:
                lines[-1].append(replace(run, text=part))
    return lines


def _marked(run: Run) -> str:
    if run.inserted:
        return f"【增：{run.text}】"
    return f"【删：{run.text}】" if run.deleted else run.text


def has_groups(sheet: Sheet) -> bool:
    """Tell whether any row stands under a heading."""
    return any(row.group for row in sheet.rows)


def _decimal(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else f"{Decimal(repr(value)):f}"
