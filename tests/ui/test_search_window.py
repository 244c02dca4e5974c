"""Searching in the real window: suggestions below the field, help, scope of a folder, marks beside each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QListView, QPushButton, QTextBrowser, QToolButton
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.query import SearchRequest
from compendium.ui.actions import View
from compendium.ui.compare.compare_panel import ComparePanel
from compendium.ui.main_window import MainWindow
from compendium.ui.reader.find_bar import HitBar
from compendium.ui.search.query_help import QueryHelp, help_file
from compendium.ui.search.result_tree import ResultTree
from compendium.ui.search.search_panel import SearchPanel
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.suggestion_popup import SuggestionPopup
from user_input import commit, compose, settle

WORD = "科技型中小企业"


@pytest.fixture
def field(window: MainWindow, qtbot: QtBot) -> SearchField:
    found = window.findChild(QLineEdit, "searchField")
    assert isinstance(found, SearchField)
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    return found


@pytest.fixture
def popup(window: MainWindow) -> SuggestionPopup:
    found = window.findChild(SuggestionPopup)
    assert isinstance(found, SuggestionPopup)
    return found


def asked(window: MainWindow, field: SearchField, query: str) -> None:
    field.clear()
    commit(field, query)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)


def texts(popup: SuggestionPopup) -> list[str]:
    return [row.text for row in popup.rows]


def test_suggestions_come_below_the_field_and_keep_the_keyboard_there(
    qtbot: QtBot, window: MainWindow, field: SearchField, popup: SuggestionPopup
) -> None:
    commit(field, "高新技术")
    qtbot.waitUntil(popup.isVisible)
    assert field.hasFocus()
    assert all(row.label for row in popup.rows)
    assert popup.width() == field.width()
    assert popup.mapTo(window, QPoint(0, 0)).y() >= field.mapTo(window, QPoint(0, field.height())).y()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert field.text() == "高新技术"  # only the second Escape empties the field
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_arrows_and_enter_take_a_suggestion(
    qtbot: QtBot, window: MainWindow, field: SearchField, popup: SuggestionPopup
) -> None:
    commit(field, "高新技术")
    qtbot.waitUntil(popup.isVisible)
    number = next(n for n, row in enumerate(popup.rows) if row.label != "标题")
    for _ in range(number + 1):
        QTest.keyClick(field, Qt.Key.Key_Down)
    wanted = popup.rows[popup.current].text
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert not popup.isVisible()
    assert field.text() == wanted
    assert window.navigator.here.view is View.SEARCH
    assert window.navigator.here.query == wanted


def test_a_title_opens_its_document(
    qtbot: QtBot, window: MainWindow, field: SearchField, popup: SuggestionPopup, composition: Composition
) -> None:
    commit(field, "济南市")
    qtbot.waitUntil(popup.isVisible)
    view = popup.findChild(QListView)
    assert isinstance(view, QListView)
    number = next(n for n, row in enumerate(popup.rows) if row.label == "标题")
    place = view.visualRect(view.model().index(number, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(window)
    assert window.navigator.here.view is View.READ
    assert window.navigator.here.doc == "jinan-2023"
    assert not popup.isVisible()


def test_nothing_is_suggested_while_letters_are_composed(
    qtbot: QtBot, window: MainWindow, field: SearchField, popup: SuggestionPopup
) -> None:
    commit(field, "高新")
    compose(field, "ji")
    QTest.qWait(300)
    settle(window)
    assert not popup.isVisible()
    commit(field, "技术")
    qtbot.waitUntil(popup.isVisible)


def test_past_queries_are_offered_and_taken_out(
    qtbot: QtBot, window: MainWindow, field: SearchField, popup: SuggestionPopup, composition: Composition
) -> None:
    for query in ("首台套", WORD):
        asked(window, field, query)
        window.actions_by_id["next_result"].trigger()  # what leads to a text was meant
        settle(window)
    field.setFocus()
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(popup.isVisible)
    assert {"首台套", WORD} <= set(texts(popup))
    QTest.keyClick(field, Qt.Key.Key_Down)
    gone = popup.rows[popup.current].text
    QTest.keyClick(field, Qt.Key.Key_Delete)
    settle(window)
    assert gone not in texts(popup)
    assert gone not in composition.search_history.recent()


def test_the_popup_goes_with_the_keyboard(
    qtbot: QtBot, window: MainWindow, field: SearchField, popup: SuggestionPopup
) -> None:
    commit(field, "高新技术")
    qtbot.waitUntil(popup.isVisible)
    window.actions_by_id["focus_library"].trigger()
    assert not popup.isVisible()


def test_help_of_the_query_language_opens_from_the_field(window: MainWindow, field: SearchField) -> None:
    QTest.keyClick(field, Qt.Key.Key_F1)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QueryHelp))
    text = dialog.findChild(QTextBrowser)
    assert isinstance(text, QTextBrowser)
    assert "年份:2022..2024" in text.toPlainText()
    dialog.close()


def test_the_help_is_there_in_both_languages(themes: object) -> None:
    from compendium.ui.theme import Themes

    assert isinstance(themes, Themes)
    assert help_file(themes.resources, "en").name == "search_syntax.en.md"
    assert help_file(themes.resources, "zh_CN").name == "search_syntax.md"
    assert "年份" in help_file(themes.resources, "zh_CN").read_text(encoding="utf-8")


def test_a_folder_of_bookmarks_is_searched_alone(
    window: MainWindow, field: SearchField, composition: Composition
) -> None:
    from compendium.ui.bookmarks.bookmarks_panel import BookmarksPanel

    composition.bookmarks.add("jinan-2023", "2.2", folder="企业培育/济南")
    window.navigator.show_view(View.BOOKMARKS)
    settle(window)
    panel = window.findChild(BookmarksPanel)
    assert isinstance(panel, BookmarksPanel)
    panel.reload()
    settle(window)
    panel.tree.choose("企业培育")
    panel.tree.make_menu().actions()[0].trigger()
    settle(window)
    assert window.navigator.here.view is View.SEARCH
    assert "企业培育" in field.placeholderText()
    asked(window, field, "企业")
    page = window.findChild(SearchPanel)
    assert isinstance(page, SearchPanel)
    assert page.result is not None
    found = {(hit.doc, hit.clause) for hit in page.result.hits}
    everything = {(hit.doc, hit.clause) for hit in composition.search.search(SearchRequest("企业")).hits}
    assert found == {
        (doc, clause)
        for doc, clause in everything
        if doc == "jinan-2023" and (clause == "2.2" or clause.startswith("2.2."))
    }
    assert found


def test_what_is_searched_for_is_marked_in_compared_texts(
    window: MainWindow, field: SearchField, composition: Composition
) -> None:
    asked(window, field, WORD)
    docs = ("national-2022", "jilin-2024")
    window.navigator.compare(docs)
    settle(window)
    panel = window.findChild(ComparePanel)
    assert isinstance(panel, ComparePanel)
    expected = composition.search.search(SearchRequest(WORD, docs=docs)).hits
    total = sum(len(hit.text_ranges) for hit in expected)
    assert total > 2
    label = [each.text() for each in panel.findChildren(type(panel.bar.count), "hit_count") if each.isVisible()]
    assert label == [f"共 {total} 处"]
    view = panel.area.panes[0].view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F3)
    label = [each.text() for each in panel.findChildren(type(panel.bar.count), "hit_count") if each.isVisible()]
    assert label == [f"第 1 处，共 {total} 处"]


def test_words_are_found_in_all_compared_texts(window: MainWindow, composition: Composition) -> None:
    window.navigator.compare(["national-2022", "jilin-2024"])
    settle(window)
    panel = window.findChild(ComparePanel)
    assert isinstance(panel, ComparePanel)
    view = panel.area.panes[0].view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    found = panel.findChild(QLineEdit, "find_field")
    assert isinstance(found, QLineEdit)
    commit(found, "科技创新")
    QTest.keyClick(found, Qt.Key.Key_Return)
    library = composition.library
    total = sum(
        clause.text.count("科技创新")
        for doc in ("national-2022", "jilin-2024")
        for clause in library.document(doc).outline
    )
    label = [each.text() for each in panel.findChildren(type(panel.bar.count), "hit_count") if each.isVisible()]
    assert label == [f"第 1 处，共 {total} 处"]
    QTest.keyClick(found, Qt.Key.Key_Escape)
    assert not found.isVisible()


def facet_boxes(window: MainWindow) -> list[QCheckBox]:
    page = window.findChild(SearchPanel)
    assert isinstance(page, SearchPanel)
    return [box for box in page.findChildren(QCheckBox) if box.isVisible()]


@pytest.mark.parametrize("meanwhile", ["zzzq", WORD])
def test_facets_keep_their_height_through_a_change_of_the_theme(
    window: MainWindow, field: SearchField, meanwhile: str
) -> None:
    asked(window, field, WORD)
    asked(window, field, meanwhile)
    window.actions_by_id["toggle_theme"].trigger()
    QApplication.processEvents()
    for query in (WORD, "企业"):
        asked(window, field, query)
        QApplication.processEvents()
        boxes = facet_boxes(window)
        assert len(boxes) > 10
        assert all(box.parentWidget().height() >= box.sizeHint().height() >= 20 for box in boxes)


def marked(window: MainWindow) -> tuple[str, str]:
    """What the bar of hits says, "" when it is hidden, and the document that is open."""
    bar = window.findChild(HitBar)
    assert isinstance(bar, HitBar)
    return bar.count.text() if bar.isVisible() else "", window.navigator.here.doc


def test_marks_come_back_with_the_text(window: MainWindow, field: SearchField) -> None:
    asked(window, field, "揭榜挂帅")
    seen: list[tuple[str, str]] = []
    while len({doc for _, doc in seen}) < 2:
        window.actions_by_id["next_result"].trigger()
        settle(window)
        seen.append(marked(window))
        assert seen[-1][0]
    window.actions_by_id["back"].trigger()
    settle(window)
    assert marked(window) == seen[-2]
    window.actions_by_id["forward"].trigger()
    settle(window)
    assert marked(window) == seen[-1]


def test_marks_are_there_again_after_a_look_at_the_results(window: MainWindow, field: SearchField) -> None:
    asked(window, field, "企业")
    window.actions_by_id["next_result"].trigger()
    settle(window)
    before = marked(window)
    assert before[0]
    for way in ("back", "forward"):
        window.actions_by_id[way].trigger()
        settle(window)
    assert marked(window) == before
    window.navigator.open_document(before[1])  # from the library: nothing was searched for
    settle(window)
    assert marked(window)[0] == ""


def page_of(window: MainWindow) -> SearchPanel:
    page = window.findChild(SearchPanel)
    assert isinstance(page, SearchPanel)
    return page


def narrow(window: MainWindow, name: str) -> None:
    next(box for box in facet_boxes(window) if box.accessibleName().startswith(name)).click()
    settle(window)


def total(window: MainWindow, query: str) -> int:
    result = page_of(window).result
    assert result is not None
    assert result.query == query
    return result.total


def test_filters_stay_on_the_page_and_are_gone_for_a_query_from_elsewhere(
    window: MainWindow, field: SearchField, composition: Composition
) -> None:
    asked(window, field, WORD)
    narrow(window, "市级")
    whole = composition.search.search(SearchRequest("企业")).total
    asked(window, field, "企业")  # still on the page, with the filter in view
    narrowed = composition.search.search(SearchRequest("企业", levels=("市",))).total
    assert total(window, "企业") == narrowed < whole
    window.navigator.show_view(View.READ)
    asked(window, field, "企业")  # the same again: as it was left
    assert total(window, "企业") == narrowed
    window.navigator.show_view(View.READ)
    asked(window, field, "人才")
    assert total(window, "人才") == composition.search.search(SearchRequest("人才")).total
    narrow(window, "市级")
    field.clear()
    QTest.qWait(200)  # the field tells of what was typed a moment later
    asked(window, field, "企业")
    assert total(window, "企业") == whole


def test_a_scope_is_left_with_the_page(window: MainWindow, field: SearchField, composition: Composition) -> None:
    asked(window, field, WORD)
    within = window.findChild(QToolButton, "searchWithin")
    assert isinstance(within, QToolButton)
    within.click()
    settle(window)
    assert WORD in field.placeholderText()
    asked(window, field, "贷款")
    scoped = total(window, "贷款")
    window.navigator.show_view(View.READ)
    assert WORD not in field.placeholderText()
    asked(window, field, "企业")
    assert total(window, "企业") == composition.search.search(SearchRequest("企业")).total
    assert WORD not in field.placeholderText()
    asked(window, field, "贷款")
    assert total(window, "贷款") == composition.search.search(SearchRequest("贷款")).total > scoped


def test_filters_of_the_last_time_hold_for_their_query_alone(
    open_window: Callable[[], MainWindow], composition: Composition
) -> None:
    window = open_window()
    field = window.findChild(QLineEdit, "searchField")
    assert isinstance(field, SearchField)
    asked(window, field, WORD)
    narrow(window, "市级")
    narrowed = total(window, WORD)
    window.close()
    window = open_window()
    assert total(window, WORD) == narrowed
    assert isinstance(QApplication.focusWidget(), ResultTree)
    field = window.findChild(QLineEdit, "searchField")
    assert isinstance(field, SearchField)
    asked(window, field, "企业")
    assert total(window, "企业") == composition.search.search(SearchRequest("企业")).total


def test_results_have_the_keyboard_after_a_button_that_brought_them(window: MainWindow, field: SearchField) -> None:
    asked(window, field, WORD)
    window.actions_by_id["next_result"].trigger()
    settle(window)
    window.navigator.show_view(View.SEARCH)
    field.setFocus()
    field.clear()
    QTest.qWait(200)  # the field tells of what was typed a moment later
    settle(window)
    again = next(
        each
        for each in page_of(window).findChildren(QPushButton)
        if each.isVisible() and each.accessibleName() == f"再次检索 {WORD}"
    )
    again.setFocus()
    again.click()
    settle(window)
    assert isinstance(QApplication.focusWidget(), ResultTree)
