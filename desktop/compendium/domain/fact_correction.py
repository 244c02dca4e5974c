"""What a person changed about the facts that were extracted; it stands over every later extraction."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compendium.domain.fact import Detail
from compendium.domain.fact_anchor import FactAnchor


class CorrectionAction(StrEnum):
    """What was done."""

    EDIT = "edit"  # says something else than was extracted
    HIDE = "hide"  # is no such fact
    ADD = "add"  # was not extracted


@dataclass(frozen=True, slots=True)
class FactCorrection:
    """A correction.

    Attributes:
        anchor: the fact that is meant, or the words that an added one was taken from.
        detail: what holds now; for a hidden fact what it said.
        original: as extracted when it was corrected; None for an added fact.
        modified: ISO 8601 with time zone, to the second.
    """

    anchor: FactAnchor
    action: CorrectionAction
    detail: Detail
    original: Detail | None
    modified: str
