"""Hundreds of files at once, while the window answers."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from compendium.domain.import_item import ItemState
from compendium.ui.importing.import_window import ImportWindow
from compendium.ui.main_window import MainWindow
from compendium.ui.models.import_list import ImportListModel
from import_window_steps import (
    drop,
    imported,
    part,
    plan,
    press,
)
from user_input import settle

pytestmark = pytest.mark.usefixtures("importing_windows")


def test_three_hundred_files_are_read_and_taken_in_while_the_window_answers(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "很多"
    folder.mkdir()
    for number in range(300):
        plan(folder, f"第{number}号工程")
    held = Held()
    drop(window, folder)
    importing = window.findChild(ImportWindow)
    assert importing is not None
    model = importing.findChild(ImportListModel)
    assert model is not None
    qtbot.waitUntil(lambda: 0 < model.counts()[ItemState.READY] < 300, timeout=20_000)
    assert importing.isVisible()
    while importing.busy:
        settle(window)
    assert model.counts()[ItemState.READY] == 300
    press(qtbot, part(importing, "acceptReady"))
    qtbot.waitUntil(lambda: model.counts()[ItemState.ACCEPTED] > 5, timeout=20_000)
    importing._list._stop.click()
    settle(window)
    taken = model.counts()[ItemState.ACCEPTED]
    assert 0 < taken < 300
    assert len(imported(window)) == taken
    assert held.longest < 1.0, "seconds that the event loop was held; build/bench/import_laws.py measures finely"


class Held:
    """How long the event loop was held, seen by a timer."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now
