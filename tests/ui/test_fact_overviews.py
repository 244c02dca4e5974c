"""Seeing what many policies say at once: one indicator in all of them, a unit's tasks, the calendar."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from compendium.ui.actions import View
from compendium.ui.facts.calendar_page import CalendarPage
from compendium.ui.facts.indicator_page import IndicatorPage
from compendium.ui.facts.tables_panel import TablesPanel
from compendium.ui.facts.unit_page import UnitPage
from compendium.ui.main_window import MainWindow
from user_input import commit, settle

TODAY = date(2026, 7, 1)


@pytest.fixture
def tables(window: MainWindow) -> TablesPanel:
    window.actions_by_id["view_tables"].trigger()
    settle(window)
    return window.findChild(TablesPanel)


def show(tables: TablesPanel, window: MainWindow, words: str) -> object:
    """Click the tab with these words and return its page."""
    at = next(at for at in range(tables.tabs.count()) if tables.tabs.tabText(at) == words)
    QTest.mouseClick(tables.tabs, Qt.MouseButton.LeftButton, pos=tables.tabs.tabRect(at).center())
    settle(window)
    return tables.page


def cells(page: IndicatorPage | UnitPage | CalendarPage, key: str) -> list[str]:
    """The cells of a column that show, without headings."""
    model = page.table.rows
    column = [each.key for each in model.columns].index(key)
    return [str(model.index(line, column).data()) for line, row in enumerate(model.lines) if not isinstance(row, str)]


def headings(page: UnitPage | CalendarPage) -> list[str]:
    return [line.rsplit(maxsplit=1)[0] for line in page.table.rows.lines if isinstance(line, str)]


def test_an_indicator_shows_its_number_in_every_policy_and_draws_what_can_be_compared(
    window: MainWindow, tables: TablesPanel, qtbot: QtBot
) -> None:
    page = cast("IndicatorPage", show(tables, window, "指标对照"))
    commit(page.names.field, "高新技术企业")
    qtbot.waitUntil(lambda: page.names.current == "高新技术企业数量")
    assert set(cells(page, "region")) == {"吉林省", "山东省济南市", "江苏省无锡市"}
    assert "5500户" in cells(page, "value")
    assert "翻一番" in cells(page, "value")
    said = page.chart.accessibleDescription()
    assert "5500户" in said
    assert "8000家" in said
    assert "翻一番" not in said  # a multiple is no count
    page.grab()  # what is painted must not fail


def test_a_unit_lists_its_tasks_by_deadline_and_units_of_two_cities_stay_apart(
    window: MainWindow, tables: TablesPanel
) -> None:
    page = cast("UnitPage", show(tables, window, "单位任务"))
    assert page.show_unit("无锡市科学技术局")
    assert all("无锡" in place for place in cells(page, "source"))
    assert "责任" in cells(page, "part")
    assert page.show_unit("济南市科学技术局")
    assert cells(page, "source")
    assert all("济南" in place for place in cells(page, "source"))
    years = [heading for heading in headings(page) if heading[:4].isdigit()]
    assert years == sorted(years)


def test_a_unit_is_found_by_the_name_that_is_printed(window: MainWindow, tables: TablesPanel, qtbot: QtBot) -> None:
    page = cast("UnitPage", show(tables, window, "单位任务"))
    commit(page.names.field, "省科技厅")
    qtbot.waitUntil(lambda: page.names.current == "吉林省科学技术厅")


def test_the_calendar_tells_what_is_past_from_what_comes(window: MainWindow, tables: TablesPanel, qtbot: QtBot) -> None:
    page = cast("CalendarPage", show(tables, window, "时限日历"))
    assert headings(page)[:2] == ["已过期限", "2026年12月"]
    past = page.strip.spans[0]
    assert past.late
    assert past.size == sum(bool(row.dates) and row.dates[-1] < TODAY for row in page.table.rows.facts)
    commit(page.field, "破茧成蝶")
    qtbot.waitUntil(lambda: len(page.table.rows.facts) == 1)
    assert headings(page) == ["2026年12月"]
    commit(page.field, "没有这样的词")
    qtbot.waitUntil(page.empty.isVisible)


def test_clicking_a_month_goes_to_its_first_date(window: MainWindow, tables: TablesPanel) -> None:
    page = cast("CalendarPage", show(tables, window, "时限日历"))
    number = next(n for n, span in enumerate(page.strip.spans) if span.name == "12月")
    at = page.strip._area(number).center().toPoint()
    QTest.mouseClick(page.strip, Qt.MouseButton.LeftButton, pos=at)
    row = page.table.current_row()
    assert row is not None
    assert (row.dates[-1].year, row.dates[-1].month) == (2026, 12)


def test_enter_opens_the_clause_and_the_pages_come_back(window: MainWindow, tables: TablesPanel) -> None:
    page = cast("UnitPage", show(tables, window, "单位任务"))
    page.show_unit("吉林省科学技术厅")
    row = page.table.current_row()
    assert row is not None
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle(window)
    assert (window.navigator.here.view, window.navigator.here.doc) == (View.READ, row.doc)
    assert window.navigator.here.clause == row.fact.clause
    state = tables.save_state()
    assert state["table"] == "units"
    assert cast("dict[str, dict[str, object]]", state["pages"])["units"]["unit"] == "吉林省科学技术厅"
