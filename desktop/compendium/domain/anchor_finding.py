"""Finding marks again in a text that may have changed since they were set.

White space never counts. Of several places with the same words, the surroundings decide; words that are nowhere get
the best guess there is, for a person to accept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from compendium.domain.anchor import default_quote, squeezed
from compendium.domain.bookmark import AnchorState

# A selection may begin within the number, so the first half of it may be missing.
_MARKER = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十百零〇\d]{0,5}[）)]|第[一二三四五六七八九十百零〇\d]{1,5}[编章节条款项]"
    r"|[一二三四五六七八九十百零〇]{0,5}、|\d{0,3}[.．、](?!\d))"
)
_PIECES = re.compile(r"[^。！？；\n]*(?:[。！？；\n]|$)")
_SMALL_PIECES = re.compile(r"[^。！？；，、：\n]*(?:[。！？；，、：\n]|$)")

_AT_THE_EDGE = 4  # characters that standing at the beginning or at the end of the clause, as before, is worth
_AT_HOME = 8  # characters that standing in the same clause is worth among equal quotations
_EVIDENCE = 8  # characters of words and surroundings together; fewer agree by chance
_LONG = 16  # characters; so many in a row are recognised elsewhere without their surroundings
_SHORT = 20  # characters; a shorter quotation is likened to parts of sentences
_LOOKED_AT = 6  # clauses likened sentence by sentence
_MOST_PIECES = 5
_LEAST_LIKENESS = 0.3
_SURE = 0.6  # likeness from which words elsewhere are a better guess than the beginning of the same clause
_HOME_LIKENESS = 0.25  # what the same clause is ahead of others by


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a mark hangs on: a clause id, exact words and what stood around them ("" when unknown)."""

    clause: str
    quote: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """How a mark stands now.

    Attributes:
        clause: where the words are: another clause only when MOVED.
        start, end: their place in the clause's text in code points; -1 unless the state is OK or MOVED.
    """

    state: AnchorState
    clause: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Guess:
    """Words of today that a mark probably means.

    ``likeness`` is 0 to 1; 0 when only the clause is the same.
    """

    clause: str
    start: int
    quote: str
    likeness: float


class _Text:
    """A clause's text, with and without white space."""

    def __init__(self, clause: str, order: int, text: str) -> None:
        self.clause, self.order, self.text = clause, order, text

    @cached_property
    def plain(self) -> str:
        return squeezed(self.text)

    @cached_property
    def places(self) -> list[int]:
        """Where each character of ``plain`` stands in ``text``."""
        return [index for index, character in enumerate(self.text) if not character.isspace()]

    @cached_property
    def grams(self) -> frozenset[str]:
        return _grams(self.plain)

    def occurrences(self, words: str) -> Iterator[int]:
        at = self.plain.find(words)
        while at >= 0:
            yield at
            at = self.plain.find(words, at + 1)


class AnchorFinder:
    """Finds marks in one text.

    Args:
        clauses: id and text of every clause in reading order; none when the document is gone.
    """

    def __init__(self, clauses: Iterable[tuple[str, str]]) -> None:
        self._texts = {clause: _Text(clause, order, text) for order, (clause, text) in enumerate(clauses)}
        self._found: dict[Anchor, Found] = {}
        self._guesses: dict[Anchor, Guess | None] = {}

    def find(self, anchor: Anchor) -> Found:
        """Tell how a mark stands."""
        if anchor not in self._found:
            self._found[anchor] = self._find(anchor)
        return self._found[anchor]

    def guess(self, anchor: Anchor) -> Guess | None:
        """Return what a mark whose words are gone probably means; None when nothing is like it."""
        if anchor not in self._guesses:
            self._guesses[anchor] = self._guess(anchor)
        return self._guesses[anchor]

    def _find(self, anchor: Anchor) -> Found:
        words = squeezed(anchor.quote)
        # A heading carries its number, and a moved one has another number.
        for form in dict.fromkeys((words, _MARKER.sub("", words))):
            if form and (form == words or len(form) >= _AT_THE_EDGE):
                place = self._place(anchor, form)
                if place is not None:
                    text, at = place
                    state = AnchorState.OK if text.clause == anchor.clause else AnchorState.MOVED
                    return Found(state, text.clause, text.places[at], text.places[at + len(form) - 1] + 1)
        if not words and anchor.clause in self._texts:
            return Found(AnchorState.OK, anchor.clause)
        return Found(AnchorState.CHANGED if anchor.clause in self._texts else AnchorState.LOST, anchor.clause)

    def _place(self, anchor: Anchor, words: str) -> tuple[_Text, int] | None:
        before, after = squeezed(anchor.before), squeezed(anchor.after)
        known = bool(before or after)
        home = self._texts.get(anchor.clause)
        best: tuple[tuple[int, int], _Text, int] | None = None
        for text in self._from_home(home):
            for at in text.occurrences(words):
                shared = _agreement(before, after, text.plain, at, at + len(words)) if known else 0
                if not _credible(len(words), shared, known=known, at_home=text is home):
                    continue
                # While its clause is still there, a mark goes to another one only along with what stood around it:
                # set phrases stand in many places.
                if known and home not in {None, text} and 2 * shared < len(before) + len(after):
                    continue
                far = abs(text.order - home.order) if home is not None else text.order
                rank = (shared + (_AT_HOME if text is home else 0), -far)
                if best is None or rank > best[0]:
                    best = rank, text, at
                if text is home and shared == len(before) + len(after) > 0:
                    return text, at
        return None if best is None else best[1:]

    def _from_home(self, home: _Text | None) -> Iterator[_Text]:
        if home is not None:
            yield home
        yield from (text for text in self._texts.values() if text is not home)

    def _guess(self, anchor: Anchor) -> Guess | None:
        words = squeezed(anchor.quote)
        wanted, home = _grams(words), self._texts.get(anchor.clause)
        around = _grams(squeezed(anchor.before + anchor.quote + anchor.after))

        def near(text: _Text) -> float:
            return len(around & text.grams) / len(around) + (_HOME_LIKENESS if text is home else 0)

        likely = sorted(self._texts.values(), key=near, reverse=True)[:_LOOKED_AT] if wanted else []
        if home is not None and home not in likely:
            likely.append(home)
        best: Guess | None = None
        lead = 0.0
        for text in likely:
            for start, end in _runs(text.text, len(words)):
                likeness = _dice(wanted, _grams(squeezed(text.text[start:end])))
                score = likeness + (_HOME_LIKENESS if text is home else 0)
                if likeness >= _LEAST_LIKENESS and score > lead:
                    lead, best = score, Guess(text.clause, start, text.text[start:end], round(likeness, 3))
        if home is not None and (best is None or (best.clause != home.clause and best.likeness < _SURE)):
            return _opening(home) or best
        return best


def _opening(home: _Text | None) -> Guess | None:
    quote = default_quote(home.text) if home is not None else ""
    return Guess(home.clause, home.text.find(quote), quote, 0.0) if home is not None and quote else None


def _agreement(before: str, after: str, plain: str, start: int, end: int) -> int:
    """Return how many characters around a place are those that stood around the quotation."""
    left = _shared(before[::-1], plain[max(start - len(before), 0) : start][::-1])
    right = _shared(after, plain[end : end + len(after)])
    if not before and start == 0:
        left = _AT_THE_EDGE
    if not after and end == len(plain):
        right = _AT_THE_EDGE
    return left + right


def _shared(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _credible(length: int, shared: int, *, known: bool, at_home: bool) -> bool:
    """Tell whether words that were found are the ones that were marked rather than the same ones by chance."""
    if not known:
        return at_home or length >= _AT_THE_EDGE
    if length + shared < _EVIDENCE:
        return False
    return at_home or shared >= _AT_THE_EDGE or length >= _LONG


def _runs(text: str, length: int) -> Iterator[tuple[int, int]]:
    """Stretches of neighbouring pieces of a text that are about as long as a quotation, without outer blanks."""
    pattern = _SMALL_PIECES if length < _SHORT else _PIECES
    pieces = [match.span() for match in pattern.finditer(text) if match.group().strip()]
    for first in range(len(pieces)):
        for last in range(first, min(first + _MOST_PIECES, len(pieces))):
            start, end = pieces[first][0], pieces[last][1]
            inside = text[start:end]
            start += len(inside) - len(inside.lstrip())
            end -= len(inside) - len(inside.rstrip())
            if last > first and end - start > 2 * length + _SHORT:
                break
            yield start, end


def _grams(plain: str) -> frozenset[str]:
    return frozenset(plain[at : at + 2] for at in range(max(len(plain) - 1, 1))) if plain else frozenset()


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0
