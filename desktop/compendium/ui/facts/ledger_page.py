"""The ledger: what became of each task, target and deadline, filled in row by row or read back from a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from compendium.domain.ledger import LedgerStatus, Standing
from compendium.services.exporting import ExportKind
from compendium.services.fact_rows import FactRow
from compendium.services.ledger import by_policy, by_unit, overview_of
from compendium.services.ledger_import import LedgerPreview
from compendium.ui.facts.fact_work import Handed
from compendium.ui.facts.ledger_bar import LedgerBar
from compendium.ui.facts.ledger_menu import ledger_menu
from compendium.ui.facts.ledger_overview import DOC, UNIT, LedgerOverviewList
from compendium.ui.facts.ledger_preview import LedgerPreviewDialog
from compendium.ui.facts.ledger_strip import LedgerStrip
from compendium.ui.facts.ledger_table import LedgerTable
from compendium.ui.facts.lost_dialog import LostEntriesDialog
from compendium.ui.facts.overview_page import FactsPage, restore_sizes
from compendium.ui.models.labels import document_name
from compendium.ui.models.ledger_groups import LedgerGroup, group_of, order_of
from compendium.ui.models.ledger_narrowing import LedgerNarrowing, narrowed, narrowing_of, tracked_rows
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.empty_state import EmptyState

_OVERVIEW_WIDTH = 236
_STRIP_HEIGHT = 104
_ENDING = ".xlsx"


class LedgerPage(FactsPage):
    """The overview at the left, the table in the middle, the words of the policy below it."""

    # Building

    def _build(self) -> None:
        self._narrowing = LedgerNarrowing()
        self._folder = ""
        self._places: dict[str, int] = {}  # of rows that no column sorts
        self._waits = False  # rows that came while a cell was edited
        self.setAcceptDrops(True)
        self.overview = LedgerOverviewList(self._themes, self._icons)
        self.bar = LedgerBar(self._themes, self._icons)
        self.table = LedgerTable(self._themes, self._icons, lambda: self._work.today)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.strip = LedgerStrip(self._themes, self._icons)
        self.empty = EmptyState(self._themes, self._icons)
        self.nothing = EmptyState(self._themes, self._icons)
        self.hint = ElidedLabel()
        self.hint.setProperty("tone", "faint")
        gap = self._themes.current.px("space_3")
        self.see_lost = QPushButton(self.tr("查看…"))
        self._below_bar = QWidget()
        hints = QHBoxLayout(self._below_bar)
        hints.setContentsMargins(gap, 0, gap, self._themes.current.px("space_2"))
        hints.addWidget(self.hint, 1)
        hints.addWidget(self.see_lost)
        self._rows_or_nothing = QStackedLayout()
        self._rows_or_nothing.addWidget(self.table)
        self._rows_or_nothing.addWidget(self.nothing)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._below_bar)
        column.addLayout(self._rows_or_nothing, 1)
        self._below = self._split(Qt.Orientation.Vertical, [(upper, 900), (self.strip, _STRIP_HEIGHT)], 0)
        self._beside = self._split(
            Qt.Orientation.Horizontal, [(self.overview, _OVERVIEW_WIDTH), (self._below, 1200)], 1
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._beside)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        self._work.loaded.connect(self._on_loaded)
        self._work.failed.connect(self._on_failed)
        self.overview.chosen.connect(self._on_overview_chosen)
        self.overview.mode_changed.connect(lambda _: self._changed())
        self.bar.narrowed.connect(self._narrow)
        self.bar.group_chosen.connect(self._on_group_chosen)
        self.bar.status_chosen.connect(self.set_status)
        self.bar.export_requested.connect(self.export_requested)
        self.bar.read_back_requested.connect(self._ask_for_file)
        self.see_lost.clicked.connect(lambda: LostEntriesDialog(self._work, self._themes, self).open())
        self.nothing.action_requested.connect(lambda: self._narrow(LedgerNarrowing()))
        self.table.opened.connect(self.open_requested)
        self.table.chosen.connect(self._on_chosen)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_selected())
        self.table.layout_changed.connect(self.state_changed)
        self.table.entered.connect(self._on_entered)
        self.table.status_chosen.connect(self.set_status)
        self.table.filled_down.connect(self._on_filled_down)
        self.table.refused.connect(self._work.tell)
        self.table.editing_ended.connect(self._on_editing_ended)
        self.table.customContextMenuRequested.connect(self._on_context_menu)
        self.strip.open_requested.connect(self.open_requested)

    # Showing

    @property
    def narrowing(self) -> LedgerNarrowing:
        """What is shown."""
        return self._narrowing

    def _on_loaded(self) -> None:
        if self.table.editing:
            self._waits = True
        else:
            self._fill()

    def _on_editing_ended(self) -> None:
        if self._waits:
            self._fill()

    def _late_first(self, rows: list[FactRow], shown: list[FactRow]) -> list[FactRow]:
        """Put what is late first; while the same rows are there, none moves because something is recorded of it."""
        if self._places.keys() != {row.key for row in rows}:
            ordered = sorted(rows, key=lambda row: row.standing is not Standing.OVERDUE)
            self._places = {row.key: place for place, row in enumerate(ordered)}
        return sorted(shown, key=lambda row: self._places[row.key])

    def _on_failed(self, error: Exception) -> None:
        self.empty.say("circle-alert", self.tr("台账没有读出来"), str(error))
        self._stack.setCurrentWidget(self.empty)

    def _fill(self) -> None:
        self._waits = False
        rows = tracked_rows(self._work.rows)
        found = narrowed(rows, self._narrowing)
        self.table.show_rows(self._late_first(rows, found.rows))
        self.bar.show_narrowing(self._narrowing, found.counts, self._chips(rows))
        self.bar.show_count(len(found.rows), len(rows))
        self.bar.export.setEnabled(bool(found.rows))
        self._show_hint(tracked=any(row.tracked for row in rows))
        self._show_overview(found.beside)
        self._show_selected()
        if found.rows and self.table.current_row() is None:
            self.table.go_to(found.rows[0].key if self.bar.group is LedgerGroup.NONE else self.table.rows.facts[0].key)
        self.nothing.say("search-x", self.tr("没有符合的行"), self.tr("放宽筛选后再看。"), self.tr("清除筛选"))
        self._rows_or_nothing.setCurrentWidget(self.table if found.rows else self.nothing)
        if not found.rows:
            self._on_chosen(None)
        if not rows:
            self._say_empty()
        self._stack.setCurrentWidget(self._beside if rows else self.empty)

    def _show_hint(self, *, tracked: bool) -> None:
        """Say how to begin, and later that entries wait for words that are not in the library now."""
        lost = len(self._work.lost_entries)
        words = self.tr("在行里填写状态、进展、责任人和日期，填完即存；也可以导出给同事填写后读回。")
        if lost:
            waiting = self.tr("另有 {0} 项登记的原文已不在文库中，仍然保留；原来的文件恢复后会自动接上。")
            words = waiting.format(lost)
        self.hint.setText(words)
        self.see_lost.setVisible(bool(lost))
        self._below_bar.setVisible(bool(lost) or not tracked)

    def _say_empty(self) -> None:
        if not self._work.ready:
            self.empty.say("loader-circle", self.tr("正在读取…"))
            return
        advice = self.tr(
            "台账登记每项任务、指标和时限办到哪一步：状态、进展、责任人、日期和备注，逾期和将到期的会标出来。"
            "导入写有任务分工、指标或完成时限的文件后，就可以在这里登记，也可以导出给同事填写后读回。"
        )
        self.empty.say("clipboard-list", self.tr("还没有可以登记的事项"), advice)

    def _show_overview(self, beside: Mapping[str, list[FactRow]]) -> None:
        mode = self.overview.mode
        rows = beside[mode]
        overviews = by_unit(rows) if mode == UNIT else by_policy(rows)
        whole = overview_of(self.tr("全部单位") if mode == UNIT else self.tr("全部文件"), "", rows)
        chosen = self._narrowing.unit if mode == UNIT else self._narrowing.doc
        self.overview.show_overviews(whole, overviews, chosen)

    def _chips(self, rows: list[FactRow]) -> dict[str, str]:
        chips = {UNIT: self._narrowing.unit} if self._narrowing.unit else {}
        if doc := self._narrowing.doc:
            chips[DOC] = next((document_name(row.info) for row in rows if row.doc == doc), doc)
        return chips

    def _show_selected(self) -> None:
        self.bar.show_selected(len(self.table.selected_rows()))

    def _on_chosen(self, row: FactRow | None) -> None:
        self.strip.show_row(row, self._words_of(row))

    # Narrowing

    def _narrow(self, narrowing: LedgerNarrowing) -> None:
        self._narrowing = narrowing
        self._changed()

    def _on_overview_chosen(self, field: str, value: str) -> None:
        self._narrow(self._narrowing.with_one(field, value))

    def _on_group_chosen(self, group: LedgerGroup) -> None:
        self.table.group_by(group_of(group), order_of(group))
        self._changed()

    def _changed(self) -> None:
        self._fill()
        self.state_changed.emit()

    # Recording

    def set_status(self, status: LedgerStatus) -> None:
        """Give all selected rows a status."""
        if rows := self.table.selected_rows():
            self._work.record(rows, status=status)

    def clear(self) -> None:
        """Empty what is recorded of the selected rows."""
        rows = [row for row in self.table.selected_rows() if row.tracked]
        if rows:
            nothing = LedgerStatus.NOT_STARTED
            self._work.record(rows, status=nothing, progress="", person="", date="", remark="")

    def _on_entered(self, row: FactRow, field: str, value: str) -> None:
        self._record([row], field, value)

    def _on_filled_down(self, field: str, value: str) -> None:
        self._record(self.table.selected_rows(), field, value)

    def _record(self, rows: list[FactRow], field: str, value: str) -> None:
        if field == "status":
            self._work.record(rows, status=LedgerStatus(value))
        else:
            self._work.record(rows, **{field: value})  # type: ignore[arg-type]

    def _on_context_menu(self, place: QPoint) -> None:
        rows = self.table.selected_rows()
        if rows:
            menu = ledger_menu(self, self._icons, rows)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(place))

    # Files

    def handed(self) -> Handed:
        """Return what is on screen, to be handed on; a row that stands under several headings goes once."""
        first: dict[str, tuple[str, FactRow]] = {}
        for name, row in self.table.rows.grouped():
            first.setdefault(row.key, (name, row))
        names, rows = tuple(name for name, _ in first.values()), tuple(row for _, row in first.values())
        about = self.bar.narrowed_by(self._chips(list(rows)))
        return Handed(ExportKind.LEDGER, rows, names, about)

    def handed_selection(self) -> Handed:
        """Return the selected rows, to be handed on."""
        return Handed(ExportKind.LEDGER, tuple({row.key: row for row in self.table.selected_rows()}.values()))

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard as a table."""
        handed = self.handed_selection()
        if handed.rows:
            self._work.copy(handed)

    def cite_selected(self) -> None:
        """Copy the words of the selected rows with their source."""
        self._work.cite(self.table.selected_rows())

    def read_back(self, path: Path) -> None:
        """Show what a filled-in file would change."""
        self._folder = str(path.parent)
        self._work.preview(path, self._show_preview)

    def _ask_for_file(self) -> None:
        title, kinds = self.tr("选择填好的台账"), self.tr("Excel 表格 (*.xlsx)")
        name, _ = QFileDialog.getOpenFileName(self, title, self._folder, kinds)
        if name:
            self.read_back(Path(name))

    def _show_preview(self, preview: LedgerPreview) -> None:
        dialog = LedgerPreviewDialog(preview, self._themes, self._icons, self.window())
        dialog.apply_requested.connect(self._work.apply)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a spreadsheet; other files are the window's, which imports them."""
        if _dropped(event) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read a filled-in ledger back."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.read_back(path)

    # Remembering

    def save_state(self) -> dict[str, object]:
        """Filters, grouping, overview, widths, order."""
        return {
            "narrowing": self._narrowing.as_state(),
            "group": self.bar.group.value,
            "overview": self.overview.mode,
            "beside": self._beside.sizes(),
            "below": self._below.sizes(),
            "folder": self._folder,
            "table": self.table.save_state(),
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        restore_sizes(self._beside, state.get("beside"))
        restore_sizes(self._below, state.get("below"))
        narrowing, group, table, folder = (state.get(name) for name in ("narrowing", "group", "table", "folder"))
        if isinstance(table, dict):
            self.table.restore_state(table)
        if isinstance(narrowing, dict):
            self._narrowing = narrowing_of(narrowing)
        self._folder = folder if isinstance(folder, str) else ""
        self.overview.set_mode(str(state.get("overview")))
        if group in tuple(LedgerGroup):
            self.bar.show_group(LedgerGroup(str(group)))
            self.table.group_by(group_of(self.bar.group), order_of(self.bar.group))
        self._fill()


def _dropped(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() == _ENDING else None
