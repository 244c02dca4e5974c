"""What became of the files of an import, to hand on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from compendium.domain.sheet import Column, Sheet, SheetRow
from compendium.exporters.registry import write_sheet

_WIDTHS = (1.0, 3.0, 3.0, 2.0, 4.0)


def as_text(labels: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table as lines with tabs between the cells, its labels first."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in (labels, *rows))


def write_report(title: str, labels: Sequence[str], rows: Sequence[Sequence[str]], path: Path) -> int:
    """Write a table to ``path``, whose ending says the format; return the number of rows.

    Raises:
        UserError: as ``exporters.registry.write_sheet``.
    """
    widths = (*_WIDTHS, *(1.0 for _ in labels))
    columns = tuple(
        Column(f"column{number}", label, width=width)
        for number, (label, width) in enumerate(zip(labels, widths, strict=False), 1)
    )
    return write_sheet(Sheet("imports", title, columns, [SheetRow(tuple(row)) for row in rows]), path)
