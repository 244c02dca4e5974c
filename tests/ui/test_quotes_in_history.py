"""Words that a table led to are still no hits of a search after Back and Forward."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from compendium.ui.main_window import MainWindow
from user_input import settle


def origin(window: MainWindow) -> str:
    bar = window._reader.hit_bar
    assert bar.isVisible()
    return next(label.text() for label in bar.findChildren(QLabel) if label.text() in ("检索结果", "要点原文"))


def test_back_and_forward_remember_what_led_to_the_words(qtbot: QtBot, window: MainWindow) -> None:
    go = window.navigator
    go.open_quote("jilin-2024", "4.12", [("4.12", 0, 6)])
    settle(window)
    assert origin(window) == "要点原文"
    go.open_document("national-2022", "3.2", [("3.2", 0, 4)])
    settle(window)
    assert origin(window) == "检索结果"
    go.back()
    settle(window)
    assert (go.here.doc, origin(window)) == ("jilin-2024", "要点原文")
    go.forward()
    settle(window)
    assert (go.here.doc, origin(window)) == ("national-2022", "检索结果")


def test_the_list_beside_a_text_leads_to_words_nobody_searched_for(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.open_document("jilin-2024")
    settle(window)
    row = window._facts._rows[0]
    window._facts._points.point_requested.emit(row)
    settle(window)
    assert window.navigator.here.clause == row.fact.clause
    assert origin(window) == "要点原文"
