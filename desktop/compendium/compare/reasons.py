"""Why two clauses were joined, in words to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from compendium.compare.features import ClauseFeatures, grams
from compendium.compare.indicators import Indicator, indicators_of, shared_indicators
from compendium.compare.phrases import whole_phrases
from compendium.compare.targets import SAME_INDICATOR
from compendium.compare.word_borders import whole_in_both
from compendium.domain.thesaurus import Thesaurus

SHARED_WORDS = "共有词："
MOST_WORDS = 5
# A word that carries less than this share of the whole agreement explains nothing.
LEAST_SHARE = 0.03
# Share of the shorter title's grams that the other title has.
TITLES_ALIKE = 0.4
CLEARLY_MORE = 2
# Words have two or four characters, mostly; of three the odd one is often the half of another word (收入比|例).
ODD = 3
MUCH_MORE = 3
_SUFFIXES = frozenset("器链站室院家券化体级园区类型率额性力会所员者业金权法")
# One shared word shorter than this may be chance.
TELLING_WORD = 5
_CHINESE = re.compile(r"[㐀-䶿一-鿿]+|[a-z][a-z&+]*")
# Characters that link words; a shared run that starts or ends with them is cut back.
_LINKS = "的和与及或并将其之以了"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two clauses were joined.

    Attributes:
        why: the reasons by weight; empty when all that is shared is one short word.
        telling: False when nothing but short words is shared.
        heaviest: share of the whole agreement that the shared word of most weight carries, 0 to 1.
    """

    why: tuple[str, ...]
    telling: bool
    heaviest: float


class Explainer:
    """Finds the reasons for matches between two documents; reads each clause once, however many partners it has.

    Args:
        thesaurus: with folded terms.
        frequency: gram to the number of clauses that have it; tells where words end.
    """

    def __init__(self, thesaurus: Thesaurus, frequency: Mapping[str, int]) -> None:
        self._thesaurus = thesaurus
        self._frequency = frequency
        self._terms = frozenset(term for group in thesaurus.groups for term in group)
        self._runs: dict[int, _Runs] = {}
        self._indicators: dict[int, tuple[Indicator, ...]] = {}
        self._groups: dict[int, Mapping[int, frozenset[str]]] = {}

    def explain(self, a: ClauseFeatures, b: ClauseFeatures, shared: Mapping[str, float]) -> Explanation:
        """Return the reasons: shared indicators, like titles, shared words, words the thesaurus joined.

        ``shared`` is each gram that both have, to its part of their cosine.
        """
        indicators = shared_indicators(self._indicators_of(a), self._indicators_of(b))
        found = []
        if indicators:
            first, second = indicators[0]
            found.append(f"{SAME_INDICATOR}{first.name}（{first.printed}、{second.printed}）")
        if _titles_alike(a.title, b.title):
            found.append(f"标题相近：{a.clause.title}／{b.clause.title}")
        words, heaviest = self._shared_words(a, b, shared)
        joined = tuple(self._joined_terms(a, b))
        telling = bool(found) or any(len(word) >= TELLING_WORD for word in words)
        if len(words) > 1 or (words and telling):
            whole = whole_in_both(words, (a.folded, b.folded), self._frequency, self._terms)
            phrases = whole_phrases(whole, self._terms)
            # A match always has a reason, be it a plain one.
            if shown := phrases or (() if found or joined else words):
                found.append(f"{SHARED_WORDS}{'、'.join(shown)}")
        return Explanation((*found, *joined), telling, heaviest)

    def _shared_words(
        self, a: ClauseFeatures, b: ClauseFeatures, shared: Mapping[str, float]
    ) -> tuple[tuple[str, ...], float]:
        """Return the longest runs that both hold, the heaviest first, none inside another; and that one's share."""
        # In one order, so that the words do not depend on which document comes first.
        first, second = (a, b) if a.folded <= b.folded else (b, a)
        if id(first) not in self._runs:
            self._runs[id(first)] = _Runs(first.folded)
        total = sum(shared.values()) or 1.0
        least = LEAST_SHARE * total
        weights: dict[str, float] = {}
        for run, start, end in self._runs[id(first)].common(second.folded, shared):
            # Most stretches are two characters that say nothing; what is cut off a stretch only makes it lighter.
            if end - start == 2 and shared.get(run[start:end], 0.0) < least:
                continue
            word = _whole_words(run, start, end, self._frequency).strip(_LINKS)
            word = word.removesuffix("中") if len(word) > 2 else word
            if len(word) >= 2 and word not in weights:
                weights[word] = sum(shared.get(gram, 0.0) for gram in set(grams(word)))
        chosen: list[str] = []
        for word in sorted(weights, key=lambda word: (-weights[word], word)):
            if weights[word] < least or len(chosen) == MOST_WORDS:
                break
            if not any(word in other or other in word for other in chosen):
                chosen.append(word)
        return tuple(chosen), weights[chosen[0]] / total if chosen else 0.0

    def _indicators_of(self, clause: ClauseFeatures) -> tuple[Indicator, ...]:
        if id(clause) not in self._indicators:
            self._indicators[id(clause)] = indicators_of(clause.clause, self._thesaurus)
        return self._indicators[id(clause)]

    def _joined_terms(self, a: ClauseFeatures, b: ClauseFeatures) -> Iterator[str]:
        """Name the terms that only the thesaurus made equal: 同义词：科创副总＝科技副总."""
        ours, theirs = self._groups_of(a), self._groups_of(b)
        for number in sorted(ours.keys() & theirs.keys()):
            if not ours[number] & theirs[number]:
                yield f"同义词：{min(ours[number])}＝{min(theirs[number])}"

    def _groups_of(self, clause: ClauseFeatures) -> Mapping[int, frozenset[str]]:
        """Return the groups of the thesaurus that the clause has terms of, with the terms it prints."""
        if id(clause) not in self._groups:
            found: dict[int, frozenset[str]] = {}
            for number, group in enumerate(self._thesaurus.groups):
                if group[0] in clause.folded:
                    printed = frozenset(term for term in group if term in clause.plain)
                    if printed:
                        found[number] = printed
            self._groups[id(clause)] = found
        return self._groups[id(clause)]


class _Runs:
    """The stretches of letters in a clause, with the places where each pair of characters (or Latin word) starts."""

    def __init__(self, text: str) -> None:
        self.runs: list[str] = _CHINESE.findall(text)
        self._places: dict[str, list[tuple[int, int]]] = {}
        for number, run in enumerate(self.runs):
            if run[0] < "㐀":
                self._places.setdefault(run, []).append((number, 0))
                continue
            for start in range(len(run) - 1):
                self._places.setdefault(run[start : start + 2], []).append((number, start))

    def common(self, other: str, shared: Iterable[str]) -> Iterator[tuple[str, int, int]]:
        """Yield (run, start, end) for each stretch that the text ``other`` holds and that cannot be made longer.

        ``shared`` names, among other grams, every pair of characters and Latin word that both texts hold.
        """
        starts = sorted(place for gram in shared for place in self._places.get(gram, ()))
        current, reached = -1, 0
        for number, start in starts:
            if number != current:
                current, reached = number, 0
            run = self.runs[number]
            end = max(reached, start + 1)
            while end < len(run) and run[start : end + 1] in other:
                end += 1
            if end - start >= 2 and end > reached and run[start:end] in other:
                yield run, start, end
                reached = end


def _whole_words(run: str, start: int, end: int, frequency: Mapping[str, int]) -> str:
    """Cut half words off the ends of a stretch: a character that stands more often with its outer neighbour goes."""
    while end - start > 2 and start > 0 and _belongs_outside(run, start - 1, start, frequency):
        start += 1
    while end - start > 2 and end < len(run) and _belongs_outside(run, end - 1, end - 2, frequency):
        end -= 1
    return _without_odd_character(run[start:end], frequency)


def _without_odd_character(word: str, frequency: Mapping[str, int]) -> str:
    """Cut three characters to the word of two that is in them, unless the third is one that makes words longer."""
    if len(word) != ODD:
        return word
    first, last = frequency.get(word[:2], 0), frequency.get(word[1:], 0)
    if first >= MUCH_MORE * last and word[-1] not in _SUFFIXES:
        return word[:2]
    return word[1:] if last >= MUCH_MORE * first else word


def _belongs_outside(run: str, outer: int, inner: int, frequency: Mapping[str, int]) -> bool:
    """Tell whether the two characters at ``outer`` stand together clearly more often than those at ``inner``."""
    return frequency.get(run[outer : outer + 2], 0) >= CLEARLY_MORE * frequency.get(run[inner : inner + 2], 0)


def _titles_alike(a: str, b: str) -> bool:
    first, second = set(grams(a)), set(grams(b))
    if not first or not second:
        return False
    return len(first & second) >= TITLES_ALIKE * min(len(first), len(second))
