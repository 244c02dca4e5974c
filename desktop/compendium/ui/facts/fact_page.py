"""The page of one kind of facts: a filter, the table, and what the current row rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from compendium.domain.fact import FactKind
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.ui.facts.fact_detail import FactDetail
from compendium.ui.facts.fact_table import FactTable
from compendium.ui.facts.fact_work import FactWork
from compendium.ui.icons import Icons
from compendium.ui.models.fact_columns import columns_of
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.search_field import SearchField

_DETAIL_WIDTH = 320


class FactPage(QWidget):
    """Shows the rows of FactWork that are of its kind."""

    open_requested = Signal(object)
    """The FactRow whose clause is to be opened."""
    state_changed = Signal()

    def __init__(
        self,
        kind: FactKind,
        *,
        work: FactWork,
        clause_text: Callable[[str, str], str],
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """``clause_text`` gives the text of a clause by document and clause id."""
        super().__init__(parent)
        self._kind, self._work, self._clause_text = kind, work, clause_text
        self._themes, self._icons = themes, icons
        self._build()
        self._connect()
        self._on_loaded()

    def _build(self) -> None:
        theme = self._themes.current
        gap = theme.px("space_3")
        self.field = SearchField(icons=self._icons, icon="list-filter")
        self.field.setObjectName("factFilter")
        self.field.setPlaceholderText(self.tr("筛选本表"))
        self.field.setAccessibleName(self.tr("筛选本表"))
        self.field.setMaximumWidth(320)
        self._count = QLabel()
        self._count.setProperty("tone", "faint")
        tools = QHBoxLayout()
        tools.setContentsMargins(gap, gap, gap, 0)
        tools.setSpacing(theme.px("space_2"))
        tools.addWidget(self.field, 2)
        tools.addWidget(self._count)
        tools.addStretch(1)
        self.table = FactTable(columns_of(self._kind), self._themes)
        self.empty = EmptyState(self._themes, self._icons)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(tools)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column.addLayout(self._stack, 1)
        self.detail = FactDetail(self._themes, self._icons)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([3 * _DETAIL_WIDTH, _DETAIL_WIDTH])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _connect(self) -> None:
        self._work.loaded.connect(self._on_loaded)
        self._work.failed.connect(self._on_failed)
        self.field.query_changed.connect(lambda _: self._show())
        self.table.opened.connect(self.open_requested)
        self.table.chosen.connect(self._on_chosen)
        self.table.layout_changed.connect(self.state_changed)
        self.detail.open_requested.connect(self.open_requested)
        self._splitter.splitterMoved.connect(lambda *_: self.state_changed.emit())

    @property
    def wanted(self) -> FactFilter:
        """What is shown."""
        return FactFilter(kinds=(self._kind,), text=self.field.text())

    def _on_loaded(self) -> None:
        self._show()

    def _on_failed(self, error: Exception) -> None:
        self.empty.say("circle-alert", self.tr("清单没有读出来"), str(error))
        self._stack.setCurrentWidget(self.empty)

    def _show(self) -> None:
        wanted = self.wanted
        rows = [row for row in self._work.rows if wanted.accepts_document(row.info) and wanted.accepts(row)]
        self.table.show_rows(rows)
        self._count.setText(self.tr("{0} 项 · {1} 份文件").format(len(rows), len({row.doc for row in rows})))
        if not rows:
            self._say_empty()
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        if rows and self.table.current_row() is None:
            self.table.go_to(rows[0].key)

    def _say_empty(self) -> None:
        if not self._work.ready:
            self.empty.say("loader-circle", self.tr("正在读取…"))
        elif self.field.text().strip():
            self.empty.say("search-x", self.tr("没有符合的行"), self.tr("换个词，或按 Esc 清空筛选。"))
        else:
            advice = self.tr("导入含有相应条款的文件后，会自动列在这里。")
            self.empty.say("clipboard-list", self.tr("文库里没有这类内容"), advice)

    def _on_chosen(self, row: FactRow | None) -> None:
        self.detail.show_row(row, self._clause_text(row.doc, row.fact.clause) if row else "")

    def save_state(self) -> dict[str, object]:
        """Filter, widths, order."""
        return {"text": self.field.text(), "sizes": self._splitter.sizes(), "table": self.table.save_state()}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        text, sizes, table = state.get("text"), state.get("sizes"), state.get("table")
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) for size in sizes):
            self._splitter.setSizes(sizes)
        if isinstance(table, dict):
            self.table.restore_state(table)
        if isinstance(text, str):
            self.field.set_query(text)
            self._show()
