"""What the rows of a table of facts can be grouped by."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from compendium.services.fact_rows import FactRow
from compendium.ui.models.fact_table import GroupOf, GroupOrder
from compendium.ui.models.labels import document_name


class FactGroup(StrEnum):
    """How rows are grouped."""

    NONE = "none"
    DOCUMENT = "document"
    SECTION = "section"
    UNIT = "unit"
    YEAR = "year"


def group_name(group: FactGroup) -> str:
    """Return the words of a choice."""
    translate = QCoreApplication.translate
    return {
        FactGroup.NONE: translate("FactGroups", "不分组"),
        FactGroup.DOCUMENT: translate("FactGroups", "按文件分组"),
        FactGroup.SECTION: translate("FactGroups", "按重点任务分组"),
        FactGroup.UNIT: translate("FactGroups", "按责任单位分组"),
        FactGroup.YEAR: translate("FactGroups", "按完成年份分组"),
    }[group]


def group_of(group: FactGroup, *, many_documents: bool) -> GroupOf | None:
    """Return what gives a row its headings; with many documents a section is named with its document."""

    def section(row: FactRow) -> tuple[str, ...]:
        named = row.section or row.label
        return (f"{document_name(row.info)} › {named}" if many_documents else named,)

    return {
        FactGroup.NONE: None,
        FactGroup.DOCUMENT: lambda row: (document_name(row.info),),
        FactGroup.SECTION: section,
        FactGroup.UNIT: lambda row: row.units or (_no_unit(),),
        FactGroup.YEAR: lambda row: (_year(row),),
    }[group]


def order_of(group: FactGroup) -> GroupOrder | None:
    """Return the order of the headings; None for that in which they first occur."""
    if group is FactGroup.UNIT:
        return lambda name, count: (name == _no_unit(), -count, name)
    if group is FactGroup.YEAR:
        return lambda name, _count: (name == _no_year(), name)
    return None


def _year(row: FactRow) -> str:
    if not row.dates:
        return _no_year()
    return QCoreApplication.translate("FactGroups", "{0} 年").format(row.dates[-1].year)


def _no_year() -> str:
    return QCoreApplication.translate("FactGroups", "未写明期限")


def _no_unit() -> str:
    return QCoreApplication.translate("FactGroups", "未写明责任单位")
