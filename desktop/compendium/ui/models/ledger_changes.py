"""What a filled-in ledger would change, as a table with ticks."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QObject, Qt, Signal

from compendium.domain.ledger import LedgerStatus
from compendium.services.ledger_import import FieldChange, RowChange
from compendium.ui.models.fact_columns import status_name
from compendium.ui.models.fact_table import Index
from compendium.ui.models.ledger_columns import ledger_columns, source_words

_LINE, _SUBJECT, _CHANGES, _COLUMNS = 0, 1, 2, 3


class ChangeRole(IntEnum):
    """What a row holds."""

    CHANGE = Qt.ItemDataRole.UserRole + 95  # RowChange


class LedgerChangesModel(QAbstractTableModel):
    """Rows that were changed here too are not ticked at first: what is here is not lost by oversight."""

    ticks_changed = Signal()

    def __init__(self, changes: Sequence[RowChange], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.changes = tuple(changes)
        self._ticked = [not change.conflict for change in self.changes]

    @property
    def ticked(self) -> list[RowChange]:
        """The changes that are wanted."""
        return [change for change, on in zip(self.changes, self._ticked, strict=True) if on]

    def tick_all(self, *, on: bool) -> None:
        """Want all, or none."""
        self._ticked = [on] * len(self.changes)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.changes) - 1, _COLUMNS - 1))
        self.ticks_changed.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """Number of changed rows."""
        return 0 if parent is not None and parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number of columns."""
        return 0 if parent is not None and parent.isValid() else _COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first cell has the tick."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _LINE else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a header."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        translate = QCoreApplication.translate
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                translate("LedgerChanges", "表中行号"),
                translate("LedgerChanges", "事项"),
                translate("LedgerChanges", "变化"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        change, column = self.changes[index.row()], index.column()
        if role == ChangeRole.CHANGE:
            return change
        if role == Qt.ItemDataRole.CheckStateRole and column == _LINE:
            return Qt.CheckState.Checked if self._ticked[index.row()] else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _words(change, column)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or not."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != _LINE:
            return False
        self._ticked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), _COLUMNS - 1))
        self.ticks_changed.emit()
        return True


def change_lines(change: RowChange) -> list[tuple[str, str, str]]:
    """Return name, old and new value of each field that changes, in the language of the interface."""
    titles = {column.key: column.title for column in ledger_columns()}
    return [(titles[field.name], _value(field, field.old), _value(field, field.new)) for field in change.fields]


def conflict_words() -> str:
    """Say that a row was changed on both sides."""
    return QCoreApplication.translate("LedgerChanges", "导出后这里也改过")


def _value(field: FieldChange, value: str) -> str:
    if field.name == "status":
        return status_name(LedgerStatus(value))
    return value or QCoreApplication.translate("LedgerChanges", "空")


def _words(change: RowChange, column: int) -> str:
    if column == _LINE:
        return str(change.line)
    if column == _SUBJECT:
        words = ["".join(change.row.subject.split("\n")), source_words(change.row)]
        return "\n".join([*words, *([conflict_words()] if change.conflict else [])])
    translate = QCoreApplication.translate
    return "\n".join(translate("LedgerChanges", "{0}：{1} → {2}").format(*line) for line in change_lines(change))
