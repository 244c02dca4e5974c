"""Facts and the ledger for a reader of the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compendium.app.plain_text import shortened, table
from compendium.domain.fact import Deadline, Detail, Duty, FactKind, Support, Target
from compendium.services.fact_fields import DEADLINE_TYPES, KIND_LABELS, shown
from compendium.services.fact_rows import FactRow, value_text
from compendium.services.ledger_import import LedgerPreview

_NONE = "—"
_WIDEST = 36  # columns of one cell, but for the last
_HEADS: Mapping[FactKind, tuple[str, ...]] = {
    FactKind.TARGET: ("指标", "目标值", "时限"),
    FactKind.DUTY: ("牵头", "时限", "单位"),
    FactKind.SUPPORT: ("类型", "对象", "标准"),
    FactKind.DEADLINE: ("时限", "类型", "日期"),
    FactKind.INSTRUMENT: ("名称",),
    FactKind.CITATION: ("文件", "发文字号", "文库中"),
}


def fact_lines(rows: Sequence[FactRow], width: int | None) -> Iterator[str]:
    """Facts as one table a kind."""
    if not rows:
        yield "没有提取到这样的内容。"
        return
    for number, kind in enumerate(kind for kind in FactKind if any(row.kind is kind for row in rows)):
        chosen = [row for row in rows if row.kind is kind]
        if number:
            yield ""
        yield f"{KIND_LABELS[kind]}（{len(chosen)}）"
        head = ("条款", *_HEADS[kind], "原文")
        yield from table([head, *(_cells(row) for row in chosen)], width)


def _cells(row: FactRow) -> tuple[str, ...]:
    mark = "*" if row.correction is not None else ""
    middle = [shortened(_flat(cell) or _NONE, _WIDEST) for cell in _middle(row, row.fact.detail)]
    return f"{row.doc}#{row.fact.clause}{mark}", *middle, _flat(row.fact.quote)


def _middle(row: FactRow, detail: Detail) -> tuple[str, ...]:
    if isinstance(detail, Target):
        return detail.indicator, f"{detail.comparator.replace('|', ' ')} {value_text(detail)}", row.date_text
    if isinstance(detail, Duty):
        return "、".join(detail.lead_units), row.date_text, "、".join(detail.units)
    if isinstance(detail, Support):
        return detail.support_type, detail.beneficiary, detail.amount_text
    if isinstance(detail, Deadline):
        return detail.date_text, DEADLINE_TYPES[detail.type], detail.deadline or detail.frequency or ""
    return tuple(shown(detail, name) for name in detail.__slots__)


def ledger_lines(preview: LedgerPreview, skipped: int, *, applied: bool) -> Iterator[str]:
    """What a filled-in ledger changes; ``skipped`` rows were changed here too and are left alone."""
    for change in preview.changes:
        conflict = "〔导出后这里也改过〕" if change.conflict else ""
        yield f"第 {change.line} 行  {change.row.doc}#{change.row.fact.clause}  {conflict}{_flat(change.row.subject)}"
        for field in change.fields:
            yield f"      {field.label}：{field.old or _NONE} → {field.new or _NONE}"
    yield from (f"注意：{problem}" for problem in preview.problems)
    if preview.by_words:
        yield f"有 {preview.by_words} 行的编号与内容对不上（可能只排序了部分列），已按类别、事项和来源认出。"
    taken = len(preview.changes) - skipped
    done = "已更新" if applied else "将更新"
    advice = "" if applied or not taken else "加 --apply 写入台账。"
    yield f"{done} {taken} 行，{preview.unchanged} 行没有变化。{advice}"
    if skipped:
        left = "未写入" if applied else "不写入"
        yield f"另有 {skipped} 行导出后这里也改过，{left}；要以文件为准，请加 --apply --conflicts。"


def _flat(text: str) -> str:
    return "".join(part.strip() for part in text.split("\n"))
