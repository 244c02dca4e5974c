"""Takes a ledger back that colleagues filled in: first what would change, then the change in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from compendium.domain.errors import UserError
from compendium.domain.fact import FactKind
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.ledger import TRACKED_KINDS, LedgerEntry, LedgerStatus
from compendium.domain.sheet import Cell, ReadRow, ReadSheet
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.services.facts import FactService
from compendium.services.ledger import LedgerChange, LedgerService, ledger_date
from compendium.services.ledger_recognition import recognise
from compendium.services.sheets import LEDGER_KIND, entry_digest

FIELD_LABELS = {"status": "状态", "progress": "进展", "person": "责任人", "date": "日期", "remark": "备注"}
_SYNONYMS: Mapping[str, LedgerStatus] = {
    "未开始": LedgerStatus.NOT_STARTED,
    "未开展": LedgerStatus.NOT_STARTED,
    "尚未启动": LedgerStatus.NOT_STARTED,
    "在办": LedgerStatus.UNDER_WAY,
    "推进中": LedgerStatus.UNDER_WAY,
    "正在推进": LedgerStatus.UNDER_WAY,
    "完成": LedgerStatus.DONE,
    "已办结": LedgerStatus.DONE,
    "办结": LedgerStatus.DONE,
}
"""What colleagues write for a status in their own words."""
_MOST_PROBLEMS = 50
_BLANK_DIGEST = entry_digest(LedgerEntry(FactAnchor("", "", FactKind.DUTY, "")))


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
        conflict: True when the row was changed here too after the file was handed out; its blank cells change nothing.
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
        by_words: rows that were told by their words, because they had been sorted or pasted without their keys.
    """

    file: str
    changes: tuple[RowChange, ...]
    unchanged: int
    problems: tuple[str, ...]
    by_words: int = 0

    @property
    def conflicts(self) -> tuple[RowChange, ...]:
        """Those of the changes whose rows were changed here too."""
        return tuple(change for change in self.changes if change.conflict)


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
        found = recognise(sheet, self._facts.facts(FactFilter(kinds=TRACKED_KINDS)))
        problems = list(found.problems)
        changes: dict[str, RowChange] = {}
        seen: set[str] = set()
        for row, filled in found.rows:
            seen.add(row.key)
            values = _values(filled, self._facts.today, problems)
            change = _change(row, filled, values, found.digests.get(row.key))
            if change is None:
                continue
            first = changes.setdefault(row.key, change)
            if first.after != change.after:
                others = f"第 {filled.number} 行与第 {first.line} 行是同一事项而填写不同"
                problems.append(f"{others}，只读入第 {first.line} 行。")
        unchanged = len(seen) - len(changes)
        return LedgerPreview(path.name, tuple(changes.values()), unchanged, _few(problems), found.by_words)

    def apply(self, changes: Iterable[RowChange]) -> LedgerChange:
        """Take changes over, all or none, and return what ``LedgerService.undo`` takes back."""
        return self._ledger.put(change.after for change in changes)


def _change(row: FactRow, filled: ReadRow, values: Mapping[str, str], digest: str | None) -> RowChange | None:
    """Compare a row with what was filled in.

    ``digest`` is of the entry that was handed out; None when the file no longer says so.
    """
    before = row.entry
    if entry_digest(replace(before, **values)) in (digest, entry_digest(before)):  # type: ignore[arg-type]
        return None  # as it was handed out, or as it is here
    conflict = entry_digest(before) != digest if digest else row.tracked
    if conflict:
        values = _said(filled, values, digest)
    after = replace(before, **values)  # type: ignore[arg-type]
    names = [name for name in values if getattr(after, name) != getattr(before, name)]
    fields = tuple(FieldChange(name, FIELD_LABELS[name], getattr(before, name), getattr(after, name)) for name in names)
    return RowChange(row, after, fields, filled.number, conflict=conflict) if fields else None


def _said(filled: ReadRow, values: Mapping[str, str], digest: str | None) -> dict[str, str]:
    """Return the values that were written into a row that was changed here too.

    A blank cell may be older than what was recorded here since, so that it says nothing; nor does the status that a
    row was handed out with before anything was recorded.
    """
    untouched = digest == _BLANK_DIGEST
    silent = {name for name in values if not _text(filled.values[name])}
    if untouched and values.get("status") == LedgerStatus.NOT_STARTED:
        silent.add("status")
    return {name: value for name, value in values.items() if name not in silent}


def _few(problems: list[str]) -> tuple[str, ...]:
    shown = problems[:_MOST_PROBLEMS]
    if len(problems) > len(shown):
        shown.append(f"另有 {len(problems) - len(shown)} 处类似问题。")
    return tuple(shown)


def _values(filled: ReadRow, today: date, problems: list[str]) -> Mapping[str, str]:
    """Return what was filled in; values that cannot be taken are told of and left out."""
    values: dict[str, str] = {}
    for name, label in FIELD_LABELS.items():
        if name not in filled.values:
            continue
        try:
            values[name] = _value(name, filled.values[name], today, readable=name not in filled.unreadable)
        except UserError as error:
            problems.append(f"第 {filled.number} 行“{label}”：{error}该格未读入。")
    return values


def _value(name: str, cell: Cell, today: date, *, readable: bool) -> str:
    if name == "date":
        # 2026年6月底 is a day to us.
        return cell.isoformat() if isinstance(cell, date) else ledger_date(_text(cell), today)
    if not readable:
        raise UserError("bad_value", f"“{cell}”不能识别。", "请改正后再读回。")
    text = _text(cell)
    if name != "status":
        return text
    if not text:
        return LedgerStatus.NOT_STARTED
    try:
        return _SYNONYMS.get(text) or LedgerStatus(text)
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
