"""Word 97–2003 and WPS files (.doc, .wps): an OLE container whose piece table tells where the text lies.

Read without Office. What is marked as deleted and the codes of fields are left out.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from compendium.importers.base import Importer, SourceText, damaged, encrypted
from compendium.importers.doc_formats import Formats
from compendium.importers.doc_pieces import Header, Pieces
from compendium.importers.lines import REVISED, Lines, is_red_head

_WHAT = "Word 文档"
_ENCRYPTED = 0x0100
_SECOND_TABLE = 0x0200
_FIELD_START, _FIELD_MIDDLE, _FIELD_END = "\x13", "\x14", "\x15"
_CELL = "\x07"
_PRINTED = str.maketrans(
    {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", **dict.fromkeys("\x01\x02\x03\x04\x05\x08\x1f", "")}
)
_BODY, _FOOTNOTES, _HEADERS, _ENDNOTES, _BOXES = 0, 1, 2, 5, 6  # the parts of the text


class DocImporter(Importer):
    """Reads .doc and .wps."""

    extensions = (".doc", ".wps", ".dot", ".wpt")

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return paragraphs, tables, text boxes and notes."""
        try:
            stream, table = _streams(data, name)
            return _read(stream, table, name)
        except (struct.error, IndexError, ValueError, OSError) as error:
            raise damaged(name, _WHAT) from error


def _streams(data: bytes, name: str) -> tuple[bytes, bytes]:
    """Return the stream of the text and the one of its tables."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            stream = container.openstream("WordDocument").read()
            flags = struct.unpack_from("<H", stream, 0x0A)[0]
            if flags & _ENCRYPTED:
                raise encrypted(name)
            which = "1Table" if flags & _SECOND_TABLE else "0Table"
            return stream, container.openstream(which).read() if container.exists(which) else stream
    except (AttributeError, TypeError, KeyError) as error:  # what olefile meets in broken directories
        raise damaged(name, _WHAT) from error


def _read(stream: bytes, table: bytes, name: str) -> SourceText:
    header = Header(stream)
    pieces = Pieces(header, stream, table)
    formats = Formats(stream, table, header.pair)
    reader = _Reader(pieces, formats)
    places = header.places()
    heads = reader.part(*places[_HEADERS])
    if is_red_head(heads.joined().split("\n")):
        reader.lines.paragraph(heads.joined())
    boxes = [(anchor, reader.part(*place)) for anchor, place in header.boxes(table, places[_BOXES])]
    reader.body(*places[_BODY], boxes)
    for part in (_FOOTNOTES, _ENDNOTES):
        reader.lines.paragraph(reader.part(*places[part]).joined())
    return reader.lines.source(name, "doc", (REVISED,) if formats.revised else ())


@dataclass(slots=True)
class _Row:
    """The row of a table that is being read: its finished cells and the paragraphs of the next."""

    cells: list[str]
    paragraphs: list[str]


class _Reader:
    def __init__(self, pieces: Pieces, formats: Formats) -> None:
        self.lines = Lines()
        self._pieces, self._formats = pieces, formats
        self._text = self._without_deleted()

    def part(self, start: int, end: int) -> Lines:
        """Return the paragraphs and tables of characters [start, end)."""
        whole, self.lines = self.lines, Lines()
        self.body(start, end, [])
        whole, self.lines = self.lines, whole
        return whole

    def body(self, start: int, end: int, boxes: list[tuple[int, Lines]]) -> None:
        """Add the paragraphs and tables of characters [start, end), each text box before what it is anchored in."""
        row, rows = _Row([], []), list[list[str]]()
        waiting = sorted(boxes, key=lambda box: box[0])
        for first, mark in self._paragraphs(start, end):
            format_ = self._formats.paragraph(self._pieces.offset(mark))
            text = _printed("".join(self._text[first:mark]))
            in_table = format_.depth > 0
            if not in_table and (rows or row.paragraphs):
                self._end_table(rows, row)
                row, rows = _Row([], []), []
            while waiting and waiting[0][0] <= mark and not in_table:
                self.lines.extend(waiting.pop(0)[1])
            marker = self._formats.marker(format_) if format_.number and text.strip() else ""
            if not in_table:
                self.lines.paragraph(marker + text)
            elif format_.row_end and self._text[mark] == _CELL and format_.depth == 1:
                rows.append(row.cells)
                row = _Row([], [])
            else:
                row.paragraphs.append(marker + text)
                if self._text[mark] == _CELL and format_.depth == 1:
                    row.cells.append("\n".join(filter(str.strip, row.paragraphs)))
                    row.paragraphs = []
        self._end_table(rows, row)
        for _, box in waiting:
            self.lines.extend(box)

    def _end_table(self, rows: list[list[str]], row: _Row) -> None:
        if row.paragraphs:
            row.cells.append("\n".join(row.paragraphs))
        if row.cells:
            rows.append(row.cells)
        width = max(map(len, rows), default=0)
        self.lines.table([cells + [""] * (width - len(cells)) for cells in rows])

    def _paragraphs(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the first character of each paragraph and its mark."""
        first = start
        text = self._pieces.text
        for at in range(start, min(end, len(text))):
            if text[at] in "\r\x07\x0c":
                yield first, at
                first = at + 1
        if first < min(end, len(text)):
            yield first, min(end, len(text)) - 1

    def _without_deleted(self) -> list[str]:
        text = list(self._pieces.text)
        for start, end in self._formats.deleted:
            for first, last in self._pieces.characters(start, end):
                text[first:last] = ["" if text[at] not in "\r\x07" else text[at] for at in range(first, last)]
        return text


def _printed(text: str) -> str:
    """Return what is printed of a paragraph: the results of fields, not their codes."""
    if _FIELD_START in text or _FIELD_END in text:
        text = _without_codes(text)
    if not text.isascii():  # two units may make one character
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return text.translate(_PRINTED)


def _without_codes(text: str) -> str:
    pieces: list[str] = []
    fields: list[bool] = []  # for each open field whether its result is being read
    for letter in text:
        if letter == _FIELD_START:
            fields.append(False)
        elif letter == _FIELD_MIDDLE and fields:
            fields[-1] = True
        elif letter == _FIELD_END and fields:
            fields.pop()
        elif all(fields):
            pieces.append(letter)
    return "".join(pieces)
