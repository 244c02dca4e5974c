"""Clauses of two documents as vectors of weighted grams, and the cosines between them.

Only grams that both documents have can add to a cosine; the others count in the length of a vector alone. So the index
holds the few thousand common ones, and two clauses meet only where they share one.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import repeat
from operator import add, mul

from compendium.compare.features import ClauseFeatures, document_frequencies

Matrix = dict[tuple[int, int], float]

# Rare grams decide; squaring the rarity would let single coincidences win, the plain logarithm lets common words win.
RARITY_POWER = 1.5
# A gram in a larger share of the clauses than this, and in so many, tells nothing apart.
COMMON_SHARE = 0.25
COMMON_LEAST = 50
# Grams in no more clauses than this are added up one by one.
SHORT_LIST = 12

# A weight in whole steps; a cosine is at most 1, so a sum of products stays below 2 ** 60 and never leaves its field.
# A step also fits the digits that Python's integers are made of, which makes the multiplication a quick one.
_STEPS = 1 << 30
_SCALE = 1 / (_STEPS * _STEPS)
_FIELD = 8  # bytes


class Vectors:
    """The vectors of two documents' clauses.

    Attributes:
        frequency: gram to the number of clauses, of both documents, that have it.
    """

    def __init__(self, a: Sequence[ClauseFeatures], b: Sequence[ClauseFeatures]) -> None:
        self.frequency: Mapping[str, int] = document_frequencies([*a, *b])
        total = len(a) + len(b)
        rarity = _rarities(self.frequency, total)
        known = frozenset().union(*(each.counts for each in a)) & frozenset().union(*(each.counts for each in b))
        self._common = {gram for gram in known if self.frequency[gram] > max(total * COMMON_SHARE, COMMON_LEAST)}
        self._a = [_weighted(each.counts, rarity, known) for each in a]
        self._b = [_weighted(each.counts, rarity, known) for each in b]

    def shared(self, i: int, j: int) -> Mapping[str, float]:
        """Return the grams that two clauses share, each with its part of their cosine."""
        first, second = self._a[i], self._b[j]
        return {gram: first[gram] * second[gram] for gram in first.keys() & second.keys()}

    def cosines(self, least: float, report: Callable[[int], None]) -> Matrix:
        """Add up the cosines along an inverted index; those below ``least`` are left out.

        The commonest grams are passed over: they weigh next to nothing and stand in the longest lists.

        Args:
            least: the smallest cosine wanted.
            report: told before each row how many are done; may raise to stop.
        """
        index = _Index(self._b, self._common)
        matrix: Matrix = {}
        for i, weights in enumerate(self._a):
            report(i)
            matrix.update(((i, j), score) for j, score in enumerate(index.row(weights)) if score >= least)
        return matrix


class _Index:
    """Which clauses have a gram, and how much it weighs in them.

    A short list is walked. A long one is kept as one integer with a field of 64 bits for each clause, so that a single
    multiplication weighs it for all clauses at once and a single addition takes it into the row.
    """

    def __init__(self, vectors: Sequence[Mapping[str, float]], without: Container[str]) -> None:
        self._size = len(vectors)
        postings: dict[str, list[tuple[int, float]]] = {}
        for j, weights in enumerate(vectors):
            for gram, weight in weights.items():
                if gram not in without:
                    postings.setdefault(gram, []).append((j, weight))
        self._short = {gram: each for gram, each in postings.items() if len(each) <= SHORT_LIST}
        self._long = {gram: self._packed(each) for gram, each in postings.items() if len(each) > SHORT_LIST}

    def row(self, weights: Mapping[str, float]) -> list[float]:
        """Return the cosine with each clause."""
        row = [0.0] * self._size
        fields = 0
        for gram, weight in weights.items():
            if gram in self._long:
                fields += self._long[gram] * int(weight * _STEPS)
            else:
                for j, other in self._short.get(gram, ()):
                    row[j] += weight * other
        sums = memoryview(fields.to_bytes(self._size * _FIELD, sys.byteorder)).cast("Q")
        # The first clause stands in the lowest field, which is the last one where bytes run from high to low.
        ordered = sums if sys.byteorder == "little" else sums[::-1]
        return list(map(add, row, map(mul, ordered, repeat(_SCALE))))

    def _packed(self, postings: Sequence[tuple[int, float]]) -> int:
        fields = array("Q", bytes(self._size * _FIELD))
        for j, weight in postings:
            fields[j if sys.byteorder == "little" else -1 - j] = int(weight * _STEPS)
        return int.from_bytes(fields.tobytes(), sys.byteorder)


def _rarities(frequency: Mapping[str, int], total: int) -> Mapping[str, float]:
    by_count = {count: math.log((total + 1) / (count + 0.5)) ** RARITY_POWER for count in set(frequency.values())}
    return {gram: by_count[count] for gram, count in frequency.items()}


def _weighted(counts: Mapping[str, float], rarity: Mapping[str, float], known: Iterable[str]) -> Mapping[str, float]:
    """Return the weights of the ``known`` grams in a vector of length one over all of them."""
    raw = list(map(mul, counts.values(), map(rarity.__getitem__, counts)))
    length = math.sqrt(sum(map(mul, raw, raw))) or 1.0
    return {gram: weight / length for gram, weight in zip(counts, raw, strict=True) if gram in known}
