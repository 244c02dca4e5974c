"""A table to hand on: what is on screen, in its order, ready for Word, a spreadsheet, a page or the clipboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a cell that are set alike; inserted ones are underlined and bold, deleted ones struck through."""

    text: str
    inserted: bool = False
    deleted: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class RichText:
    """Words of a cell that are not all set alike."""

    runs: tuple[Run, ...]


Cell = str | int | float | date | RichText | None


class ColumnKind(StrEnum):
    """What a column holds; decides alignment and number format."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    SERIAL = "serial"  # 序号


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        key: stable English name, by which a filled-in file is read back.
        label: as printed in the header row.
        width: share of the page's width, any unit.
        choices: the only values that may be filled in; () when anything may.
        editable: True for what colleagues fill in.
        even: True for a column that is as wide as the others that are: texts side by side.
        computed: True for the plain value of what another column says as printed: to sort and to sum, not to read.
    """

    key: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float = 1.0
    choices: tuple[str, ...] = ()
    editable: bool = False
    computed: bool = False
    even: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row.

    Attributes:
        cells: one for each column.
        key: what the row is recognised by when a filled-in file is read back; "" when it never is.
        group: heading under which the row stands; rows of a group follow each other; "" when there is none.
    """

    cells: tuple[Cell, ...]
    key: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table.

    Attributes:
        kind: stable English name such as ``tasks``.
        title: as printed above it.
        subtitle: documents or filters it was made with; "" when there is nothing to say.
        notes: lines below it: sources, 生成日期.
        landscape: True when the page has to be turned.
        group_label: heads the column of the groups where a format cannot print them as rows between.
    """

    kind: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[SheetRow]
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    landscape: bool = True
    group_label: str = "分组"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of a file that people filled in.

    Attributes:
        key: that of the row when the file was written; among ``ReadSheet.rows`` each comes once.
        values: by column key, those columns only that are still there; None for an empty cell.
        number: of the row in the file, as a spreadsheet counts.
        unreadable: keys of the columns whose value is but the text of what could not be understood: 下周, #REF!.
    """

    key: str
    values: Mapping[str, Cell]
    number: int
    unreadable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """What a filled-in file holds.

    Attributes:
        kind: that of the sheet that was written.
        columns: labels of the columns that are still there, as they read now, by their key.
        rows: in the file's order; columns that others added are not among their values.
        problems: what could not be understood, each a sentence for the user.
        loose: filled rows without a key, or with one that came before: added, copied, or pasted over by others.
    """

    kind: str
    columns: Mapping[str, str]
    rows: tuple[ReadRow, ...]
    problems: tuple[str, ...] = ()
    loose: tuple[ReadRow, ...] = ()
