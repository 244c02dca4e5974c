"""Collecting from where clauses are shown, in the real window: reader, results, bookmarks, tables."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.collection import ItemKind
from compendium.domain.comparison import ClauseRef
from compendium.ui.actions import View
from compendium.ui.collections.chooser import CollectionChooser
from compendium.ui.collections.collections_panel import CollectionsPanel
from compendium.ui.facts.fact_page import FactPage
from compendium.ui.main_window import MainWindow
from compendium.ui.main_window_collections import Collecting
from compendium.ui.main_window_compare import Comparing
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.search.search_panel import SearchPanel
from user_input import commit, settle


def chooser(window: MainWindow, qtbot: QtBot) -> CollectionChooser:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), CollectionChooser))
    found = QApplication.activeModalWidget()
    assert isinstance(found, CollectionChooser)
    return found


def take(window: MainWindow, qtbot: QtBot, typed: str = "") -> str:
    """Choose in the dialog as it stands, or what is typed; return what the message at the bottom says."""
    dialog = chooser(window, qtbot)
    if typed:
        commit(dialog.field, typed)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(window)
    toast = window._notify.toast
    assert toast is not None
    return toast.text


@pytest.fixture
def reader(window: MainWindow) -> ReaderPanel:
    window.navigator.open_at_once("jilin-2024", "2.5")
    settle(window)
    found = window.findChild(ReaderPanel)
    assert found is not None
    return found


def test_the_clause_that_is_read_goes_into_a_new_collection_and_undo_takes_it_back(
    window: MainWindow, reader: ReaderPanel, composition: Composition, qtbot: QtBot
) -> None:
    window.actions_by_id["add_to_collection"].trigger()
    assert take(window, qtbot, "宣讲") == "已加入讲义“宣讲”"
    (kept,) = composition.collections.list()
    assert [(item.kind, item.clauses[0].clause, item.clauses[0].quote) for item in kept.items] == [
        (ItemKind.CLAUSE, "2.5", "")
    ]
    window.actions_by_id["add_to_collection"].trigger()
    take(window, qtbot)  # the one used last stands first
    assert len(composition.collections.list()[0].items) == 2
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert composition.collections.list()[0].items == kept.items


def test_the_message_leads_to_the_item(window: MainWindow, reader: ReaderPanel, qtbot: QtBot) -> None:
    window.actions_by_id["add_to_collection"].trigger()
    take(window, qtbot, "宣讲")
    toast = window._notify.toast
    assert toast is not None
    button = next(each for each in toast.findChildren(QPushButton) if each.text() == "打开")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window)
    assert window.navigator.here.view is View.COLLECTIONS
    panel = window.findChild(CollectionsPanel)
    assert panel is not None
    assert panel.bar.title.text() == "宣讲"
    assert panel.detail.item is not None
    assert panel.detail.item.clauses[0].clause == "2.5"


def test_selected_words_go_in_as_they_are(
    window: MainWindow, reader: ReaderPanel, composition: Composition, qtbot: QtBot
) -> None:
    reader.collect_requested.emit("jilin-2024", "2.5", "加速科技成果向现实生产力的转化")
    take(window, qtbot, "宣讲")
    assert composition.collections.list()[0].items[0].clauses[0].quote == "加速科技成果向现实生产力的转化"


def test_escape_adds_nothing(window: MainWindow, reader: ReaderPanel, composition: Composition, qtbot: QtBot) -> None:
    window.actions_by_id["add_to_collection"].trigger()
    QTest.keyClick(chooser(window, qtbot).field, Qt.Key.Key_Escape)
    settle(window)
    assert composition.collections.list() == []


def test_hits_of_a_search_go_in(window: MainWindow, composition: Composition, qtbot: QtBot) -> None:
    window.navigator.search("孵化")
    settle(window)
    page = window.findChild(SearchPanel)
    assert page is not None
    qtbot.waitUntil(lambda: page.result is not None)
    tree = page._layout.tree
    from compendium.ui.search.result_menu import result_menu

    menu = result_menu(tree.rows.index(0, 0), page._acts, window._icons, page)
    action = next(each for each in menu.actions() if "加入讲义" in each.text())
    count = len(tree.rows.groups[0].hits)
    assert f"{count} 条" in action.text()
    action.trigger()
    take(window, qtbot, "宣讲")
    assert len(composition.collections.list()[0].items) == count


def test_a_table_goes_in_with_its_filter_and_is_looked_up_again(
    window: MainWindow, composition: Composition, qtbot: QtBot
) -> None:
    window.actions_by_id["view_tables"].trigger()
    settle(window)
    page = window.findChild(FactPage)
    assert page is not None
    page.field.set_query("孵化")
    page.field.query_changed.emit("孵化")
    shown = len(page.table.rows.facts)
    assert shown
    page.bar.collect_requested.emit()
    take(window, qtbot, "宣讲")
    (item,) = composition.collections.list()[0].items
    assert item.table is not None
    assert (item.table.kind, dict(item.table.filters)) == ("tasks", {"text": "孵化"})
    assert len(composition.collection_tables.rows(item.table)) == shown
    sheet = composition.collection_tables.sheet(item.table, "任务")
    assert (sheet.title, len(sheet.rows)) == ("任务", shown)


def test_compared_clauses_stand_side_by_side(window: MainWindow, composition: Composition, qtbot: QtBot) -> None:
    comparing = window.findChild(Comparing)
    assert comparing is not None
    refs = [ClauseRef("jilin-2024", "4.12"), ClauseRef("wuxi-2024", "2.1.1")]
    comparing.collect_requested.emit(refs)
    take(window, qtbot, "宣讲")
    comparing.collect_requested.emit(refs[:1])
    take(window, qtbot)
    items = composition.collections.list()[0].items
    assert [item.kind for item in items] == [ItemKind.COMPARISON, ItemKind.CLAUSE]
    assert [anchor.doc for anchor in items[0].clauses] == ["jilin-2024", "wuxi-2024"]


def test_a_clause_that_is_gone_is_told(window: MainWindow, composition: Composition, qtbot: QtBot) -> None:
    collecting = window.findChild(Collecting)
    assert collecting is not None
    collecting.add_clauses([("gone-2020", "1", "")])
    dialog = chooser(window, qtbot)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    settle(window)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QWidget)
    assert "文库中没有这份文件" in box.text()
    box.close()
    assert composition.collections.list() == []


def test_the_page_is_found_again_after_a_restart(
    window: MainWindow, reader: ReaderPanel, composition: Composition, qtbot: QtBot
) -> None:
    window.actions_by_id["add_to_collection"].trigger()
    take(window, qtbot, "宣讲")
    window.actions_by_id["view_collections"].trigger()
    settle(window)
    window.close()
    session = composition.settings.session()
    assert session["view"] == "collections"
    pages = session["pages"]
    assert isinstance(pages, dict)
    assert pages["collections"]["collection"] == composition.collections.list()[0].id
