"""What answers a query, before filters: which clauses, how well, how each matched, and what is marked in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from compendium.domain.query import Expansion, MatchKind
from compendium.domain.thesaurus import Thesaurus
from compendium.search import ranking
from compendium.search.matching import Part
from compendium.search.normal import normalised
from compendium.search.snippets import Ranges, marked
from compendium.search.syntax import Query, positive_terms
from compendium.search.wording import interpretation, loosened
from compendium.search.words import loosely

Cancelled = Callable[[], bool]
_MOST_WORDS = 400  # that one pattern is marked by


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
    """

    scores: tuple[tuple[Part, Mapping[int, float]], ...]
    match: MatchKind
    interpreted: str
    needles: tuple[str, ...]
    weak: frozenset[str] = frozenset()
    kinds: tuple[Mapping[int, MatchKind], ...] = ()
    expansions: tuple[Expansion, ...] = ()
    suggestions: tuple[str, ...] = ()

    def marks(self, text: str) -> Ranges:
        """Return what to mark in a clause."""
        ranges = marked(text, self.needles)
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


class Finder:
    """Finds what answers queries.

    Args:
        thesaurus: different words for the same thing.
    """

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus

    def find(self, parts: Sequence[Part], query: Query, cancelled: Cancelled) -> Found:
        """Find what answers ``query`` in the parts of a library; CancelledError once ``cancelled`` says so."""
        if query.root is None:
            return Found((), MatchKind.EXACT, "", ())
        root = query.root
        answers = [ranking.answer(part, root, cancelled) for part in parts]
        needles = tuple(dict.fromkeys([*(term.text for term in positive_terms(root)), *_pattern_words(answers)]))
        if not any(each.clauses for each in answers):
            loose = loosely(parts, root, cancelled)
            if loose and any(loose.scores):
                scores = tuple(zip(parts, loose.scores, strict=True))
                return Found(scores, MatchKind.WORDS, loosened(query, loose.words), loose.needles, loose.weak)
        scored = tuple(zip(parts, ranking.scores(answers), strict=True))
        return Found(scored, MatchKind.EXACT, interpretation(query), needles)


def _pattern_words(answers: Sequence[ranking.PartAnswer]) -> list[str]:
    """Return what the patterns of a query stand for, to be marked; their pieces where that is too many things."""
    words = {(pattern, word) for each in answers for pattern, found in each.words.items() for word in found}
    if len(words) <= _MOST_WORDS:
        return sorted({word for _, word in words})
    return [piece for pattern in dict.fromkeys(pattern for pattern, _ in words) for piece in pattern.pieces]
