"""Collects the paragraphs and tables of a document into a text and the places of its tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compendium.importers.base import SourceText, Table, no_text, without_directions

_BREAKS = re.compile(r"[ \u3000]*[\n\r\v\f\t]+[ \u3000]*")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_FEEDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_RED_HEAD = re.compile(r"文\s*件$|^.{2,30}(?:公\s*报|令)$|[〔\[【(（]\s*\d{4}\s*[〕\]】)）]\s*第?\s*\d+\s*号")
REVISED = "文件中有未处理的修订：已按全部接受读取，删除的文字没有导入，请核对。"


def is_red_head(texts: Sequence[str]) -> bool:
    """Tell whether the paragraphs of a page header are the head of an official document, not a running title."""
    return any(_RED_HEAD.search(text.strip()) for text in texts)


class Lines:
    """What was read so far, in reading order."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._tables: list[Table] = []

    def __len__(self) -> int:
        return len(self._lines)

    def paragraph(self, text: str) -> None:
        """Add a paragraph; its own line breaks stay; an empty one is left out."""
        text = _CONTROLS.sub("", _FEEDS.sub("\n", text))
        self._lines.extend(line for line in text.split("\n") if line.strip())

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Add a table of rows of cells; rows without any text are left out; one cell alone is a frame, no table."""
        kept = [cells for cells in rows if any(cell.strip() for cell in cells)]
        if sum(bool(cell.strip()) for cells in kept for cell in cells) < 2 or max(map(len, kept)) < 2:
            for cells in kept:
                self.paragraph("\n".join(cell for cell in cells if cell.strip()))
            return
        start = len(self._lines)
        self._lines.extend("\t".join(cell_text(cell) for cell in cells) for cells in kept)
        self._tables.append(Table(start, len(self._lines)))

    def extend(self, other: Lines) -> None:
        """Add all that ``other`` holds."""
        start = len(self._lines)
        self._lines.extend(other._lines)
        self._tables.extend(Table(table.start + start, table.end + start) for table in other._tables)

    def joined(self) -> str:
        """Return all that was added, a line feed between paragraphs; "" for nothing."""
        return "\n".join(self._lines)

    def source(self, name: str, kind: str, warnings: Sequence[str] = ()) -> SourceText:
        """Return all that was added; raise UserError(empty) when that is nothing."""
        if not self._lines:
            raise no_text(name)
        text = without_directions("\n".join(self._lines))
        return SourceText(text, warnings=tuple(warnings), tables=tuple(self._tables), kind=kind)


def cell_text(text: str) -> str:
    """Return the text of a cell on one line: paragraphs in it are parted by a blank."""
    return _BREAKS.sub(" ", _CONTROLS.sub("", _FEEDS.sub("\n", text)).strip("\n\t ")).strip(" ")
