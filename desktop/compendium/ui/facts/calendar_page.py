"""The calendar: every date that a policy sets, by month, told from today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from compendium.domain.fact import Deadline, FactKind, Target
from compendium.domain.ledger import Standing
from compendium.services.exporting import ExportKind
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.ui.facts.fact_table import FactTable
from compendium.ui.facts.month_strip import MonthStrip, Span
from compendium.ui.facts.overview_page import OverviewPage
from compendium.ui.models.fact_columns import calendar_columns
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.search_field import SearchField

_DETAIL_WIDTH = 320
_MONTHS = 12


class CalendarPage(OverviewPage):
    """A strip of months over the dates in their order."""

    kind = ExportKind.DEADLINES

    def _build(self) -> None:
        gap = self._themes.current.px("space_3")
        self._groups: list[str] = []
        self.field = SearchField(icons=self._icons, icon="list-filter")
        self.field.setPlaceholderText(self.tr("筛选时限"))
        self.field.setAccessibleName(self.tr("筛选时限"))
        self.field.setMaximumWidth(320)
        self._count = QLabel()
        self._count.setProperty("tone", "faint")
        tools = QHBoxLayout()
        tools.addWidget(self.field, 2)
        tools.addWidget(self._count)
        tools.addStretch(1)
        self._make_export()
        tools.addWidget(self.export)
        self.strip = MonthStrip(self._themes)
        head = QVBoxLayout()
        head.setContentsMargins(gap, gap, gap, 0)
        head.setSpacing(self._themes.current.px("space_2"))
        head.addLayout(tools)
        head.addWidget(self.strip)
        self.table = FactTable(calendar_columns(), self._themes)
        self.table.setAccessibleName(self.tr("时限日历"))
        self.table.group_by(lambda row: (self._group(row),))
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        self.empty = EmptyState(self._themes, self._icons)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column.addLayout(self._stack, 1)
        self._put_beside([(left, 3 * _DETAIL_WIDTH)], _DETAIL_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _connect(self) -> None:
        super()._connect()
        self.field.query_changed.connect(lambda _: self._fill())
        self.strip.chosen.connect(self._on_span_chosen)

    def _fill(self) -> None:
        wanted = FactFilter(text=self.field.text())
        rows = sorted(
            (row for row in self._work.rows if _is_dated(row) and wanted.accepts(row)),
            key=lambda row: (row.standing is not Standing.OVERDUE, row.dates[-1:] or (date.max,)),
        )
        counted = self.tr("{0} 个时限 · 今天 {1}").format(len(rows), self._work.today.isoformat())
        self._count.setText(counted)
        self.strip.setVisible(bool(rows))
        self._show_strip(rows)
        if not rows:
            self._say_empty(searched=bool(wanted.text.strip()))
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        self.export.setEnabled(bool(rows))
        self._show_rows(rows)

    def _show_strip(self, rows: list[FactRow]) -> None:
        counts: dict[str, int] = {}
        for row in rows:
            group = self._group(row)
            counts[group] = counts.get(group, 0) + 1
        today = self._work.today
        months = [_month(today, ahead) for ahead in range(_MONTHS)]
        self._groups = [self.tr("已过期限"), *(self._month_name(*month) for month in months)]
        spans = [Span(self.tr("已过"), "", counts.get(self._groups[0], 0), late=True)]
        for number, (year, month) in enumerate(months):
            above = self.tr("{0}年").format(year) if number == 0 or month == 1 else ""
            count = counts.get(self._groups[number + 1], 0)
            spans.append(Span(self.tr("{0}月").format(month), above, count))
        later = [group for group in dict.fromkeys(map(self._group, rows)) if group not in self._groups]
        for group in later:
            self._groups.append(group)
            spans.append(Span(group, "", counts[group]))
        self.strip.show_spans(spans)

    def _group(self, row: FactRow) -> str:
        if not row.dates:
            return self.tr("每年、定期") if _recurs(row) else self.tr("未定日期")
        last = row.dates[-1]
        if row.standing is Standing.OVERDUE or (row.standing is Standing.DONE and last < self._work.today):
            return self.tr("已过期限")
        if (last.year, last.month) <= _month(self._work.today, _MONTHS - 1):
            return self._month_name(last.year, last.month)
        return self.tr("{0}年").format(last.year)

    def _month_name(self, year: int, month: int) -> str:
        return self.tr("{0}年{1}月").format(year, month)

    def _say_empty(self, *, searched: bool) -> None:
        if not self._work.ready:
            self.empty.say("loader-circle", self.tr("正在读取…"))
        elif searched:
            self.empty.say("search-x", self.tr("没有符合的时限"), self.tr("换个词，或按 Esc 清空筛选。"))
        else:
            advice = self.tr("条款写有“2026年底前”一类的日期时，会自动列在这里。")
            self.empty.say("calendar", self.tr("文库里没有写明日期的条款"), advice)

    def _on_span_chosen(self, number: int) -> None:
        wanted = self._groups[number]
        row = next((row for row in self.table.rows.facts if self._group(row) == wanted), None)
        if row is not None:
            self.table.go_to(row.key, at_top=True)

    def _subject(self) -> str:
        return self.field.text().strip()

    def save_state(self) -> dict[str, object]:
        """Filter, widths, order."""
        return {"text": self.field.text(), **super().save_state()}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        super().restore_state(state)
        text = state.get("text")
        if isinstance(text, str):
            self.field.set_query(text)
            self._fill()


def _is_dated(row: FactRow) -> bool:
    return row.kind is FactKind.DEADLINE or (row.kind is FactKind.TARGET and (bool(row.dates) or _recurs(row)))


def _recurs(row: FactRow) -> bool:
    detail = row.fact.detail
    return isinstance(detail, Target | Deadline) and bool(detail.frequency)


def _month(today: date, ahead: int) -> tuple[int, int]:
    months = today.year * 12 + today.month - 1 + ahead
    return months // 12, months % 12 + 1
