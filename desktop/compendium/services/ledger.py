"""The ledger (台账): what the office records of each task, target and deadline."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from compendium.domain.errors import UserError
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.ledger import TRACKED_KINDS, LedgerEntry, LedgerStatus, Standing
from compendium.services.fact_fields import iso_date
from compendium.services.fact_rows import FactRow
from compendium.store.ledger import LedgerRepository

Step = tuple[FactAnchor, LedgerEntry | None, LedgerEntry | None]
"""Where, what was there before, what is there now."""
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_THIS_YEAR = re.compile(r"(\d{1,2})(?:月|[-/.])(\d{1,2})日?")
NO_UNIT = "未明确责任单位"


@dataclass(frozen=True, slots=True)
class LedgerChange:
    """What a method changed; ``undo`` takes it back."""

    steps: tuple[Step, ...]

    @property
    def docs(self) -> tuple[str, ...]:
        """Documents whose rows are to be read again."""
        return tuple(dict.fromkeys(anchor.doc for anchor, _, _ in self.steps))


@dataclass(frozen=True, slots=True)
class LedgerOverview:
    """How the tasks of a unit or of a policy stand.

    Attributes:
        name: of the unit or the document.
        doc: id of the document; "" in an overview by unit.
        total: rows.
        by_status: rows of each status, every status present.
        overdue, due_soon: rows that are not done and late, or due within 30 days.
    """

    name: str
    doc: str
    total: int
    by_status: Mapping[LedgerStatus, int]
    overdue: int
    due_soon: int


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class LedgerService:
    """Keeps the ledger. What a method returned from is on the disk.

    Every method that writes raises UserError ``read_only``, ``disk_full`` or ``busy`` when nothing can be kept.
    """

    def __init__(self, ledger: LedgerRepository, *, now: Callable[[], datetime] = _now) -> None:
        self._ledger = ledger
        self._now = now

    def record(
        self,
        rows: Iterable[FactRow],
        *,
        status: LedgerStatus | None = None,
        progress: str | None = None,
        person: str | None = None,
        date: str | None = None,
        remark: str | None = None,
    ) -> LedgerChange:
        """Record what is given for each of ``rows``; None leaves a field as it is, "" empties it.

        Raises:
            UserError: bad_value for what is no date; not_tracked for a row that is no duty, target or deadline.
        """
        given = {"status": status, "progress": progress, "person": person, "remark": remark}
        changes = {name: value.strip() for name, value in given.items() if value is not None}
        if status is not None:
            changes["status"] = status
        if date is not None:
            changes["date"] = ledger_date(date, self._now().date())
        return self.put(replace(row.entry, **changes) for row in _tracked(rows))  # type: ignore[arg-type]

    def put(self, entries: Iterable[LedgerEntry]) -> LedgerChange:
        """Keep ``entries``, each in place of one with the same anchor, all or none; a blank one is deleted."""
        moment = self._now().isoformat(timespec="seconds")
        return self._change([(entry.anchor, replace(entry, modified=moment)) for entry in entries])

    def discard(self, entries: Iterable[LedgerEntry]) -> LedgerChange:
        """Delete entries, such as those whose words are lost."""
        return self._change([(entry.anchor, None) for entry in entries])

    def undo(self, change: LedgerChange) -> LedgerChange:
        """Take a change back, and return what takes this back."""
        return self._change([(anchor, before) for anchor, before, _ in change.steps])

    def _change(self, changes: Sequence[tuple[FactAnchor, LedgerEntry | None]]) -> LedgerChange:
        with self._ledger.database.writing():
            present = {entry.anchor: entry for entry in self._ledger.all()}
            wanted = {anchor: None if entry is None or entry.is_blank else entry for anchor, entry in changes}
            steps = tuple(
                (anchor, present.get(anchor), entry)
                for anchor, entry in wanted.items()
                if not _same(present.get(anchor), entry)
            )
            self._ledger.remove(anchor for anchor, _, after in steps if after is None)
            self._ledger.put(after for _, _, after in steps if after is not None)
        return LedgerChange(steps)


def ledger_date(text: str, today: date) -> str:
    """Return the ISO date of what a person wrote, "" for nothing; a date without a year is one of this year.

    Raises:
        UserError: bad_value for what is no day.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return ""
    if match := _COMPACT.fullmatch(plain):
        plain = "-".join(match.groups())
    elif match := _THIS_YEAR.fullmatch(plain):
        plain = "-".join((str(today.year), *match.groups()))
    made = iso_date(plain)
    if made is None or len(made) != len("2026-12-31"):
        raise UserError("bad_value", f"“{text.strip()}”不是日期。", "请写成 2026-12-31。")
    return made


def overview_of(name: str, doc: str, rows: Sequence[FactRow]) -> LedgerOverview:
    """Return how rows stand together, each counted once."""
    statuses = Counter(row.entry.status for row in rows)
    standings = Counter(row.standing for row in rows)
    by_status = {status: statuses[status] for status in LedgerStatus}
    return LedgerOverview(name, doc, len(rows), by_status, standings[Standing.OVERDUE], standings[Standing.DUE_SOON])


def by_unit(rows: Iterable[FactRow]) -> list[LedgerOverview]:
    """Return an overview for each unit, those with most to do first; a row with several units counts for each."""
    groups: dict[str, list[FactRow]] = {}
    for row in rows:
        if row.trackable:
            for unit in row.units or (NO_UNIT,):
                groups.setdefault(unit, []).append(row)
    ordered = sorted(groups.items(), key=lambda group: (group[0] == NO_UNIT, -len(group[1])))
    return [overview_of(unit, "", group) for unit, group in ordered]


def by_policy(rows: Iterable[FactRow]) -> list[LedgerOverview]:
    """Return an overview for each document, in the order of ``rows``."""
    groups: dict[str, list[FactRow]] = {}
    for row in rows:
        if row.trackable:
            groups.setdefault(row.doc, []).append(row)
    return [overview_of(group[0].info.short_title or group[0].info.title, doc, group) for doc, group in groups.items()]


def _tracked(rows: Iterable[FactRow]) -> list[FactRow]:
    chosen = list(rows)
    if any(row.kind not in TRACKED_KINDS for row in chosen):
        raise UserError("not_tracked", "台账只登记任务、指标和时限。", "请重新选择。")
    return chosen


def _same(before: LedgerEntry | None, after: LedgerEntry | None) -> bool:
    if before is None or after is None:
        return before is after
    return replace(before, modified="") == replace(after, modified="")
