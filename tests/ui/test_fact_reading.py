"""What tables of facts look like to the eye: the sentence with its words marked, the heights of lines, empty pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from compendium.domain.fact import Duty, FactKind, Target
from compendium.ui.actions import View
from compendium.ui.facts.calendar_page import CalendarPage
from compendium.ui.facts.export_dialog import ExportDialog
from compendium.ui.facts.fact_page import FactPage
from compendium.ui.facts.indicator_page import IndicatorPage
from compendium.ui.facts.sentence_view import SentenceView
from compendium.ui.facts.tables_panel import TablesPanel
from compendium.ui.facts.unit_page import UnitPage
from compendium.ui.main_window import MainWindow
from compendium.ui.models.fact_excerpt import Excerpt
from compendium.ui.models.fact_groups import FactGroup
from compendium.ui.reader.find_bar import HitBar
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.theme import DARK, LIGHT, Themes
from user_input import commit, settle


def page_of(window: MainWindow, key: str) -> QWidget:
    """Show a table by the key of its tab."""
    window.navigator.show_view(View.TABLES)
    settle(window)
    panel = window.findChild(TablesPanel)
    assert panel is not None
    tabs = panel.tabs
    tabs.setCurrentIndex(next(at for at in range(tabs.count()) if tabs.tabData(at) == key))
    settle(window)
    assert panel.page is not None
    return panel.page


@pytest.fixture
def tasks_page(window: MainWindow) -> FactPage:
    page = page_of(window, FactKind.DUTY)
    assert isinstance(page, FactPage)
    return page


def looks(view: SentenceView) -> list[tuple[bool, bool]]:
    """Tell of each character whether it is bold and whether it is tinted."""
    cursor = QTextCursor(view.document())
    found = []
    for at in range(len(view.toPlainText())):
        cursor.setPosition(at + 1)
        shape = cursor.charFormat()
        found.append((shape.fontWeight() > 400, shape.background().style() != Qt.BrushStyle.NoBrush))
    return found


def test_only_the_words_of_the_fact_are_marked_however_often_it_is_drawn(qtbot: QtBot, themes: Themes) -> None:
    view = SentenceView(themes)
    qtbot.addWidget(view)
    first = Excerpt("企业达到500家，其中甲类100家。", (0, 8), ((4, 8),))
    second = Excerpt("培育企业，负责单位：甲局。", (5, 12), ((5, 12),))
    wanted_first = [(4 <= at < 8, at < 8) for at in range(len(first.text))]
    wanted_second = [(False, 5 <= at < 12) for at in range(len(second.text))]
    for excerpt, wanted in ((first, wanted_first), (second, wanted_second), (first, wanted_first)):
        view.show_excerpt(excerpt)
        assert looks(view) == wanted
        for mode in (DARK, LIGHT):
            themes.set_mode(mode)
            assert looks(view) == wanted


def test_lines_that_were_headings_become_as_high_as_the_others_again(tasks_page: FactPage) -> None:
    table, groups = tasks_page.table, tasks_page.bar.groups
    whole = table.rowHeight(0)
    groups.setCurrentIndex(groups.findData(FactGroup.DOCUMENT.value))
    assert table.rowHeight(0) < whole
    groups.setCurrentIndex(groups.findData(FactGroup.NONE.value))
    assert {table.rowHeight(line) for line in range(len(table.rows.lines))} == {whole}


def test_the_pane_of_a_duty_says_by_when_it_is_due(tasks_page: FactPage) -> None:
    row = next(row for row in tasks_page.table.rows.facts if isinstance(row.fact.detail, Duty) and row.date_text)
    tasks_page.table.go_to(row.key)
    said = [label.accessibleName() for label in tasks_page.detail.form.findChildren(QLabel)]
    assert any(words.startswith(f"完成时限：{row.date_text}") for words in said)
    tasks_page.detail.edit()
    assert {editor.asked.name for editor in tasks_page.detail.form.editors}.isdisjoint({"deadline", "due"})
    tasks_page.detail.form.cancel()
    undated = next(row for row in tasks_page.table.rows.facts if not row.date_text)
    tasks_page.table.go_to(undated.key)
    said = [label.accessibleName() for label in tasks_page.detail.form.findChildren(QLabel)]
    assert not any(words.startswith("完成时限") for words in said)


def test_slogans_are_listed_when_they_are_asked_for(window: MainWindow) -> None:
    page = page_of(window, FactKind.TARGET)
    assert isinstance(page, FactPage)

    def softs() -> list[bool]:
        return [isinstance(row.fact.detail, Target) and row.fact.detail.soft for row in page.table.rows.facts]

    whole = len(softs())
    assert not any(softs())
    page.bar.soft.trigger()
    assert any(softs())
    assert len(softs()) == whole + sum(softs())
    state = page.save_state()
    page.bar.soft.trigger()
    assert not any(softs())
    page.restore_state(state)
    assert any(softs())
    assert page.bar.soft.isChecked()


@pytest.mark.parametrize("key", ["indicators", "units"])
def test_a_name_that_is_not_found_leaves_nothing_to_work_on(window: MainWindow, qtbot: QtBot, key: str) -> None:
    page = page_of(window, key)
    assert isinstance(page, IndicatorPage | UnitPage)
    assert page.detail.row is not None
    commit(page.names.field, "没有这样的名称")
    qtbot.waitUntil(page.nothing.isVisible)
    assert page.table.rows.facts == []
    assert not any(button.isVisible() for button in page.detail.findChildren(QPushButton))
    next(button for button in page.nothing.findChildren(QPushButton) if button.isVisible()).click()
    assert page.table.rows.facts
    assert page.detail.row == page.table.current_row()
    assert page.names.field.text() == ""


def test_a_date_that_is_not_found_leaves_nothing_to_work_on(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window, "calendar")
    assert isinstance(page, CalendarPage)
    commit(page.field, "没有这样的词")
    qtbot.waitUntil(page.empty.isVisible)
    assert not page.export.isEnabled()
    assert not any(button.isVisible() for button in page.detail.findChildren(QPushButton))


@pytest.mark.parametrize("key", ["indicators", "units", "calendar"])
def test_a_button_hands_the_table_on(window: MainWindow, key: str) -> None:
    page = page_of(window, key)
    assert isinstance(page, IndicatorPage | UnitPage | CalendarPage)
    page.export.click()
    [dialog] = window.findChildren(ExportDialog)
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize("key", ["indicators", "units", "calendar"])
def test_columns_that_show_in_a_small_window_have_room_for_their_words(window: MainWindow, key: str) -> None:
    page = page_of(window, key)
    assert isinstance(page, IndicatorPage | UnitPage | CalendarPage)
    window.resize(1093, 614)
    settle(window)
    table = page.table
    shown = [at for at in range(len(table.rows.columns)) if not table.isColumnHidden(at)]
    assert sum(table.columnWidth(at) for at in shown) <= table.viewport().width()
    for at in shown:
        assert table.columnWidth(at) >= table.fontMetrics().horizontalAdvance(table.rows.columns[at].title)
    page._splitter.setSizes([0, 5000, 0] if page._splitter.count() == 3 else [5000, 0])
    window.resize(1900, 800)
    settle(window)
    assert not any(table.isColumnHidden(at) for at in range(len(table.rows.columns)))


def test_the_words_of_a_fact_are_marked_in_the_reader_without_talk_of_a_search(
    window: MainWindow, tasks_page: FactPage
) -> None:
    row = tasks_page.table.rows.facts[0]
    tasks_page.table.opened.emit(row)
    settle(window)
    reader = window.findChild(ReaderPanel)
    assert reader is not None
    assert reader.walker.hits.current == (row.fact.clause, row.fact.start, row.fact.end)
    [bar] = window.findChildren(HitBar)
    said = [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
    assert said == ["要点原文"]
    window.navigator.open_document(row.doc, row.fact.clause, [(row.fact.clause, row.fact.start, row.fact.end)])
    settle(window)
    said = [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
    assert said[:2] == ["检索结果", "第 1 处，共 1 处"]
