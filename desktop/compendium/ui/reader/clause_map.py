"""Where the clauses of a document stand in the text that is shown.

Three coordinates meet here: an offset in ``Clause.text`` (characters, line feeds between paragraphs, blanks kept),
a position in the QTextDocument (UTF-16 units, outer blanks of paragraphs not shown), and y (px of the laid-out text).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument

from compendium.domain.document import BlockStyle

Span = tuple[str, int, int]
"""Clause id, start and end offset in the clause's text."""


def _utf16_length(text: str) -> int:
    return len(text) + sum(1 for character in text if character > "\uffff")


class Segment(NamedTuple):
    """One shown paragraph.

    Attributes:
        clause: id of the clause it belongs to.
        style: how it is set.
        text: what is shown, without the outer blanks of the source paragraph.
        offset: offset of the first shown character in the clause's text.
        position: position of the first shown character in the QTextDocument, in UTF-16 units.
        astral: True when some characters take two UTF-16 units.
    """

    clause: str
    style: BlockStyle
    text: str
    offset: int
    position: int
    astral: bool

    @property
    def units(self) -> int:
        """Length in UTF-16 units."""
        return _utf16_length(self.text) if self.astral else len(self.text)

    def position_of(self, offset: int) -> int:
        """Document position of a clause offset; one outside this paragraph goes to the nearer end."""
        inside = min(max(offset - self.offset, 0), len(self.text))
        return self.position + (_utf16_length(self.text[:inside]) if self.astral else inside)

    def offset_of(self, position: int) -> int:
        """Clause offset of a document position; one outside this paragraph goes to the nearer end."""
        units = max(position - self.position, 0)
        if not self.astral:
            return self.offset + min(units, len(self.text))
        inside = 0
        while inside < len(self.text) and units > 0:
            units -= 2 if self.text[inside] > "\uffff" else 1
            inside += 1
        return self.offset + inside


class ClauseMap:
    """Maps clauses, document positions and y onto each other for one built QTextDocument.

    y is in px from the top of the document, the same scale as the vertical scroll bar of the view. Asking for y makes
    Qt lay out the text down to that place.
    """

    def __init__(self, document: QTextDocument, segments: Sequence[Segment]) -> None:
        """Keep the paragraphs; the n-th is the document's n-th block."""
        self._document = document
        self.segments = tuple(segments)
        self._starts = [segment.position for segment in self.segments]
        self._blocks: dict[str, range] = {}
        for number, segment in enumerate(self.segments):
            known = self._blocks.get(segment.clause)
            self._blocks[segment.clause] = range(known.start if known else number, number + 1)

    @property
    def clauses(self) -> tuple[str, ...]:
        """Ids of the clauses that show at least one character, in reading order."""
        return tuple(self._blocks)

    def __contains__(self, clause: object) -> bool:
        return clause in self._blocks

    def blocks_of(self, clause: str) -> range:
        """Numbers of the blocks of the clause's own text; empty for an unknown one."""
        return self._blocks.get(clause, range(0))

    # Offsets and positions

    def position(self, clause: str, offset: int = 0) -> int:
        """Document position of a character of the clause; 0 for an unknown clause."""
        blocks = self.blocks_of(clause)
        if not blocks:
            return 0
        segments = self.segments[blocks.start : blocks.stop]
        index = bisect_right(segments, offset, key=lambda segment: segment.offset) - 1
        return segments[max(index, 0)].position_of(offset)

    def locate(self, position: int) -> tuple[str, int]:
        """Clause and offset at a document position; ``("", 0)`` when nothing is shown."""
        if not self.segments:
            return "", 0
        segment = self.segments[max(bisect_right(self._starts, position) - 1, 0)]
        return segment.clause, segment.offset_of(position)

    def spans(self, start: int, end: int) -> list[Span]:
        """The stretch between two document positions, clause by clause in reading order."""
        found: list[Span] = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for segment in self.segments[first:]:
            if segment.position >= end:
                break
            begin, stop = segment.offset_of(start), segment.offset_of(end)
            if begin >= stop:
                continue
            if found and found[-1][0] == segment.clause:
                found[-1] = (segment.clause, found[-1][1], stop)
            else:
                found.append((segment.clause, begin, stop))
        return found

    # y

    def _block(self, number: int) -> QTextBlock:
        return self._document.findBlockByNumber(number)

    def block_top(self, number: int) -> float:
        """Y of the first line of a block."""
        return float(self._document.documentLayout().blockBoundingRect(self._block(number)).top())

    def block_bottom(self, number: int) -> float:
        """Y below the last line of a block."""
        return float(self._document.documentLayout().blockBoundingRect(self._block(number)).bottom())

    def top(self, clause: str) -> float:
        """Y of the clause's first line; 0 for an unknown clause."""
        blocks = self.blocks_of(clause)
        return self.block_top(blocks.start) if blocks else 0.0

    def bottom(self, clause: str) -> float:
        """Y below the last line of the clause's own text; 0 for an unknown clause."""
        blocks = self.blocks_of(clause)
        return self.block_bottom(blocks.stop - 1) if blocks else 0.0

    def ink(self, first: int, last: int) -> tuple[float, float]:
        """Y of the top of the first and of the bottom of the last line of blocks, as high as their letters.

        Qt puts the spare height of a fixed line above its letters, so block rectangles stand too high to frame words.
        """
        upper, lower = self._block(first), self._block(last)
        top, bottom = self.block_top(first), self.block_top(last)
        opening, closing = upper.layout().lineAt(0), lower.layout().lineAt(lower.layout().lineCount() - 1)
        if not (opening.isValid() and closing.isValid()):
            return top, self.block_bottom(last)
        return top + opening.y(), bottom + closing.y() + closing.height()

    def y_of_position(self, position: int) -> tuple[float, float]:
        """Top and height of the line that holds a document position."""
        block = self._document.findBlock(position)
        if not block.isValid():
            return 0.0, 0.0
        rect = self._document.documentLayout().blockBoundingRect(block)
        line = block.layout().lineForTextPosition(position - block.position())
        if not line.isValid():
            return rect.top(), rect.height()
        return rect.top() + line.y(), line.height()

    def block_at(self, y: float) -> int:
        """Number of the block at y: the last one that begins at or above it; 0 above the first."""
        return max(bisect_right(range(len(self.segments)), y, key=self.block_top) - 1, 0)

    def line_at(self, y: float) -> int:
        """Document position of the first character of the line at y."""
        block = self._block(self.block_at(y))
        inside = y - self.block_top(block.blockNumber())
        layout = block.layout()
        start = 0
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            if number and line.y() > inside:
                break
            start = line.textStart()
        return block.position() + start

    def clause_at(self, y: float) -> str:
        """Id of the clause at y; "" when nothing is shown."""
        return self.segments[self.block_at(y)].clause if self.segments else ""

    def visible_blocks(self, top: float, bottom: float) -> Iterator[int]:
        """Numbers of the blocks that show between two y."""
        if not self.segments:
            return
        for number in range(self.block_at(top), len(self.segments)):
            if self.block_top(number) > bottom:
                return
            yield number
