"""The level of each printed number: by kind where kinds nest as usual, by position and sequence where they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from compendium.texts.markers import Marker, MarkerKind

_COGNATE = {
    MarkerKind.FIGURE: MarkerKind.IDEOGRAPH,  # "1、" printed for "一、"
    MarkerKind.IDEOGRAPH: MarkerKind.FIGURE,
    MarkerKind.BRACKETED_FIGURE: MarkerKind.BRACKETED,  # "（2）" printed for "（二）"
    MarkerKind.BRACKETED: MarkerKind.BRACKETED_FIGURE,
}


@dataclass(slots=True)
class _Open:
    kind: MarkerKind
    number: int
    path: tuple[int, ...] = ()


class LevelReader:
    """Places the printed numbers of one part of a text (cover, plan, attachment) in reading order."""

    def __init__(self, markers: Sequence[Marker]) -> None:
        """Take all markers of the part: a slip is known by the numbers that follow it."""
        self._markers = markers
        self._stack: list[_Open] = []
        self._last: dict[MarkerKind, int] = {}
        self._inside: set[tuple[MarkerKind, MarkerKind]] = set()  # (kind, usually lower kind that it stood in)
        self._next = _next_of_kind(markers)

    def place(self, index: int) -> int | None:
        """Return the depth (1 = top) of marker ``index``; None when it is no heading. Call with rising indices."""
        marker = self._markers[index]
        kind = self._kind(index)
        if kind is None:
            return None
        depth = self._depth(index, kind)
        del self._stack[depth - 1 :]
        self._stack.append(_Open(kind, marker.number, marker.path))
        self._last[kind] = marker.number
        return depth

    def _kind(self, index: int) -> MarkerKind | None:
        """Return the kind that the marker stands for, or None when it is part of a sentence or of an article."""
        marker = self._markers[index]
        kind = marker.kind
        if marker.doubtful and (self._last.get(kind) != marker.number - 1 or self._comes_again(index)):
            return None
        if kind is MarkerKind.ARTICLE:
            return kind if self._continues_articles(marker) else None
        if (
            kind > MarkerKind.ARTICLE
            and self._position(MarkerKind.ARTICLE) is not None
            and self._position(kind) is None
        ):
            return None  # the numbered items of an article are part of the article
        return self._slip(index) or kind

    def _comes_again(self, index: int) -> bool:
        """Tell whether the next number of a law's kind is the same one: this one was a citation then."""
        marker = self._markers[index]
        following = self._next.get((marker.kind, index))
        is_law = marker.kind <= MarkerKind.ARTICLE
        return is_law and following is not None and self._markers[following].number == marker.number

    def _continues_articles(self, marker: Marker) -> bool:
        last = self._last.get(MarkerKind.ARTICLE)
        if last is None or marker.number == 1 or (marker.suffix and marker.number in (last, last + 1)):
            return True
        return last < marker.number and (bool(marker.sep) or marker.number <= last + 3)

    def _slip(self, index: int) -> MarkerKind | None:
        """Return the kind whose place a wrongly printed marker takes (1、 for 一、, （2） for （二）), or None."""
        marker = self._markers[index]
        cognate = _COGNATE.get(marker.kind)
        if cognate is None:
            return None
        position = self._position(cognate)
        if marker.number > 1:
            if self._last.get(marker.kind) == marker.number - 1 or position is None:
                return None
            return (
                cognate if self._stack[position].number == marker.number - 1 and self._skips(index, cognate) else None
            )
        following = self._next.get((cognate, index))
        if position is not None or marker.kind < cognate or following is None or self._markers[following].number != 2:
            return None
        own = self._next.get((marker.kind, index))
        return cognate if own is None or own > following or self._markers[own].number != 2 else None

    def _skips(self, index: int, cognate: MarkerKind) -> bool:
        """Tell whether the row of ``cognate`` lacks the number that this marker has."""
        following = self._next.get((cognate, index))
        return following is None or self._markers[following].number != self._markers[index].number

    def _position(self, kind: MarkerKind) -> int | None:
        for position in range(len(self._stack) - 1, -1, -1):
            if self._stack[position].kind is kind:
                return position
        return None

    def _depth(self, index: int, kind: MarkerKind) -> int:
        if kind is MarkerKind.DECIMAL:
            return self._decimal_depth(self._markers[index])
        position = self._position(kind)
        if position is not None:
            return position + 1
        depth = len(self._stack)
        while depth and self._stack[depth - 1].kind > kind and not self._nests(index, self._stack[depth - 1]):
            depth -= 1
        return depth + 1

    def _decimal_depth(self, marker: Marker) -> int:
        """Return the depth of 1.2.3: below 1.2, which is below 1."""
        for position in range(len(self._stack) - 1, -1, -1):
            opened = self._stack[position]
            if opened.kind is MarkerKind.DECIMAL and opened.path[:-1] == marker.path[:-1]:
                return position + 1
            if opened.kind is MarkerKind.DECIMAL and opened.path == marker.path[:-1]:
                return position + 2
            if opened.kind is not MarkerKind.DECIMAL and len(marker.path) == 2 and opened.number == marker.path[0]:
                return position + 2
        return (
            len(self._stack) + 1
            if not self._stack or self._stack[-1].kind is not MarkerKind.DECIMAL
            else len(self._stack)
        )

    def _nests(self, index: int, opened: _Open) -> bool:
        """Tell whether a usually higher kind stands inside ``opened`` here: the row of ``opened`` goes on after it."""
        marker = self._markers[index]
        if (marker.kind, opened.kind) in self._inside:
            return marker.number == 1
        following = self._next.get((opened.kind, index))
        if marker.number != 1 or following is None or self._markers[following].number != opened.number + 1:
            return False
        self._inside.add((marker.kind, opened.kind))
        return True


def _next_of_kind(markers: Sequence[Marker]) -> dict[tuple[MarkerKind, int], int]:
    """Map (kind, index) to the index of the next marker of that kind after ``index``."""
    found: dict[tuple[MarkerKind, int], int] = {}
    following: dict[MarkerKind, int] = {}
    for index in range(len(markers) - 1, -1, -1):
        for kind, at in following.items():
            found[kind, index] = at
        following[markers[index].kind] = index
    return found
