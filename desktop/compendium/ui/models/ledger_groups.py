"""What the rows of the ledger can be grouped by."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from compendium.domain.ledger import LedgerStatus, Standing
from compendium.services.fact_rows import FactRow
from compendium.ui.models.fact_columns import status_name
from compendium.ui.models.fact_table import GroupOf, GroupOrder
from compendium.ui.models.labels import document_name
from compendium.ui.models.ledger_columns import standing_look


class LedgerGroup(StrEnum):
    """How rows are grouped."""

    NONE = "none"
    UNIT = "unit"
    DOCUMENT = "document"
    DEADLINE = "deadline"
    STATUS = "status"


def group_of(group: LedgerGroup) -> GroupOf | None:
    """Return what gives a row its headings."""
    return {
        LedgerGroup.NONE: None,
        LedgerGroup.UNIT: lambda row: row.units or (_no_unit(),),
        LedgerGroup.DOCUMENT: lambda row: (document_name(row.info),),
        LedgerGroup.DEADLINE: lambda row: (_deadline(row),),
        LedgerGroup.STATUS: lambda row: (status_name(row.entry.status),),
    }[group]


def order_of(group: LedgerGroup) -> GroupOrder | None:
    """Return the order of the headings; None for that in which they first occur."""
    if group is LedgerGroup.UNIT:
        return lambda name, count: (name == _no_unit(), -count, name)
    if group is LedgerGroup.STATUS:
        names = [status_name(status) for status in LedgerStatus]
        return lambda name, _count: (names.index(name),)
    if group is LedgerGroup.DEADLINE:
        urgent = [standing_look(Standing.OVERDUE).words, standing_look(Standing.DUE_SOON).words]
        last = [standing_look(Standing.UNDATED).words, standing_look(Standing.DONE).words]
        return lambda name, _count: ((urgent.index(name) if name in urgent else 2 + (name in last)), name)
    return None


def _deadline(row: FactRow) -> str:
    if row.standing is Standing.LATER:
        ahead = row.dates[-1].year
        return QCoreApplication.translate("LedgerGroups", "{0} 年到期").format(ahead)
    return standing_look(row.standing).words


def _no_unit() -> str:
    return QCoreApplication.translate("LedgerGroups", "未明确责任单位")
