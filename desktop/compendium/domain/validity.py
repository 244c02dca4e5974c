"""Validity (时效性) as the calendar alone changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from compendium.domain.document import DocumentInfo, Period, Validity


def period_ended_basis(period: Period) -> str:
    """Return the words that say why a text whose planning period is over no longer counts."""
    return f"规划期{period.start}—{period.end}年已届满"


def validity_on(info: DocumentInfo, today: date) -> DocumentInfo:
    """Return ``info`` as it stands on another day: a planning period may have ended since the text was read."""
    if info.validity not in (Validity.UNKNOWN, Validity.PERIOD_ENDED) or info.period is None:
        return info
    if info.period.end >= today.year:
        return replace(info, validity=Validity.UNKNOWN, validity_basis=None, validity_checked_on=None)
    return replace(
        info,
        validity=Validity.PERIOD_ENDED,
        validity_basis=period_ended_basis(info.period),
        validity_checked_on=today.isoformat(),
    )
