"""Which clause of one document deals with the matter of which clause of another.

Each clause is a vector of its character grams, weighted by how rare they are in the two documents; the cosine of two
vectors, set against the best partner either clause has, is the strength. Many to many, order free, explained in words.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from compendium.compare.features import (
    ClauseFeatures,
    comparable_clauses,
    document_frequencies,
    features_of,
    folded_thesaurus,
    gram_weight,
)
from compendium.compare.indicators import compare_indicators, indicators_of
from compendium.compare.reasons import Agreement, reasons
from compendium.domain.comparison import ClausePair, ClauseRef, MatterComparison
from compendium.domain.document import Document
from compendium.domain.thesaurus import Thesaurus
from compendium.domain.work import SILENT, Progress, raise_if_cancelled

# Part of every cache key: raise it whenever the same texts would give other pairs.
METHOD_VERSION = "matter-3"

# Rare grams decide; squaring the rarity would let single coincidences win, the plain logarithm lets common words win.
RARITY_POWER = 1.5
# How far a score is set against the best of its row and column: a clause of common words must not match everything.
RELATIVE_POWER = 0.3
# Found by measuring against labelled pairs; a mutual best may be somewhat weaker.
LEAST_STRENGTH = 0.30
LEAST_MUTUAL = 0.27
# A gram in a larger share of the clauses than this, and in so many, tells nothing apart.
COMMON_SHARE = 0.25
COMMON_LEAST = 50
# Nobody reads more partners of one clause.
MOST_PARTNERS = 6

# The least cosine from which _relative can make LEAST_MUTUAL.
_LEAST_COSINE = LEAST_MUTUAL ** (2 / (1 - RELATIVE_POWER))

Matrix = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class _Vectors:
    features: Sequence[ClauseFeatures]
    weights: Sequence[Mapping[str, float]]


def match_pair(a: Document, b: Document, thesaurus: Thesaurus, progress: Progress = SILENT) -> tuple[ClausePair, ...]:
    """Return the pairs between two documents by falling strength.

    Raises:
        CancelledError: the user asked to stop.
    """
    terms = folded_thesaurus(thesaurus)
    ours, theirs = features_of(a, terms), features_of(b, terms)
    frequency = document_frequencies([*ours, *theirs])
    total = len(ours) + len(theirs)
    left, right = _vectors(ours, frequency, total), _vectors(theirs, frequency, total)
    common = {gram for gram, count in frequency.items() if count > max(total * COMMON_SHARE, COMMON_LEAST)}
    chosen = _selected(_relative(_cosines(left, right, common, progress)))
    measures = [indicators_of(features.clause, terms) for features in (*ours, *theirs)]
    pairs = []
    for number, ((i, j), strength) in enumerate(chosen):
        raise_if_cancelled(progress)
        progress.report(len(ours) + len(ours) * number // len(chosen), 2 * len(ours))
        first, second = ours[i], theirs[j]
        indicators = compare_indicators(measures[i], measures[len(ours) + j])
        agreement = Agreement(_shared(left.weights[i], right.weights[j]), frequency, indicators)
        why = reasons(first, second, agreement, terms)
        if why:
            refs = ClauseRef(a.info.id, first.clause.id), ClauseRef(b.info.id, second.clause.id)
            pairs.append(ClausePair(*refs, round(strength, 3), indicators.outcome, why))
    return in_order(pairs)


def in_order(pairs: Iterable[ClausePair]) -> tuple[ClausePair, ...]:
    """Return ``pairs`` by falling strength, then by name, so that the order never depends on chance."""
    return tuple(sorted(pairs, key=lambda pair: (-pair.strength, pair.a, pair.b)))


def document_pairs(documents: Sequence[Document]) -> tuple[tuple[Document, Document], ...]:
    """Return every two of the documents, in the order asked for."""
    return tuple(combinations(documents, 2))


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> Mapping[str, float]:
    return {gram: a[gram] * b[gram] for gram in a.keys() & b.keys()}


def _vectors(features: Sequence[ClauseFeatures], frequency: Mapping[str, int], total: int) -> _Vectors:
    """Weigh the features; ``frequency`` counts each gram in the ``total`` clauses of both documents."""
    rarity = {
        gram: gram_weight(gram) * math.log((total + 1) / (count + 0.5)) ** RARITY_POWER
        for gram, count in frequency.items()
    }
    return _Vectors(features, [_weighted(clause, rarity) for clause in features])


def _weighted(features: ClauseFeatures, rarity: Mapping[str, float]) -> Mapping[str, float]:
    raw = {gram: count * rarity[gram] for gram, count in features.counts.items()}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {gram: weight / length for gram, weight in raw.items()}


def _cosines(a: _Vectors, b: _Vectors, common: Set[str], progress: Progress) -> Matrix:
    """Add up the cosines along an inverted index of ``b``; only clauses that share a gram ever meet.

    ``common`` grams are passed over: they weigh next to nothing and stand in the longest lists. What is too small ever
    to be chosen is left out.
    """
    known = {gram for weights in a.weights for gram in weights} - common
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, weights in enumerate(b.weights):
        for gram, weight in weights.items():
            if gram in known:
                postings[gram].append((j, weight))
    matrix: Matrix = {}
    for i, weights in enumerate(a.weights):
        raise_if_cancelled(progress)
        progress.report(i, 2 * len(a.weights))
        row = [0.0] * len(b.weights)
        for gram in weights.keys() & postings.keys():
            weight = weights[gram]
            for j, other in postings[gram]:
                row[j] += weight * other
        for j, score in enumerate(row):
            if score >= _LEAST_COSINE:
                matrix[i, j] = score
    return matrix


def _relative(matrix: Matrix) -> Matrix:
    """Set each cosine against the best of its row and column; the square root spreads the result over 0 to 1."""
    rows: dict[int, float] = defaultdict(float)
    columns: dict[int, float] = defaultdict(float)
    for (i, j), score in matrix.items():
        rows[i] = max(rows[i], score)
        columns[j] = max(columns[j], score)
    return {
        (i, j): min(1.0, math.sqrt(score / math.sqrt(rows[i] * columns[j]) ** RELATIVE_POWER))
        for (i, j), score in matrix.items()
    }


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
        if strength < LEAST_MUTUAL:
            break
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
