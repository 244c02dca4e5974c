"""Takes a ledger back that colleagues filled in: first what would change, then the change in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from compendium.domain.errors import UserError
from compendium.domain.ledger import TRACKED_KINDS, LedgerEntry, LedgerStatus
from compendium.domain.sheet import Cell, ReadRow, ReadSheet
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.services.facts import FactService
from compendium.services.ledger import LedgerChange, LedgerService, ledger_date
from compendium.services.sheets import LEDGER_KIND, entry_digest

FIELD_LABELS = {"status": "状态", "progress": "进展", "person": "责任人", "date": "日期", "remark": "备注"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One cell that was filled in: ``name`` of the field of an entry, what it says here, what it said in the file."""

    name: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """What the file changes about one row.

    Attributes:
        row: the row as it stands here.
        after: its entry once the change is made.
        line: number of the row in the file.
        conflict: True when the row was changed here too after the file was handed out.
    """

    row: FactRow
    after: LedgerEntry
    fields: tuple[FieldChange, ...]
    line: int
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class LedgerPreview:
    """What taking a file back would do.

    Attributes:
        file: its name.
        changes: one for each row that differs, in the file's order.
        unchanged: rows that say the same as here, or that nobody touched.
        problems: sentences about rows that are unknown here and values that cannot be taken.
    """

    file: str
    changes: tuple[RowChange, ...]
    unchanged: int
    problems: tuple[str, ...]


class LedgerImportService:
    """Reads filled-in ledgers.

    Args:
        facts: the rows as they stand.
        ledger: keeps what is taken over.
        read: reads the file.
    """

    def __init__(self, facts: FactService, ledger: LedgerService, read: Callable[[Path], ReadSheet]) -> None:
        self._facts = facts
        self._ledger = ledger
        self._read = read

    def preview(self, path: Path) -> LedgerPreview:
        """Tell what the file would change; nothing is changed.

        Raises:
            UserError: not_a_ledger for another table; cannot_read, not_a_spreadsheet, too_large, not_our_table,
                newer_data.
        """
        sheet = self._read(path)
        if sheet.kind != LEDGER_KIND:
            raise UserError("not_a_ledger", f"“{path.name}”是别的表，不是台账，没有读入。", "请选择从台账导出的表格。")
        rows = {row.key: row for row in self._facts.facts(FactFilter(kinds=TRACKED_KINDS))}
        changes: list[RowChange] = []
        problems = list(sheet.problems)
        unchanged = 0
        for filled in sheet.rows:
            key, _, digest = filled.key.partition(".")
            row = rows.get(key)
            if row is None:
                problems.append(f"第 {filled.number} 行在文库中没有对应的事项，可能原文已更新或已移除，未读入。")
                continue
            change = _change(row, filled, digest, problems)
            unchanged += change is None
            changes += [] if change is None else [change]
        return LedgerPreview(path.name, tuple(changes), unchanged, tuple(problems))

    def apply(self, changes: Iterable[RowChange]) -> LedgerChange:
        """Take changes over, all or none, and return what ``LedgerService.undo`` takes back."""
        return self._ledger.put(change.after for change in changes)


def _change(row: FactRow, filled: ReadRow, digest: str, problems: list[str]) -> RowChange | None:
    """Compare a row; values that cannot be taken are told of and left out."""
    values = _values(filled, problems)
    before = row.entry
    in_file = replace(before, **values)  # type: ignore[arg-type]
    if entry_digest(in_file) in (digest, entry_digest(before)):
        return None  # as it was handed out, or as it is here
    names = [name for name in values if getattr(in_file, name) != getattr(before, name)]
    fields = tuple(
        FieldChange(name, FIELD_LABELS[name], getattr(before, name), getattr(in_file, name)) for name in names
    )
    return RowChange(row, in_file, fields, filled.number, conflict=entry_digest(before) != digest)


def _values(filled: ReadRow, problems: list[str]) -> Mapping[str, str]:
    values: dict[str, str] = {}
    for name, label in FIELD_LABELS.items():
        if name not in filled.values:
            continue
        try:
            values[name] = _value(name, filled.values[name])
        except UserError as error:
            problems.append(f"第 {filled.number} 行“{label}”：{error}该格未读入。")
    return values


def _value(name: str, cell: Cell) -> str:
    if name == "date":
        return cell.isoformat() if isinstance(cell, date) else ledger_date(_text(cell))
    text = _text(cell)
    if name != "status":
        return text
    if not text:
        return LedgerStatus.NOT_STARTED
    try:
        return LedgerStatus(text)
    except ValueError:
        known = "、".join(LedgerStatus)
        raise UserError("bad_value", f"“{text}”不是状态。", f"可以填{known}。") from None


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{cell:.12g}"
    return str(cell).strip()
