"""Finding a fact again: after other rules of extraction, another edition of the text, a new bundled library."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from compendium.domain.anchor import squeezed
from compendium.domain.fact import Fact, FactKind

_LEAST_SHARED = 4  # characters; a shorter quote within another is chance
_KEY_LENGTH = 16


@dataclass(frozen=True, slots=True, order=True)
class FactAnchor:
    """What a correction or an entry of the ledger hangs on.

    Attributes:
        doc, clause: where the fact is printed.
        quote: its words, exact characters.
        ordinal: which of several facts of that kind with the same words, from 0.
    """

    doc: str
    clause: str
    kind: FactKind
    quote: str
    ordinal: int = 0

    @property
    def key(self) -> str:
        """A short name that two computers make alike, and that another setting of the text does not change."""
        words = "\0".join((self.doc, self.clause, self.kind, squeezed(self.quote), str(self.ordinal)))
        return hashlib.sha256(words.encode()).hexdigest()[:_KEY_LENGTH]


@dataclass(frozen=True, slots=True)
class AnchoredFact:
    """A fact of a document and the anchor it has now."""

    anchor: FactAnchor
    fact: Fact


def anchored(doc: str, facts: Iterable[Fact]) -> list[AnchoredFact]:
    """Give each fact of a document its anchor."""
    seen: dict[tuple[str, FactKind, str], int] = defaultdict(int)
    given: list[AnchoredFact] = []
    for fact in facts:
        words = (fact.clause, fact.kind, squeezed(fact.quote))
        given.append(AnchoredFact(FactAnchor(doc, fact.clause, fact.kind, fact.quote, seen[words]), fact))
        seen[words] += 1
    return given


def found_again(anchors: Iterable[FactAnchor], facts: Sequence[AnchoredFact]) -> dict[FactAnchor, AnchoredFact]:
    """Return for each anchor the fact of today that it means; one that is nowhere is left out.

    The same words in the same clause go first, then the same words in another clause of the document, then words that
    hold the anchor's or are held by them. No fact answers to two anchors.
    """
    open_anchors = list(dict.fromkeys(anchors))
    free = list(facts)
    found: dict[FactAnchor, AnchoredFact] = {}
    for told in (_exactly, _by_words_and_clause, _by_words):
        by_mark: dict[Hashable, list[AnchoredFact]] = defaultdict(list)
        for fact in free:
            by_mark[told(fact.anchor)].append(fact)
        for anchor in open_anchors:
            if candidates := by_mark[told(anchor)]:
                found[anchor] = candidates.pop(0)
        open_anchors = [anchor for anchor in open_anchors if anchor not in found]
        if not open_anchors:
            return found
        taken = {id(fact) for fact in found.values()}
        free = [fact for fact in free if id(fact) not in taken]
    return found | _by_overlap(open_anchors, free)


def _exactly(anchor: FactAnchor) -> Hashable:
    return anchor.doc, anchor.clause, anchor.kind, squeezed(anchor.quote), anchor.ordinal


def _by_words_and_clause(anchor: FactAnchor) -> Hashable:
    return anchor.doc, anchor.clause, anchor.kind, squeezed(anchor.quote)


def _by_words(anchor: FactAnchor) -> Hashable:
    return anchor.doc, anchor.kind, squeezed(anchor.quote)


def _by_overlap(anchors: Iterable[FactAnchor], free: Sequence[AnchoredFact]) -> dict[FactAnchor, AnchoredFact]:
    by_clause: dict[Hashable, list[AnchoredFact]] = defaultdict(list)
    for fact in free:
        by_clause[fact.anchor.doc, fact.anchor.clause, fact.anchor.kind].append(fact)
    found: dict[FactAnchor, AnchoredFact] = {}
    for anchor in anchors:
        candidates = by_clause[anchor.doc, anchor.clause, anchor.kind]
        best = max(candidates, key=_shared_with(anchor), default=None)
        if best is not None and _shared_with(anchor)(best) >= _LEAST_SHARED:
            found[anchor] = best
            candidates.remove(best)
    return found


def _shared_with(anchor: FactAnchor) -> Callable[[AnchoredFact], int]:
    words = squeezed(anchor.quote)

    def shared(fact: AnchoredFact) -> int:
        others = squeezed(fact.anchor.quote)
        return min(len(words), len(others)) if words in others or others in words else 0

    return shared
