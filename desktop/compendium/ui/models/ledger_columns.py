"""The columns of the ledger, and its words and pictures for a status and for how a row stands to its date."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from compendium.domain.fact import FactKind
from compendium.domain.ledger import LedgerStatus, Standing
from compendium.services.fact_rows import FactRow
from compendium.ui.models.fact_columns import FactColumn, due_text, status_name
from compendium.ui.models.labels import document_name

EDITABLE = ("status", "progress", "person", "date", "remark")
_LAST = date.max
_STATUSES = tuple(LedgerStatus)


class Look(NamedTuple):
    """A picture by name, the role of its colour, and the words beside it."""

    icon: str
    tone: str
    words: str


def status_look(status: LedgerStatus) -> Look:
    """Return how a status is shown."""
    icon, tone = {
        LedgerStatus.NOT_STARTED: ("circle", "text_faint"),
        LedgerStatus.UNDER_WAY: ("circle-dot", "note"),
        LedgerStatus.DONE: ("circle-check", "success"),
        LedgerStatus.BLOCKED: ("circle-x", "error"),
    }[status]
    return Look(icon, tone, status_name(status))


def standing_look(standing: Standing) -> Look:
    """Return how a row that is late, or soon will be, is shown; one without picture needs no attention."""
    translate = QCoreApplication.translate
    return {
        Standing.OVERDUE: Look("triangle-alert", "error", translate("LedgerColumns", "已逾期")),
        Standing.DUE_SOON: Look("timer", "warning", translate("LedgerColumns", "30 日内到期")),
        Standing.LATER: Look("", "text_faint", translate("LedgerColumns", "未到期")),
        Standing.UNDATED: Look("", "text_faint", translate("LedgerColumns", "未定日期")),
        Standing.DONE: Look("", "text_faint", translate("LedgerColumns", "已完成")),
    }[standing]


def standing_words(row: FactRow, today: date) -> str:
    """Say how late a row is, or how long there is; "" for what needs no attention."""
    translate = QCoreApplication.translate
    if row.standing is Standing.OVERDUE:
        return late_words((today - row.dates[-1]).days)
    if row.standing is Standing.DUE_SOON:
        days = (min(day for day in row.dates if day >= today) - today).days
        return (
            translate("LedgerColumns", "还有 {0} 天").format(days) if days else translate("LedgerColumns", "今天到期")
        )
    return ""


def late_words(days: int) -> str:
    """Say how late something is."""
    return QCoreApplication.translate("LedgerColumns", "已逾期 {0} 天").format(days)


def kind_look(kind: FactKind) -> Look:
    """Return how a kind of rows is shown."""
    translate = QCoreApplication.translate
    return {
        FactKind.DUTY: Look("clipboard-list", "text_faint", translate("LedgerColumns", "任务")),
        FactKind.TARGET: Look("target", "text_faint", translate("LedgerColumns", "指标")),
        FactKind.DEADLINE: Look("calendar", "text_faint", translate("LedgerColumns", "时限")),
    }[kind]


def source_words(row: FactRow) -> str:
    """Return where a row comes from, as the second line of its cell."""
    return f"{document_name(row.info)} {row.place}".strip()


def ledger_columns() -> tuple[FactColumn, ...]:
    """Return the columns of the ledger."""
    translate = QCoreApplication.translate

    def entered(key: str, title: str, weight: int) -> FactColumn:
        def text(row: FactRow) -> str:
            return str(getattr(row.entry, key))

        return FactColumn(key, title, text, lambda row: (not text(row), text(row)), weight)

    return (
        FactColumn(
            "subject",
            translate("LedgerColumns", "事项"),
            lambda row: row.subject,
            lambda row: (False, row.info.id, row.kind is not FactKind.DUTY),
            30,
        ),
        FactColumn(
            "units",
            translate("LedgerColumns", "责任单位"),
            lambda row: "、".join(row.printed_units),
            lambda row: (not row.printed_units, *row.printed_units),
            18,
        ),
        FactColumn(
            "due",
            translate("LedgerColumns", "时限"),
            due_text,
            lambda row: (not row.dates, row.dates[-1] if row.dates else _LAST),
            13,
        ),
        FactColumn(
            "status",
            translate("LedgerColumns", "状态"),
            lambda row: status_name(row.entry.status),
            lambda row: (False, _STATUSES.index(row.entry.status)),
            10,
        ),
        entered("progress", translate("LedgerColumns", "进展"), 16),
        entered("person", translate("LedgerColumns", "责任人"), 9),
        entered("date", translate("LedgerColumns", "日期"), 11),
        entered("remark", translate("LedgerColumns", "备注"), 14),
    )
