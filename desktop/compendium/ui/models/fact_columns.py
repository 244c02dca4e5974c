"""Which columns the table of each kind of facts has, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from compendium.domain.document import Level
from compendium.domain.fact import Citation, Deadline, Duty, FactKind, Instrument, Support, Target
from compendium.domain.ledger import LedgerStatus
from compendium.services.fact_fields import DEADLINE_TYPES, shown
from compendium.services.fact_rows import FactRow, value_text
from compendium.texts.numerals import CHINESE_NUMERAL, number_of
from compendium.ui.models.labels import document_name, level_name

Order = tuple[object, ...]
_LAST = date.max
_MARKER = re.compile(rf"[（(第]?(\d+|{CHINESE_NUMERAL}+)[）)、.．条章节部项：: ]")
_DIGITS = re.compile(r"([0-9]+)")
_UNMARKED = 10_000  # more than any marker says
_LEVELS = tuple(Level)


class FactColumn(NamedTuple):
    """A column.

    Attributes:
        key: stable name, by which widths and order are remembered.
        title: words of the header.
        text: what a row shows there.
        order: what rows are sorted by there, first True for those that have nothing: they come last either way.
        weight: share of the width.
        right: True for numbers.
        least: characters that it must have room for.
        spare: 0 for what always shows; where there is no room for all, the column with the most goes first.
    """

    key: str
    title: str
    text: Callable[[FactRow], str]
    order: Callable[[FactRow], Order]
    weight: int
    right: bool = False
    least: int = 3
    spare: int = 0


def columns_of(kind: FactKind) -> tuple[FactColumn, ...]:
    """Return the columns for facts of a kind, in the language of the interface."""
    return _COLUMNS[kind]()


def _plain(key: str, title: str, text: Callable[[FactRow], str], weight: int) -> FactColumn:
    return FactColumn(key, title, text, lambda row: _words(text(row)), weight)


def _words(text: str) -> Order:
    return (not text, *_natural(text))


def _natural(text: str) -> Order:
    """Return what puts 2. before 10. and 二、 before 三、: the number of the marker, then words and numbers in turn."""
    marker = _MARKER.match(text)
    value = number_of(marker[1]) if marker else None
    parts = _DIGITS.split(text)
    return (_UNMARKED if value is None else value, *(int(part) if at % 2 else part for at, part in enumerate(parts)))


def _field(key: str, title: str, weight: int) -> FactColumn:
    return _plain(key, title, lambda row: shown(row.fact.detail, key), weight)


def _place() -> FactColumn:
    def text(row: FactRow) -> str:
        return f"{document_name(row.info)} {row.place}".strip()

    def order(row: FactRow) -> Order:
        level = _LEVELS.index(row.info.level) if row.info.level in _LEVELS else len(_LEVELS)
        return (False, level, row.info.id)  # rows of a document stay in reading order: sorting is stable

    return FactColumn("source", QCoreApplication.translate("FactColumns", "出处"), text, order, 22, least=9)


def _units(weight: int = 20) -> FactColumn:
    title = QCoreApplication.translate("FactColumns", "责任单位")
    return _plain("units", title, lambda row: "、".join(row.printed_units), weight)


def _due() -> FactColumn:
    def order(row: FactRow) -> Order:
        return (not row.dates, min(row.dates, default=_LAST), row.date_text)

    return FactColumn("due", QCoreApplication.translate("FactColumns", "完成时限"), due_text, order, 12, least=6)


def due_text(row: FactRow) -> str:
    """Return the dates of a row as printed, else how often it recurs."""
    detail = row.fact.detail
    frequency = detail.frequency if isinstance(detail, Target | Deadline) else ""
    printed = detail.date_text if isinstance(detail, Deadline) else row.date_text
    return printed or frequency or ""


def _task_columns() -> tuple[FactColumn, ...]:
    def lead(row: FactRow) -> str:
        detail = row.fact.detail
        return "、".join(detail.lead_units) if isinstance(detail, Duty) else ""

    def others(row: FactRow) -> str:
        detail = row.fact.detail
        if not isinstance(detail, Duty):
            return ""
        return "、".join(unit for unit in detail.units if unit not in detail.lead_units)

    translate = QCoreApplication.translate
    return (
        _plain("section", translate("FactColumns", "重点任务"), lambda row: row.section, 20),
        FactColumn("label", translate("FactColumns", "具体举措"), lambda row: row.label, _measure_order, 26),
        _plain("lead", translate("FactColumns", "牵头单位"), lead, 14),
        _plain("others", translate("FactColumns", "责任/配合单位"), others, 24),
        _due(),
        _place(),
    )


def _measure_order(row: FactRow) -> Order:
    """Measures are often numbered anew under each heading."""
    return (not row.label, *_words(row.section), _words(row.label))


def _target_columns() -> tuple[FactColumn, ...]:
    translate = QCoreApplication.translate

    def number(row: FactRow) -> Order:
        detail = row.fact.detail
        value = detail.value_num if isinstance(detail, Target) else None
        return (value is None, value or 0.0)

    def value(row: FactRow) -> str:
        detail = row.fact.detail
        return value_text(detail) if isinstance(detail, Target) else ""

    return (
        _field("indicator", translate("FactColumns", "指标"), 28),
        FactColumn("value", translate("FactColumns", "目标值"), value, number, 13, right=True),
        _plain("comparator", translate("FactColumns", "限定词"), _comparator, 10),
        _due(),
        _field("baseline", translate("FactColumns", "基期值"), 10),
        _field("scope", translate("FactColumns", "范围"), 14),
        _place(),
    )


def _comparator(row: FactRow) -> str:
    detail = row.fact.detail
    if not isinstance(detail, Target):
        return ""
    return " ".join(word for word in detail.comparator.split("|") if word not in detail.value)  # 翻一番 is its own


def _support_columns() -> tuple[FactColumn, ...]:
    translate = QCoreApplication.translate

    def most(row: FactRow) -> Order:
        detail = row.fact.detail
        amount = None
        if isinstance(detail, Support):
            amount = detail.max_yuan if detail.max_yuan is not None else detail.min_yuan
        return (amount is None, -(amount or 0.0))

    def amount(row: FactRow) -> str:
        detail = row.fact.detail
        return detail.amount_text if isinstance(detail, Support) else ""

    return (
        _field("support_type", translate("FactColumns", "扶持类型"), 12),
        _field("beneficiary", translate("FactColumns", "对象"), 22),
        _field("condition", translate("FactColumns", "条件"), 26),
        FactColumn("amount", translate("FactColumns", "标准"), amount, most, 22),
        _place(),
    )


def _deadline_columns() -> tuple[FactColumn, ...]:
    translate = QCoreApplication.translate

    def kind(row: FactRow) -> str:
        detail = row.fact.detail
        if isinstance(detail, Deadline):
            return DEADLINE_TYPES[detail.type]
        return translate("FactColumns", "指标")

    return (
        _due(),
        _plain("type", translate("FactColumns", "类型"), kind, 9),
        _plain("subject", translate("FactColumns", "事项"), lambda row: row.subject, 40),
        _units(),
        _place(),
    )


def _instrument_columns() -> tuple[FactColumn, ...]:
    translate = QCoreApplication.translate

    def name(row: FactRow) -> str:
        detail = row.fact.detail
        return detail.name if isinstance(detail, Instrument) else ""

    return (
        _plain("name", translate("FactColumns", "政策工具"), name, 26),
        _plain("label", translate("FactColumns", "所在条款"), lambda row: row.label, 34),
        _place(),
    )


def _citation_columns() -> tuple[FactColumn, ...]:
    translate = QCoreApplication.translate

    def known(row: FactRow) -> str:
        detail = row.fact.detail
        there = isinstance(detail, Citation) and detail.target_doc
        return translate("FactColumns", "文库中有") if there else ""

    return (
        _field("title", translate("FactColumns", "引用的文件"), 36),
        _field("number", translate("FactColumns", "发文字号"), 16),
        _plain("known", translate("FactColumns", "文库"), known, 9),
        _plain("label", translate("FactColumns", "所在条款"), lambda row: row.label, 24),
        _place(),
    )


def unit_columns(unit: Callable[[], str]) -> tuple[FactColumn, ...]:
    """Return the columns for all that one unit must do; ``unit`` gives the unit that is shown."""
    translate = QCoreApplication.translate
    kinds = {
        FactKind.DUTY: translate("FactColumns", "任务"),
        FactKind.TARGET: translate("FactColumns", "指标"),
        FactKind.DEADLINE: translate("FactColumns", "时限"),
    }

    def part(row: FactRow) -> str:
        detail = row.fact.detail
        if not isinstance(detail, Duty):
            return ""
        own = set(row.printed_as(unit()))
        if own.intersection(detail.lead_units):
            return translate("FactColumns", "牵头")
        supports = own.intersection(detail.supporting_units)
        return translate("FactColumns", "配合") if supports else translate("FactColumns", "责任")

    def status(row: FactRow) -> str:
        return status_name(row.entry.status)

    return (
        _plain("kind", translate("FactColumns", "类别"), lambda row: kinds.get(row.kind, ""), 7),
        _plain("subject", translate("FactColumns", "事项"), lambda row: row.subject, 40)._replace(least=9),
        _plain("part", translate("FactColumns", "分工"), part, 7)._replace(spare=1),
        _due()._replace(least=8),
        _plain("status", translate("FactColumns", "进展状态"), status, 9)._replace(least=5),
        _place()._replace(spare=2),
    )


def indicator_columns() -> tuple[FactColumn, ...]:
    """Return the columns for one indicator in several policies."""
    translate = QCoreApplication.translate
    by_key = {column.key: column for column in _target_columns()}
    # The name of the indicator is above the table, the source tells the region too.
    spares = {"indicator": 2, "value": 0, "comparator": 3, "due": 0, "baseline": 4, "source": 0}

    def level(row: FactRow) -> Order:
        at = _LEVELS.index(row.info.level) if row.info.level in _LEVELS else len(_LEVELS)
        return (False, at, row.info.id)

    return (
        FactColumn("level", translate("FactColumns", "层级"), lambda row: level_name(row.info.level), level, 9),
        _plain("region", translate("FactColumns", "地区"), lambda row: row.info.region or "", 13)._replace(spare=1),
        *(by_key[key]._replace(spare=spare) for key, spare in spares.items()),
    )


def calendar_columns() -> tuple[FactColumn, ...]:
    """Return the columns for a calendar of dates."""
    return _deadline_columns()


def status_name(status: LedgerStatus) -> str:
    """Name of a status of the ledger."""
    translate = QCoreApplication.translate
    return {
        LedgerStatus.NOT_STARTED: translate("FactColumns", "未启动"),
        LedgerStatus.UNDER_WAY: translate("FactColumns", "进行中"),
        LedgerStatus.DONE: translate("FactColumns", "已完成"),
        LedgerStatus.BLOCKED: translate("FactColumns", "受阻"),
    }[status]


_COLUMNS: dict[FactKind, Callable[[], tuple[FactColumn, ...]]] = {
    FactKind.DUTY: _task_columns,
    FactKind.TARGET: _target_columns,
    FactKind.SUPPORT: _support_columns,
    FactKind.DEADLINE: _deadline_columns,
    FactKind.INSTRUMENT: _instrument_columns,
    FactKind.CITATION: _citation_columns,
}
