"""Validity (时效性) as the calendar alone changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from compendium.domain.document import DocumentInfo, Period, Validity

VALIDITY_LABELS: Mapping[Validity, str] = MappingProxyType(
    {
        Validity.IN_FORCE: "现行有效",
        Validity.NOT_YET_EFFECTIVE: "尚未生效",
        Validity.AMENDED: "已被修改",
        Validity.PARTLY_INVALID: "部分失效",
        Validity.REPEALED: "废止",
        Validity.EXPIRED: "失效",
        Validity.PERIOD_ENDED: "规划期已届满",
        Validity.DRAFT: "征求意见稿",
        Validity.UNKNOWN: "未标注",
    }
)
"""The printed names."""


def validity_by_dates(
    period: Period | None,
    effective_date: str | None,
    expiry_date: str | None,
    evidence: Mapping[str, str],
    today: date,
) -> tuple[Validity, str | None]:
    """Return what a text's own dates (ISO) make of it on a day, and the words that it rests on.

    UNKNOWN, without words, when they tell nothing: 现行有效 never follows from dates.
    """
    day = today.isoformat()
    if expiry_date is not None and expiry_date < day:
        return Validity.EXPIRED, _words("expiry_date", f"失效日期{expiry_date}已过", evidence)
    if effective_date is not None and effective_date > day:
        return Validity.NOT_YET_EFFECTIVE, _words("effective_date", f"施行日期{effective_date}未到", evidence)
    if period is not None and period.end < today.year:
        return Validity.PERIOD_ENDED, f"规划期{period.start}—{period.end}年已届满"
    return Validity.UNKNOWN, None


def validity_on(info: DocumentInfo, today: date) -> DocumentInfo:
    """Return ``info`` as it stands on another day than that on which the text was read."""
    if not _is_by_dates(info):
        return info
    validity, basis = validity_by_dates(info.period, info.effective_date, info.expiry_date, info.evidence, today)
    evidence = {name: words for name, words in info.evidence.items() if name != "validity"}
    if basis is not None:
        evidence["validity"] = basis
    return replace(
        info,
        validity=validity,
        validity_basis=basis,
        validity_checked_on=None if basis is None else today.isoformat(),
        evidence=evidence,
    )


def _is_by_dates(info: DocumentInfo) -> bool:
    """Tell whether the validity follows from dates that are known; a person may have settled it without."""
    return {
        Validity.UNKNOWN: bool(info.period or info.effective_date or info.expiry_date),
        Validity.PERIOD_ENDED: info.period is not None,
        Validity.EXPIRED: info.expiry_date is not None,
        Validity.NOT_YET_EFFECTIVE: info.effective_date is not None,
    }.get(info.validity, False)


def _words(field: str, otherwise: str, evidence: Mapping[str, str]) -> str:
    return f"文中规定“{evidence[field]}”" if field in evidence else otherwise
