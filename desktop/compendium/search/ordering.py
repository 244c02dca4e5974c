"""Which hits are shown, and in what order."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from compendium.domain.document import Level
from compendium.domain.query import MatchKind, SortOrder
from compendium.search.found import Found
from compendium.search.matching import Part
from compendium.search.source import IndexedDocument

Passing = Sequence[tuple[Part, set[int]]]
"""The clauses that pass the filters, by part, in the order of ``Found.scores``."""

_MOST_TIES = 8  # times as many clauses as are shown; more of equal score are narrowed down by their documents
_LEVELS = (*(level.value for level in Level), None)


@dataclass(frozen=True, slots=True)
class Place:
    """A hit before its text is read.

    Attributes:
        rank: of its document in the order asked for.
    """

    part: Part
    clause: int
    score: float
    rank: int

    @property
    def doc(self) -> str:
        """The id of the document."""
        return self.part.table.held[self.part.table.columns.documents[self.clause]][0]


def shown(
    found: Found, passing: Passing, order: SortOrder, library: Mapping[str, int], limit: int | None
) -> list[Place]:
    """Return the first ``limit`` hits; only those are made into places.

    Args:
        found: what answers the query.
        passing: what of it passes the filters.
        order: the order asked for. The most relevant come first where it says nothing; what holds the typed words
            themselves comes before what does not.
        library: the rank of each document in library order.
        limit: None for all.
    """
    total = sum(len(clauses) for _, clauses in passing)
    wanted = total if limit is None else min(total, max(0, limit))
    places = _Places(found, passing, library)
    if order is SortOrder.DOCUMENT:
        return places.by_document(places.library, wanted)
    if order is SortOrder.NEWEST:
        return places.by_document(places.newest(), wanted)
    taken: list[Place] = []
    for group in places.levels() if order is SortOrder.LEVEL else (passing,):
        for tier in places.tiers(group):
            taken += places.best(tier, wanted - len(taken))
    return taken


class _Places:
    def __init__(self, found: Found, passing: Passing, library: Mapping[str, int]) -> None:
        self._found = found
        self._passing = passing
        self.library = library

    def newest(self) -> Mapping[str, int]:
        """Return the rank of each document by year and date of signing, the latest first, undated ones last."""
        documents = [document for part, _ in self._passing for document in part.table.documents]
        documents.sort(key=lambda each: self.library.get(each.id, len(self.library)))
        documents.sort(key=_signed, reverse=True)
        return {doc: rank for rank, doc in enumerate(dict.fromkeys(each.id for each in documents))}

    def levels(self) -> Iterator[Passing]:
        """Give the clauses level by level, the highest first, those of unknown level last."""
        for level in _LEVELS:
            group: list[tuple[Part, set[int]]] = []
            for part, clauses in self._passing:
                of_level = {number for number, each in enumerate(part.table.documents) if each.level == level}
                documents = part.table.columns.documents
                group.append((part, {clause for clause in clauses if documents[clause] in of_level}))
            yield group

    def tiers(self, group: Passing) -> Iterator[Passing]:
        """Give what holds the typed words themselves, then what does not.

        What holds them by accident, as part of other words, comes last of the former; last of all where that is all.
        """
        found = self._found
        if found.match is not MatchKind.EXACT or not (any(found.kinds) or any(found.accidents)):
            yield group
            return
        inexact: Sequence[Collection[int]] = found.kinds or [() for _ in group]
        accidents: Sequence[Collection[int]] = found.accidents or [() for _ in group]
        parts = list(zip(group, inexact, accidents, strict=True))
        yield [(part, clauses.difference(others, by)) for (part, clauses), others, by in parts]
        by_accident: Passing = [(part, clauses.intersection(by)) for (part, clauses), _, by in parts]
        other_ways: Passing = [(part, clauses.intersection(others)) for (part, clauses), others, _ in parts]
        yield from (other_ways, by_accident) if found.accidents_last else (by_accident, other_ways)

    def best(self, group: Passing, limit: int) -> list[Place]:
        """Return the clauses of the highest score; equal ones as they stand in the library."""
        if limit <= 0:
            return []
        scored = [_of(scores, clauses) for (_, scores), (_, clauses) in zip(self._found.scores, group, strict=True)]
        least = min(heapq.nlargest(limit, chain.from_iterable(each.values() for each in scored)), default=0.0)
        chosen: Passing = [
            (part, {clause for clause, score in scores.items() if score >= least})
            for (part, _), scores in zip(group, scored, strict=True)
        ]
        if sum(len(clauses) for _, clauses in chosen) > _MOST_TIES * limit:  # as of a query that only excludes
            chosen = self._early_ties(chosen, scored, least, limit)
        places: list[Place] = []
        for (part, clauses), scores in zip(chosen, scored, strict=True):
            for clause in clauses:
                doc, _ = part.table.held[part.table.columns.documents[clause]]
                places.append(Place(part, clause, scores[clause], self.library.get(doc, len(self.library))))
        return heapq.nsmallest(limit, places, key=lambda place: (-place.score, place.rank, place.clause))

    def _early_ties(
        self, group: Passing, scored: Sequence[Mapping[int, float]], least: float, limit: int
    ) -> list[tuple[Part, set[int]]]:
        """Return of ``group`` what has a score above ``least``, and of the rest the documents that come first."""
        ties: list[tuple[Part, set[int]]] = []
        for (part, clauses), scores in zip(group, scored, strict=True):
            ties.append((part, {clause for clause in clauses if scores[clause] == least}))
        last = self._last_rank(ties, self.library, limit)
        kept: list[tuple[Part, set[int]]] = []
        for (part, clauses), (_, tied) in zip(group, ties, strict=True):
            ranks, documents = self._ranks(part, self.library), part.table.columns.documents
            kept.append((part, {each for each in clauses if each not in tied or ranks[documents[each]] <= last}))
        return kept

    def by_document(self, order: Mapping[str, int], limit: int) -> list[Place]:
        """Return the first clauses as documents come in ``order``, in reading order."""
        last = self._last_rank(self._passing, order, limit)
        places: list[Place] = []
        for (part, clauses), (_, scores) in zip(self._passing, self._found.scores, strict=True):
            ranks, documents = self._ranks(part, order), part.table.columns.documents
            chosen = (clause for clause in clauses if ranks[documents[clause]] <= last)
            places.extend(Place(part, clause, scores[clause], ranks[documents[clause]]) for clause in chosen)
        return heapq.nsmallest(limit, places, key=lambda place: (place.rank, place.clause))

    def _last_rank(self, group: Passing, order: Mapping[str, int], limit: int) -> int:
        """Return the rank of the last document that is needed for the first ``limit`` clauses; -1 when none is."""
        counts: Counter[int] = Counter()
        for part, clauses in group:
            ranks, documents = self._ranks(part, order), part.table.columns.documents
            for number, count in Counter(map(documents.__getitem__, clauses)).items():
                counts[ranks[number]] += count
        last, gathered = -1, 0
        for rank in sorted(counts):
            if gathered >= limit:
                break
            last, gathered = rank, gathered + counts[rank]
        return last

    @staticmethod
    def _ranks(part: Part, order: Mapping[str, int]) -> list[int]:
        return [order.get(doc, len(order)) for doc, _ in part.table.held]


def _of(scores: Mapping[int, float], clauses: set[int]) -> Mapping[int, float]:
    """Return the scores of ``clauses``, all of which have one."""
    return scores if len(scores) == len(clauses) else {clause: scores[clause] for clause in clauses}


def _signed(document: IndexedDocument) -> tuple[int, str]:
    return document.year or 0, document.signed_date or ""
