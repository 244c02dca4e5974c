"""Pairs gathered into numbered groups to step through: a clause with everything that answers it elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compendium.domain.comparison import ClausePair, ClauseRef, MatterComparison


@dataclass(frozen=True, slots=True)
class Group:
    """A clause and its partners.

    Attributes:
        number: counted from 1, in reading order of the first document, then of the next ones.
        anchor: the clause the group was made for, in the leftmost document that has a part in it.
        pairs: the anchor's pairs by falling strength.
        members: document to its clauses in the group, strongest first; the anchor's document has the anchor alone.
    """

    number: int
    anchor: ClauseRef
    pairs: tuple[ClausePair, ...]
    members: Mapping[str, tuple[str, ...]]

    @property
    def strength(self) -> float:
        """Strength of the best pair."""
        return self.pairs[0].strength

    def holds(self, ref: ClauseRef) -> bool:
        """Tell whether the clause belongs to the group."""
        return ref.clause in self.members.get(ref.doc, ())


def groups_of(compared: MatterComparison, reading_order: Mapping[str, Sequence[str]]) -> tuple[Group, ...]:
    """Gather pairs into groups; every pair is inside at least one group.

    Args:
        compared: what was found.
        reading_order: clause ids of each document in reading order.
    """
    place = {ref: n for n, ref in enumerate(_all_clauses(compared.documents, reading_order))}
    by_anchor: dict[ClauseRef, list[ClausePair]] = defaultdict(list)
    for pair in compared.pairs:
        by_anchor[min((pair.a, pair.b), key=lambda ref: place.get(ref, len(place)))].append(pair)
    groups: list[Group] = []
    inside: dict[ClauseRef, list[Group]] = defaultdict(list)
    for anchor in sorted(by_anchor, key=lambda ref: place.get(ref, len(place))):
        pairs = sorted(by_anchor[anchor], key=lambda pair: -pair.strength)
        if all(_already_together(pair, inside) for pair in pairs):
            continue
        group = Group(len(groups) + 1, anchor, tuple(pairs), _members(anchor, pairs))
        groups.append(group)
        for pair in pairs:
            inside[partner_of(pair, anchor)].append(group)
    return tuple(groups)


def partner_of(pair: ClausePair, ref: ClauseRef) -> ClauseRef:
    """Return the other clause of a pair."""
    return pair.b if pair.a == ref else pair.a


def _all_clauses(documents: Sequence[str], reading_order: Mapping[str, Sequence[str]]) -> list[ClauseRef]:
    return [ClauseRef(doc, clause) for doc in documents for clause in reading_order.get(doc, ())]


def _already_together(pair: ClausePair, inside: Mapping[ClauseRef, Sequence[Group]]) -> bool:
    """Two partners of one earlier anchor already stand beside each other."""
    return any(group.holds(pair.b) for group in inside.get(pair.a, ())) or any(
        group.holds(pair.a) for group in inside.get(pair.b, ())
    )


def _members(anchor: ClauseRef, pairs: Sequence[ClausePair]) -> Mapping[str, tuple[str, ...]]:
    members: dict[str, list[str]] = {anchor.doc: [anchor.clause]}
    for pair in pairs:
        other = partner_of(pair, anchor)
        members.setdefault(other.doc, []).append(other.clause)
    return {doc: tuple(clauses) for doc, clauses in members.items()}
