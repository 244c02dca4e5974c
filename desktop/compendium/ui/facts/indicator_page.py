"""One indicator in all policies that set it: a table of the numbers and a small chart over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from compendium.domain.document import Level
from compendium.domain.fact import Target
from compendium.services.exporting import ExportKind
from compendium.services.fact_rows import FactRow, value_text
from compendium.services.indicators import IndicatorGroup
from compendium.ui.facts.fact_table import FactTable
from compendium.ui.facts.name_list import Name
from compendium.ui.facts.overview_page import NamesPage
from compendium.ui.models.fact_columns import indicator_columns
from compendium.ui.models.labels import document_name, level_name
from compendium.ui.widgets.value_chart import Point, Series, ValueChart

_WIDTHS = (270, 540, 290)
_COUNTED = frozenset("家户个项件名人台所支批篇种")
_ROLES: Mapping[Level | None, tuple[str, int]] = {
    Level.NATIONAL: ("accent", 0),
    Level.PROVINCE: ("note", 1),
    Level.CITY: ("success", 2),
    Level.COUNTY: ("warning", 3),
    None: ("text_faint", 0),
}


class IndicatorPage(NamesPage):
    """Indicators at the left, those of several policies first."""

    kind = ExportKind.TARGETS
    chosen_as = "indicator"

    def _build(self) -> None:
        theme = self._themes.current
        gap = theme.px("space_3")
        self._groups: dict[str, IndicatorGroup] = {}
        self._make_title()
        self._title.setWordWrap(True)
        self.chart = ValueChart(self._themes)
        self._left_out = QLabel()
        self._left_out.setProperty("tone", "faint")
        self._make_export()
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
        self._build_around(head, self.tr("查找指标"), self.tr("没有符合的指标"), _WIDTHS)

    def _fill(self) -> None:
        if self._work.ready:
            self._work.group_indicators(self._on_grouped)
        else:
            self._say_reading()
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

    def _rows_of(self, name: str) -> Sequence[FactRow]:
        group = self._groups.get(name)
        return group.rows if group else ()

    def _show_head(self, name: str, rows: Sequence[FactRow]) -> None:
        group = self._groups.get(name)
        documents = group.documents if group else 0
        self._summary.setText(self.tr("{0} 份文件 · {1} 个目标").format(documents, len(rows)))
        self._draw(rows)

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
