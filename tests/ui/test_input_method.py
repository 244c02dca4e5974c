"""Chinese is composed before it stands: until then no search runs, no shortcut fires, no key acts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from compendium.ui.actions import View
from compendium.ui.icons import Icons
from compendium.ui.main_window import MainWindow
from compendium.ui.widgets.search_field import SearchField
from user_input import commit, compose, settle

DEBOUNCE_MS = 120


class Page(QWidget):
    """A window with one field and a shortcut."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.field = SearchField(self, icons=icons)
        self.queries: list[str] = []
        self.submissions: list[str] = []
        self.fired: list[str] = []
        self.field.query_changed.connect(self.queries.append)
        self.field.submitted.connect(self.submissions.append)
        for keys in ("Ctrl+J", "F3", "Return"):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _on=False, keys=keys: self.fired.append(keys))
            self.addAction(action)
        QVBoxLayout(self).addWidget(self.field)


@pytest.fixture
def page(qtbot: QtBot, icons: Icons) -> Page:
    page = Page(icons)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.field.setFocus()
    qtbot.waitUntil(page.field.hasFocus)
    return page


def test_nothing_is_told_while_letters_are_composed(qtbot: QtBot, page: Page) -> None:
    for letters in ("k", "ke", "ke j", "ke ji"):
        compose(page.field, letters)
        assert page.field.composing
        qtbot.wait(DEBOUNCE_MS // 2)
    qtbot.wait(2 * DEBOUNCE_MS)
    assert page.queries == []
    commit(page.field, "科技")
    assert not page.field.composing
    qtbot.waitUntil(lambda: page.queries == ["科技"])


def test_what_was_typed_before_waits_for_the_end_of_the_composition(qtbot: QtBot, page: Page) -> None:
    commit(page.field, "科技")
    compose(page.field, "chuang")
    qtbot.wait(2 * DEBOUNCE_MS)
    assert page.queries == []
    commit(page.field, "创新")
    qtbot.waitUntil(lambda: page.queries == ["科技创新"])


def test_a_composition_that_is_given_up_leaves_the_text_as_it_was(qtbot: QtBot, page: Page) -> None:
    commit(page.field, "科技")
    qtbot.waitUntil(lambda: page.queries == ["科技"])
    compose(page.field, "chuang")
    compose(page.field, "")
    assert not page.field.composing
    qtbot.wait(2 * DEBOUNCE_MS)
    assert page.queries == ["科技"]
    assert page.field.text() == "科技"


@pytest.mark.parametrize(
    ("key", "modifier", "name"),
    [
        (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier, "Ctrl+J"),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, "F3"),
    ],
)
def test_no_shortcut_fires_while_letters_are_composed(
    qtbot: QtBot, page: Page, key: Qt.Key, modifier: Qt.KeyboardModifier, name: str
) -> None:
    compose(page.field, "ke")
    qtbot.keyClick(page.field, key, modifier)
    assert page.fired == []
    commit(page.field, "科")
    qtbot.keyClick(page.field, key, modifier)
    assert page.fired == [name]


def test_enter_and_escape_belong_to_the_composition(qtbot: QtBot, page: Page) -> None:
    commit(page.field, "科技")
    compose(page.field, "chuang")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.submissions == []
    assert page.field.text() == "科技"
    commit(page.field, "创")
    page.removeAction(page.actions()[2])  # the shortcut on Enter, which would come first
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert page.submissions == ["科技创"]


def test_escape_empties_the_field(qtbot: QtBot, page: Page) -> None:
    commit(page.field, "科技")
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.field.text() == ""


def test_a_text_that_is_set_by_the_program_tells_nobody(qtbot: QtBot, page: Page) -> None:
    page.field.set_query("科技")
    qtbot.wait(2 * DEBOUNCE_MS)
    assert page.queries == []
    commit(page.field, "创")
    qtbot.waitUntil(lambda: page.queries == ["科技创"])


def test_losing_the_focus_ends_a_composition(qtbot: QtBot, page: Page) -> None:
    compose(page.field, "ke")
    page.field.clearFocus()
    assert not page.field.composing


def test_every_field_of_the_window_in_which_typing_acts_waits(qtbot: QtBot, window: MainWindow) -> None:
    for view in (View.SEARCH, View.COMPARE, View.BOOKMARKS, View.READ):
        window.navigator.show_view(view)
        settle(window)
    fields = window.findChildren(SearchField)
    assert len(fields) >= 4
    for field in fields:
        before = window.navigator.here
        compose(field, "wenzi")
        assert field.composing, field.objectName()
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.keyClick(field, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
        assert window.navigator.here == before, field.objectName()
        compose(field, "")


def test_composing_in_the_window_s_search_field_searches_only_when_it_stands(qtbot: QtBot, window: MainWindow) -> None:
    field = window.findChild(SearchField, "searchField")
    assert field is not None
    field.setFocus()
    compose(field, "ke'ji")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert window.navigator.here.view is View.READ
    commit(field, "科技型中小企业")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert window.navigator.here.view is View.SEARCH
    assert window.navigator.here.query == "科技型中小企业"
    assert QApplication.activeModalWidget() is None
