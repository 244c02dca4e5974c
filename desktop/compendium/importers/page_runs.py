"""Puts the characters of a page together to runs: characters that stand side by side on one line."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.importers.page_spans import Span

_RAISED = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))
_SMALL = 0.75  # height of a raised figure, as a share of that of the line
_WIDE = 0.75  # gap that parts two runs, in heights of a character: cells of a table stand that close
_PRINTED = 0.4  # gap that is a printed blank between Chinese characters


class Run:
    """The run that is being read."""

    def __init__(self) -> None:
        self._letters: list[str] = []
        self._left = self._top = self._right = self._bottom = 0.0
        self._size = 0.0
        self._blank = False

    def blank(self) -> None:
        """Take a blank or a line break that the page's text has."""
        self._blank = True

    def add(self, letter: str, left: float, top: float, right: float, bottom: float) -> Iterator[Span]:
        """Take a character and its place; yield the run that ended before it."""
        size = bottom - top
        if self._letters and not self._goes_on(left, top, bottom):
            yield from self.end()
        if not self._letters:
            self._left, self._top, self._right, self._bottom, self._size = left, top, right, bottom, size
        else:
            if self._blank and self._is_printed(letter, left - self._right):
                self._letters.append(" ")
            if size < self._size * _SMALL and letter in _RAISED and bottom < self._bottom - self._size * 0.15:
                letter = _RAISED[letter]  # a note's number would read as part of the number beside it
            elif size > self._size and self._size < size * _SMALL:
                self._size = size  # the run began with something raised
            self._left, self._right = min(self._left, left), max(self._right, right)
            self._top, self._bottom = min(self._top, top), max(self._bottom, bottom)
        self._blank = False
        self._letters.append(letter)

    def end(self) -> Iterator[Span]:
        """Yield the run, if any."""
        if self._letters:
            yield Span("".join(self._letters), self._left, self._right, self._top, self._bottom, self._size)
        self._letters = []
        self._blank = False

    def _goes_on(self, left: float, top: float, bottom: float) -> bool:
        em = max(4.0, min(self._size, 80.0))
        level = self._top - em * 0.1 <= (top + bottom) / 2 <= self._bottom + em * 0.1
        return level and -em * 0.6 <= left - self._right <= em * _WIDE

    def _is_printed(self, letter: str, gap: float) -> bool:
        if self._letters[-1].isascii() and letter.isascii():
            return True
        return gap > max(self._size, 4.0) * _PRINTED
