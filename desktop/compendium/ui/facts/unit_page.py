"""The page of a unit: all that it must do, whatever policy says so, by deadline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu

from compendium.domain.fact import Duty, FactKind
from compendium.domain.ledger import LedgerStatus, Standing
from compendium.services.exporting import ExportKind
from compendium.services.fact_rows import FactRow
from compendium.ui.facts.fact_table import FactTable
from compendium.ui.facts.ledger_delegate import LedgerDelegate
from compendium.ui.facts.ledger_menu import status_menu
from compendium.ui.facts.name_list import Name
from compendium.ui.facts.overview_page import NamesPage
from compendium.ui.models.fact_columns import unit_columns
from compendium.ui.reader.reader_menu import MenuRow, build_menu

_WIDTHS = (230, 690, 300)
_FAR = date.max


class UnitPage(NamesPage):
    """Units at the left, what they must do in the middle, the words of the policy at the right."""

    kind = ExportKind.LEDGER
    chosen_as = "unit"

    def _build(self) -> None:
        gap, between = self._themes.current.px("space_3"), self._themes.current.px("space_2")
        self._by_unit: dict[str, list[FactRow]] = {}
        self._make_title()
        self._make_export()
        head = QHBoxLayout()
        head.setContentsMargins(gap, gap, gap, between)
        head.setSpacing(between)
        head.addWidget(self._title)
        head.addWidget(self._summary)
        head.addStretch(1)
        head.addWidget(self.export)
        self.table = FactTable(unit_columns(lambda: self.names.current), self._themes)
        self.table.setAccessibleName(self.tr("这个单位的任务"))
        self._dress_table()
        self.table.group_by(self._due_group)
        self._build_around(head, self.tr("查找单位"), self.tr("没有符合的单位"), _WIDTHS)

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
        super()._connect()
        self.table.customContextMenuRequested.connect(self._on_context_menu)

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

    def _fill(self) -> None:
        self._by_unit = _by_unit(self._work.rows)
        ordered = sorted(self._by_unit.items(), key=lambda unit: (-len(unit[1]), unit[0]))
        self.names.show_names([_name(unit, rows) for unit, rows in ordered])
        if not ordered and self._work.ready:
            advice = self.tr("文件写有“责任单位”“牵头单位”等分工时，会自动列在这里。")
            self.empty.say("building-2", self.tr("文库里还没有写明责任单位的条款"), advice)
        elif not ordered:
            self._say_reading()
        self._stack.setCurrentWidget(self._splitter if ordered else self.empty)

    def _rows_of(self, name: str) -> Sequence[FactRow]:
        return self._by_unit.get(name, [])

    def _show_head(self, name: str, rows: Sequence[FactRow]) -> None:
        leads = sum(_leads(row, name) for row in rows)
        late = sum(row.standing is Standing.OVERDUE for row in rows)
        words = [self.tr("{0} 项").format(len(rows))]
        words += [self.tr("牵头 {0} 项").format(leads)] if leads else []
        words += [self.tr("逾期 {0} 项").format(late)] if late else []
        self._summary.setText(" · ".join(words))

    def _due_group(self, row: FactRow) -> tuple[str, ...]:
        if not row.dates:
            return (self.tr("未定日期"),)
        last = row.dates[-1]
        if row.standing is Standing.OVERDUE:
            return (self.tr("已过期限"),)
        return (self.tr("{0} 年").format(last.year),)


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
