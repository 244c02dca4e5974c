"""What people decided about matches, laid over what was found. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from compendium.compare.matter import assemble
from compendium.domain.comparison import ClausePair, ClauseRef, MatchDecision, MatchVerdict, MatterComparison
from compendium.domain.document import Document

BY_HAND = "人工添加"

PairKey = frozenset[ClauseRef]


def key_of(a: ClauseRef, b: ClauseRef) -> PairKey:
    """Return what two clauses are known by together, whichever is named first."""
    return frozenset((a, b))


def decided(
    compared: MatterComparison, decisions: Iterable[MatchDecision], documents: Sequence[Document]
) -> MatterComparison:
    """Return ``compared`` as the decisions want it; what was decided before is taken away first.

    Args:
        compared: what was found.
        decisions: those about these documents, naming clauses of today; others are passed over.
        documents: the compared documents in their order.
    """
    found = {key_of(pair.a, pair.b): pair for pair in (*compared.pairs, *compared.cut)}
    plain = {key: replace(pair, verdict=None) for key, pair in found.items() if pair.verdict is not MatchVerdict.ADDED}
    place = {document.info.id: number for number, document in enumerate(documents)}
    clauses = {document.info.id: document.by_id for document in documents}
    cut: list[ClausePair] = []
    for decision in decisions:
        if not _present(decision, clauses):
            continue
        key = key_of(decision.a, decision.b)
        pair = plain.pop(key, None)
        if decision.verdict is not MatchVerdict.CUT:
            plain[key] = _kept(pair, decision, place)
        elif pair is not None:
            cut.append(replace(pair, verdict=MatchVerdict.CUT))
    whole = assemble(documents, plain.values())
    return replace(whole, cut=tuple(sorted(cut, key=lambda pair: (-pair.strength, pair.a, pair.b))))


def _present(decision: MatchDecision, clauses: Mapping[str, Mapping[str, object]]) -> bool:
    return all(ref.clause in clauses.get(ref.doc, {}) for ref in (decision.a, decision.b))


def _kept(pair: ClausePair | None, decision: MatchDecision, place: Mapping[str, int]) -> ClausePair:
    """A confirmed pair keeps its strength; one that was not found has that of certainty."""
    if decision.verdict is MatchVerdict.ADDED or pair is None:
        a, b = sorted((decision.a, decision.b), key=lambda ref: place[ref.doc])
        shared = () if pair is None else pair.why
        return ClausePair(a, b, 1.0, pair.outcome if pair else None, (BY_HAND, *shared), MatchVerdict.ADDED)
    return replace(pair, verdict=MatchVerdict.CONFIRMED)
