"""Space added below clauses, so that rows of two texts stand side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from compendium.ui.reader.clause_map import ClauseMap
from compendium.ui.reader.text_document import lay_out_anew


class RowPadding:
    """px below the last paragraph of clauses, on top of what the setting gives."""

    def __init__(self) -> None:
        """Start without any."""
        self._extra: dict[str, int] = {}
        self._usual: dict[str, float] = {}

    def forget(self) -> None:
        """Drop all, for a text that is gone."""
        self._extra, self._usual = {}, {}

    def at_end(self, clause_map: ClauseMap) -> int:
        """Pixels below the whole text: the margin of a last paragraph is nothing to Qt."""
        return self._extra.get(clause_map.segments[-1].clause, 0) if clause_map.segments else 0

    def replace(self, text: QTextDocument, clause_map: ClauseMap, extra: Mapping[str, int]) -> None:
        """Take back what was added and add what is given; clauses that are not shown are passed over."""
        self._extra = {clause: px for clause, px in extra.items() if px and clause in clause_map}
        cursor = QTextCursor(text)
        cursor.beginEditBlock()
        for clause, usual in self._usual.items():
            _set_margin(cursor, _last_block(text, clause_map, clause), usual)
        self._usual = {}
        for clause, px in self._extra.items():
            block = _last_block(text, clause_map, clause)
            self._usual[clause] = block.blockFormat().bottomMargin()
            # Of two margins that meet only the larger counts: what is added must come on top of that one.
            below = max(self._usual[clause], block.next().blockFormat().topMargin() if block.next().isValid() else 0.0)
            _set_margin(cursor, block, below + px)
        cursor.endEditBlock()
        lay_out_anew(text)

    def reapply(self, text: QTextDocument, clause_map: ClauseMap) -> None:
        """Add to a newly built text what the last one had."""
        self._usual = {}
        if self._extra:
            self.replace(text, clause_map, self._extra)


def _last_block(text: QTextDocument, clause_map: ClauseMap, clause: str) -> QTextBlock:
    return text.findBlockByNumber(clause_map.blocks_of(clause).stop - 1)


def _set_margin(cursor: QTextCursor, block: QTextBlock, px: float) -> None:
    cursor.setPosition(block.position())
    block_format = cursor.blockFormat()
    block_format.setBottomMargin(px)
    cursor.setBlockFormat(block_format)
