"""The page of a unit: all that it must do, whatever policy says so, by deadline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.fact import Duty, FactKind
from compendium.domain.ledger import LedgerStatus, Standing
from compendium.services.exporting import ExportKind
from compendium.services.fact_rows import FactRow
from compendium.ui.facts.export_button import export_button
from compendium.ui.facts.fact_detail import FactDetail
from compendium.ui.facts.fact_table import FactTable
from compendium.ui.facts.fact_work import FactWork, Handed
from compendium.ui.facts.ledger_delegate import LedgerDelegate
from compendium.ui.facts.ledger_menu import status_menu
from compendium.ui.facts.name_list import Name, NameList
from compendium.ui.icons import Icons
from compendium.ui.models.fact_columns import unit_columns
from compendium.ui.reader.reader_menu import MenuRow, build_menu
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState

_LIST_WIDTH = 230
_DETAIL_WIDTH = 300
_FAR = date.max


class UnitPage(QWidget):
    """Units at the left, what they must do in the middle, the words of the policy at the right."""

    open_requested = Signal(object)
    """The FactRow whose clause is to be opened."""
    export_requested = Signal()
    state_changed = Signal()

    def __init__(
        self,
        *,
        work: FactWork,
        clause_text: Callable[[str, str], str],
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """``clause_text`` gives the text of a clause by document and clause id."""
        super().__init__(parent)
        self._work, self._clause_text = work, clause_text
        self._themes, self._icons = themes, icons
        self._by_unit: dict[str, list[FactRow]] = {}
        self._build()
        self._connect()
        self._on_loaded()

    def _build(self) -> None:
        gap = self._themes.current.px("space_3")
        self.names = NameList(self._themes, self._icons, self.tr("查找单位"))
        self._title = QLabel()
        self._title.setProperty("tone", "heading")
        self._summary = QLabel()
        self._summary.setProperty("tone", "faint")
        head = QHBoxLayout()
        head.setContentsMargins(gap, gap, gap, 0)
        head.addWidget(self._title)
        head.addWidget(self._summary)
        head.addStretch(1)
        self.export = export_button(self._icons)
        head.addWidget(self.export)
        self.table = FactTable(unit_columns(lambda: self.names.current), self._themes)
        self.table.setAccessibleName(self.tr("这个单位的任务"))
        self._dress_table()
        self.table.group_by(self._due_group)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.nothing = EmptyState(self._themes, self._icons)
        self.nothing.say("search-x", self.tr("没有符合的单位"), self.tr("换个词试试。"), self.tr("清空筛选"))
        self._middle = QStackedWidget()
        self._middle.addWidget(middle)
        self._middle.addWidget(self.nothing)
        self.detail = FactDetail(self._themes, self._icons, work=self._work)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.names, self._middle, self.detail):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH, _DETAIL_WIDTH])
        self.empty = EmptyState(self._themes, self._icons)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.empty)

    def _dress_table(self) -> None:
        today = lambda: self._work.today  # noqa: E731
        columns = self.table.rows.columns
        cells = LedgerDelegate(columns, self._themes, self._icons, today, self.table, pictured=("due", "status"))
        self.table.setItemDelegate(cells)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for key, status in zip("1234", LedgerStatus, strict=True):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(partial(self.set_status, status))

    def _connect(self) -> None:
        self.table.customContextMenuRequested.connect(self._on_context_menu)
        self._work.loaded.connect(self._on_loaded)
        self.names.chosen.connect(self._show_unit)
        self.nothing.action_requested.connect(self.names.clear_query)
        self.export.clicked.connect(self.export_requested)
        self.table.opened.connect(self.open_requested)
        self.table.chosen.connect(self._on_chosen)
        self.detail.open_requested.connect(self.open_requested)
        self.detail.serve(self.table)
        self._splitter.splitterMoved.connect(lambda *_: self.state_changed.emit())

    def show_unit(self, unit: str) -> bool:
        """Show what a unit must do; False when no policy names it."""
        return self.names.choose(unit)

    def set_status(self, status: LedgerStatus) -> None:
        """Record a status of the selected rows in the ledger."""
        if rows := self.table.selected_rows():
            self._work.record(rows, status=status)

    def context_menu(self) -> QMenu:
        """Return the menu for the selected rows."""
        rows = self.table.selected_rows()
        words, act = self.tr("打开条款"), lambda: self.open_requested.emit(rows[0])
        cite = MenuRow("text-quote", self.tr("复制并附出处"), "", lambda: self._work.cite(rows))
        menu = build_menu([MenuRow("book-open", words, "Enter", act, len(rows) == 1), cite], self._icons, self)
        menu.insertMenu(menu.actions()[0], status_menu(menu, self._icons, self.set_status))
        return menu

    def _on_context_menu(self, place: QPoint) -> None:
        if self.table.selected_rows():
            menu = self.context_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(place))

    def _on_loaded(self) -> None:
        self._by_unit = _by_unit(self._work.rows)
        ordered = sorted(self._by_unit.items(), key=lambda unit: (-len(unit[1]), unit[0]))
        self.names.show_names([_name(unit, rows) for unit, rows in ordered])
        if not ordered and self._work.ready:
            advice = self.tr("文件写有“责任单位”“牵头单位”等分工时，会自动列在这里。")
            self.empty.say("building-2", self.tr("文库里还没有写明责任单位的条款"), advice)
        elif not ordered:
            self.empty.say("loader-circle", self.tr("正在读取…"))
        self._stack.setCurrentWidget(self._splitter if ordered else self.empty)

    def _show_unit(self, unit: str) -> None:
        rows = self._by_unit.get(unit, [])
        self._title.setText(unit)
        leads = sum(_leads(row, unit) for row in rows)
        late = sum(row.standing is Standing.OVERDUE for row in rows)
        words = [self.tr("{0} 项").format(len(rows))]
        words += [self.tr("牵头 {0} 项").format(leads)] if leads else []
        words += [self.tr("逾期 {0} 项").format(late)] if late else []
        self._summary.setText(" · ".join(words))
        self.table.show_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.go_to(rows[0].key)
        self._middle.setCurrentIndex(0 if rows else 1)
        self._on_chosen(self.table.current_row())
        self.state_changed.emit()

    def _due_group(self, row: FactRow) -> tuple[str, ...]:
        if not row.dates:
            return (self.tr("未定日期"),)
        last = row.dates[-1]
        if row.standing is Standing.OVERDUE:
            return (self.tr("已过期限"),)
        return (self.tr("{0} 年").format(last.year),)

    def _on_chosen(self, row: FactRow | None) -> None:
        self.detail.show_row(row, self._clause_text(row.doc, row.fact.clause) if row else "")

    def handed(self) -> Handed:
        """Return what is on screen, to be handed on."""
        return self.table.handed(ExportKind.LEDGER, self._title.text())

    def handed_selection(self) -> Handed:
        """Return the selected rows, to be handed on."""
        return self.table.handed_selection(ExportKind.LEDGER)

    def save_state(self) -> dict[str, object]:
        """The chosen unit, widths, order."""
        return {"unit": self.names.current, "sizes": self._splitter.sizes(), "table": self.table.save_state()}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        unit, sizes, table = state.get("unit"), state.get("sizes"), state.get("table")
        if isinstance(sizes, list) and len(sizes) == 3 and all(isinstance(size, int) for size in sizes):
            self._splitter.setSizes(sizes)
        if isinstance(table, dict):
            self.table.restore_state(table)
        if isinstance(unit, str):
            self.names.prefer(unit)


def _by_unit(rows: Sequence[FactRow]) -> dict[str, list[FactRow]]:
    """Return what each unit must do, by the last day that is set for it; tasks go before their numbers."""
    found: dict[str, list[FactRow]] = {}
    for row in rows:
        if row.trackable:
            for unit in row.units:
                found.setdefault(unit, []).append(row)
    return {unit: sorted(listed, key=_order) for unit, listed in found.items()}


def _name(unit: str, rows: Sequence[FactRow]) -> Name:
    """Return a row of the list, to be found by every printed form of the name."""
    printed = {form for row in rows for form in row.printed_as(unit)}
    return Name(unit, unit, str(len(rows)), " ".join(sorted(printed)))


def _order(row: FactRow) -> tuple[tuple[date, ...], str, bool]:
    return row.dates[-1:] or (_FAR,), row.doc, row.kind is not FactKind.DUTY


def _leads(row: FactRow, unit: str) -> bool:
    detail = row.fact.detail
    return isinstance(detail, Duty) and any(name in detail.lead_units for name in row.printed_as(unit))
