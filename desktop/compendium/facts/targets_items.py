"""Cuts a sentence into items of one number each: what is said before it, and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compendium.facts.numbers import Quantity
from compendium.facts.sentences import COMMAS, SEMICOLONS, Span, enclosing, enclosures, pieces, stripped

_AND = re.compile(r"以及|和|及|与|并")
_TODAY = re.compile(r"^[（(](?:其中)?(?:当前|目前|现有|现状|现为|已有|现|20\d\d年)")
_FROM = re.compile(r"(?:由|从)(?:目前|现有|现在|当前|上年)?(?:20\d\d年)?[底末]?的?约?$")
_UNTIL = re.compile(r"[到至达升增降扩高]")
_NEAR = 200  # characters around a number that are looked at, so that the cost grows with the text only
_WHOLE_LIST = re.compile(r"分别|依次")


@dataclass(frozen=True, slots=True)
class Item:
    """One number and its words.

    Attributes:
        span: the whole item in the text, without its date.
        piece: the part between commas that it stands in.
        group: the part between semicolons that it stands in.
        quantity: its number.
        baseline: the number it starts from, as printed; None when there is none.
        first: True for the first number of its piece.
    """

    span: Span
    piece: Span
    group: Span
    quantity: Quantity
    baseline: str | None = None
    first: bool = True

    def before(self, text: str) -> str:
        """Return the words before the number and what compares it."""
        start = max(self.span.start, self.quantity.outer_start - _NEAR)
        return text[start : max(start, self.quantity.outer_start)]

    def behind(self, text: str) -> str:
        """Return the words behind the number and what compares it."""
        start = min(self.quantity.outer_end, self.span.end)
        return text[start : min(self.span.end, start + _NEAR)]

    def near(self, text: str, span: Span) -> str:
        """Return what ``span``, its piece or group, says near the number."""
        return text[max(span.start, self.quantity.start - _NEAR) : min(span.end, self.quantity.end + _NEAR)]


def items(text: str, sentence: Span, quantities: tuple[Quantity, ...]) -> Iterator[Item]:
    """Yield the items of a sentence in order; ``quantities`` are those that stand in it.

    Numbers in brackets and quotation marks belong to names and remarks and make no items, but （当前50%） is the
    baseline of the number before it; so is X of 由X提高到Y.
    """
    kept = tuple(Span(each.start + sentence.start, each.end + sentence.start) for each in enclosures(sentence.of(text)))
    at = 0
    for group in pieces(text, sentence, SEMICOLONS):
        for piece in pieces(text, group, COMMAS):
            inside: list[Quantity] = []
            while at < len(quantities) and quantities[at].start < piece.end:
                if quantities[at].start >= piece.start:
                    inside.append(quantities[at])
                at += 1
            if inside:
                yield from _of_piece(text, piece, group, inside, kept)


def _of_piece(text: str, piece: Span, group: Span, found: list[Quantity], kept: tuple[Span, ...]) -> Iterator[Item]:
    counted: list[tuple[Quantity, str | None]] = []
    start: Quantity | None = None
    for quantity in found:
        around = enclosing(kept, quantity.start)
        if around is not None:
            if counted and _TODAY.match(text[around.start : around.end]):
                counted[-1] = (counted[-1][0], text[quantity.start : quantity.end])
            continue
        if quantity.before.startswith("每") or text[quantity.start - 1 : quantity.start] == "每":
            continue
        if _FROM.search(text, max(piece.start, quantity.start - 16), quantity.start) and len(found) > 1:
            start = quantity
            continue
        goes_on = start is not None and _UNTIL.search(text, start.end, quantity.outer_start + len(quantity.before))
        counted.append((quantity, text[start.start : start.end] if start and goes_on else None))
        start = None
    yield from _cut(text, piece, group, counted)


def _cut(text: str, piece: Span, group: Span, counted: list[tuple[Quantity, str | None]]) -> Iterator[Item]:
    """Yield an item for each number; what stands between two numbers goes with the one it is nearer to in grammar."""
    start = piece.start
    for number, (quantity, baseline) in enumerate(counted):
        end = piece.end
        following = start
        if number + 1 < len(counted):
            end, following = _boundary(text, quantity, counted[number + 1][0])
        span = stripped(text, Span(start, end))
        yield Item(span, piece, group, quantity, baseline, first=number == 0)
        start = following


def _boundary(text: str, first: Quantity, second: Quantity) -> tuple[int, int]:
    """Return where the item of ``first`` ends and that of ``second`` starts."""
    start, end = first.outer_end, max(first.outer_end, second.outer_start)
    between = text[start:end]
    if between.startswith("、"):
        return start, start + 1
    at = between.rfind("、")
    if at >= 0:
        return start + at, start + at + 1
    joints = list(_AND.finditer(between))
    if joints:
        return start + joints[-1].start(), start + joints[-1].end()
    return start, start


def shared_names(text: str, found: list[Item]) -> list[str] | None:
    """Return the names of 甲、乙、丙分别达到1、2、3 in order, one for each item; None when that is not the form."""
    if len(found) < 2:
        return None
    lead = found[0].before(text)
    match = _WHOLE_LIST.search(lead)
    if match is None:
        return None
    names = [name for name in re.split("、|和|以及|及", lead[: match.start()]) if name]
    if len(names) != len(found):
        return None
    of, share, whole = names[-1].partition("占")
    if share and all("占" not in name for name in names[:-1]):
        return [f"{name}{share}{whole}" for name in (*names[:-1], of)]
    measure = names[-1][-1]
    alike = share or measure not in "率额数量比度值积长" or all(name[-1] in "率额数量比度值积长" for name in names)
    return names if alike and not share else None


def without(item: Item, start: int) -> Item:
    """Return the item with its words from ``start`` on."""
    return replace(item, span=Span(min(start, item.quantity.outer_start), item.span.end))
