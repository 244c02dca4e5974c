"""Writes a table as CSV for spreadsheets: UTF-8 with its mark, which Excel and WPS need, and their line ends."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from compendium.domain.sheet import Cell, RichText, Sheet
from compendium.exporters.cells import has_groups, marked, shown

# A spreadsheet calculates what begins so, behind blanks too; Chinese Excel takes the full-width forms alike.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")


def write_csv(sheet: Sheet, path: Path) -> None:
    """Write header and rows; groups become a first column, title and notes are left out."""
    grouped = has_groups(sheet)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        head = [shown(column.label) for column in sheet.columns]
        writer.writerow([sheet.group_label, *head] if grouped else head)
        for row in sheet.rows:
            cells = (row.group, *row.cells) if grouped else row.cells
            writer.writerow([harmless(cell) for cell in cells])


def harmless(cell: Cell) -> str:
    """Return the text of a cell; an apostrophe goes before words that a spreadsheet would take for a formula."""
    text = marked(cell)
    if isinstance(cell, str | RichText) and _FORMULA.match(text) and not _NUMBER.fullmatch(text.strip()):
        return f"'{text}"
    return text
