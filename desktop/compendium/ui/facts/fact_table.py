"""The table of facts of one kind: sorted by a header, grouped under headings, opened with Enter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from compendium.services.exporting import ExportKind
from compendium.services.fact_rows import FactRow
from compendium.ui.facts.fact_work import Handed
from compendium.ui.facts.wrap_delegate import WrapDelegate
from compendium.ui.models.fact_columns import FactColumn
from compendium.ui.models.fact_table import FactRole, FactTableModel, GroupOf, GroupOrder, Index
from compendium.ui.theme import Themes

_LEAST_WIDTH = 64
_SORT_MARK = 14  # px


class FactTable(QTableView):
    """``opened`` carries the FactRow to open, ``chosen`` the current one or None."""

    opened = Signal(object)
    chosen = Signal(object)
    layout_changed = Signal()

    def __init__(self, columns: Sequence[FactColumn], themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("factTable")
        self._themes = themes
        self.rows = self._make_model(columns)
        self._widths: dict[str, int] = {}
        self._fitting = False
        self._low_lines: list[int] = []  # those of headings
        self._build()

    def _build(self) -> None:
        self._delegate = self._make_delegate()
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        down = self.verticalHeader()
        down.hide()
        down.setDefaultSectionSize(self._delegate.row_height(self))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setSectionsClickable(True)
        across.setSortIndicatorShown(True)
        across.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        across.setSortIndicatorClearable(True)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(_LEAST_WIDTH)
        across.setMinimumHeight(self._themes.current.px("control"))
        self.setSortingEnabled(True)
        across.sortIndicatorChanged.connect(lambda *_: self.layout_changed.emit())
        across.sectionResized.connect(self._on_section_resized)
        self.doubleClicked.connect(self._on_double_clicked)
        self.rows.modelReset.connect(self._span_headings)
        self.rows.dataChanged.connect(lambda *_: self.chosen.emit(self.current_row()))
        self._themes.changed.connect(self.viewport().update)

    def _make_model(self, columns: Sequence[FactColumn]) -> FactTableModel:
        return FactTableModel(columns, self)

    def _make_delegate(self) -> WrapDelegate:
        return WrapDelegate(self._themes, self)

    def show_rows(self, rows: Sequence[FactRow]) -> None:
        """Show other rows; the current one stays current where it still is."""
        current = self.current_row()
        self.rows.set_rows(rows)
        if current is not None:
            self.go_to(current.key)

    def group_by(self, group_of: GroupOf | None, order: GroupOrder | None = None) -> None:
        """Put rows under headings, None for none; without an order, headings stand as they first occur."""
        current = self.current_row()
        self.rows.group_by(group_of, order)
        if current is not None:
            self.go_to(current.key)

    def current_row(self) -> FactRow | None:
        """Return the current row."""
        row = self.currentIndex().data(FactRole.ROW)
        return row if isinstance(row, FactRow) else None

    def selected_rows(self) -> list[FactRow]:
        """Return the selected rows from top to bottom."""
        lines = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [row for line in lines if isinstance(row := self.rows.lines[line], FactRow)]

    def handed(self, kind: ExportKind, about: str = "") -> Handed:
        """Return what is on screen, to be handed on as a table of a kind; ``about`` says what it was narrowed by."""
        grouped = self.rows.grouped()
        return Handed(kind, tuple(row for _, row in grouped), tuple(name for name, _ in grouped), about)

    def handed_selection(self, kind: ExportKind) -> Handed:
        """Return the selected rows, to be handed on."""
        return Handed(kind, tuple(self.selected_rows()))

    def go_to(self, key: str, *, at_top: bool = False) -> bool:
        """Make the row with a key current, at the top under its heading if wanted; False when it is not shown."""
        line = self.rows.line_of(key)
        if line < 0:
            return False
        index = self.rows.index(line, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        hint = QAbstractItemView.ScrollHint.PositionAtTop if at_top else QAbstractItemView.ScrollHint.EnsureVisible
        above = self.rows.index(max(0, line - 1), 0)
        if at_top:
            self.scrollTo(above, hint)
            return True
        self.scrollTo(index, hint)
        if above.data(FactRole.GROUP) is not None:
            self.scrollTo(above, hint)
        return True

    # Remembering

    def save_state(self) -> dict[str, object]:
        """Widths that the user gave, and the column that rows are sorted by."""
        header = self.horizontalHeader()
        section = header.sortIndicatorSection()
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        key = self.rows.columns[section].key if 0 <= section < len(self.rows.columns) else ""
        return {"widths": dict(self._widths), "sorted_by": key, "descending": descending}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        keys = [column.key for column in self.rows.columns]
        widths = state.get("widths")
        if isinstance(widths, dict):
            self._widths = {key: width for key, width in widths.items() if key in keys and isinstance(width, int)}
        key = state.get("sorted_by")
        section = keys.index(key) if isinstance(key, str) and key in keys else -1
        descending = state.get("descending") is True
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(section, order)
        self._fit()

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        row = self.current_row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is current."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.current_row())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = index.data(FactRole.ROW)
        if isinstance(row, FactRow):
            self.opened.emit(row)

    def _on_section_resized(self, section: int, _old: int, new: int) -> None:
        if not self._fitting:
            self._widths[self.rows.columns[section].key] = new
            self.layout_changed.emit()

    def _firm_widths(self) -> Mapping[str, int]:
        """Return the widths of columns that always need the same, by their keys."""
        return {}

    def _fit(self) -> None:
        """Give columns the widths that the user chose, and the rest its share of what is left; some go if it is not."""
        given = {**self._firm_widths(), **self._widths}
        needed = {column.key: given.get(column.key, self._least_width(column)) for column in self.rows.columns}
        room = self.viewport().width()
        spare = sorted((column for column in self.rows.columns if column.spare), key=lambda column: column.spare)
        while spare and sum(needed.values()) > room:
            del needed[spare.pop().key]
        free = {column.key: column.weight for column in self.rows.columns if column.key in needed.keys() - given.keys()}
        widths = {**needed, **_shares(room - sum(needed[key] for key in needed.keys() & given.keys()), free, needed)}
        self._fitting = True
        for section, column in enumerate(self.rows.columns):
            self.setColumnHidden(section, column.key not in widths)
            if column.key in widths:
                self.setColumnWidth(section, max(_LEAST_WIDTH, widths[column.key]))
        self._fitting = False

    def _least_width(self, column: FactColumn) -> int:
        """Return what a column needs for its words and for the longest word of its header, in px."""
        metrics = self.fontMetrics()
        header = max(map(metrics.horizontalAdvance, column.title.split()), default=0) + _SORT_MARK
        words = max(column.least * metrics.horizontalAdvance("国"), header)
        return max(_LEAST_WIDTH, words + 2 * self._themes.current.px("space_2"))

    def _span_headings(self) -> None:
        self.clearSpans()
        for line in self._low_lines:  # a reset keeps the heights of lines
            self.setRowHeight(line, self.verticalHeader().defaultSectionSize())
        self._low_lines = [line for line, content in enumerate(self.rows.lines) if isinstance(content, str)]
        low = self._themes.current.px("control")
        for line in self._low_lines:
            self.setSpan(line, 0, 1, len(self.rows.columns))
            self.setRowHeight(line, low)


def _shares(room: int, weights: Mapping[str, int], least: Mapping[str, int]) -> dict[str, int]:
    """Share px by weights, but so that none has less than it needs."""
    whole = sum(weights.values()) or 1
    short = {key for key, weight in weights.items() if room * weight // whole < least[key]}
    if not short:
        return {key: room * weight // whole for key, weight in weights.items()}
    kept = {key: least[key] for key in short}
    rest = {key: weight for key, weight in weights.items() if key not in short}
    return {**kept, **_shares(room - sum(kept.values()), rest, least)}
