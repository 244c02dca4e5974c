"""Longer runs of Chinese characters that so many clauses hold that they are worth a posting list of their own.

The pairs of 人民政府 stand in a tenth of all laws, and verifying as many clauses takes longer than all the rest of a
search. The runs that often occur are few, and their lists together a fraction of those of the pairs.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from compendium.search.grams import LONGEST_PHRASE, SHORTEST_PHRASE


@dataclass(frozen=True, slots=True)
class PhraseList:
    """The clauses that hold a phrase.

    Attributes:
        clauses: ascending.
        more: how often, where that is more than once.
    """

    clauses: array[int] = field(default_factory=lambda: array("I"))
    more: dict[int, int] = field(default_factory=dict)


def frequent_phrases(texts: Iterable[str], pairs: Collection[str], least: int) -> Iterator[tuple[str, PhraseList]]:
    """Give the phrases that stand in at least ``least`` clauses.

    A phrase can be frequent only where both phrases that are one character shorter are, so each round looks through
    what the one before has left.

    Args:
        texts: normalised, of all clauses.
        pairs: of Chinese characters: those that stand in at least ``least`` clauses.
        least: one or more.
    """
    frequent = frozenset(pairs)
    held = _narrowed(((clause, (text,)) for clause, text in enumerate(texts)), SHORTEST_PHRASE - 1, frequent)
    for length in range(SHORTEST_PHRASE, LONGEST_PHRASE + 1):
        lists = {phrase: each for phrase, each in _lists(held, length).items() if len(each.clauses) >= least}
        yield from lists.items()
        held = _narrowed(held, length, frozenset(lists))


def _lists(held: Iterable[tuple[int, tuple[str, ...]]], length: int) -> dict[str, PhraseList]:
    lists: dict[str, PhraseList] = {}
    for clause, pieces in held:
        phrases = Counter(piece[at : at + length] for piece in pieces for at in range(len(piece) - length + 1))
        for phrase, count in phrases.items():
            own = lists.get(phrase)
            if own is None:
                own = lists[phrase] = PhraseList()
            own.clauses.append(clause)
            if count > 1:
                own.more[clause] = count
    return lists


def _narrowed(
    held: Iterable[tuple[int, tuple[str, ...]]], length: int, frequent: frozenset[str]
) -> list[tuple[int, tuple[str, ...]]]:
    """Return the pieces, longer than ``length``, in which every phrase of that length is frequent."""
    narrowed: list[tuple[int, tuple[str, ...]]] = []
    for clause, pieces in held:
        kept = tuple(part for piece in pieces for part in _runs(piece, length, frequent))
        if kept:
            narrowed.append((clause, kept))
    return narrowed


def _runs(text: str, length: int, frequent: frozenset[str]) -> Iterator[str]:
    flags = bytes([text[at : at + length] in frequent for at in range(len(text) - length + 1)])
    start = flags.find(b"\1\1")
    while start >= 0:
        end = flags.find(b"\0", start)
        end = len(flags) if end < 0 else end
        yield text[start : end + length - 1]
        start = flags.find(b"\1\1", end)
