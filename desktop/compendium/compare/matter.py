"""Which clause of one document deals with the matter of which clause of another.

Each clause is a vector of its character grams, weighted by how rare they are in the two documents; the cosine of two
vectors, set against the best partner either clause has, is the strength. Many to many, order free, explained in words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from compendium.compare.features import comparable_clauses, features_of, folded_thesaurus
from compendium.compare.reasons import Explainer, Explanation
from compendium.compare.vectors import Matrix, Vectors
from compendium.domain.comparison import ClausePair, ClauseRef, MatterComparison
from compendium.domain.document import Document
from compendium.domain.thesaurus import Thesaurus
from compendium.domain.work import SILENT, Progress, raise_if_cancelled

# Part of every cache key: raise it whenever the same texts would give other pairs.
METHOD_VERSION = "matter-7"

# How far a score is set against the best of its row and column: a clause of common words must not match everything.
RELATIVE_POWER = 0.3
# Found by measuring against labelled pairs; a mutual best may be somewhat weaker.
LEAST_STRENGTH = 0.30
LEAST_MUTUAL = 0.27
# Two clauses that share nothing longer than 企业 or 领域 must share much of it.
LEAST_ON_SHORT_WORDS = 0.335
# Nor may it all hang on a single one: 尽职免责 in lending and in research are two matters.
MOST_ON_ONE_SHORT_WORD = 0.5
# Nobody reads more partners of one clause.
MOST_PARTNERS = 6

# The least cosine from which _relative can make LEAST_MUTUAL.
_LEAST_COSINE = LEAST_MUTUAL ** (2 / (1 - RELATIVE_POWER))


def match_pair(a: Document, b: Document, thesaurus: Thesaurus, progress: Progress = SILENT) -> tuple[ClausePair, ...]:
    """Return the pairs between two documents by falling strength.

    Raises:
        CancelledError: the user asked to stop.
    """
    terms = folded_thesaurus(thesaurus)
    ours, theirs = features_of(a, terms), features_of(b, terms)
    vectors = Vectors(ours, theirs)
    half = _Half(progress, len(ours))
    chosen = _selected(_relative(vectors.cosines(_LEAST_COSINE, half.first)))
    explainer = Explainer(terms, vectors.frequency)
    pairs = []
    for number, ((i, j), strength) in enumerate(chosen):
        half.second(number, len(chosen))
        explained = explainer.explain(ours[i], theirs[j], vectors.shared(i, j))
        if _holds(explained, strength):
            refs = ClauseRef(a.info.id, ours[i].clause.id), ClauseRef(b.info.id, theirs[j].clause.id)
            pairs.append(ClausePair(*refs, round(strength, 3), None, explained.why))
    return in_order(pairs)


def _holds(explained: Explanation, strength: float) -> bool:
    """Tell whether the reasons bear the match."""
    if explained.telling or not explained.why:
        return bool(explained.why)
    return strength >= LEAST_ON_SHORT_WORDS and explained.heaviest <= MOST_ON_ONE_SHORT_WORD


class _Half:
    """Progress of work in two halves; raises CancelledError once the user asked to stop."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total = progress, total

    def first(self, done: int) -> None:
        """So many of the total are done in the first half."""
        raise_if_cancelled(self._progress)
        self._progress.report(done, 2 * self._total)

    def second(self, done: int, parts: int) -> None:
        """So many of these parts of the second half are done."""
        raise_if_cancelled(self._progress)
        self._progress.report(self._total + self._total * done // parts, 2 * self._total)


def in_order(pairs: Iterable[ClausePair]) -> tuple[ClausePair, ...]:
    """Return ``pairs`` by falling strength, then by name, so that the order never depends on chance."""
    return tuple(sorted(pairs, key=lambda pair: (-pair.strength, pair.a, pair.b)))


def document_pairs(documents: Sequence[Document]) -> tuple[tuple[Document, Document], ...]:
    """Return every two of the documents, in the order asked for."""
    return tuple(combinations(documents, 2))


def _relative(cosines: Matrix) -> Matrix:
    """Set each cosine against the best of its row and column; the square root spreads the result over 0 to 1.

    What is too weak to be chosen is left out.
    """
    rows: dict[int, float] = defaultdict(float)
    columns: dict[int, float] = defaultdict(float)
    for (i, j), score in cosines.items():
        if score > rows[i]:
            rows[i] = score
        if score > columns[j]:
            columns[j] = score
    by_row = {i: best ** (-RELATIVE_POWER / 2) for i, best in rows.items()}
    by_column = {j: best ** (-RELATIVE_POWER / 2) for j, best in columns.items()}
    least = LEAST_MUTUAL**2
    squares = ((key, score * by_row[key[0]] * by_column[key[1]]) for key, score in cosines.items())
    return {key: min(1.0, math.sqrt(square)) for key, square in squares if square >= least}


def _selected(matrix: Matrix) -> list[tuple[tuple[int, int], float]]:
    """Return what is strong, or best from both sides and nearly strong, but never too many partners of one clause."""
    best_of_row: dict[int, float] = defaultdict(float)
    best_of_column: dict[int, float] = defaultdict(float)
    for (i, j), strength in matrix.items():
        best_of_row[i] = max(best_of_row[i], strength)
        best_of_column[j] = max(best_of_column[j], strength)
    chosen: list[tuple[tuple[int, int], float]] = []
    partners_a: dict[int, int] = defaultdict(int)
    partners_b: dict[int, int] = defaultdict(int)
    for (i, j), strength in sorted(matrix.items(), key=lambda item: (-item[1], item[0])):
        mutual = strength >= best_of_row[i] and strength >= best_of_column[j]
        if (strength >= LEAST_STRENGTH or mutual) and partners_a[i] < MOST_PARTNERS and partners_b[j] < MOST_PARTNERS:
            partners_a[i] += 1
            partners_b[j] += 1
            chosen.append(((i, j), strength))
    return chosen


def assemble(documents: Sequence[Document], pairs: Iterable[ClausePair]) -> MatterComparison:
    """Put the pairs of every two documents together with the clauses that found no partner in any other document.

    Bare headings, covering notices and preambles are never listed as without partner: they hold nothing to be answered.
    """
    ordered = in_order(pairs)
    matched = {ref for pair in ordered for ref in (pair.a, pair.b)}
    unmatched = {
        document.info.id: tuple(
            clause.id
            for clause in comparable_clauses(document)
            if ClauseRef(document.info.id, clause.id) not in matched
        )
        for document in documents
    }
    return MatterComparison(tuple(document.info.id for document in documents), ordered, unmatched)
