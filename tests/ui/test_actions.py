"""Actions and menus as data: complete, without clashes, and each does something."""

from __future__ import annotations

import inspect
import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMenuBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from compendium.ui.actions import ACTIONS, MENUS, Actions, View, menu_action_ids
from compendium.ui.bookmarks.bookmark_list import ACCEPT_KEYS
from compendium.ui.collections.collections_panel import CollectionsPanel
from compendium.ui.compare.compare_panel import ComparePanel
from compendium.ui.icons import Icons
from compendium.ui.main_window import MainWindow
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.settings.shortcuts_dialog import ShortcutsDialog
from user_input import settle


def test_no_shortcut_stands_for_two_actions() -> None:
    keys = Counter(QKeySequence(keys).toString() for spec in ACTIONS for keys in spec.shortcuts)
    assert "" not in keys
    assert [key for key, count in keys.items() if count > 1] == []


# Keys that a page of its own takes for the same thing as the window's action, on what it shows.
SAME = {
    "F7": "next_difference",
    "Shift+F7": "previous_difference",
    "Ctrl+F": "find",
    "F3": "next_hit",
    "Shift+F3": "previous_hit",
    "Ctrl+D": "add_bookmark",
    "Ctrl+Shift+C": "copy_citation",
    "Ctrl++": "zoom_in",
    "Ctrl+=": "zoom_in",
    "Ctrl+-": "zoom_out",
    "Ctrl+0": "zoom_reset",
    "Ctrl+C": "copy",
    "Ctrl+Z": "undo",
    "F5": "present",
    "Shift+F5": "present_document",
}


def test_no_key_of_a_page_means_something_else_in_the_menus(window: MainWindow) -> None:
    for view in (View.READ, View.COMPARE, View.COLLECTIONS):
        window.navigator.show_view(view)
        settle(window)
    compare, reader, collections = (window.findChild(kind) for kind in (ComparePanel, ReaderPanel, CollectionsPanel))
    assert compare is not None
    assert reader is not None
    assert collections is not None
    owned = (*compare._key_list(), *reader.highlighting.keys())
    keys = {
        *(key for key, _ in owned),
        *collections._acts.keys(),
        ACCEPT_KEYS,
    }
    owners = {QKeySequence(key).toString(): spec.id for spec in ACTIONS for key in spec.shortcuts}
    shared = {key: owners[QKeySequence(key).toString()] for key in keys if QKeySequence(key).toString() in owners}
    assert shared == {key: owner for key, owner in SAME.items() if key in shared}
    assert len(shared) >= 10


def test_the_list_of_keys_names_none_twice(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(window._themes, window.actions_by_id, window)
    qtbot.addWidget(dialog)
    listed = Counter(
        key
        for label in dialog.findChildren(QLabel)
        for key in label.text().split(" / ")
        if re.fullmatch(r"(?:(?:Ctrl|Shift|Alt)\+)+\S+|F\d+", key)
    )
    assert len(listed) > 40
    # The window of importing is one of its own, without the menus; its keys mean something in it alone.
    elsewhere = {"F8", "Ctrl+Enter"}
    assert {key for key, count in listed.items() if count > 1} <= elsewhere


def test_every_action_stands_in_a_menu_exactly_once_and_every_entry_is_an_action() -> None:
    placed = Counter(menu_action_ids())
    assert placed == Counter(spec.id for spec in ACTIONS)


def test_no_menu_has_two_entries_of_one_access_key() -> None:
    keys = [spec.text.split("&")[1][0] for spec in MENUS]
    assert len(set(keys)) == len(keys) == len(MENUS)


def test_an_action_without_a_handler_is_a_defect_and_so_is_a_handler_without_an_action(
    qtbot: QtBot, icons: Icons
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    handlers = {spec.id: (lambda: None) for spec in ACTIONS}
    with pytest.raises(ValueError, match="dance"):
        Actions(window, icons, {**handlers, "dance": lambda: None})
    del handlers["quit"]
    with pytest.raises(KeyError):
        Actions(window, icons, handlers)


def test_the_window_handles_every_action_with_the_arguments_it_is_given(window: MainWindow) -> None:
    for spec in ACTIONS:
        handler = window._handlers()[spec.id]
        needed = [
            name
            for name, parameter in inspect.signature(handler).parameters.items()
            if parameter.default is inspect.Parameter.empty and parameter.kind is not inspect.Parameter.VAR_POSITIONAL
        ]
        assert len(needed) == int(spec.checkable), spec.id


def test_handlers_are_called_without_qt_s_checked_argument(qtbot: QtBot, icons: Icons) -> None:
    """A slot that takes nothing must not be handed the state, one with a default value of its own must keep it."""
    window = QWidget()
    qtbot.addWidget(window)
    called: list[object] = []

    def switch(on: bool) -> None:
        called.append(on)

    def view(kept: View = View.SEARCH) -> None:
        called.append(kept)

    handlers = {spec.id: (lambda: None) for spec in ACTIONS}
    actions = Actions(window, icons, {**handlers, "view_search": view, "toggle_library": switch})
    actions["view_search"].trigger()
    assert called == [View.SEARCH]
    actions["toggle_library"].trigger()
    assert called == [View.SEARCH, True]


def test_the_menu_button_and_the_menu_bar_hold_the_same(window: MainWindow) -> None:
    button = window.findChild(QToolButton, "menuButton")
    bar = window.findChild(QMenuBar)
    assert button is not None
    assert bar is not None
    window.actions_by_id["menu_bar"].trigger()
    bar.activeAction().menu().close()
    window.actions_by_id["menu_bar"].trigger()
    button.menu().aboutToShow.emit()
    assert menu_texts(button.menu().actions()) == menu_texts(bar.actions())
    assert menu_texts(bar.actions())[0][0].startswith("文件")


def menu_texts(actions: list[QAction]) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for action in actions:
        menu = action.menu()
        found.append((action.text(), menu_texts(menu.actions()) if isinstance(menu, QMenu) else action.isSeparator()))
    return found


def test_f10_and_alt_lead_into_the_menu_bar_and_escape_back(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.findChild(QMenuBar)
    assert bar is not None
    assert not bar.isVisible()
    window.actions_by_id["menu_bar"].trigger()
    qtbot.waitUntil(bar.isVisible)
    assert bar.activeAction() is not None
    popup = bar.activeAction().menu()
    assert isinstance(popup, QMenu)
    popup.close()
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_alt_with_another_key_is_no_call_for_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.findChild(QMenuBar)
    assert bar is not None
    qtbot.keyPress(window, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    assert not bar.isVisible()
    qtbot.keyPress(window, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(window, Qt.Key.Key_Alt)
    qtbot.waitUntil(bar.isVisible)
    bar.activeAction().menu().close()
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not bar.isVisible())


def test_the_menu_bar_goes_once_something_was_chosen_and_the_keyboard_returns(qtbot: QtBot, window: MainWindow) -> None:
    bar = window.findChild(QMenuBar)
    assert bar is not None
    before = QApplication.focusWidget()
    window.actions_by_id["menu_bar"].trigger()
    popup = bar.activeAction().menu()
    assert isinstance(popup, QMenu)
    qtbot.keyClick(popup, Qt.Key.Key_Right)  # on to 编辑, whose first entry undoes
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not bar.isVisible())
    assert QApplication.focusWidget() is before


def test_what_needs_a_text_is_off_where_no_text_is_read(window: MainWindow) -> None:
    assert window.actions_by_id["find"].isEnabled()
    window.navigator.show_view(View.BOOKMARKS)
    assert not window.actions_by_id["find"].isEnabled()
    assert window.actions_by_id["import"].isEnabled()
