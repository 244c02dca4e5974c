"""Facts as a table for views: rows in an order of the user's, under headings where he wants them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from compendium.services.fact_rows import FactRow
from compendium.ui.models.fact_columns import FactColumn

Index = QModelIndex | QPersistentModelIndex
GroupOf = Callable[[FactRow], Sequence[str]]
"""Gives the headings that a row stands under; a row with several units stands under each."""


class FactRole(IntEnum):
    """What a row holds."""

    ROW = Qt.ItemDataRole.UserRole + 70  # FactRow, of a fact's row
    GROUP = Qt.ItemDataRole.UserRole + 71  # str, of a heading's row


class FactTableModel(QAbstractTableModel):
    """Cells are made when they are shown, so that ten thousand rows cost no more than a screenful."""

    def __init__(self, columns: Sequence[FactColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[FactRow] = []
        self._lines: list[FactRow | str] = []
        self._sorted_by = -1
        self._descending = False
        self._group_of: GroupOf | None = None

    @property
    def lines(self) -> Sequence[FactRow | str]:
        """Rows and headings from top to bottom."""
        return self._lines

    @property
    def facts(self) -> list[FactRow]:
        """Rows alone, from top to bottom; a row under two headings twice."""
        return [line for line in self._lines if isinstance(line, FactRow)]

    def set_rows(self, rows: Sequence[FactRow]) -> None:
        """Show other rows, given in library and reading order."""
        self._rows = list(rows)
        self._arrange()

    def group_by(self, group_of: GroupOf | None) -> None:
        """Put rows under headings; None for none."""
        self._group_of = group_of
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order rows by a column; -1 for library and reading order."""
        self._sorted_by, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def line_of(self, key: str) -> int:
        """Return where the row with a key stands; -1 when it is not there."""
        return next((n for n, line in enumerate(self._lines) if isinstance(line, FactRow) and line.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Number of lines."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if isinstance(line, str):
            if role == FactRole.GROUP or (role == Qt.ItemDataRole.DisplayRole and index.column() == 0):
                return line
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "".join(part.strip() for part in column.text(line).splitlines())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return line if role == FactRole.ROW else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words of a header."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        if index.isValid() and isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = list(self._rows)
        if 0 <= self._sorted_by < len(self.columns):
            rows.sort(key=self.columns[self._sorted_by].order, reverse=self._descending)
        self._lines = list(rows) if self._group_of is None else self._grouped(rows, self._group_of)
        self.endResetModel()

    @staticmethod
    def _grouped(rows: Sequence[FactRow], group_of: GroupOf) -> list[FactRow | str]:
        groups: dict[str, list[FactRow]] = {}
        for row in rows:
            for name in group_of(row):
                groups.setdefault(name, []).append(row)
        lines: list[FactRow | str] = []
        for name, members in groups.items():
            lines += [f"{name}　{len(members)}", *members]
        return lines
