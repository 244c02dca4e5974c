"""Where the paragraphs of a read text, and words they rest on, stand in the text of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compendium.texts.blanks import core_of

_HEADS = (24, 12, 6, 3)  # characters that are looked for, from the surest
_BEGINNING = 40  # characters of a paragraph that are looked for in one piece
_BETWEEN = 200  # characters between two parts of a paragraph that was printed on two pages
_AGAIN = 8  # characters by which the second part is known


def places_of(paragraphs: Iterable[str], source: str) -> list[int]:
    """Return for each paragraph, in reading order, where it begins in ``source``; the place before it when unknown.

    A paragraph may have been put together of several lines, so only its first characters are looked for.
    """
    places: list[int] = []
    at = 0
    for paragraph in paragraphs:
        core = core_of(paragraph)
        found = -1
        for length in _HEADS:
            if (found := source.find(core[:length], at)) >= 0 or len(core) <= _HEADS[-1]:
                break
        if core and found >= 0:
            places.append(found)
            at = found + 1
        else:
            places.append(at)
    return places


def words_in(source: str, words: str, near: int = 0) -> list[tuple[int, int]]:
    """Return where ``words`` are printed, as [start, end): at or behind ``near`` if they are there, else anywhere.

    Blanks and line ends within the words do not count. Words of several lines that are nowhere in one piece are looked
    for line by line; empty for words that are not printed.
    """
    spans = _find(source, words, near)
    if not spans:
        pieces = [piece for piece in re.split(r"[\n、，…]+", words) if len(core_of(piece)) > 1]
        spans = [span for piece in pieces if len(pieces) > 1 for span in _find(source, piece, near)]
    return spans


def paragraph_at(source: str, paragraph: str, near: int = 0) -> list[tuple[int, int]]:
    """Return where a whole paragraph is printed, as [start, end), at or behind ``near`` if it is there.

    Several spans when something stands between its parts, such as the foot of a page; empty when it is not printed.
    """
    letters = "".join(paragraph.split())
    found = _find(source, letters[:_BEGINNING], near)
    if not found:
        return words_in(source, paragraph[:_BEGINNING], near)[:1]
    spans: list[tuple[int, int]] = []
    start, end = found[0]
    at = len(letters[:_BEGINNING])
    while at < len(letters):
        place = end
        while place < len(source) and source[place].isspace():
            place += 1
        if source[place : place + 1] == letters[at]:
            end, at = place + 1, at + 1
            continue
        following = _find(source[end : end + _BETWEEN], letters[at : at + _AGAIN], 0)
        if not following:
            break
        spans.append((start, end))
        start = end + following[0][0]
        end += following[0][1]
        at += _AGAIN
    return [*spans, (start, end)]


def left_out_at(pieces: Iterable[str], source: str) -> list[tuple[int, int]]:
    """Return where ``pieces``, in reading order, are printed; those with nothing but blanks between them as one."""
    spans: list[tuple[int, int]] = []
    near = 0
    for piece in pieces:
        for start, end in words_in(source, piece, near):
            near = end
            if spans and spans[-1][1] <= start and not source[spans[-1][1] : start].strip():
                spans[-1] = spans[-1][0], end
            else:
                spans.append((start, end))
    return sorted(spans)


def _find(source: str, words: str, near: int) -> list[tuple[int, int]]:
    letters = [re.escape(letter) for letter in words if not letter.isspace()]
    if not letters:
        return []
    pattern = re.compile(r"\s*".join(letters))
    match = pattern.search(source, near) or pattern.search(source)
    return [match.span()] if match else []
