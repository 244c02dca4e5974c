"""The ledger as a table that is filled in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from compendium.domain.fact import FactKind
from compendium.domain.ledger import LedgerStatus
from compendium.services.fact_rows import FactRow
from compendium.ui.models.fact_table import FactTableModel, Index
from compendium.ui.models.ledger_columns import EDITABLE, kind_look, source_words


class LedgerTableModel(FactTableModel):
    """Cells of what an office records can be edited; what is entered shows at once, before it is on the disk."""

    entered = Signal(object, str, str)
    """FactRow, name of the field of its entry, what it is to hold."""

    def is_editable(self, index: Index) -> bool:
        """Tell whether something can be entered there."""
        return (
            index.isValid()
            and isinstance(self.lines[index.row()], FactRow)
            and self.columns[index.column()].key in EDITABLE
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Add that cells can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_editable(index) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, edits, and says to a screen reader or on hover."""
        line = self.lines[index.row()] if index.isValid() else ""
        if isinstance(line, FactRow):
            key = self.columns[index.column()].key
            if role == Qt.ItemDataRole.EditRole and key in EDITABLE:
                return str(getattr(line.entry, key))
            if key == "subject" and role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{kind_look(line.kind).words} {line.subject} {source_words(line)}"
            if key == "subject" and role == Qt.ItemDataRole.ToolTipRole and line.kind is not FactKind.DUTY:
                return f"{''.join(line.fact.quote.split())}\n{source_words(line)}"
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Enter something; a date in ISO form."""
        if role != Qt.ItemDataRole.EditRole or not self.is_editable(index):
            return False
        line, key = self.lines[index.row()], self.columns[index.column()].key
        words = str(value).strip()
        if not isinstance(line, FactRow) or words == str(getattr(line.entry, key)):
            return False
        shown: dict[str, object] = {key: LedgerStatus(words) if key == "status" else words}
        after = replace(line, entry=replace(line.entry, **shown))  # type: ignore[arg-type]
        self._replace(after)
        self.entered.emit(line, key, words)
        return True

    def _replace(self, row: FactRow) -> None:
        self._rows = [row if other.key == row.key else other for other in self._rows]
        for number, line in enumerate(self._lines):
            if isinstance(line, FactRow) and line.key == row.key:
                self._lines[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))
