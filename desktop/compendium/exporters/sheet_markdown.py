"""Writes a table as Markdown; each group becomes a table under a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from compendium.domain.sheet import Cell, Run, Sheet, SheetRow
from compendium.exporters.cells import cleaned, runs_of
from compendium.exporters.content_markdown import escaped
from compendium.exporters.layout import Align, alignment, on_paper

_SPECIAL = re.compile(r"[\\`*_\[\]|]")
_RULES = {Align.LEFT: ":---", Align.CENTRE: ":---:", Align.RIGHT: "---:"}


def write_markdown(sheet: Sheet, path: Path) -> None:
    """Write title, subtitle, tables and notes."""
    path.write_text("\n\n".join(_parts(sheet)) + "\n", encoding="utf-8", newline="\n")


def _parts(sheet: Sheet) -> Iterator[str]:
    sheet = on_paper(sheet)
    yield f"# {_line(sheet.title)}"
    if sheet.subtitle:
        yield _line(sheet.subtitle)
    yield from table_parts(sheet)
    for note in sheet.notes:
        yield _line(note)


def table_parts(sheet: Sheet) -> Iterator[str]:
    """Yield the headings of the groups and the tables below them."""
    if not sheet.rows:
        yield _table(sheet, ())
    for group, rows in groupby(sheet.rows, key=lambda row: row.group):
        if group:
            yield f"## {_line(group)}"
        yield _table(sheet, rows)


def _table(sheet: Sheet, rows: Iterable[SheetRow]) -> str:
    head = _row(column.label for column in sheet.columns)
    rule = "| " + " | ".join(_RULES[alignment(column)] for column in sheet.columns) + " |"
    return "\n".join([head, rule, *(_row(row.cells) for row in rows)])


def _row(cells: Iterable[Cell]) -> str:
    return "| " + " | ".join("".join(_set(run) for run in runs_of(cell)).strip() for cell in cells) + " |"


def _set(run: Run) -> str:
    # Elements, since stars and tildes beside Chinese punctuation do not count as marks.
    name = "ins" if run.inserted else "del" if run.deleted else "b" if run.bold else ""
    return f"<{name}>{_inline(run.text)}</{name}>" if name else _inline(run.text)


def _inline(text: str) -> str:
    """Return ``text`` so that a cell prints it as it is, in one line."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("~~", "&#126;&#126;")
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", plain).replace("\n", "<br>")


def _line(text: str) -> str:
    """Return ``text`` so that a paragraph prints it as it is."""
    return escaped(" ".join(cleaned(text).split("\n")).strip())
