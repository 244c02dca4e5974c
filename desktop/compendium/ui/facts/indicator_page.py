"""One indicator in all policies that set it: a table of the numbers and a small chart over the years."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from compendium.domain.document import Level
from compendium.domain.fact import Target
from compendium.services.exporting import ExportKind
from compendium.services.fact_rows import FactRow, value_text
from compendium.services.indicators import IndicatorGroup
from compendium.ui.facts.export_button import export_button
from compendium.ui.facts.fact_detail import FactDetail
from compendium.ui.facts.fact_table import FactTable
from compendium.ui.facts.fact_work import FactWork, Handed
from compendium.ui.facts.name_list import Name, NameList
from compendium.ui.icons import Icons
from compendium.ui.models.fact_columns import indicator_columns
from compendium.ui.models.labels import document_name, level_name
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.value_chart import Point, Series, ValueChart

_LIST_WIDTH = 270
_DETAIL_WIDTH = 290
_COUNTED = frozenset("家户个项件名人台所支批篇种")
_ROLES: Mapping[Level | None, tuple[str, int]] = {
    Level.NATIONAL: ("accent", 0),
    Level.PROVINCE: ("note", 1),
    Level.CITY: ("success", 2),
    Level.COUNTY: ("warning", 3),
    None: ("text_faint", 0),
}


class IndicatorPage(QWidget):
    """Indicators at the left, those of several policies first."""

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
        self._groups: dict[str, IndicatorGroup] = {}
        self._build()
        self._connect()
        self._on_loaded()

    def _build(self) -> None:
        theme = self._themes.current
        gap = theme.px("space_3")
        self.names = NameList(self._themes, self._icons, self.tr("查找指标"))
        self._title = QLabel()
        self._title.setProperty("tone", "heading")
        self._title.setWordWrap(True)
        self._summary = QLabel()
        self._summary.setProperty("tone", "faint")
        self.chart = ValueChart(self._themes)
        self._left_out = QLabel()
        self._left_out.setProperty("tone", "faint")
        self.export = export_button(self._icons)
        head = QVBoxLayout()
        head.setContentsMargins(gap, gap, gap, gap)
        head.setSpacing(theme.px("space_1"))
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(top)
        for line in (self._summary, self.chart, self._left_out):
            head.addWidget(line)
        self.table = FactTable(indicator_columns(), self._themes)
        self.table.setAccessibleName(self.tr("各份文件的目标"))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.nothing = EmptyState(self._themes, self._icons)
        self.nothing.say("search-x", self.tr("没有符合的指标"), self.tr("换个词试试。"), self.tr("清空筛选"))
        self._middle = QStackedWidget()
        self._middle.addWidget(middle)
        self._middle.addWidget(self.nothing)
        self.detail = FactDetail(self._themes, self._icons, work=self._work)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.names, self._middle, self.detail):
            self._splitter.addWidget(part)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([_LIST_WIDTH, 2 * _LIST_WIDTH, _DETAIL_WIDTH])
        self.empty = EmptyState(self._themes, self._icons)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.empty)

    def _connect(self) -> None:
        self._work.loaded.connect(self._on_loaded)
        self.names.chosen.connect(self._show_indicator)
        self.nothing.action_requested.connect(self.names.clear_query)
        self.export.clicked.connect(self.export_requested)
        self.table.opened.connect(self.open_requested)
        self.table.chosen.connect(self._on_row_chosen)
        self.detail.open_requested.connect(self.open_requested)
        self.detail.serve(self.table)
        self._splitter.splitterMoved.connect(lambda *_: self.state_changed.emit())

    def _on_loaded(self) -> None:
        if self._work.ready:
            self._work.group_indicators(self._on_grouped)
        else:
            self.empty.say("loader-circle", self.tr("正在读取…"))
            self._stack.setCurrentWidget(self.empty)

    def _on_grouped(self, groups: Sequence[IndicatorGroup]) -> None:
        self._groups = {group.name: group for group in groups}
        one, many = self.tr("1 份"), self.tr("{0} 份")
        names = [
            Name(name, name, many.format(group.documents) if group.documents > 1 else one)
            for name, group in self._groups.items()
        ]
        self.names.show_names(names)
        if not names:
            advice = self.tr("条款写有“达到8000家”一类的数字时，会自动列在这里。")
            self.empty.say("target", self.tr("文库里没有带数字的目标"), advice)
        self._stack.setCurrentWidget(self._splitter if names else self.empty)

    def _show_indicator(self, name: str) -> None:
        group = self._groups.get(name)
        rows = group.rows if group else ()
        self._title.setText(name)
        documents = group.documents if group else 0
        self._summary.setText(self.tr("{0} 份文件 · {1} 个目标").format(documents, len(rows)))
        self._draw(rows)
        self.table.show_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.go_to(rows[0].key)
        self._middle.setCurrentIndex(0 if rows else 1)
        self._on_row_chosen(self.table.current_row())
        self.state_changed.emit()

    def _draw(self, rows: Sequence[FactRow]) -> None:
        """Draw the numbers of the unit that most have, those with a year."""
        measured = [(row, unit) for row in rows if (unit := _unit_class(row)) and row.dates]
        units = [unit for _, unit in measured]
        unit = max(dict.fromkeys(units), key=units.count, default="")
        drawn = [row for row, own in measured if own == unit]
        by_level: dict[Level | None, dict[tuple[int, float, str], Point]] = {}
        for row in drawn:
            point = _point(row)
            by_level.setdefault(row.info.level, {})[point.year, point.value, row.doc] = point
        levels = [level for level in (*Level, None) if level in by_level]
        series = [Series(level_name(level), *_ROLES[level], tuple(by_level[level].values())) for level in levels]
        self.chart.show_series(series, unit)
        self.chart.setVisible(bool(drawn))
        rest = len(rows) - len(drawn)
        self._left_out.setVisible(bool(rest and drawn))
        self._left_out.setText(self.tr("另有 {0} 个目标单位不同或没有年份，未画入图中，见下表。").format(rest))

    def _on_row_chosen(self, row: FactRow | None) -> None:
        self.detail.show_row(row, self._clause_text(row.doc, row.fact.clause) if row else "")

    def handed(self) -> Handed:
        """Return what is on screen, to be handed on."""
        return self.table.handed(ExportKind.TARGETS, self._title.text())

    def handed_selection(self) -> Handed:
        """Return the selected rows, to be handed on."""
        return self.table.handed_selection(ExportKind.TARGETS)

    def save_state(self) -> dict[str, object]:
        """The chosen indicator, widths, order."""
        return {"indicator": self.names.current, "sizes": self._splitter.sizes(), "table": self.table.save_state()}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        name, sizes, table = state.get("indicator"), state.get("sizes"), state.get("table")
        if isinstance(sizes, list) and len(sizes) == 3 and all(isinstance(size, int) for size in sizes):
            self._splitter.setSizes(sizes)
        if isinstance(table, dict):
            self.table.restore_state(table)
        if isinstance(name, str):
            self.names.prefer(name)


def _unit_class(row: FactRow) -> str:
    """Return the unit to draw in; things that are counted share one axis, whatever their measure word."""
    detail = row.fact.detail
    if not isinstance(detail, Target) or detail.value_num is None:
        return ""
    return "个" if detail.unit in _COUNTED else detail.unit


def _point(row: FactRow) -> Point:
    detail = row.fact.detail
    if not isinstance(detail, Target) or detail.value_num is None:
        raise ValueError("only a target with a number is drawn")
    name, value, year = document_name(row.info), value_text(detail), row.dates[-1].year
    place = row.info.region or ""
    return Point(year, detail.value_num, f"{place[place.find('省') + 1 :] or place}{value}", f"{name} {year}年 {value}")
