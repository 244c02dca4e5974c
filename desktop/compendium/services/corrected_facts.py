"""Laying what people corrected over what was extracted. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compendium.domain.anchor import exact_quote, locate, squeezed
from compendium.domain.bookmark import AnchorState
from compendium.domain.fact import Fact, FactOrigin
from compendium.domain.fact_anchor import AnchoredFact, FactAnchor, found_again
from compendium.domain.fact_correction import CorrectionAction, FactCorrection


@dataclass(frozen=True, slots=True)
class Corrected:
    """Facts of a document after correction.

    Attributes:
        facts: what is shown, in reading order.
        hidden: facts that a person took away.
        lost: corrections whose words are no longer in the text.
        by_anchor: the correction of each shown or hidden fact that has one.
    """

    facts: tuple[AnchoredFact, ...]
    hidden: tuple[AnchoredFact, ...]
    lost: tuple[FactCorrection, ...]
    by_anchor: Mapping[FactAnchor, FactCorrection]


def corrected(
    extracted: Sequence[AnchoredFact], corrections: Iterable[FactCorrection], texts: Mapping[str, str]
) -> Corrected:
    """Apply the corrections of one document.

    Args:
        extracted: its facts by today's rules.
        corrections: those of this document.
        texts: clause id to text, in reading order; read only where something is corrected.
    """
    known = {correction.anchor: correction for correction in corrections}
    if not known:
        return Corrected(tuple(extracted), (), (), {})
    meant = _meant(known, extracted)
    instead = {id(fact): known[anchor] for anchor, fact in meant.items()}
    shown: list[AnchoredFact] = []
    hidden: list[AnchoredFact] = []
    by_anchor: dict[FactAnchor, FactCorrection] = {}
    for fact in extracted:
        correction = instead.get(id(fact))
        if correction is None:
            shown.append(fact)
            continue
        by_anchor[fact.anchor] = correction
        (hidden if correction.action is CorrectionAction.HIDE else shown).append(_laid_over(fact, correction))
    lost: list[FactCorrection] = []
    for correction in (each for anchor, each in known.items() if anchor not in meant):
        alone = _standing_alone(correction, texts)
        if alone is None:
            lost.append(correction)
        elif correction.action is not CorrectionAction.HIDE:  # what is not extracted any more need not be hidden
            shown.append(alone)
            by_anchor[alone.anchor] = correction
    order = {clause: number for number, clause in enumerate(texts)}
    shown.sort(key=lambda each: (order.get(each.fact.clause, len(order)), each.fact.start, each.fact.end))
    return Corrected(tuple(shown), tuple(hidden), tuple(lost), by_anchor)


def _meant(
    known: Mapping[FactAnchor, FactCorrection], extracted: Sequence[AnchoredFact]
) -> dict[FactAnchor, AnchoredFact]:
    """Return the extracted fact that each correction is about.

    An added one was added beside what was found; only a fact found later under its very anchor is the same.
    """
    by_anchor = {fact.anchor: fact for fact in extracted}
    added = {anchor for anchor, correction in known.items() if correction.action is CorrectionAction.ADD}
    found = {anchor: by_anchor[anchor] for anchor in added if anchor in by_anchor}
    free = [fact for fact in extracted if fact.anchor not in found]
    return found | found_again((anchor for anchor in known if anchor not in added), free)


def _laid_over(fact: AnchoredFact, correction: FactCorrection) -> AnchoredFact:
    return replace(fact, fact=replace(fact.fact, detail=correction.detail, origin=FactOrigin.CORRECTED))


def _standing_alone(correction: FactCorrection, texts: Mapping[str, str]) -> AnchoredFact | None:
    """Make a fact of a correction that no extracted one answers to; None when its words are gone."""
    anchor = correction.anchor
    plain = {clause: squeezed(text) for clause, text in texts.items()}
    state, clause = locate(anchor.quote, anchor.clause, plain, plain)
    if state not in (AnchorState.OK, AnchorState.MOVED):
        return None
    text = texts[clause]
    quote = exact_quote(text, anchor.quote)
    if quote is None:
        return None
    start = text.index(quote)
    fact = Fact(clause, quote, start, start + len(quote), correction.detail, FactOrigin.CORRECTED)
    return AnchoredFact(replace(anchor, clause=clause, quote=quote), fact)
