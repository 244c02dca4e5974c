"""Tables of facts to hand on, from the rows on screen in their order. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from compendium.domain.citation import cite_document
from compendium.domain.document import Clause
from compendium.domain.fact import Citation, Deadline, Duty, FactKind, Instrument, Support, Target
from compendium.domain.ledger import DUE_SOON_DAYS, LedgerEntry, LedgerStatus, Standing
from compendium.domain.sheet import Cell, Column, ColumnKind, Sheet, SheetRow
from compendium.services.fact_fields import DEADLINE_TYPES, KIND_LABELS
from compendium.services.fact_rows import FactRow

Cells = tuple[Cell, ...]
ClauseOf = Callable[[str, str], Clause]
"""Gives the clause of a document id and a clause id."""

STANDING_LABELS = {
    Standing.DONE: "已完成",
    Standing.OVERDUE: "已逾期",
    Standing.DUE_SOON: f"{DUE_SOON_DAYS} 日内到期",
    Standing.LATER: "未到期",
    Standing.UNDATED: "未定日期",
}
LEDGER_KIND = "ledger"
_SENTENCE_ENDS = "。！？"
_DIGEST_LENGTH = 8

_SERIAL = Column("serial", "序号", ColumnKind.SERIAL, 0.5)
_UNITS = Column("units", "责任单位", width=2.2)
_DUE = Column("due", "完成时限", width=1.3)
_DAY = Column("day", "截止日", ColumnKind.DATE, 1.5)
_QUOTE = Column("quote", "原文", width=4)
_SOURCE = Column("source", "来源", width=2.4)


def tasks_sheet(rows: Sequence[FactRow], clause_of: ClauseOf, today: date) -> Sheet:
    """Return the 任务分工表: a row for each duty among ``rows``."""
    columns = (
        _SERIAL,
        Column("task", "重点任务", width=2),
        Column("measure", "具体举措", width=5),
        Column("lead", "牵头单位", width=1.6),
        Column("units", "责任/配合单位", width=2.4),
        _DUE,
        Column("progress", "进展", width=1.8),
        _SOURCE,
    )

    def cells(row: FactRow) -> Cells | None:
        duty = row.fact.detail
        if not isinstance(duty, Duty):
            return None
        measure = _measure(clause_of(row.doc, duty.applies_to or row.fact.clause), row.fact.quote)
        leads = "、".join(duty.lead_units)
        task = row.section or row.label
        return task, measure, leads, _others(duty), row.date_text, _progress(row.entry), source_of(row)

    return _sheet("tasks", "任务分工表", columns, rows, cells, today)


def _others(duty: Duty) -> str:
    """Return who does it without leading; those that the text names once for many clauses are marked as such."""
    named = "、".join(unit for unit in duty.units if unit not in duty.lead_units)
    also = "、".join(duty.implied_units)
    return f"{named}（另涉及：{also}）" if named and also else f"另涉及：{also}" if also else named


def targets_sheet(rows: Sequence[FactRow], today: date) -> Sheet:
    """Return the 指标对照表: a row for each target among ``rows``."""
    columns = (
        _SERIAL,
        Column("indicator", "指标", width=2.4),
        Column("value", "目标值", width=1.3),
        Column("number", "数值", ColumnKind.NUMBER, 1.5, computed=True),
        Column("unit", "单位", width=0.8),
        Column("comparator", "限定词", width=1),
        _DUE,
        replace(_DAY, computed=True),
        Column("baseline", "基期值", width=1),
        Column("scope", "范围", width=1.2),
        _UNITS,
        _QUOTE,
        _SOURCE,
    )
    return _sheet(
        "targets", "指标对照表", columns, rows, _target_cells, today, optional={"comparator", "baseline", "scope"}
    )


def _target_cells(row: FactRow) -> Cells | None:
    target = row.fact.detail
    if not isinstance(target, Target):
        return None
    return (
        target.indicator,
        target.value,
        _plain_number(target.value_num),
        target.unit,
        target.comparator.replace("|", "、"),
        row.date_text or target.frequency,
        _last(row),
        target.baseline,
        target.scope,
        *_end(row),
    )


def supports_sheet(rows: Sequence[FactRow], today: date) -> Sheet:
    """Return the 扶持政策清单: a row for each support among ``rows``."""
    columns = (
        _SERIAL,
        Column("type", "扶持类型", width=1.2),
        Column("beneficiary", "对象", width=2),
        Column("condition", "条件", width=2.6),
        Column("amount", "标准", width=2),
        Column("min", "下限（元）", ColumnKind.NUMBER, 1.2, computed=True),
        Column("max", "上限（元）", ColumnKind.NUMBER, 1.2, computed=True),
        Column("rate", "比例（%）", ColumnKind.NUMBER, 0.9, computed=True),
        _UNITS,
        _QUOTE,
        _SOURCE,
    )
    return _sheet(
        "supports", "扶持政策清单", columns, rows, _support_cells, today, optional={"condition", "min", "rate", "units"}
    )


def _support_cells(row: FactRow) -> Cells | None:
    support = row.fact.detail
    if not isinstance(support, Support):
        return None
    return (
        support.support_type,
        support.beneficiary,
        support.condition,
        support.amount_text,
        _plain_number(support.min_yuan),
        _plain_number(support.max_yuan),
        None if support.rate is None else _plain_number(round(support.rate * 100, 6)),
        *_end(row),
    )


def deadlines_sheet(rows: Sequence[FactRow], today: date) -> Sheet:
    """Return the 时限清单: a row for each deadline and each dated target among ``rows``."""
    columns = (
        _SERIAL,
        _DUE,
        _DAY,
        Column("standing", "状态", width=1),
        Column("type", "类型", width=0.8),
        Column("subject", "事项", width=4),
        _UNITS,
        _SOURCE,
    )
    return _sheet("deadlines", "时限清单", columns, rows, _deadline_cells, today)


def _deadline_cells(row: FactRow) -> Cells | None:
    detail = row.fact.detail
    if isinstance(detail, Deadline):
        printed, kind = detail.date_text, DEADLINE_TYPES[detail.type]
    elif isinstance(detail, Target) and row.dates:
        printed, kind = row.date_text, "指标"
    else:
        return None
    standing, units = STANDING_LABELS[row.standing], "、".join(row.printed_units)
    return printed, _last(row), standing, kind, _line(row.fact.quote), units, source_of(row)


def instruments_sheet(rows: Sequence[FactRow], today: date) -> Sheet:
    """Return the 政策工具清单: a row for each instrument among ``rows``."""
    columns = (_SERIAL, Column("name", "政策工具", width=3), Column("clause", "所在条款", width=4), _UNITS, _SOURCE)
    return _sheet("instruments", "政策工具清单", columns, rows, _instrument_cells, today)


def _instrument_cells(row: FactRow) -> Cells | None:
    named = row.fact.detail
    if not isinstance(named, Instrument):
        return None
    return named.name, row.label, "、".join(row.printed_units), source_of(row)


def citations_sheet(rows: Sequence[FactRow], today: date) -> Sheet:
    """Return the 引用文件清单: a row for each citation among ``rows``."""
    columns = (
        _SERIAL,
        Column("title", "引用的文件", width=4),
        Column("number", "发文字号", width=1.8),
        Column("known", "文库中有", width=0.8),
        Column("clause", "所在条款", width=2.6),
        _SOURCE,
    )
    return _sheet("citations", "引用文件清单", columns, rows, _citation_cells, today)


def _citation_cells(row: FactRow) -> Cells | None:
    cited = row.fact.detail
    if not isinstance(cited, Citation):
        return None
    return cited.title, cited.number, "是" if cited.target_doc else "否", row.label, source_of(row)


def ledger_sheet(rows: Sequence[FactRow], today: date) -> Sheet:
    """Return the 台账 for colleagues to fill in; ``ledger_import`` reads it back."""
    columns = (
        _SERIAL,
        Column("kind", "类别", width=1),
        Column("subject", "事项", width=3.4),
        _UNITS,
        _DUE,
        Column("standing", "时限状态", width=1),
        Column("status", "状态", width=0.9, choices=tuple(LedgerStatus), editable=True),
        Column("progress", "进展", width=1.6, editable=True),
        Column("person", "责任人", width=1, editable=True),
        Column("date", "日期", ColumnKind.DATE, 1.1, editable=True),
        Column("remark", "备注", width=1.6, editable=True),
        _SOURCE,
    )
    return _sheet(LEDGER_KIND, "工作台账", columns, rows, _ledger_cells, today, key=ledger_key)


def _ledger_cells(row: FactRow) -> Cells:
    entry, fixed = row.entry, ledger_fixed(row)
    return (
        *(fixed[name] for name in ("kind", "subject", "units", "due")),
        STANDING_LABELS[row.standing],
        entry.status.value,
        entry.progress,
        entry.person,
        date.fromisoformat(entry.date) if entry.date else None,
        entry.remark,
        fixed["source"],
    )


def ledger_fixed(row: FactRow) -> Mapping[str, str]:
    """Return what the columns of the ledger say that nobody fills in, by their keys."""
    return {
        "kind": KIND_LABELS[row.kind],
        "subject": row.subject if row.kind is FactKind.DUTY else _line(row.fact.quote),
        "units": "、".join(row.printed_units),
        "due": row.date_text,
        "source": source_of(row),
    }


def ledger_key(row: FactRow) -> str:
    """Name a row of the ledger and the state it was handed out in, so that what colleagues left alone is told apart."""
    return f"{row.key}.{entry_digest(row.entry)}"


def entry_digest(entry: LedgerEntry) -> str:
    """Return a short name for what an entry says."""
    said = "\0".join([entry.status, *(getattr(entry, name) for name in ("progress", "person", "date", "remark"))])
    return hashlib.sha256(said.encode()).hexdigest()[:_DIGEST_LENGTH]


def source_of(row: FactRow) -> str:
    """Return 《标题》（发文字号）第二部分第（五）条."""
    return cite_document(row.info) + row.place


def generated_on(today: date) -> str:
    """Return the line that says when a table was made."""
    return f"生成日期：{today.year}年{today.month}月{today.day}日"


def _end(row: FactRow) -> tuple[str, str, str]:
    """Return what stands last in most tables: who has to do it, the printed words, and where they are."""
    return "、".join(row.printed_units), _line(row.fact.quote), source_of(row)


def _sheet(
    kind: str,
    title: str,
    columns: tuple[Column, ...],
    rows: Sequence[FactRow],
    cells: Callable[[FactRow], Cells | None],
    today: date,
    *,
    optional: Collection[str] = (),
    key: Callable[[FactRow], str] = attrgetter("key"),
) -> Sheet:
    """Return a table of numbered rows with what it rests on.

    Args:
        kind: what the exporters know it by.
        title: what stands over it.
        columns: the first of them for the number.
        rows: the facts.
        cells: what stands behind the number of a row; None for a fact that has no place in the table.
        today: the day it is made.
        optional: keys of columns that are left out where no row says anything in them.
        key: names a row of the table.
    """
    placed = ((row, behind) for row in rows if (behind := cells(row)) is not None)
    made = [SheetRow((number, *said), key(row)) for number, (row, said) in enumerate(placed, 1)]
    shown, kept = _without_empty(columns, made, optional)
    named = [cite_document(info) for info in {row.doc: row.info for row in rows}.values()]
    subtitle = named[0] if len(named) == 1 else f"来自 {len(named)} 份文件" if named else ""
    sources = (*(f"来源：{name}" for name in named), generated_on(today))
    return Sheet(kind, title, shown, tuple(kept), subtitle, sources)


def _without_empty(
    columns: tuple[Column, ...], rows: list[SheetRow], optional: Collection[str]
) -> tuple[tuple[Column, ...], list[SheetRow]]:
    """Leave out optional columns in which no row says anything: on paper they take room from the others."""
    kept = [
        place
        for place, column in enumerate(columns)
        if column.key not in optional or any(row.cells[place] not in (None, "") for row in rows)
    ]
    shown = tuple(columns[place] for place in kept)
    return shown, [replace(row, cells=tuple(row.cells[place] for place in kept)) for row in rows]


def _measure(clause: Clause, quote: str) -> str:
    """Return all that a clause says, as printed, without its number and the bracket that names its units."""
    text = clause.text.replace(quote, "")[len(clause.marker) + len(clause.sep) :].strip()
    end = len(clause.title)
    while text[end : end + 1] and text[end] in _SENTENCE_ENDS:
        end += 1
    title, body = text[:end], _line(text[end:].lstrip())
    stop = "" if clause.run_in or not body or title[-1:] in _SENTENCE_ENDS else "。"
    return f"{title}{stop}{body}"


def _progress(entry: LedgerEntry) -> str:
    if entry.is_blank:
        return ""
    return "；".join(part for part in (entry.status.value, entry.progress, entry.remark) if part)


def _last(row: FactRow) -> date | None:
    return row.dates[-1] if row.dates else None


def _plain_number(value: float | None) -> int | float | None:
    return int(value) if value is not None and value.is_integer() else value


def _line(text: str) -> str:
    """Return words on one line: Chinese text needs no blank where a line ended."""
    return "".join(part.strip() for part in text.split("\n"))
