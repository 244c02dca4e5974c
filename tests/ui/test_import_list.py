"""The list of an import: files come in, are narrowed, taken in together and taken back, and reported."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from compendium.domain.document import Origin
from compendium.domain.import_item import ItemState
from compendium.domain.import_target import import_target
from compendium.ui.importing.import_window import ImportWindow
from compendium.ui.importing.report import ReportMenu
from compendium.ui.main_window import MainWindow
from compendium.ui.reader.reader_panel import ReaderPanel
from import_window_steps import (
    PLAN,
    UNTITLED,
    drop,
    imported,
    part,
    plan,
    press,
    read,
    shown,
    states,
    untitled,
)
from user_input import settle

pytestmark = pytest.mark.usefixtures("importing_windows")


def test_dropped_files_are_listed_with_their_states_and_nothing_is_taken_in_yet(
    window: MainWindow, tmp_path: Path
) -> None:
    picture = tmp_path / "图.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    untitled = tmp_path / "无题.txt"
    untitled.write_text(UNTITLED, encoding="utf-8")
    importing = read(window, plan(tmp_path, "城市书房"), picture, untitled)
    assert states(importing) == {
        "城市书房.txt": ItemState.READY,
        "图.png": ItemState.REFUSED,
        "无题.txt": ItemState.DOUBTFUL,
    }
    assert not imported(window)
    words = " ".join(chip.text() for chip in importing.findChildren(QToolButton) if chip.isVisible())
    assert "可导入 1" in words
    assert "不能导入 1" in words


def test_all_without_doubt_are_taken_in_at_once_opened_and_taken_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"), plan(tmp_path, "社区食堂"))
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    assert {info.title for info in imported(window)} == {"城市书房建设实施方案", "社区食堂建设实施方案"}
    files = importing.findChild(QTreeView, "importFiles")
    assert files is not None
    files.setFocus()
    qtbot.keyClick(files, Qt.Key.Key_Return)
    settle(window)
    reader = window.findChild(ReaderPanel)
    assert reader is not None
    assert reader.document is not None
    assert reader.document.info.origin is Origin.IMPORTED

    qtbot.keyClick(files, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert not imported(window)
    assert set(states(importing).values()) == {ItemState.READY}


def test_an_import_is_taken_back_from_the_window_after_its_own_is_closed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    press(qtbot, part(importing, "importDone"))
    settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChild(ImportWindow) is None
    assert imported(window)
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert not imported(window)


def _closed(window: MainWindow, importing: ImportWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_may_close", lambda: True)
    importing.close()
    settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _take_in_both(qtbot: QtBot, window: MainWindow, first: Path, second: Path) -> ImportWindow:
    """Take in one file and then, in the same window, another."""
    importing = read(window, first)
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    importing.add([second])
    importing = shown(window)
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    return importing


def test_all_batches_of_a_window_are_told_and_taken_back_together_and_never_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing = _take_in_both(qtbot, window, plan(tmp_path, "城市书房"), plan(tmp_path, "社区食堂"))
    _closed(window, importing, monkeypatch)
    toast = window._notify.toast
    assert toast is not None
    assert toast.isVisible()
    assert toast.text == "已导入 2 份文件"
    toast.hide()

    _closed(window, read(window, plan(tmp_path, "文化驿站")), monkeypatch)
    assert not toast.isVisible(), "nothing was imported by this window"
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert len(imported(window)) == 2

    importing = _take_in_both(qtbot, window, plan(tmp_path, "健身步道"), plan(tmp_path, "口袋公园"))
    _closed(window, importing, monkeypatch)
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert {info.title for info in imported(window)} == {"城市书房建设实施方案", "社区食堂建设实施方案"}


def test_files_that_only_print_no_issuer_or_date_are_taken_in_at_once(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    bare = tmp_path / "办法.txt"
    bare.write_text(
        "样例市营商办法\n\n第一条 为了优化营商环境，制定本办法。\n第二条 各部门应当公开。\n", encoding="utf-8"
    )
    importing = read(window, bare, untitled(tmp_path))
    assert set(states(importing).values()) == {ItemState.DOUBTFUL}
    taken = part(importing, "acceptBare")
    assert "导入 1 份" in taken.text()
    files = importing.findChild(QTreeView, "importFiles")
    assert files is not None
    files.setFocus()
    qtbot.waitUntil(files.hasFocus)
    qtbot.keyClick(files, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: states(importing)["办法.txt"] is ItemState.ACCEPTED)
    settle(window)
    assert states(importing) == {"办法.txt": ItemState.ACCEPTED, "无题.txt": ItemState.DOUBTFUL}
    assert not taken.isVisible()
    assert any("已导入 1 份" in label.text() for label in importing.findChildren(QLabel) if label.isVisible())
    qtbot.keyClick(files, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert not imported(window)
    assert taken.isVisible()


def test_files_of_one_name_are_told_apart_by_their_folders(window: MainWindow, tmp_path: Path) -> None:
    for number, folder in enumerate(("甲", "乙")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "方案.txt").write_text(PLAN.format(f"第{number}号"), encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "资料.zip", "w") as archive:
        archive.writestr("内/方案二.txt", PLAN.format("城市书房"))
    importing = read(window, tmp_path / "甲", tmp_path / "乙", tmp_path / "资料.zip")
    files = importing.findChild(QTreeView, "importFiles")
    assert files is not None
    names = [files.model().index(row, 2).data() for row in range(files.model().rowCount())]
    assert names == ["甲 › 方案.txt", "乙 › 方案.txt", "资料.zip › 方案二.txt"]
    title = files.model().index(0, 1)
    assert title.data(Qt.ItemDataRole.ToolTipRole) == title.data()


def test_files_dragged_over_the_window_are_offered_to_be_let_go(window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), *how))
    hint = window.findChild(QFrame, "dropHint")
    assert hint is not None
    assert hint.isVisible()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not hint.isVisible()


def test_files_are_narrowed_by_state_and_by_words(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04" + bytes(100))
    importing = read(window, plan(tmp_path, "城市书房"), plan(tmp_path, "社区食堂"), broken)
    files = importing.findChild(QTreeView, "importFiles")
    assert files is not None
    assert files.model().rowCount() == 3
    importing._list.choose_state(ItemState.REFUSED)
    assert [files.model().index(row, 2).data() for row in range(files.model().rowCount())] == ["坏.docx"]
    importing._list._chips._all.click()
    words = importing._list._words
    words.setFocus()
    words.setText("食堂")
    qtbot.waitUntil(lambda: files.model().rowCount() == 1)
    words.setText("博物馆")
    qtbot.waitUntil(lambda: not files.isVisible())
    assert any("没有符合筛选的文件" in label.text() for label in importing.findChildren(QLabel) if label.isVisible())
    words.clear()
    qtbot.waitUntil(files.isVisible)


def test_the_report_is_copied_and_saved(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    importing = read(window, plan(tmp_path, "城市书房"), tmp_path / "没有.txt")
    report = importing.findChild(ReportMenu)
    assert report is not None
    report.menu().actions()[0].trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 3
    assert lines[0].startswith("状态\t标题")
    target = tmp_path / "报告.csv"
    report.save(target)
    settle(window)
    with target.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "可导入" in cells
    assert any("找不到文件" in cell for cell in cells)


def test_a_file_given_to_a_second_start_joins_the_import(window: MainWindow, tmp_path: Path) -> None:
    window.raise_from_outside(import_target([plan(tmp_path, "城市书房")]))
    importing = shown(window)
    window.raise_from_outside(import_target([plan(tmp_path, "社区食堂")]))
    assert shown(window) is importing
    assert len(importing.items) == 2


def test_a_question_has_two_buttons_with_all_their_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    seen: list[str] = []

    def answer(box: QMessageBox) -> int:
        box.show()
        QApplication.processEvents()
        for button in box.buttons():
            seen.append(button.text())
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 8
        box.hide()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    importing.close()
    assert sorted(seen) == ["取消", "放弃并关闭"]
    assert importing.isVisible()


def test_files_of_a_folder_that_are_left_out_are_counted_and_reported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    plan(folder, "城市书房")
    for name in ("~$城市书房.docx", "照片.jpg", ".hidden"):
        (folder / name).write_bytes(b"\xff\xd8\xff\0")
    importing = read(window, folder)
    assert list(states(importing)) == ["城市书房.txt"]
    words = " ".join(label.text() for label in importing.findChildren(QLabel) if label.isVisible())
    assert "跳过 2 个文件" in words
    assert "临时文件" in words
    assert "图片" in words
    report = importing.findChild(ReportMenu)
    assert report is not None
    report.save(tmp_path / "报告.csv")
    settle(window)
    with (tmp_path / "报告.csv").open(encoding="utf-8-sig") as stream:
        rows = list(csv.reader(stream))
    assert {Path(row[2]).name for row in rows if "跳过：" in row[-1]} == {"~$城市书房.docx", "照片.jpg"}


def test_every_batch_of_the_window_is_taken_back_in_turn(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    files = importing.findChild(QTreeView, "importFiles")
    assert files is not None
    assert files.hasFocus(), "the keyboard stays in the list when the button goes"
    importing.add([plan(tmp_path, "社区食堂")])
    importing = shown(window)
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    assert len(imported(window)) == 2
    files.setFocus()
    for left in (1, 0):
        assert part(importing, "undoImport").isVisible()
        qtbot.keyClick(files, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle(window)
        assert len(imported(window)) == left
    assert not part(importing, "undoImport").isVisible()


def test_after_a_stop_one_button_is_what_to_do_next(window: MainWindow, tmp_path: Path) -> None:
    drop(window, *(plan(tmp_path, f"第{number}号") for number in range(30)))
    importing = window.findChild(ImportWindow)
    assert importing is not None
    while not importing.items:
        QApplication.processEvents()
    importing.stop()
    importing = shown(window)
    assert any(item.state is ItemState.WAITING for item in importing.items)
    first = [
        each
        for each in importing.findChildren(QPushButton)
        if each.isVisible() and (each.property("role") == "primary" or each.isDefault())
    ]
    assert len(first) == 1
    assert not part(importing, "importDone").isVisible()
