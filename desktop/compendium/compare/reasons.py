"""Why two clauses were joined, in words to show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compendium.compare.features import ClauseFeatures, fold, grams
from compendium.compare.indicators import IndicatorComparison
from compendium.compare.phrases import whole_phrases
from compendium.domain.thesaurus import Thesaurus

MOST_WORDS = 5
# A word that carries less than this share of the whole agreement explains nothing.
LEAST_SHARE = 0.03
# Share of the shorter title's grams that the other title has.
TITLES_ALIKE = 0.4
CLEARLY_MORE = 2
# One shared word shorter than this may be chance.
TELLING_WORD = 5
_CHINESE = re.compile(r"[㐀-䶿一-鿿]+|[a-z][a-z&+]*")
# Characters that link words; a shared run that starts or ends with them is cut back.
_LINKS = "的和与及或并将其之以了"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two clauses agree in.

    Attributes:
        shared: each gram that both have, to its part of the cosine.
        frequency: gram to the number of clauses that have it; tells where words end.
    """

    shared: Mapping[str, float]
    frequency: Mapping[str, int]
    indicators: IndicatorComparison


def reasons(a: ClauseFeatures, b: ClauseFeatures, agreement: Agreement, thesaurus: Thesaurus) -> tuple[str, ...]:
    """Return the reasons by weight: shared indicators, like titles, shared words, words the thesaurus joined.

    Empty when all that is shared is one short word.
    """
    indicators = agreement.indicators
    found = []
    if indicators.shared:
        first, second = indicators.shared[0]
        found.append(f"同一指标：{first.name}（{first.printed}、{second.printed}）")
    if _titles_alike(a.title, b.title):
        found.append(f"标题相近：{a.clause.title}／{b.clause.title}")
    # Sorted, so that the reasons do not depend on which document comes first.
    words = shared_words(min(a.folded, b.folded), max(a.folded, b.folded), agreement)
    joined = tuple(_joined_terms(a, b, thesaurus))
    if len(words) > 1 or any(len(word) >= TELLING_WORD for word in words) or (words and found):
        phrases = whole_phrases(words, {term for group in thesaurus.groups for term in group})
        # A match always has a reason, be it a plain one.
        if shown := phrases or (() if found or joined else words):
            found.append(f"共有词：{'、'.join(shown)}")
    return (*found, *joined)


def shared_words(a: str, b: str, agreement: Agreement) -> tuple[str, ...]:
    """Return the longest runs that both texts hold, by how much of the agreement they carry; none inside another."""
    total = sum(agreement.shared.values()) or 1.0
    weights: dict[str, float] = {}
    for run, start, end in _common_runs(a, b):
        word = _whole_words(run, start, end, agreement.frequency).strip(_LINKS)
        word = word.removesuffix("中") if len(word) > 2 else word
        if len(word) >= 2:
            weights[word] = sum(agreement.shared.get(gram, 0.0) for gram in set(grams(word)))
    chosen: list[str] = []
    for word in sorted(weights, key=lambda word: (-weights[word], word)):
        if weights[word] < LEAST_SHARE * total or len(chosen) == MOST_WORDS:
            break
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return tuple(chosen)


def _common_runs(a: str, b: str) -> Iterator[tuple[str, int, int]]:
    """Yield (run of a, start, end) for each stretch of ``a`` that ``b`` holds and that cannot be made longer."""
    for match in _CHINESE.finditer(a):
        run, start, reached = match.group(0), 0, 0
        while start < len(run) - 1:
            end = max(reached, start + 1)
            while end < len(run) and run[start : end + 1] in b:
                end += 1
            if end - start >= 2 and end > reached and run[start:end] in b:
                yield run, start, end
                reached = end
            start += 1


def _whole_words(run: str, start: int, end: int, frequency: Mapping[str, int]) -> str:
    """Cut half words off the ends of a stretch: a character that stands more often with its outer neighbour goes."""
    while end - start > 2 and start > 0 and _belongs_outside(run, start - 1, start, frequency):
        start += 1
    while end - start > 2 and end < len(run) and _belongs_outside(run, end - 1, end - 2, frequency):
        end -= 1
    return run[start:end]


def _belongs_outside(run: str, outer: int, inner: int, frequency: Mapping[str, int]) -> bool:
    """Tell whether the two characters at ``outer`` stand together clearly more often than those at ``inner``."""
    return frequency.get(run[outer : outer + 2], 0) >= CLEARLY_MORE * frequency.get(run[inner : inner + 2], 0)


def _titles_alike(a: str, b: str) -> bool:
    first, second = set(grams(a)), set(grams(b))
    if not first or not second:
        return False
    return len(first & second) >= TITLES_ALIKE * min(len(first), len(second))


def _joined_terms(a: ClauseFeatures, b: ClauseFeatures, thesaurus: Thesaurus) -> Iterator[str]:
    """Name the terms that only the thesaurus made equal: 同义词：科创副总＝科技副总."""
    plain_a, plain_b = fold(a.clause.text), fold(b.clause.text)
    for group in thesaurus.groups:
        in_a = {term for term in group if term in plain_a}
        in_b = {term for term in group if term in plain_b}
        if group[0] in a.folded and group[0] in b.folded and in_a and in_b and not in_a & in_b:
            yield f"同义词：{min(in_a)}＝{min(in_b)}"
