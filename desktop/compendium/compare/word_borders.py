"""Shared stretches of two texts cut back to where words begin and end in both.

There is no dictionary: a stretch ends at a word's border where punctuation, a number or a function word follows, or a
character that stands less often with it than the stretch's own last two stand together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

LEAST = 2
# Clauses; what is found no oftener says nothing about where words begin and end. Verbs stand before words, and often
# leave their last character with them.
_FEW_BEFORE, _FEW_BEHIND = 1, 2
_FUNCTION_WORDS = frozenset("的和与及或并将其之以了等对在为于向从由把使")


def whole_in_both(
    words: Sequence[str], texts: tuple[str, str], frequency: Mapping[str, int], terms: Collection[str]
) -> tuple[str, ...]:
    """Return what is left of the words, in their order, each once.

    Args:
        words: stretches that both texts hold.
        texts: folded.
        frequency: pair of characters to the number of clauses that have it.
        terms: known words, which stay as they are.
    """
    borders = _Borders(frequency)
    return tuple(dict.fromkeys(filter(None, (_trimmed(word, texts, borders, terms) for word in words))))


def _trimmed(word: str, texts: tuple[str, str], borders: _Borders, terms: Collection[str]) -> str:
    begins = ends = True
    while len(word) >= LEAST and word not in terms and not word.isascii():
        # Behind a half word stands its other half, however seldom the two are found.
        cut_first, cut_last = not begins, not ends
        begins = all(
            any(borders.begins(text, at, word, strictly=cut_first) for at in _places(text, word)) for text in texts
        )
        ends = all(
            any(borders.ends(text, at + len(word), word, strictly=cut_last) for at in _places(text, word))
            for text in texts
        )
        if begins and ends:
            break
        word = word[not begins : len(word) - (not ends)]
    return word if len(word) >= LEAST else ""


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


class _Borders:
    def __init__(self, frequency: Mapping[str, int]) -> None:
        self._frequency = frequency

    def begins(self, text: str, start: int, word: str, *, strictly: bool) -> bool:
        """Tell whether a word begins at ``start``, where ``word`` stands."""
        before = text[start - 1 : start] if start else ""
        return _is_border(before) or self._weaker(before + word[0], word[:2], 0 if strictly else _FEW_BEFORE)

    def ends(self, text: str, end: int, word: str, *, strictly: bool) -> bool:
        """Tell whether a word ends before ``end``, where ``word`` ends."""
        behind = text[end : end + 1]
        return _is_border(behind) or self._weaker(word[-1] + behind, word[-2:], 0 if strictly else _FEW_BEHIND)

    def _weaker(self, across: str, within: str, few: int) -> bool:
        outer, inner = self._frequency.get(across, 0), self._frequency.get(within, 0)
        return outer < inner or (outer == inner <= few)


def _is_border(character: str) -> bool:
    return not character or character in _FUNCTION_WORDS or not "㐀" <= character <= "鿿"
