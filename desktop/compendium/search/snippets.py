"""The line of a clause to show for a hit, in its exact characters, with every marked word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compendium.search.normal import normalised

_LENGTH = 100  # characters of a line of context
_LEAD = 24  # of them before the first marked word, at most
_FILL = 36  # the same where the text ends soon after it; a row of few lines must still show it
_SENTENCE_ENDS = "。；;！？!?\n"
_DIVIDERS = "。.：:，,”’）)"
_PAUSES = "，,、：:"

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text.

    Attributes:
        start: where it stands in the text.
        ranges: [start, end) of the marked words in it.
        cut_before, cut_after: whether a sentence was cut there.
    """

    text: str
    start: int
    ranges: Ranges
    cut_before: bool
    cut_after: bool


def marked(text: str, needles: Iterable[str]) -> Ranges:
    """Return where normalised ``needles`` stand in ``text``; what overlaps or touches within a word is one range."""
    haystack = normalised(text)
    found: list[tuple[int, int]] = []
    for needle in dict.fromkeys(needles):
        at = haystack.find(needle) if needle else -1
        while at >= 0:
            found.append((at, at + len(needle)))
            at = haystack.find(needle, at + 1)
    return _merged(found)


def snippet(text: str, ranges: Ranges, heading: int = 0) -> Snippet:
    """Choose the line with the most different marked words, the earliest of equals.

    Args:
        text: of the clause.
        ranges: the marked words.
        heading: characters of ``text`` that the heading takes; it is shown anyway, so a line below it is better.
    """
    below = tuple(each for each in ranges if each[0] >= heading)
    top = _skipped(text, heading) if below else 0
    window = _best(text, below or ranges, min(top, below[0][0] if below else 0))
    start, end = _trimmed(text, *_with_whole_marks(window, ranges))
    inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in ranges if a < end and b > start)
    return Snippet(
        text[start:end],
        start,
        inside,
        start > top and text[:start].rstrip(" \t\u3000")[-1:] not in (*_SENTENCE_ENDS, ""),
        end < len(text.rstrip()) and text[end - 1 : end] not in _SENTENCE_ENDS and text[end : end + 1] != "\n",
    )


def _merged(ranges: Iterable[tuple[int, int]]) -> Ranges:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def _best(text: str, ranges: Ranges, top: int) -> tuple[int, int]:
    if not ranges:
        return _window(text, len(text) - len(text.lstrip()), top)
    best, most = _window(text, ranges[0][0], top), -1.0
    for first, _ in ranges:
        start, end = _window(text, first, top)
        value = _value(text, ranges, start, end)
        if value > most:
            best, most = (start, end), value
    return best


def _value(text: str, ranges: Ranges, start: int, end: int) -> float:
    inside = [text[a:b] for a, b in ranges if a >= start and b <= end]
    return sum(map(len, set(inside))) + len(inside) / 100


def _window(text: str, first: int, top: int) -> tuple[int, int]:
    """Return the line around a marked word: from where its sentence or part of it starts, within its paragraph."""
    paragraph = max(text.rfind("\n", 0, first) + 1, top)
    paragraph_end = _found(text.find("\n", first), len(text))
    start = max(paragraph, _after(text, _SENTENCE_ENDS, paragraph, first))
    if first - start > _LEAD:
        start = max(first - _LEAD, _after(text, _PAUSES, first - _LEAD, first))
    end = min(paragraph_end, start + _LENGTH)
    if end - start < _LENGTH:  # room is left: show more of what comes before
        start = max(paragraph, end - _LENGTH, min(start, first - _FILL))
    while start > paragraph and text[start - 1 : start + 1].isalnum() and text[start - 1 : start + 1].isascii():
        start -= 1  # not within a number
    return start, end


def _after(text: str, marks: str, start: int, end: int) -> int:
    """Return the place after the last of ``marks`` between ``start`` and ``end``; ``start`` when there is none."""
    return max(start, *(text.rfind(mark, start, end) + 1 for mark in marks))


def _with_whole_marks(window: tuple[int, int], ranges: Ranges) -> tuple[int, int]:
    """Widen a line so that no marked word is cut."""
    start, end = window
    return min([a for a, b in ranges if a < start < b], default=start), max(
        [b for a, b in ranges if a < end < b], default=end
    )


def _skipped(text: str, at: int) -> int:
    """Return where the text goes on after a heading: without what divides them."""
    while at < len(text) and (text[at] in _DIVIDERS or text[at].isspace()):
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _found(at: int, otherwise: int) -> int:
    return otherwise if at < 0 else at
