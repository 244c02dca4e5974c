"""What a Word 97–2003 file says of its characters and paragraphs: deletions, tables, numbers.

Offsets count bytes of the stream.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from compendium.importers.numbering import NumberedList, NumberLevel

_PAGE = 512  # bytes
_CHARACTERS, _PARAGRAPHS, _LISTS, _OVERRIDES = 12, 13, 73, 74  # indices among the header's pairs
_DELETED, _INSERTED = 0x0800, 0x0801
_IN_TABLE, _ROW_END, _INNER_ROW_END, _DEPTH = 0x2416, 0x2417, 0x244C, 0x6649
_LIST, _LIST_LEVEL = 0x460B, 0x260A
_OPERANDS = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}  # bytes by the kind that the code's top bits tell
_TABS, _TABLE = 0xC615, 0xD608  # codes whose length is told otherwise
_SIMPLE = 0x01
_FORMATS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    0x0A: "ideographDigital",
    **dict.fromkeys((0x0B, 0x21, 0x23, 0x25, 0x27), "chineseCounting"),
    0x0E: "decimalFullWidth",
    0x12: "decimalEnclosedCircle",
    0x17: "bullet",
    0xFF: "none",
}
Pair = Callable[[int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """Where a paragraph stands: ``depth`` 0 outside tables; ``number`` and ``level`` of its list, 0 for none."""

    depth: int = 0
    row_end: bool = False
    number: int = 0
    level: int = 0


class Formats:
    """Looks formats up by place in the stream."""

    def __init__(self, stream: bytes, table: bytes, pair: Pair) -> None:
        self.deleted: list[tuple[int, int]] = []
        self.revised = False
        for start, end, codes in _runs(stream, table, pair(_CHARACTERS), _character_codes):
            marks = {code: operand[:1] for code, operand in _modifiers(codes)}
            if marks.get(_DELETED, b"\0") != b"\0":
                self.deleted.append((start, end))
            self.revised = self.revised or any(marks.get(code, b"\0") != b"\0" for code in (_DELETED, _INSERTED))
        self.deleted.sort()
        paragraphs = _runs(stream, table, pair(_PARAGRAPHS), _paragraph_codes)
        self._runs = sorted(
            ((start, end, _paragraph_format(codes)) for start, end, codes in paragraphs), key=lambda run: run[:2]
        )
        self._starts = [start for start, _, _ in self._runs]
        self._lists = _lists(table, pair)

    def paragraph(self, offset: int) -> ParagraphFormat:
        """Return the format of the paragraph whose mark lies at ``offset``."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._runs[at][1]:
            return ParagraphFormat()
        return self._runs[at][2]

    def marker(self, paragraph: ParagraphFormat) -> str:
        """Return what is printed before the next paragraph of that format."""
        found = self._lists.get(paragraph.number)
        return found.next(paragraph.level) if found is not None else ""


def _runs(
    stream: bytes, table: bytes, place: tuple[int, int], codes_of: Callable[[bytes, int, int], bytes]
) -> Iterator[tuple[int, int, bytes]]:
    """Yield start, end and modifiers of each run that the pages listed at ``place`` describe."""
    offset, length = place
    count = max(0, (min(length, len(table) - offset) - 4) // 8)
    for page in struct.unpack_from(f"<{count}I", table, offset + (count + 1) * 4) if count else ():
        data = stream[(page & 0x3FFFFF) * _PAGE : (page & 0x3FFFFF) * _PAGE + _PAGE]
        if len(data) < _PAGE:
            continue
        number = data[-1]
        if (number + 1) * 4 >= _PAGE:
            continue
        places = struct.unpack_from(f"<{number + 1}I", data)
        for index in range(number):
            yield places[index], places[index + 1], codes_of(data, number, index)


def _character_codes(page: bytes, number: int, index: int) -> bytes:
    at = page[(number + 1) * 4 + index] * 2
    return page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_codes(page: bytes, number: int, index: int) -> bytes:
    place = (number + 1) * 4 + index * 13
    at = page[place] * 2 if place < _PAGE else 0
    if not at or at + 1 >= _PAGE:
        return b""
    if page[at]:
        return page[at + 3 : at + 2 * page[at]]
    return page[at + 4 : at + 2 + 2 * page[at + 1]]


def _modifiers(codes: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 <= len(codes):
        code = int(struct.unpack_from("<H", codes, at)[0])
        at += 2
        size = _OPERANDS.get(code >> 13)
        if size is None:
            if code == _TABLE and at + 2 <= len(codes):
                size = int(struct.unpack_from("<H", codes, at)[0]) + 1
            elif code == _TABS and at < len(codes) and codes[at] == 255:
                return
            else:
                size = codes[at] + 1 if at < len(codes) else 1
        yield code, codes[at : at + size]
        at += size


def _paragraph_format(codes: bytes) -> ParagraphFormat:
    depth, row_end, number, level = 0, False, 0, 0
    for code, operand in _modifiers(codes):
        value = int.from_bytes(operand[:4], "little")
        if code == _IN_TABLE:
            depth = max(depth, min(value, 1))
        elif code == _DEPTH:
            depth = value if value < 64 else depth
        elif code in {_ROW_END, _INNER_ROW_END}:
            row_end = row_end or bool(value)
        elif code == _LIST:
            number = value if value < 0x7FFF else 0
        elif code == _LIST_LEVEL:
            level = value
    return ParagraphFormat(depth, row_end, number, level)


def _lists(table: bytes, pair: Pair) -> dict[int, NumberedList]:
    """Return the lists by the number that paragraphs name them with, from 1 on."""
    definitions = _definitions(table, *pair(_LISTS))
    offset, length = pair(_OVERRIDES)
    if length < 4 or offset + 4 > len(table):
        return {}
    count = min(int(struct.unpack_from("<I", table, offset)[0]), (len(table) - offset - 4) // 16)
    found = {}
    for index in range(count):
        identifier = int(struct.unpack_from("<i", table, offset + 4 + index * 16)[0])
        if identifier in definitions:
            found[index + 1] = definitions[identifier]
    return found


def _definitions(table: bytes, offset: int, length: int) -> dict[int, NumberedList]:
    if length < 2 or offset + 2 > len(table):
        return {}
    count = int(struct.unpack_from("<H", table, offset)[0])
    at = offset + 2 + count * 28  # the levels stand behind the definitions
    found: dict[int, NumberedList] = {}
    for index in range(count):
        place = offset + 2 + index * 28
        if place + 28 > len(table):
            break
        levels = {}
        for level in range(1 if table[place + 26] & _SIMPLE else 9):
            if at + 28 > len(table):
                return found
            levels[level], at = _level(table, at)
        found[int(struct.unpack_from("<i", table, place)[0])] = NumberedList(levels)
    return found


def _level(table: bytes, at: int) -> tuple[NumberLevel, int]:
    """Return the level at ``at`` and where the next one stands."""
    start = int(struct.unpack_from("<i", table, at)[0])
    behind = at + 28 + table[at + 24] + table[at + 25]
    length = int(struct.unpack_from("<H", table, behind)[0]) if behind + 2 <= len(table) else 0
    text = table[behind + 2 : behind + 2 + length * 2].decode("utf-16-le", "ignore")
    printed = "".join(f"%{ord(letter) + 1}" if ord(letter) < 9 else letter for letter in text)
    level = NumberLevel(start, _FORMATS.get(table[at + 4], "decimal"), printed, bare=table[at + 15] == 2)
    return level, behind + 2 + length * 2
