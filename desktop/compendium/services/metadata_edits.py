"""What a person says of a document: checked, written in the forms of the library, and marked as said by a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from compendium.domain.document import DocumentInfo, Level, Period, Validity
from compendium.domain.errors import UserError

BY_HAND = "人工填写"
"""Evidence of a field whose value a person gave."""
FROM_FILE_NAME = "取自文件名："
"""How the evidence begins of a title that the text does not print."""
FIELDS = (
    *("title", "short_title", "doc_number", "issuers", "signed_date", "level", "region", "period"),
    *("effective_date", "expiry_date", "validity", "validity_basis"),
)
_DATES = ("signed_date", "effective_date", "expiry_date")
_DATE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_PERIOD = re.compile(r"(\d{4})\s*年?\s*[-—–~～至到]{1,2}\s*(\d{4})\s*年?")
_SEPARATORS = re.compile(r"[、，,；;\n]+")
_TOGETHER = ("validity", "validity_basis")
_YEAR_BY_HAND = "成文日期"


def values_of(info: DocumentInfo) -> dict[str, str]:
    """Return the fields that a person may change, as he types them; "" for what is not known."""
    period = f"{info.period.start}-{info.period.end}" if info.period else ""
    plain = {name: str(getattr(info, name) or "") for name in FIELDS}
    return {**plain, "issuers": "、".join(info.issuers), "period": period}


def held_together(name: str, values: Mapping[str, str]) -> dict[str, str]:
    """Return the fields of ``values`` that are to be taken with the one of that name: one may wait for the other."""
    names = _TOGETHER if name in _TOGETHER else (name,)
    return {each: values[each] for each in names}


def edited(info: DocumentInfo, values: Mapping[str, str], today: date) -> DocumentInfo:
    """Return ``info`` with the fields of ``values`` that differ from it.

    Raises:
        UserError: no_title, bad_date, bad_period or no_basis; its code is followed by ``:`` and the field.
    """
    before = values_of(info)
    changed = {name: words for name, words in values.items() if name in before and _tidy(words) != before[name]}
    for name, words in changed.items():
        value: dict[str, Any] = {name: _READERS.get(name, _words)(name, _tidy(words))}
        info = _marked(replace(info, **value), name)
    if "signed_date" in changed:
        info = _dated(info)
    if not info.title:
        raise UserError("no_title:title", "没有标题。", "请填写标题。")
    return _checked_validity(info, changed, today)


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _marked(info: DocumentInfo, name: str) -> DocumentInfo:
    inferred = tuple(other for other in info.inferred if other != name)
    return replace(info, inferred=inferred, evidence={**info.evidence, name: BY_HAND})


def _dated(info: DocumentInfo) -> DocumentInfo:
    """The year follows the date; without one it is that of the period."""
    if info.signed_date:
        inferred = tuple(name for name in info.inferred if name != "year")
        evidence = {**info.evidence, "year": _YEAR_BY_HAND}
        return replace(info, year=int(info.signed_date[:4]), inferred=inferred, evidence=evidence)
    year = info.period.start if info.period else None
    evidence = {name: words for name, words in info.evidence.items() if name != "year"}
    return replace(info, year=year, evidence=evidence)


def _checked_validity(info: DocumentInfo, changed: Mapping[str, str], today: date) -> DocumentInfo:
    if info.validity is Validity.IN_FORCE and not info.validity_basis:
        raise UserError(
            "no_basis:validity_basis", "“现行有效”没有认定依据。", "请写明依据，如“某网站法规库查询”，或改为“未标注”。"
        )
    if not changed.keys() & {"validity", "validity_basis"}:
        return info
    known = info.validity is not Validity.UNKNOWN
    return replace(info, validity_checked_on=today.isoformat() if known else None)


def _words(name: str, words: str) -> str | None:
    return words or (None if name in ("doc_number", "region", "validity_basis") else "")


def _issuers(_name: str, words: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in _SEPARATORS.split(words))))


def _date(name: str, words: str) -> str | None:
    if not words:
        return None
    match = _DATE.fullmatch(unicodedata.normalize("NFKC", words))
    try:
        return date(*map(int, match.groups())).isoformat() if match else _refuse(name, words)
    except ValueError:
        return _refuse(name, words)


def _refuse(name: str, words: str) -> str:
    raise UserError(f"bad_date:{name}", f"“{words}”不是日期。", "请按“2024-03-05”或“2024年3月5日”填写，不知道则留空。")


def _period(name: str, words: str) -> Period | None:
    if not words:
        return None
    match = _PERIOD.fullmatch(unicodedata.normalize("NFKC", words))
    if match is None or int(match[1]) > int(match[2]):
        raise UserError(f"bad_period:{name}", f"“{words}”不是规划期。", "请按“2023-2025”填写，没有则留空。")
    return Period(int(match[1]), int(match[2]))


def _level(_name: str, words: str) -> Level | None:
    return Level(words) if words else None


def _validity(_name: str, words: str) -> Validity:
    return Validity(words or Validity.UNKNOWN)


_READERS: Mapping[str, Callable[[str, str], object]] = {
    "issuers": _issuers,
    "period": _period,
    "level": _level,
    "validity": _validity,
    **dict.fromkeys(_DATES, _date),
}
