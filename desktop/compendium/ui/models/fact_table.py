"""Facts as a table for views: rows in an order of the user's, under headings where he wants them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from compendium.domain.fact_correction import CorrectionAction
from compendium.domain.ledger import Standing
from compendium.services.fact_fields import FIELDS, shown
from compendium.services.fact_rows import FactRow
from compendium.ui.models.fact_columns import FactColumn
from compendium.ui.models.fact_field_names import in_words

Index = QModelIndex | QPersistentModelIndex
GroupOf = Callable[[FactRow], Sequence[str]]
"""Gives the headings that a row stands under; a row with several units stands under each."""
GroupOrder = Callable[[str, int], tuple[object, ...]]
"""Sorts headings by their words and how many rows stand under them."""


class FactRole(IntEnum):
    """What a row holds."""

    ROW = Qt.ItemDataRole.UserRole + 70  # FactRow, of a fact's row
    GROUP = Qt.ItemDataRole.UserRole + 71  # str, of a heading's row
    TONE = Qt.ItemDataRole.UserRole + 72  # str, role of a colour when a cell is not in the usual one
    CORRECTED = Qt.ItemDataRole.UserRole + 73  # bool, of a row that a person changed


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
        self._group_order: GroupOrder | None = None

    @property
    def lines(self) -> Sequence[FactRow | str]:
        """Rows and headings from top to bottom."""
        return self._lines

    @property
    def facts(self) -> list[FactRow]:
        """Rows alone, from top to bottom; a row under two headings twice."""
        return [line for line in self._lines if isinstance(line, FactRow)]

    def set_rows(self, rows: Sequence[FactRow]) -> None:
        """Show other rows, given in library and reading order.

        Where the same rows stand in the same order, only cells change: what is selected and edited stays so.
        """
        self._rows = list(rows)
        lines = self._arranged()
        if not lines or list(map(_mark, lines)) != list(map(_mark, self._lines)):
            self._arrange()
            return
        self._lines = lines
        self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(self.columns) - 1))

    def group_by(self, group_of: GroupOf | None, order: GroupOrder | None = None) -> None:
        """Put rows under headings, None for none; without an order, headings stand as they first occur."""
        self._group_of, self._group_order = group_of, order
        self._arrange()

    def grouped(self) -> list[tuple[str, FactRow]]:
        """Return rows with their headings, "" without, from top to bottom."""
        if self._group_of is None:
            return [("", row) for row in self.facts]
        return [(name, row) for name, rows in self._groups().items() for row in rows]

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
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(line, column)
        if role == FactRole.TONE:
            return _tone(line, column)
        if role == FactRole.CORRECTED:
            return line.correction is not None
        return line if role == FactRole.ROW else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
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
        self._lines = self._arranged()
        self.endResetModel()

    def _arranged(self) -> list[FactRow | str]:
        if self._group_of is None:
            return list(self._ordered())
        lines: list[FactRow | str] = []
        for name, members in self._groups().items():
            lines += [f"{name}  {len(members)}", *members]
        return lines

    def _ordered(self) -> list[FactRow]:
        rows = list(self._rows)
        if 0 <= self._sorted_by < len(self.columns):
            order = self.columns[self._sorted_by].order
            rows.sort(key=order, reverse=self._descending)
            rows.sort(key=lambda row: bool(order(row)[0]))  # what has nothing there is last either way
        return rows

    def _groups(self) -> dict[str, list[FactRow]]:
        groups: dict[str, list[FactRow]] = {}
        for row in self._ordered():
            for name in self._group_of(row) if self._group_of else ():
                groups.setdefault(name, []).append(row)
        if (order := self._group_order) is None:
            return groups
        return dict(sorted(groups.items(), key=lambda group: order(group[0], len(group[1]))))


def _mark(line: FactRow | str) -> str:
    return line if isinstance(line, str) else line.key


def _tone(row: FactRow, column: FactColumn) -> str | None:
    if row.correction is not None and row.correction.action is CorrectionAction.HIDE:
        return "text_disabled"
    return "error" if column.key == "due" and row.standing is Standing.OVERDUE else None


def _tip(row: FactRow, column: FactColumn) -> str:
    """Return the whole words of a cell, the days that are meant, and what was there before a correction."""
    lines = [column.text(row)]
    if column.key == "due":
        lines.append("、".join(day.isoformat() for day in row.dates))
    changed = original_words(row)
    if changed:
        lines += [QCoreApplication.translate("FactTableModel", "已更正"), *changed]
    return "\n".join(line for line in lines if line)


def original_words(row: FactRow) -> list[str]:
    """Return what the changed fields of a corrected row said before."""
    correction = row.correction
    if correction is None or correction.original is None or correction.action is CorrectionAction.HIDE:
        return []
    before = QCoreApplication.translate("FactTableModel", "原{0}：{1}")
    return [
        before.format(in_words(field.label), shown(correction.original, field.name) or "—")
        for field in FIELDS[row.kind]
        if shown(correction.original, field.name) != shown(row.fact.detail, field.name)
    ]
