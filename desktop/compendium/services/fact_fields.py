"""The fields of a fact as people read and write them: labels, what may be filled in, words to values and back. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from compendium.domain.errors import UserError
from compendium.domain.fact import DeadlineBasis, DeadlineType, Detail, Duty, FactKind, Target
from compendium.domain.ledger import last_day
from compendium.facts.numbers import quantities
from compendium.facts.units import split_units

KIND_LABELS: Mapping[FactKind, str] = {
    FactKind.TARGET: "目标指标",
    FactKind.DUTY: "责任分工",
    FactKind.SUPPORT: "扶持事项",
    FactKind.DEADLINE: "完成时限",
    FactKind.INSTRUMENT: "政策工具",
    FactKind.CITATION: "引用文件",
}
DEADLINE_TYPES: Mapping[str, str] = {
    DeadlineType.TASK: "任务",
    DeadlineType.GOAL: "目标",
    DeadlineType.RECURRING: "定期",
    DeadlineType.VALIDITY: "有效期",
    DeadlineType.APPLICATION: "申报截止",
}
BASES: Mapping[str, str] = {
    DeadlineBasis.STATED: "本句写明",
    DeadlineBasis.INHERITED: "承接上文",
    DeadlineBasis.RELATIVE: "按成文年份推定",
    DeadlineBasis.NONE: "未写明",
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_PRINTED = re.compile(r"(\d{4})年?(?:(底|末)前?|(\d{1,2})月(?:(\d{1,2})日|(底|末))?)?前?")


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"  # ISO date, month or year
    UNITS = "units"  # names, shown with 、 between them
    CHOICE = "choice"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class FactField:
    """A field.

    Attributes:
        name: of the attribute.
        label: for a reader.
        choices: code to label, for a choice.
        required: False when it may be left empty.
    """

    name: str
    label: str
    type: FieldType = FieldType.TEXT
    choices: Mapping[str, str] = field(default_factory=dict)
    required: bool = False


FIELDS: Mapping[FactKind, tuple[FactField, ...]] = {
    FactKind.TARGET: (
        FactField("indicator", "指标", required=True),
        FactField("value", "目标值（原文）", required=True),
        FactField("value_num", "数值", FieldType.NUMBER),
        FactField("value_num_max", "数值上限", FieldType.NUMBER),
        FactField("unit", "单位"),
        FactField("comparator", "限定词"),
        FactField("deadline", "完成时限", FieldType.DATE),
        FactField("deadline_basis", "时限依据", FieldType.CHOICE, BASES),
        FactField("frequency", "频次"),
        FactField("scope", "范围"),
        FactField("baseline", "基期值"),
        FactField("soft", "概述性表述", FieldType.FLAG),
    ),
    FactKind.DUTY: (
        FactField("units", "责任单位", FieldType.UNITS, required=True),
        FactField("lead_units", "牵头单位", FieldType.UNITS),
        FactField("supporting_units", "配合单位", FieldType.UNITS),
        FactField("implied_units", "另及单位", FieldType.UNITS),
        FactField("suffix", "分工表述"),
    ),
    FactKind.SUPPORT: (
        FactField("support_type", "扶持类型", required=True),
        FactField("beneficiary", "对象"),
        FactField("condition", "条件"),
        FactField("amount_text", "标准", required=True),
        FactField("min_yuan", "下限（元）", FieldType.NUMBER),
        FactField("max_yuan", "上限（元）", FieldType.NUMBER),
        FactField("rate", "比例", FieldType.NUMBER),
        FactField("unit_yuan", "单价（元）", FieldType.NUMBER),
        FactField("quantified", "有量化标准", FieldType.FLAG),
        FactField("cap_quote", "上限出处"),
    ),
    FactKind.DEADLINE: (
        FactField("deadline", "日期", FieldType.DATE),
        FactField("date_text", "时限（原文）", required=True),
        FactField("type", "类型", FieldType.CHOICE, DEADLINE_TYPES),
        FactField("frequency", "频次"),
        FactField("task", "事项"),
    ),
    FactKind.INSTRUMENT: (FactField("name", "名称", required=True),),
    FactKind.CITATION: (FactField("title", "文件标题"), FactField("number", "发文字号")),
}


def shown(detail: Detail, name: str) -> str:
    """Return a field for a cell: names joined by 、, numbers without needless zeros, codes as their labels."""
    value = getattr(detail, name)
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, float):
        return _digits(value)
    return BASES.get(value) or DEADLINE_TYPES.get(value) or str(value)


def _digits(value: float) -> str:
    """Return a number as one reads it: 0.0015, 20000, 2.5亿, 2万亿; never with a power of ten."""
    exact = Decimal(f"{value:.15g}")
    for size, name in ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿")):
        part = (exact / size).normalize()
        if abs(part) >= 1 and part == round(part, 4):
            return f"{part:f}{name}"
    return f"{exact.normalize():f}"


def with_field(detail: Detail, asked: FactField, text: str) -> Detail:
    """Return the fact with what a person wrote into one of its fields; fields that follow from it follow.

    Raises:
        UserError: ``bad_value``, in words that say what is expected.
    """
    words = text.strip()
    if asked.required and not words:
        raise _bad(asked, "不能为空", "请填写内容。")
    changes: dict[str, Any] = {asked.name: _value(asked, words, getattr(detail, asked.name))}
    if isinstance(detail, Target):
        changes |= _target_follows(detail, asked.name, words)
    if isinstance(detail, Duty):
        changes |= _duty_follows(detail, asked.name, changes[asked.name])
    return replace(detail, **changes)


def iso_date(text: str) -> str | None:
    """Return an ISO date, month or year for 2026-9-30, 2026年9月底, 2026年底, 2026; None for what is none of these."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("/", "-").replace(".", "-")
    if match := _ISO.fullmatch(plain):
        parts = [int(part) for part in match.groups() if part]
    elif match := _PRINTED.fullmatch(plain):
        year, year_end, month, day, month_end = match.groups()
        parts = [int(part) for part in (year, month, day) if part]
        if year_end or month_end:
            end = last_day("-".join(f"{part:02}" for part in parts))
            return end.isoformat() if end else None
    else:
        return None
    made = "-".join(f"{part:02}" for part in parts)
    return made if last_day(made) else None


def number(text: str) -> float | None:
    """Return 10000 for 1万, 1,000, １万 or 一万; None for what is no number."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip().removesuffix("%")
    body = plain.lstrip("+-")
    found = quantities(f"{body}元")  # with a unit any number is one
    single = len(found) == 1 and (found[0].value, found[0].unit, found[0].value_num_max) == (body, "元", None)
    if not single or len(plain) - len(body) > 1:
        return None
    return -found[0].value_num if plain.startswith("-") else found[0].value_num


def _value(asked: FactField, words: str, before: object) -> object:
    if asked.type is FieldType.UNITS:
        return tuple(dict.fromkeys(split_units(words)))
    if asked.type is FieldType.FLAG:
        return words in {"是", "true", "True", "1"}
    if asked.type is FieldType.CHOICE:
        return _code(asked, words, before)
    if not words:
        return "" if isinstance(before, str) and asked.type is FieldType.TEXT else None
    if asked.type is FieldType.NUMBER:
        value = number(words)
        if value is None:
            raise _bad(asked, f"“{words}”不是数", "请填写数字，如 8000、1.5 或 1万。")
        return value
    if asked.type is FieldType.DATE:
        made = iso_date(words)
        if made is None:
            raise _bad(asked, f"“{words}”不是日期", "请写成 2026-12-31、2026-09 或 2026。")
        return made
    return words


def _code(asked: FactField, words: str, before: object) -> object:
    for code, label in asked.choices.items():
        if words in (code, label):
            return type(before)(code) if isinstance(before, StrEnum) else code
    raise _bad(asked, f"不能是“{words}”", f"可以是{'、'.join(asked.choices.values())}。")


def _target_follows(detail: Target, name: str, words: str) -> dict[str, Any]:
    if name == "value" and (value := number(words)) is not None:
        return {"value_num": value, "value_num_max": None}
    if name == "deadline" and words and detail.deadline_basis is DeadlineBasis.NONE:
        return {"deadline_basis": DeadlineBasis.STATED}
    return {"deadline_basis": DeadlineBasis.NONE} if name == "deadline" and not words else {}


def _duty_follows(detail: Duty, name: str, names: tuple[str, ...]) -> dict[str, Any]:
    """Keep ``units`` the list of all: what leads or supports is among them, and nothing else leads or supports."""
    if name in ("lead_units", "supporting_units"):
        return {"units": tuple(dict.fromkeys((*detail.units, *names)))}
    if name == "units":
        return {
            "lead_units": tuple(unit for unit in detail.lead_units if unit in names),
            "supporting_units": tuple(unit for unit in detail.supporting_units if unit in names),
        }
    return {}


def _bad(asked: FactField, what: str, advice: str) -> UserError:
    return UserError("bad_value", f"“{asked.label}”{what}，没有保存。", advice)
