"""The hidden marks by which a table is recognised when it comes back."""

from __future__ import annotations

import re

from compendium.domain.sheet import Column, ColumnKind

_TABLE = re.compile(r"compendium:(?P<kind>[^:]+):(?P<version>\d+)")
_COLUMN = re.compile(r"(?P<key>[^|]+)\|(?P<kind>[a-z]+)")
VERSION = 1


def table_mark(kind: str) -> str:
    """Return what stands above the rows' keys."""
    return f"compendium:{kind}:{VERSION}"


def column_mark(column: Column) -> str:
    """Return what stands above a column."""
    return f"{column.key}|{column.kind}"


def parse_table_mark(text: object) -> tuple[str, int] | None:
    """Return kind and version of the table, or None when ``text`` is no such mark."""
    match = _TABLE.fullmatch(text.strip()) if isinstance(text, str) else None
    return (match["kind"], int(match["version"])) if match else None


def parse_column_mark(text: object) -> tuple[str, ColumnKind] | None:
    """Return key and kind of the column, or None when ``text`` is no such mark."""
    match = _COLUMN.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None or match["kind"] not in tuple(ColumnKind):
        return None
    return match["key"], ColumnKind(match["kind"])
