"""Marking words of a text as a reader does: select, colour, underline, change, take away, take back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.bookmark import MarkColour
from compendium.domain.highlight import Highlight, HighlightStyle
from compendium.ui.bookmarks.bookmark_dialog import BookmarkDialog
from compendium.ui.bookmarks.document_bookmarks import DocumentBookmarks
from compendium.ui.main_window import MainWindow
from compendium.ui.models.plain_words import plain_tip, without_signs
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.theme import Themes
from user_input import commit, settle

DOC, CLAUSE = "wuxi-2024", "2.1.2"


@pytest.fixture
def reader(window: MainWindow) -> ReaderPanel:
    window.navigator.open_document(DOC, CLAUSE)
    settle(window)
    panel = window.findChild(ReaderPanel)
    assert panel is not None
    panel.view.setFocus()
    return panel


@pytest.fixture
def press(window: MainWindow, reader: ReaderPanel) -> Callable[..., None]:
    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.AltModifier) -> None:
        QTest.keyClick(reader.view, key, modifiers)
        settle(window)

    return press


def place_of(reader: ReaderPanel, words: str) -> tuple[int, int]:
    assert reader.document is not None
    start = reader.document.by_id[CLAUSE].text.index(words)
    return start, start + len(words)


def spot(reader: ReaderPanel, offset: int) -> QPoint:
    cursor = QTextCursor(reader.view.document())
    cursor.setPosition(reader.view.clause_map.position(CLAUSE, offset))
    rect = reader.view.cursorRect(cursor)
    return QPoint(rect.left() + 3, rect.center().y())


def drag_over(window: MainWindow, reader: ReaderPanel, words: str) -> None:
    """Select words with the mouse."""
    start, end = place_of(reader, words)
    view, left = reader.view.viewport(), Qt.MouseButton.LeftButton
    first, last = spot(reader, start) - QPoint(2, 0), spot(reader, end) - QPoint(2, 0)
    QTest.mousePress(view, left, Qt.KeyboardModifier.NoModifier, first)
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, QPointF(last), QPointF(view.mapToGlobal(last)), left, left,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, left, Qt.KeyboardModifier.NoModifier, last)
    settle(window)
    assert reader.view.selected_text() == words


def kept(composition: Composition) -> list[Highlight]:
    return composition.highlights.list()


def click(window: MainWindow, reader: ReaderPanel, words: str) -> None:
    QTest.mouseClick(
        reader.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        spot(reader, place_of(reader, words)[0] + 1),
    )  # fmt: skip
    settle(window)


def test_selected_words_are_coloured_by_the_bar(
    window: MainWindow, reader: ReaderPanel, composition: Composition, themes: Themes
) -> None:
    bar = reader.highlighting.bar
    assert bar.isHidden()
    drag_over(window, reader, "太湖人才计划")
    assert bar.isVisible()
    bar.colours[MarkColour.GREEN].click()
    settle(window)
    (mark,) = kept(composition)
    assert (mark.doc, mark.clause, mark.quote) == (DOC, CLAUSE, "太湖人才计划")
    assert (mark.colour, mark.style) == (MarkColour.GREEN, HighlightStyle.BACKGROUND)
    assert bar.isHidden()
    assert not reader.view.textCursor().hasSelection()
    assert themes.current.color("mark_green").name() in colours_of(reader)


def colours_of(reader: ReaderPanel) -> set[str]:
    image: QImage = reader.view.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for y in range(0, image.height(), 2) for x in range(0, image.width(), 3)}


def test_keys_mark_underline_and_erase(
    window: MainWindow, reader: ReaderPanel, composition: Composition, press: Callable[..., None]
) -> None:
    start, end = place_of(reader, "太湖人才计划")
    reader.view.select_span(CLAUSE, start, end)
    press(Qt.Key.Key_3)
    reader.view.select_span(CLAUSE, start, end)
    press(Qt.Key.Key_U)
    assert [(mark.colour, mark.style) for mark in kept(composition)] == [
        (MarkColour.BLUE, HighlightStyle.BACKGROUND),
        (MarkColour.RED, HighlightStyle.UNDERLINE),
    ]
    reader.view.select_span(CLAUSE, start + 2, start + 4)
    press(Qt.Key.Key_0)
    assert sorted(mark.quote for mark in kept(composition)) == ["太湖", "太湖", "计划", "计划"]
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [mark.quote for mark in kept(composition)] == ["太湖人才计划"] * 2
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(composition) == []


def test_a_selection_over_clauses_makes_one_highlight_for_each(
    window: MainWindow, reader: ReaderPanel, composition: Composition, press: Callable[..., None]
) -> None:
    cursor = reader.view.textCursor()
    places = reader.view.clause_map
    cursor.setPosition(places.position("2.1.1", 3))
    cursor.setPosition(places.position("2.1.3", 6), QTextCursor.MoveMode.KeepAnchor)
    reader.view.setTextCursor(cursor)
    press(Qt.Key.Key_1)
    marks = kept(composition)
    assert [mark.clause for mark in marks] == ["2.1.1", "2.1.2", "2.1.3"]
    assert reader.document is not None
    for mark in marks:
        text = reader.document.by_id[mark.clause].text
        assert text[mark.start : mark.start + len(mark.quote)] == mark.quote


def test_a_marked_word_is_changed_where_it_stands(
    qtbot: QtBot, window: MainWindow, reader: ReaderPanel, composition: Composition
) -> None:
    start, end = place_of(reader, "太湖人才计划")
    composition.highlights.add(DOC, [(CLAUSE, start, end)])
    reload(window)
    click(window, reader, "太湖人才计划")
    bar = reader.highlighting.bar
    assert bar.isVisible()
    bar.colours[MarkColour.PURPLE].click()
    settle(window)
    assert kept(composition)[0].colour is MarkColour.PURPLE
    click(window, reader, "太湖人才计划")
    bar.underline.click()
    settle(window)
    assert kept(composition)[0].style is HighlightStyle.UNDERLINE
    click(window, reader, "太湖人才计划")
    bar.note.click()
    dialog = window.findChild(BookmarkDialog)
    assert dialog is not None
    commit(dialog.note, "对照 **省里** 的计划")
    dialog.findChild(QPushButton, "finish_bookmark").click()
    settle(window)
    assert kept(composition)[0].note == "对照 **省里** 的计划"
    click(window, reader, "太湖人才计划")
    bar.erase.click()
    settle(window)
    assert kept(composition) == []


def reload(window: MainWindow) -> None:
    window._beside.work.reload()
    settle(window)


def test_highlights_are_listed_beside_the_text(
    window: MainWindow, reader: ReaderPanel, press: Callable[..., None]
) -> None:
    start, end = place_of(reader, "太湖人才计划")
    reader.view.select_span(CLAUSE, start, end)
    press(Qt.Key.Key_2)
    rows = window.findChild(DocumentBookmarks)
    assert rows is not None
    assert rows.count == 1
    index = rows.list.filter.index(0, 0)
    assert index.data() == "太湖人才计划"
    assert "标注" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "绿色" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_hits_of_a_search_lie_above_highlights(
    window: MainWindow, reader: ReaderPanel, composition: Composition, themes: Themes
) -> None:
    start, end = place_of(reader, "太湖人才计划")
    reader.view.set_marks("found", "hit", [(CLAUSE, start, end)])
    composition.highlights.add(DOC, [(CLAUSE, start, end)], colour=MarkColour.BLUE)
    reload(window)
    colours = colours_of(reader)
    assert themes.current.color("hit").name() in colours
    assert themes.current.color("mark_blue").name() not in colours


def test_texts_read_last_are_offered_newest_first(
    qtbot: QtBot, window: MainWindow, reader: ReaderPanel, composition: Composition
) -> None:
    window.navigator.open_document("jilin-2024", "2")
    settle(window)
    assert [each.info.id for each in composition.recent_texts.list(2)] == ["jilin-2024", DOC]
    window.actions_by_id["recent_texts"].trigger()
    settle(window)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    menu.close()
    settle(window)
    assert reader.document is not None
    assert reader.document.info.id == DOC
    assert [each.info.id for each in composition.recent_texts.list(2)] == [DOC, "jilin-2024"]


def test_the_bar_stands_above_the_words_and_below_them_at_the_top(window: MainWindow, reader: ReaderPanel) -> None:
    bar = reader.highlighting.bar
    drag_over(window, reader, "招引800名（个）")
    words = spot(reader, place_of(reader, "招引800名（个）")[0])
    assert bar.geometry().bottom() < words.y() - reader.view.px // 2
    QTest.keyClick(reader.view, Qt.Key.Key_Left)  # a mouse pressed on selected words would carry them off
    words = spot(reader, place_of(reader, "掌握先进核心技术")[0])
    reader.view.verticalScrollBar().setValue(reader.view.verticalScrollBar().value() + words.y() - 20)
    drag_over(window, reader, "掌握先进核心技术")
    words = spot(reader, place_of(reader, "掌握先进核心技术")[0])
    assert bar.geometry().top() > words.y() + reader.view.px // 2


def test_words_selected_by_keys_get_the_bar_after_a_pause(
    window: MainWindow, reader: ReaderPanel, qtbot: QtBot
) -> None:
    bar = reader.highlighting.bar
    start, _ = place_of(reader, "太湖人才计划")
    reader.view.put_caret(CLAUSE, start)
    for _ in range(6):
        QTest.keyClick(reader.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        assert bar.isHidden()
    assert reader.view.selected_text() == "太湖人才计划"
    qtbot.waitUntil(bar.isVisible, timeout=3000)
    QTest.keyClick(reader.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert bar.isHidden()  # it would hide what is selected next
    QTest.keyClick(reader.view, Qt.Key.Key_Right)
    qtbot.wait(600)
    assert bar.isHidden()


def test_one_click_marks_selected_words_and_asks_for_their_note(
    window: MainWindow, reader: ReaderPanel, composition: Composition, press: Callable[..., None], qtbot: QtBot
) -> None:
    drag_over(window, reader, "技术")
    reader.highlighting.bar.colours[MarkColour.BLUE].click()
    settle(window)
    drag_over(window, reader, "太湖人才计划")
    reader.highlighting.bar.note.click()
    settle(window)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BookmarkDialog))
    mark = next(mark for mark in kept(composition) if mark.quote == "太湖人才计划")
    assert mark.colour is MarkColour.BLUE  # the one chosen last
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, BookmarkDialog)
    dialog.reject()


def test_the_tip_of_a_note_is_plain_words(qapp: QApplication) -> None:
    assert (
        without_signs("# 要点\n- **最高**2.5%，见[《办法》](https://a.b)\n1. 2*3*4")
        == "要点\n最高2.5%，见《办法》\n2*3*4"
    )
    assert "<img" not in plain_tip('<img src="x">')
