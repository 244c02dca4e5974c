"""The line of a clause to show for a hit, in its exact characters, with every marked word."""

from __future__ import annotations

import heapq
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compendium.search.normal import normalised

_LENGTH = 100  # characters of a line of context
_LEAD = 24  # of them before the first marked word, at most
_FILL = 36  # the same where the text ends soon after it; a row of few lines must still show it
_LEAST = 60  # of them that a line has before it may end early, at the end of a sentence
_LONGEST_NUMBER = 24  # a longer run of digits and letters may be cut
_EXACT = 6  # decimal places that worths are compared to
_WEIGHED = 64  # lines of a clause that are made and weighed
_SENTENCE_ENDS = "。；;！？!?\n"
_DIVIDERS = "。.：:，,”’）)"
_PAUSES = "，,、：:"
_CJK = "\u3001\ua000"  # characters from the first up to the second are no part of numbers

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
    """Return where normalised ``needles`` stand in ``text``; what overlaps within a word is one range."""
    haystack = normalised(text)
    found = [place for needle in dict.fromkeys(needles) if needle for place in _occurrences(haystack, needle)]
    return merged(found)


def whole_end(text: str, end: int, ranges: Sequence[tuple[int, int]]) -> int:
    """Return the last place up to ``end`` to cut ``text`` at without cutting a number or any but the first mark."""
    cut = next((a for a, b in ranges[1:] if a < end < b), end)
    at = cut
    while at > max(0, cut - _LONGEST_NUMBER) and _in_number(text, at):
        at -= 1
    return cut if at == 0 or _in_number(text, at) else at


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
    start, end = _trimmed(text, *window)
    inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in ranges if a < end and b > start)
    return Snippet(
        text[start:end],
        start,
        inside,
        start > top and text[:start].rstrip(" \t\u3000")[-1:] not in (*_SENTENCE_ENDS, ""),
        end < len(text.rstrip()) and text[end - 1 : end] not in _SENTENCE_ENDS and text[end : end + 1] != "\n",
    )


def merged(ranges: Iterable[tuple[int, int]]) -> Ranges:
    """Return ranges in their order; those that overlap become one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def _occurrences(haystack: str, needle: str) -> Iterator[tuple[int, int]]:
    """Give the places of ``needle``, those that overlap as one, in time linear in the text whatever repeats in it."""
    at = haystack.find(needle)
    while at >= 0:
        end, following = at + len(needle), haystack.find(needle, at + 1)
        if at < following < end:  # it repeats in itself, and goes on as long as the text repeats so
            period = following - at
            run = end
            while run < len(haystack) and haystack[run] == haystack[run - period]:
                run += 1
            end += (run - end) // period * period
            following = haystack.find(needle, end - len(needle) + 1)
        yield at, end
        at = following


def _best(text: str, ranges: Ranges, top: int) -> tuple[int, int]:
    """Return the line of most value; only the most promising ones are made and weighed."""
    if not ranges:
        return _window(text, len(text) - len(text.lstrip()), top, ())
    starts = [a for a, _ in ranges]
    best, most = (0, 0), -1.0
    for promise, number in heapq.nsmallest(_WEIGHED, ((-most, number) for most, number in _promises(text, ranges))):
        if -promise <= most:  # of equals, the earlier one came first
            break
        near = ranges[bisect_left(starts, starts[number] - 2 * _LENGTH) : number + 2 * _LENGTH]
        start, end = _window(text, starts[number], top, near)
        value = round(_worth(Counter(text[a:b] for a, b in near if a >= start and b <= end)), _EXACT)
        if value > most or (value == most and start < best[0]):
            best, most = (start, end), value
    return best


def _promises(text: str, ranges: Ranges) -> Iterator[tuple[float, int]]:
    """Give for each mark the most that a line from there can show, and the mark's number: a window that slides."""
    inside: Counter[str] = Counter()
    value, end = 0.0, 0
    for number, (first, _) in enumerate(ranges):
        while end < len(ranges) and (end <= number or ranges[end][1] <= first + _LENGTH):
            word = text[slice(*ranges[end])]
            value += 1 / 100 + (0 if inside[word] else len(word))
            inside[word] += 1
            end += 1
        yield round(value, _EXACT), number
        word = text[slice(*ranges[number])]
        inside[word] -= 1
        value -= 1 / 100 + (0 if inside[word] else len(word))


def _worth(words: Counter[str]) -> float:
    return sum(map(len, +words)) + words.total() / 100


def _window(text: str, first: int, top: int, near: Ranges) -> tuple[int, int]:
    """Return the line around a marked word: from where its sentence or part of it starts, within its paragraph.

    Looks no further than a line's length, so that a paragraph of any length costs the same.
    """
    paragraph = max(_after(text, "\n", first - _LENGTH, first), top)
    start = max(paragraph, _after(text, _SENTENCE_ENDS, first - _LENGTH, first))
    if first - start > _LEAD:
        start = _first_beginning(text, first - _LEAD, first)
    end = _found(text.find("\n", first, start + _LENGTH), min(len(text), start + _LENGTH))
    if end - start < _LENGTH:  # room is left: show more of what comes before
        earliest = max(paragraph, end - _LENGTH, min(start, first - _FILL))
        start = _first_beginning(text, earliest, start) if earliest > paragraph else paragraph
    end = _good_end(text, start, end, max([b for a, b in near if a == first], default=first))
    return _whole(text, start, end, first, paragraph, near)


def _first_beginning(text: str, earliest: int, latest: int) -> int:
    """Return where the first sentence, or else part of one, begins between two places; ``earliest`` when none does."""
    for marks in (_SENTENCE_ENDS, _PAUSES):
        found = [at + 1 for mark in marks if (at := text.find(mark, earliest - 1, latest)) >= 0]
        if found:
            return min(found)
    return earliest


def _good_end(text: str, start: int, end: int, shown: int) -> int:
    """Return where a line that would be cut at ``end`` had better end; ``shown`` is shown at least."""
    if end == len(text) or text[end] == "\n":
        return end
    least = max(shown, start + _LEAST)
    sentence = _after(text, _SENTENCE_ENDS, least, end)
    if sentence > least:
        return sentence
    pause = _after(text, _PAUSES, least, end) - 1
    return pause if pause >= least else end


def _whole(text: str, start: int, end: int, first: int, paragraph: int, near: Ranges) -> tuple[int, int]:
    """Move the ends of a line so that no marked word and no number is cut, and no punctuation stands first."""
    for _ in range(2):  # a mark may end within a number, and a number within a mark
        start = min([a for a, b in near if a < start < b], default=start)
        end = max([b for a, b in near if a < end < b], default=end)
        start = next(
            (at for at in range(start, max(start - _LONGEST_NUMBER, 0), -1) if not _in_number(text, at)), start
        )
        end = next((at for at in range(end, end + _LONGEST_NUMBER) if not _in_number(text, at)), end)
    while paragraph < start < first and _is_loose(text[start]):
        start += 1
    return start, end


def _in_number(text: str, at: int) -> bool:
    """Tell whether a cut at ``at`` would part a number, or a word of Latin letters: 2|026, 2.|5, 50|%."""
    if not 0 < at < len(text) or _CJK[0] <= text[at - 1] < _CJK[1]:
        return False
    before, behind = normalised(text[max(0, at - 2) : at]), normalised(text[at : at + 2])
    if _is_latin(before[-1]):
        return _is_latin(behind[0]) or behind[0] == "%" or (behind[0] in ".," and behind[1:].isdecimal())
    return before[-1] in ".," and before[:-1].isdecimal() and behind[0].isdecimal()


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_loose(character: str) -> bool:
    """Tell whether a character cannot begin a line: punctuation that closes or parts, and blanks."""
    kind = unicodedata.category(character)
    return character.isspace() or kind in ("Pe", "Pf", "Pd") or (kind == "Po" and normalised(character) not in "%#&*@")


def _after(text: str, marks: str, start: int, end: int) -> int:
    """Return the place after the last of ``marks`` between ``start`` and ``end``; ``start`` when there is none."""
    start = max(0, start)
    return max(start, *(text.rfind(mark, start, end) + 1 for mark in marks))


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
