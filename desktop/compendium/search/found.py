"""What was found for a query, before filters: how well each clause answers, how it matched, what is marked in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from compendium.domain.query import Expansion, MatchKind
from compendium.search.matching import Part
from compendium.search.normal import normalised
from compendium.search.snippets import Ranges, marked, merged


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a query, before filters, and how it is shown.

    Attributes:
        scores: by part: clause to score.
        match: how the clauses matched that ``kinds`` does not name.
        interpreted: the query in words.
        needles: normalised pieces of text to mark.
        weak: needles that are marked only as part of something longer.
        kinds: by part, in the order of ``scores``: clauses that matched in another way; none when empty.
        expansions: what was looked for beside the words typed.
        suggestions: other queries to offer.
        guarded: needles that are marked only in a text where they stand as a word of their own, with what tells that.
        accidents: by part, in the order of ``scores``: clauses that hold a short form typed only as part of other words
            (高企 in 提高企业). They are exact hits all the same, shown after the others; and where no exact hit is
            anything else, after those of other kinds too. None when empty.
        headings: normalised pieces of text to mark in headings alone.
    """

    scores: tuple[tuple[Part, Mapping[int, float]], ...]
    match: MatchKind
    interpreted: str
    needles: tuple[str, ...]
    weak: frozenset[str] = frozenset()
    kinds: tuple[Mapping[int, MatchKind], ...] = ()
    expansions: tuple[Expansion, ...] = ()
    suggestions: tuple[str, ...] = ()
    guarded: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    accidents: tuple[set[int], ...] = ()
    accidents_last: bool = False
    headings: tuple[str, ...] = ()

    def marks(self, text: str, heading: int = 0) -> Ranges:
        """Return what to mark in a clause, whose heading takes so many characters."""
        if not self.headings:
            return self._worded(text)
        return merged((*marked(text[:heading], self.headings), *self._worded(text)))

    def _worded(self, text: str) -> Ranges:
        plain = normalised(text) if self.guarded else ""
        absent = {needle for needle, pattern in self.guarded.items() if not pattern.search(plain)}
        ranges = marked(text, [needle for needle in self.needles if needle not in absent])
        if not self.weak:
            return ranges
        telling = tuple((a, b) for a, b in ranges if normalised(text[a:b]) not in self.weak)
        return telling or ranges

    def kind(self, part: Part, clause: int) -> MatchKind:
        """Tell how a clause of ``part`` matched."""
        for (each, _), kinds in zip(self.scores, self.kinds, strict=False):
            if each is part:
                return kinds.get(clause, self.match)
        return self.match

    def exact(self, passing: Sequence[tuple[Part, set[int]]]) -> int:
        """Return how many of the ``passing`` clauses hold the typed words themselves."""
        if self.match is not MatchKind.EXACT:
            return 0
        total = sum(len(clauses) for _, clauses in passing)
        return total - sum(
            sum(1 for clause in kinds if clause in clauses)
            for (_, clauses), kinds in zip(passing, self.kinds, strict=False)
        )
