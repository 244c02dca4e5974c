"""Space added below clauses, so that rows of two texts stand side by side."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QTextCursor, QTextDocument

from compendium.ui.reader.clause_map import ClauseMap


class RowPadding:
    """px below the last paragraph of clauses, on top of what the setting gives."""

    def __init__(self) -> None:
        """Start without any."""
        self._extra: dict[str, int] = {}

    def forget(self) -> None:
        """Drop all, for a text that is gone."""
        self._extra = {}

    def replace(self, text: QTextDocument, clause_map: ClauseMap, extra: Mapping[str, int]) -> None:
        """Take back what was added and add what is given."""
        change = {clause: -px for clause, px in self._extra.items()}
        for clause, px in extra.items():
            change[clause] = change.get(clause, 0) + px
        self._extra = dict(extra)
        _pad(text, clause_map, change)

    def reapply(self, text: QTextDocument, clause_map: ClauseMap) -> None:
        """Add to a newly built text what the last one had."""
        _pad(text, clause_map, self._extra)


def _pad(text: QTextDocument, clause_map: ClauseMap, change: Mapping[str, int]) -> None:
    wanted = {clause: px for clause, px in change.items() if px and clause in clause_map}
    if not wanted:
        return
    cursor = QTextCursor(text)
    cursor.beginEditBlock()
    for clause, px in wanted.items():
        cursor.setPosition(text.findBlockByNumber(clause_map.blocks_of(clause).stop - 1).position())
        block_format = cursor.blockFormat()
        block_format.setBottomMargin(block_format.bottomMargin() + px)
        cursor.setBlockFormat(block_format)
    cursor.endEditBlock()
