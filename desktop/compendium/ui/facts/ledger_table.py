"""The table of the ledger: filled in like a spreadsheet, with keys for the statuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from compendium.domain.ledger import LedgerStatus
from compendium.services.fact_rows import FactRow
from compendium.ui.facts.fact_table import FactTable
from compendium.ui.facts.ledger_delegate import LedgerDelegate
from compendium.ui.facts.wrap_delegate import WrapDelegate
from compendium.ui.icons import Icons
from compendium.ui.models.fact_columns import FactColumn
from compendium.ui.models.fact_table import FactTableModel
from compendium.ui.models.ledger_columns import late_words, ledger_columns, status_look
from compendium.ui.models.ledger_table import LedgerTableModel
from compendium.ui.theme import Themes

_STATUS_KEYS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), LedgerStatus, strict=True))
_LATE = 2000  # days; what the column of dates has room for
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FLAGS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class LedgerTable(FactTable):
    """F2, Enter, typing or a double click edit a cell; Tab goes on to the next, Enter down; 1 to 4 set the status."""

    entered = Signal(object, str, str)
    """FactRow, name of the field, what it is to hold."""
    status_chosen = Signal(object)
    """The LedgerStatus for all selected rows."""
    filled_down = Signal(str, str)
    """Name of a field and its value in the current row, for all selected rows."""
    refused = Signal(object)
    """The UserError of what was typed and cannot be kept."""
    editing_ended = Signal()

    def __init__(self, themes: Themes, icons: Icons, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """``today`` gives the day that dates are judged by."""
        self._icons, self._today = icons, today
        super().__init__(ledger_columns(), themes, parent)
        self.setObjectName("ledgerTable")
        self.setAccessibleName(self.tr("台账"))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)

    def _make_model(self, columns: Sequence[FactColumn]) -> FactTableModel:
        model = LedgerTableModel(columns, self)
        model.entered.connect(self.entered)
        self._model = model
        return model

    def _make_delegate(self) -> WrapDelegate:
        delegate = LedgerDelegate(self.rows.columns, self._themes, self._icons, self._today, self)
        delegate.refused.connect(self.refused)
        self._cells = delegate
        return delegate

    def _firm_widths(self) -> Mapping[str, int]:
        metrics = self.fontMetrics()
        theme = self._themes.current
        sides = 2 * theme.px("space_2") + theme.px("icon_small") + theme.px("space_2")
        status = max(metrics.horizontalAdvance(status_look(status).words) for status in LedgerStatus) + sides
        due = metrics.horizontalAdvance(late_words(_LATE)) + sides
        day = metrics.horizontalAdvance("2026-12-31") + 3 * theme.px("space_2")
        return {"status": status, "due": due, "date": day}

    @property
    def editing(self) -> bool:
        """True while a cell is edited."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def field(self) -> str:
        """Key of the current column."""
        column = self.currentIndex().column()
        return self.rows.columns[column].key if column >= 0 else ""

    def show_rows(self, rows: Sequence[FactRow]) -> None:
        """Show other rows; what is current and selected stays so where it still is, else the row in its place is."""
        current, place = self.current_row(), self.currentIndex()
        line, column = place.row(), max(0, place.column())
        selected = {row.key for row in self.selected_rows()}
        lines = [line.key if isinstance(line, FactRow) else line for line in self.rows.lines]
        self.rows.set_rows(rows)
        if current is None or lines == [line.key if isinstance(line, FactRow) else line for line in self.rows.lines]:
            return
        found = self.rows.line_of(current.key)
        near = self._row_near(line) if found < 0 else found
        if near >= 0:
            self.selectionModel().setCurrentIndex(self.rows.index(near, column), _FLAGS)
            self._select_also(selected)

    def _select_also(self, keys: set[str]) -> None:
        if len(keys) < 2:
            return
        flags = QItemSelectionModel.SelectionFlag
        for number, line in enumerate(self.rows.lines):
            if isinstance(line, FactRow) and line.key in keys:
                self.selectionModel().select(self.rows.index(number, 0), flags.Select | flags.Rows)

    def _row_near(self, line: int) -> int:
        places = [number for number, content in enumerate(self.rows.lines) if isinstance(content, FactRow)]
        return next((number for number in places if number >= line), places[-1] if places else -1)

    def fill_down(self) -> None:
        """Ask for the value of the current cell in all selected rows."""
        row = self.current_row()
        if row is not None and self._model.is_editable(self.currentIndex()):
            self.filled_down.emit(self.field, str(getattr(row.entry, self.field)))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set a status, edit, fill down, empty a cell."""
        if self.editing:  # what the editor leaves, such as the Enter that closes it, is not for the table
            event.ignore()
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key, editable = Qt.Key(event.key()), self._model.is_editable(self.currentIndex())
        if plain and key in _STATUS_KEYS and (not editable or self.field == "status"):
            self.status_chosen.emit(_STATUS_KEYS[key])
        elif plain and key in _ENTER and editable:
            self.edit(self.currentIndex())
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and editable and self.field != "status":
            self.rows.setData(self.currentIndex(), "")
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_D:
            self.fill_down()
        elif plain and self.field == "status" and event.text().isprintable() and event.text():
            event.ignore()  # letters would open the list of statuses and be lost in it
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the next cell to fill in after Tab, to the row below after Enter."""
        hints = QAbstractItemDelegate.EndEditHint
        here = self.currentIndex()
        super().closeEditor(editor, hints.NoHint)
        step = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}.get(hint, 0)
        there = self._next_to_fill(here, step) if step else QModelIndex()
        if there.isValid():
            self._cells.opens_list = False
            self.selectionModel().setCurrentIndex(there, _FLAGS)
            self.edit(there)
            self._cells.opens_list = True
            return
        if hint == hints.SubmitModelCache:
            self._go_down(here)
        self.editing_ended.emit()

    def _next_to_fill(self, here: QModelIndex, step: int) -> QModelIndex:
        across = len(self.rows.columns)
        place = here.row() * across + here.column() + step
        while 0 <= place < across * len(self.rows.lines):
            index = self.rows.index(*divmod(place, across))
            if self._model.is_editable(index):
                return index
            place += step
        return QModelIndex()

    def _go_down(self, here: QModelIndex) -> None:
        for line in range(here.row() + 1, len(self.rows.lines)):
            if isinstance(self.rows.lines[line], FactRow):
                self.selectionModel().setCurrentIndex(self.rows.index(line, here.column()), _FLAGS)
                return

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not self._model.is_editable(index):
            super()._on_double_clicked(index)
