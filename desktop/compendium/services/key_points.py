"""The key points (要点) of a text: its targets, its supports, its dates, each in the words that state it."""

from __future__ import annotations

from collections.abc import Sequence

from compendium.domain.fact import FactKind, Target
from compendium.domain.handout import HandoutPoint
from compendium.services.fact_fields import KIND_LABELS
from compendium.services.fact_rows import FactFilter
from compendium.services.facts import FactService

MOST_POINTS = 30
_KINDS = (FactKind.TARGET, FactKind.SUPPORT, FactKind.DEADLINE)


def key_points(
    facts: FactService, doc: str, clauses: Sequence[str] = (), most: int = MOST_POINTS
) -> tuple[HandoutPoint, ...]:
    """Return the points of a text, or of some of its clauses, the first ``most`` of very many."""
    points: dict[str, HandoutPoint] = {}
    for row in facts.facts(FactFilter(kinds=_KINDS, docs=(doc,), clauses=tuple(clauses))):
        if not (isinstance(row.fact.detail, Target) and row.fact.detail.soft):
            words = "".join(row.fact.quote.split("\n"))
            points.setdefault(words, HandoutPoint(KIND_LABELS[row.kind], words, row.place))
    kept = tuple(points.values())
    if len(kept) <= most:
        return kept
    return (*kept[:most], HandoutPoint("其他", f"另有 {len(kept) - most} 项，见原文。"))
