"""Where the characters of a Word 97–2003 file lie: its header, its piece table, its text boxes."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

_MAGIC = (0xA5EC, 0xA5DC)
_FIRST_WITH_PIECES = 0xC1  # version of Word 97; older ones keep their text in one row of bytes
_COUNTS = 76  # offset of the lengths of the parts
_PARTS = 8  # text, footnotes, headers, macros, annotations, endnotes, text boxes, text boxes of headers
_PAIRS = 154  # offset of the pairs of offset and length of the tables
_PIECES, _ANCHORS, _BOXES = 33, 40, 56  # indices of pairs
_MOST = 20_000_000  # characters
_NARROW = 0x40000000


class Header:
    """The file information block. Raises struct.error or ValueError when it is none."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        magic, self.version = struct.unpack_from("<HH", stream)
        if magic not in _MAGIC:
            raise ValueError("no Word document")

    def pair(self, index: int) -> tuple[int, int]:
        """Return offset and length of a table; (0, 0) for those that the file's version does not know."""
        if self.version < _FIRST_WITH_PIECES or index >= struct.unpack_from("<H", self._stream, _PAIRS - 2)[0]:
            return 0, 0
        offset, length = struct.unpack_from("<II", self._stream, _PAIRS + index * 8)
        return int(offset), int(length)

    def range(self) -> tuple[int, int]:
        """Return where an old file's text starts and ends in the stream."""
        start, end = struct.unpack_from("<II", self._stream, 0x18)
        return int(start), int(end)

    def places(self) -> list[tuple[int, int]]:
        """Return the first character of each part and the one behind its last."""
        if self.version < _FIRST_WITH_PIECES:
            return [(0, _MOST)] + [(0, 0)] * (_PARTS - 1)
        counts = [min(max(0, count), _MOST) for count in struct.unpack_from(f"<{_PARTS}i", self._stream, _COUNTS)]
        ends = list(accumulate(counts))
        return [(end - count, end) for count, end in zip(counts, ends, strict=True)]

    def boxes(self, table: bytes, part: tuple[int, int]) -> list[tuple[int, tuple[int, int]]]:
        """Return for each text box the character it is anchored at and its characters in the part of text boxes."""
        anchors = {
            int.from_bytes(entry[:4], "little"): start for start, _, entry in _entries(table, self.pair(_ANCHORS), 26)
        }
        found = []
        for start, end, entry in _entries(table, self.pair(_BOXES), 22):
            shape = int.from_bytes(entry[14:18], "little")
            if shape and part[0] + end <= part[1]:
                found.append((anchors.get(shape, -1), (part[0] + start, part[0] + end)))
        covered = {place for _, place in found}
        return found if covered else [(-1, part)]


def _entries(table: bytes, place: tuple[int, int], size: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield the places and entries of a PLC: count + 1 places, then count entries of ``size`` bytes."""
    offset, length = place
    count = max(0, (min(length, len(table) - offset) - 4) // (4 + size))
    if not count:
        return
    places = struct.unpack_from(f"<{count + 1}I", table, offset)
    base = offset + (count + 1) * 4
    for index in range(count):
        yield places[index], places[index + 1], table[base + index * size : base + (index + 1) * size]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters from ``start`` on, at ``offset`` of the stream, of ``width`` bytes each."""

    start: int
    end: int
    offset: int
    width: int


class Pieces:
    """The characters of the whole file in order, and where each lies.

    Raises:
        struct.error, ValueError: the piece table is broken.
    """

    def __init__(self, header: Header, stream: bytes, table: bytes) -> None:
        if header.version < _FIRST_WITH_PIECES:
            start, end = header.range()
            self.text = stream[start:end].decode("gb18030", "replace")
            self._pieces = [_Piece(0, len(self.text), start, 1)]
        else:
            self._pieces = _pieces(table, header.pair(_PIECES))
            self.text = "".join(_decoded(stream, piece) for piece in self._pieces)
        self._starts = [piece.start for piece in self._pieces]

    def offset(self, character: int) -> int:
        """Return where in the stream a character lies."""
        at = max(0, bisect_right(self._starts, character) - 1)
        piece = self._pieces[at]
        return piece.offset + (character - piece.start) * piece.width

    def characters(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the characters [first, last) that lie between two offsets of the stream."""
        for piece in self._pieces:
            first = max(start, piece.offset)
            last = min(end, piece.offset + (piece.end - piece.start) * piece.width)
            if first < last:
                base = piece.start
                yield base + (first - piece.offset) // piece.width, base + (last - piece.offset) // piece.width


def _pieces(table: bytes, place: tuple[int, int]) -> list[_Piece]:
    offset, length = place
    data = table[offset : offset + length]
    at = 0
    while at + 3 <= len(data) and data[at] == 1:  # property modifiers stand before the piece table
        at += 3 + struct.unpack_from("<H", data, at + 1)[0]
    if at + 5 > len(data) or data[at] != 2:
        raise ValueError("no piece table")
    size = struct.unpack_from("<I", data, at + 1)[0]
    pieces: list[_Piece] = []
    total = 0
    for start, end, entry in _entries(data, (at + 5, size), 8):
        code = struct.unpack_from("<I", entry, 2)[0]
        if end <= start or end - start > _MOST:
            raise ValueError("no piece")
        narrow = bool(code & _NARROW)
        where = code & ~_NARROW
        pieces.append(_Piece(total, total + end - start, where // 2 if narrow else where, 1 if narrow else 2))
        total += end - start
        if total > _MOST:
            raise ValueError("too many characters")
    return pieces


def _decoded(stream: bytes, piece: _Piece) -> str:
    count = piece.end - piece.start
    data = stream[piece.offset : piece.offset + count * piece.width]
    if piece.width == 1:
        text = data.decode("cp1252", "replace")
    else:  # unit by unit: a halved pair of surrogates must not move what follows
        text = "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))
    return text.ljust(count, "\x01")
