"""What befalls an import: files go while they wait, others come while it reads, the window is closed too early."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from compendium.domain.import_item import ItemState
from compendium.ui.importing import import_work
from compendium.ui.importing.import_window import ImportWindow
from compendium.ui.main_window import MainWindow
from import_window_steps import drop, imported, named, part, plan, press, read, shown, states
from user_input import settle

pytestmark = pytest.mark.usefixtures("importing_windows")


def begun(window: MainWindow, *paths: Path) -> ImportWindow:
    """Drop files and return as soon as some are listed."""
    drop(window, *paths)
    importing = window.findChild(ImportWindow)
    assert importing is not None
    while not importing.items:
        QApplication.processEvents()
    return importing


def test_a_file_that_goes_while_it_waits_costs_no_other(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    files = [plan(tmp_path, f"第{number}号工程") for number in range(30)]
    importing = begun(window, *files)
    importing.stop()
    shown(window)
    waiting = [item for item in importing.items if item.state is ItemState.WAITING]
    assert waiting
    gone = waiting[-1]
    Path(gone.file).unlink()
    resume = next(each for each in importing.findChildren(QPushButton) if "继续读取" in each.text())
    press(qtbot, resume)
    shown(window)
    item = named(importing, gone.name)
    assert item.state is ItemState.REFUSED
    assert item.problem is not None
    assert "找不到文件" in item.problem[1]
    assert [each.state for each in importing.items if each.name != gone.name] == [ItemState.READY] * 29


def test_folders_come_together_and_nothing_is_listed_twice(window: MainWindow, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("甲", "乙", "丙")]
    for folder in folders:
        folder.mkdir()
        plan(folder, f"{folder.name}区城市书房")
    importing = begun(window, *folders)
    drop(importing, plan(tmp_path, "社区食堂"), folders[0])
    importing.add([folders[1] / "乙区城市书房.txt", folders[1]])
    shown(window)
    assert states(importing) == {
        **{f"{name}区城市书房.txt": ItemState.READY for name in ("甲", "乙", "丙")},
        "社区食堂.txt": ItemState.READY,
    }
    assert len(importing.items) == 4


@pytest.mark.parametrize("taking_in", [False, True])
def test_the_window_closed_at_work_asks_and_leaves_a_whole_library(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, taking_in: bool
) -> None:
    asked: list[str] = []

    def agree(box: QMessageBox) -> int:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == "放弃并关闭").click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", agree)
    monkeypatch.setattr(import_work, "_DELIVER_EVERY_S", 0.0)  # or all of so few may be there at once
    files = [plan(tmp_path, f"第{number}号工程") for number in range(40)]
    importing = begun(window, *files)
    if taking_in:
        shown(window)
        press(qtbot, part(importing, "acceptReady"))
        qtbot.waitUntil(lambda: ItemState.ACCEPTED in states(importing).values())
    importing.close()
    assert len(asked) == 1
    settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChild(ImportWindow) is None
    stored = imported(window)
    assert (0 < len(stored) <= 40) if taking_in else not stored
    for info in stored:
        assert window._services.library.document(info.id).info == info
    read(window, files[0])


def test_the_window_comes_back_in_its_size(window: MainWindow, tmp_path: Path) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    importing.resize(900, 600)
    importing._may_close = lambda: True  # type: ignore[method-assign]
    importing.close()
    settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert read(window, plan(tmp_path, "社区食堂")).size() == QSize(900, 600)
