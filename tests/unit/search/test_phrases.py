"""Phrases that many clauses hold have posting lists of their own, and what is found stays the same."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compendium.search.grams import LONGEST_PHRASE, SHORTEST_PHRASE, is_pair
from compendium.search.phrases import frequent_phrases

TEXTS = st.lists(st.text(alphabet="人民政府，a", max_size=24), max_size=12)


def _times(text: str, phrase: str) -> int:
    return sum(text.startswith(phrase, at) for at in range(len(text)))


def _pairs(texts: list[str], least: int) -> list[str]:
    held = Counter(pair for text in texts for pair in set(map("".join, pairwise(text))))
    return [
        pair for pair, count in held.items() if count >= least and is_pair(pair) and pair.isalpha() and "a" not in pair
    ]


@given(TEXTS, st.integers(1, 4))
def test_exactly_the_frequent_phrases_are_found_with_every_clause(texts: list[str], least: int) -> None:
    found = dict(frequent_phrases(texts, _pairs(texts, least), least))
    possible = {
        text[start : start + length]
        for text in texts
        for length in range(SHORTEST_PHRASE, LONGEST_PHRASE + 1)
        for start in range(len(text) - length + 1)
    }
    expected = {
        phrase: held
        for phrase in possible
        if set(phrase) <= set("人民政府")
        and len(held := [number for number, text in enumerate(texts) if phrase in text]) >= least
    }
    assert {phrase: list(each.clauses) for phrase, each in found.items()} == expected
    for phrase, each in found.items():
        assert [each.more.get(clause, 1) for clause in each.clauses] == [
            _times(texts[clause], phrase) for clause in each.clauses
        ]
