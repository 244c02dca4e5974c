"""Which clause of the first version became which clause of the second: one to one, by words, then by name."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from compendium.compare.features import fold
from compendium.domain.document import Clause
from compendium.domain.work import Progress, raise_if_cancelled

Alignment = dict[int, int]

# Share of character pairs that two versions of one clause have in common (Dice, weighted by rarity).
LEAST_ALIKE = 0.5
# With the same number or heading as well, less will do: the clause was rewritten in place.
LEAST_ALIKE_NAMED = 0.25
# Between two clauses that stayed together, this is enough.
LEAST_IN_PLACE = 0.35
# So much of a clause of at least so many characters in another one makes that its version, however long it grew.
LEAST_HELD = 0.8
LEAST_GROWN = 20
# Same place and same name decide between equals, never against the words.
NAME_BONUS = 0.08
PLACE_BONUS = 0.04


def align(a: Sequence[Clause], b: Sequence[Clause], progress: Progress) -> Alignment:
    """Return index in ``a`` to index in ``b``; each index at most once.

    Raises:
        CancelledError: the user asked to stop.
    """
    keys_a, keys_b = [_key(clause) for clause in a], [_key(clause) for clause in b]
    pairs = _equal(keys_a, keys_b, a, b)
    taken = set(pairs.values())
    rest_a = [i for i in range(len(a)) if i not in pairs]
    rest_b = [j for j in range(len(b)) if j not in taken]
    candidates = sorted(_candidates(a, b, rest_a, rest_b, progress), reverse=True)
    for _, i, j, clear in candidates:
        if clear and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    anchors = sorted(pairs.items())
    for _, i, j, clear in candidates:
        if not clear and i not in pairs and j not in taken and _in_one_gap(i, j, anchors):
            pairs[i] = j
            taken.add(j)
    _pair_headings(a, b, pairs, taken)
    return pairs


def _key(clause: Clause) -> str:
    return fold(clause.text[len(clause.marker) :])


def _equal(keys_a: Sequence[str], keys_b: Sequence[str], a: Sequence[Clause], b: Sequence[Clause]) -> Alignment:
    """Pair clauses of equal words; where the same words stand several times, those that stand at the same place."""
    places_a, places_b = _places(keys_a), _places(keys_b)
    pairs: Alignment = {}
    repeated: list[str] = []
    for key, ours in places_a.items():
        theirs = places_b.get(key, [])
        if len(ours) == len(theirs) == 1:
            pairs[ours[0]] = theirs[0]
        elif theirs:
            repeated.append(key)
    anchors = sorted(pairs.items())
    for key in repeated:
        # Distance from where the clauses around it went; the printed number and the name decide between equals.
        choices = sorted(
            (abs(j - _expected(i, anchors)) - (a[i].text == b[j].text) / 2 - (a[i].id == b[j].id) / 4, i, j)
            for i in places_a[key]
            for j in places_b[key]
        )
        taken: set[int] = set()
        for _, i, j in choices:
            if i not in pairs and j not in taken:
                pairs[i] = j
                taken.add(j)
    return pairs


def _expected(i: int, anchors: Sequence[tuple[int, int]]) -> int:
    """Return where clause ``i`` should stand, judged by the last pair before it."""
    at = bisect_left(anchors, (i, -1)) - 1
    if at < 0:
        return i
    before, after = anchors[at]
    return after + i - before


def _in_one_gap(i: int, j: int, anchors: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the nearest paired clauses on either side of ``i`` became those round ``j``."""
    at = bisect_left(anchors, (i, -1))
    return (at == 0 or anchors[at - 1][1] < j) and (at == len(anchors) or j < anchors[at][1])


def _places(keys: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        places[key].append(index)
    return places


def _candidates(
    a: Sequence[Clause], b: Sequence[Clause], rest_a: Sequence[int], rest_b: Sequence[int], progress: Progress
) -> Iterator[tuple[float, int, int, bool]]:
    """Yield (score, i, j, clear) of clauses that may be versions of each other; what is not clear their place tells."""
    grams_a = {i: _pairs_of(_key(a[i])) for i in rest_a}
    grams_b = {j: _pairs_of(_key(b[j])) for j in rest_b}
    frequency: Counter[str] = Counter()
    for counts in (*grams_a.values(), *grams_b.values()):
        frequency.update(counts.keys())
    total = len(grams_a) + len(grams_b)
    weight = {gram: math.log(1 + total / count) for gram, count in frequency.items()}
    lengths_a, lengths_b = ({at: each.total() for at, each in grams.items()} for grams in (grams_a, grams_b))
    size_b = {j: _size(counts, weight) for j, counts in grams_b.items()}
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for j, counts in grams_b.items():
        for gram, count in counts.items():
            postings[gram].append((j, count))
    for i, counts in grams_a.items():
        raise_if_cancelled(progress)
        common: dict[int, float] = defaultdict(float)
        for gram, count in counts.items():
            for j, other in postings.get(gram, ()):
                common[j] += min(count, other) * weight[gram]
        size = _size(counts, weight)
        for j, shared in common.items():
            alike = 2 * shared / (size + size_b[j])
            named = _same_name(a[i], b[j])
            least = LEAST_ALIKE_NAMED if named else LEAST_ALIKE
            # The whole of a clause in a longer one: paragraphs were added, or left out.
            grown = shared >= LEAST_HELD * min(size, size_b[j]) and min(lengths_a[i], lengths_b[j]) >= LEAST_GROWN
            if alike >= min(least, LEAST_IN_PLACE) or grown:
                place = 1 - abs(i / len(a) - j / len(b))
                yield alike + NAME_BONUS * named + PLACE_BONUS * place, i, j, alike >= least or grown


def _pairs_of(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(max(1, len(text) - 1)))


def _size(counts: Mapping[str, int], weight: Mapping[str, float]) -> float:
    return sum(count * weight[gram] for gram, count in counts.items())


def _same_name(a: Clause, b: Clause) -> bool:
    return a.id == b.id or (bool(a.title) and fold(a.title) == fold(b.title))


def _pair_headings(a: Sequence[Clause], b: Sequence[Clause], pairs: Alignment, taken: set[int]) -> None:
    """Pair what is left under one id when both neighbours, or the clauses below, went together: a reworded heading."""
    places = {clause.id: j for j, clause in enumerate(b) if j not in taken}
    below_a, below_b = _children(a), _children(b)
    for i, clause in enumerate(a):
        j = places.get(clause.id)
        if i in pairs or j is None or j in taken:
            continue
        mine, theirs = below_a.get(clause.id, []), set(below_b.get(clause.id, []))
        if mine and sum(1 for child in mine if pairs.get(child) in theirs) * 2 > len(mine):
            pairs[i] = j
            taken.add(j)


def _children(outline: Sequence[Clause]) -> dict[str, list[int]]:
    below: dict[str, list[int]] = defaultdict(list)
    for index, clause in enumerate(outline):
        if clause.parent is not None:
            below[clause.parent].append(index)
    return below
