"""The line of a clause to show for a hit, in its exact characters, with every marked word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from compendium.search.normal import normalised

_LENGTH = 96  # characters of a line of context
_LEAD = 24  # of them before the first marked word, at most
_SENTENCE_ENDS = "。；;！？!?\n"

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


def snippet(text: str, ranges: Ranges) -> Snippet:
    """Choose the line with the most different marked words, the earliest of equals."""
    window = _best(text, ranges)
    start, end = _trimmed(text, *window)
    inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in ranges if a < end and b > start)
    return Snippet(
        text[start:end],
        start,
        inside,
        start > 0 and text[:start].rstrip(" \t\u3000")[-1:] not in (*_SENTENCE_ENDS, ""),
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


def _best(text: str, ranges: Ranges) -> tuple[int, int]:
    if not ranges:
        return _window(text, len(text) - len(text.lstrip()))
    best, most = _window(text, ranges[0][0]), -1.0
    for first, _ in ranges:
        start, end = _window(text, first)
        value = _value(text, ranges, start, end)
        if value > most:
            best, most = (start, end), value
    return best


def _value(text: str, ranges: Ranges, start: int, end: int) -> float:
    inside = [text[a:b] for a, b in ranges if a >= start and b <= end]
    return sum(map(len, set(inside))) + len(inside) / 100


def _window(text: str, first: int) -> tuple[int, int]:
    """Return the line around a marked word: from the start of its sentence if that is near, within its paragraph."""
    paragraph = text.rfind("\n", 0, first) + 1
    paragraph_end = _found(text.find("\n", first), len(text))
    start = max(paragraph, first - _LEAD)
    sentence = max(text.rfind(mark, paragraph, first) for mark in _SENTENCE_ENDS) + 1
    start = max(start, sentence)
    end = min(paragraph_end, start + _LENGTH)
    if end - start < _LENGTH:  # room is left: show more of what comes before
        start = max(paragraph, end - _LENGTH, 0)
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _found(at: int, otherwise: int) -> int:
    return otherwise if at < 0 else at
