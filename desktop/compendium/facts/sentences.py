"""Sentences and their parts, as [start, end) places in a clause's text.

Nothing is split inside brackets and quotation marks that close in the same paragraph: （责任单位：甲。以下不再列出）
and “放得开、管得住。” stay whole. One pass each, so the cost grows with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

SEMICOLONS = "；;"
COMMAS = "，,；;：:"
LISTS = "，,；;：:、"

_STOPS = "。！？!?"
_CLOSERS = "”’）)」』〕］]】》"
_CLASS_OF_OPENER = {
    "（": "round",
    "(": "round",
    "〔": "square",
    "［": "square",
    "[": "square",
    "【": "box",
    "《": "title",
    "“": "quote",
    "‘": "inner",
    "「": "corner",
}
_CLASS_OF_CLOSER = {
    "）": "round",
    ")": "round",
    "〕": "square",
    "］": "square",
    "]": "square",
    "】": "box",
    "》": "title",
    "”": "quote",
    "’": "inner",
    "」": "corner",
}
_MAY_END = re.compile(r"[。！？!?\n]")
_BRACKETS = re.compile("[" + re.escape("".join([*_CLASS_OF_OPENER, *_CLASS_OF_CLOSER])) + "]")
_BRACKETS_OR_LINES = re.compile(_BRACKETS.pattern[:-1] + r"\n]")
_MARKS = {marks: re.compile(f"[{marks}]") for marks in (SEMICOLONS, COMMAS, LISTS)}
_FULL_LINE = 60  # characters; a longer line without a stop at its end is a paragraph cut at a page's end
_ENDS_A_LINE = _STOPS + "；;：:….|" + _CLOSERS


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place [start, end) in a text, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters at this place of ``text``."""
        return text[self.start : self.end]

    def holds(self, at: int) -> bool:
        """Tell whether position ``at`` lies in it."""
        return self.start <= at < self.end


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of ``text`` in order, without blanks around them, each with its closing stop.

    A sentence ends at 。！？ or at a paragraph's end; a paragraph that a page's end cut in two goes on in the next.
    """
    kept = enclosures(text)
    found: list[Span] = []
    start = 0
    for at in _ends(text):
        if text[at] != "\n" and inside(kept, at):
            continue
        end = at + 1
        while text[at] != "\n" and end < len(text) and text[end] in _CLOSERS:
            end += 1
        found.append(Span(start, end))
        start = end
    found.append(Span(start, len(text)))
    return tuple(span for each in found if (span := stripped(text, each)).start < span.end)


def pieces(text: str, span: Span, marks: str = COMMAS) -> tuple[Span, ...]:
    """Split the part ``span`` of ``text`` at ``marks``, without blanks and the marks themselves.

    Brackets and quotation marks stay whole, and so do the digits of 1,000. Empty pieces are left out.
    """
    part = span.of(text)
    kept = enclosures(part)
    found: list[Span] = []
    start = 0
    for match in (_MARKS.get(marks) or re.compile(f"[{re.escape(marks)}]")).finditer(part):
        at = match.start()
        if not inside(kept, at) and not _groups_digits(part, at):
            found.append(Span(span.start + start, span.start + at))
            start = at + 1
    found.append(Span(span.start + start, span.end))
    cleaned = (stripped(text, each, _STOPS) for each in found)
    return tuple(each for each in cleaned if each.start < each.end)


def enclosures(text: str) -> tuple[Span, ...]:
    """Return the outermost brackets and quotations of ``text`` with their marks, in order.

    Full- and half-width brackets close each other; one that its paragraph does not close is a plain character.
    """
    if _BRACKETS.search(text) is None:
        return ()
    found: list[Span] = []
    opened: list[tuple[str, int]] = []
    open_of_class: dict[str, int] = {}
    ends = {at for at in _ends(text) if text[at] == "\n"} if "\n" in text else frozenset()
    for match in _BRACKETS_OR_LINES.finditer(text):
        at, character = match.start(), match.group()
        if character == "\n":
            if at in ends:
                opened.clear()
                open_of_class.clear()
        elif character in _CLASS_OF_OPENER:
            of_class = _CLASS_OF_OPENER[character]
            opened.append((of_class, at))
            open_of_class[of_class] = open_of_class.get(of_class, 0) + 1
        elif open_of_class.get(of_class := _CLASS_OF_CLOSER.get(character, "")):
            start = _close(opened, open_of_class, of_class)
            while found and found[-1].start > start:
                found.pop()
            found.append(Span(start, at + 1))
    return tuple(found)


def inside(spans: tuple[Span, ...], at: int) -> bool:
    """Tell whether position ``at`` lies in one of ``spans``, which are in order and do not overlap."""
    return enclosing(spans, at) is not None


def enclosing(spans: tuple[Span, ...], at: int) -> Span | None:
    """Return the one of ``spans``, which are in order and do not overlap, that position ``at`` lies in."""
    index = bisect_right(spans, at, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and spans[index].holds(at) else None


def stripped(text: str, span: Span, more: str = "") -> Span:
    """Return ``span`` without blanks at its ends, nor the characters ``more`` at its right end."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in more):
        end -= 1
    return Span(start, end)


def _close(opened: list[tuple[str, int]], open_of_class: dict[str, int], of_class: str) -> int:
    """Drop what was opened since the last ``of_class`` and return where that one stands."""
    while True:
        dropped, start = opened.pop()
        open_of_class[dropped] -= 1
        if dropped == of_class:
            return start


def _ends(text: str) -> Iterator[int]:
    """Yield where a sentence may end: its stop, or the line feed of a paragraph that is not cut."""
    line_start = 0
    for match in _MAY_END.finditer(text):
        at = match.start()
        if text[at] != "\n":
            yield at
            continue
        if not _is_cut(text, line_start, at):
            yield at
        line_start = at + 1


def _is_cut(text: str, start: int, end: int) -> bool:
    """Tell whether the line [start, end) breaks off amid a sentence: running text without a stop at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start < 2 or text[end - 1] in _ENDS_A_LINE:
        return False
    return end - start >= _FULL_LINE or text.find("。", start, end) >= 0


def _groups_digits(text: str, at: int) -> bool:
    """Tell whether the comma at ``at`` parts thousands."""
    return text[at] == "," and 0 < at < len(text) - 3 and text[at - 1].isdigit() and text[at + 1 : at + 4].isdigit()
