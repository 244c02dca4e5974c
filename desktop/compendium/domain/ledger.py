"""The ledger (台账): what became of a task, a target or a deadline."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from compendium.domain.fact import FactKind
from compendium.domain.fact_anchor import FactAnchor

TRACKED_KINDS = (FactKind.DUTY, FactKind.TARGET, FactKind.DEADLINE)
DUE_SOON_DAYS = 30

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class LedgerStatus(StrEnum):
    """Status of a task (状态); the value is its printed name."""

    NOT_STARTED = "未启动"
    UNDER_WAY = "进行中"
    DONE = "已完成"
    BLOCKED = "受阻"


class Standing(StrEnum):
    """How a task stands to its date, today."""

    DONE = "done"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    LATER = "later"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What an office recorded.

    Attributes:
        anchor: the fact it is about.
        progress: 进展, a value or words: 8500, 80%, 已印发实施方案.
        person: 责任人.
        date: ISO date that the office noted; "" when none.
        modified: ISO 8601 with time zone, to the second.
    """

    anchor: FactAnchor
    status: LedgerStatus = LedgerStatus.NOT_STARTED
    progress: str = ""
    person: str = ""
    date: str = ""
    remark: str = ""
    modified: str = ""

    @property
    def is_blank(self) -> bool:
        """True when nothing was recorded."""
        return self.status is LedgerStatus.NOT_STARTED and not (
            self.progress or self.person or self.date or self.remark
        )


def last_day(printed: str | None) -> date | None:
    """Return the last day of an ISO date, month (``2026-09``) or year; None for anything else."""
    match = _DATE.fullmatch(printed or "")
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 12)
    try:
        return date(year, month, int(match[3]) if match[3] else calendar.monthrange(year, month)[1])
    except (ValueError, calendar.IllegalMonthError):
        return None


def standing_on(today: date, dates: Iterable[date], status: LedgerStatus, within: int = DUE_SOON_DAYS) -> Standing:
    """Tell how something with these last days stands; it is overdue once the last of them has passed."""
    known = list(dates)
    ahead = [day for day in known if day >= today]
    if status is LedgerStatus.DONE:
        return Standing.DONE
    if not known:
        return Standing.UNDATED
    if not ahead:
        return Standing.OVERDUE
    return Standing.DUE_SOON if min(ahead) <= today + timedelta(days=within) else Standing.LATER
