"""How validity (时效性) changes as days pass."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from compendium.domain.document import DocumentInfo, Period, Validity


def period_ended_basis(period: Period) -> str:
    """Return the words that 规划期已届满 rests on."""
    return f"规划期{period.start}—{period.end}年，已于{period.end}年年底届满"


def as_of(info: DocumentInfo, today: date) -> DocumentInfo:
    """Return ``info`` as it stands on ``today``: a planning period may have ended since the text was stored."""
    ended = info.period is not None and info.period.end < today.year
    if info.period is not None and info.validity is Validity.UNKNOWN and ended:
        return replace(info, validity=Validity.PERIOD_ENDED, validity_basis=period_ended_basis(info.period))
    if info.validity is Validity.PERIOD_ENDED and not ended:
        return replace(info, validity=Validity.UNKNOWN, validity_basis=None)
    return info
