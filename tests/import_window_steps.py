"""What a person does in the window of importing, step by step; shared by its tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from compendium.domain.document import DocumentInfo, Origin
from compendium.domain.import_item import ImportItem, ItemState
from compendium.ui.importing.import_window import ImportWindow
from compendium.ui.importing.review_page import ReviewPage
from compendium.ui.main_window import MainWindow
from user_input import settle

PLAN = """{0}建设实施方案

样政发〔2024〕3号

各街道办事处：
一、总体要求
到2025年，建成{0}30个。
二、主要任务
（一）合理布局。每个街道至少建成1个。
（二）丰富服务
延长开放时间
增加活动。

上海市人民政府
2024年3月5日
"""
UNTITLED = "一、总体要求\n坚持创新驱动发展。\n二、主要任务\n发展产业，降低成本。\n"


def plan(folder: Path, name: str, more: str = "") -> Path:
    file = folder / f"{name}.txt"
    file.write_text(PLAN.format(name) + more, encoding="utf-8")
    return file


def drop(target: MainWindow | ImportWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), *how)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), *how))


def read(window: MainWindow, *files: Path) -> ImportWindow:
    """Drop files on the window and wait until they are read."""
    drop(window, *files)
    return shown(window)


def shown(window: MainWindow) -> ImportWindow:
    importing = window.findChild(ImportWindow)
    assert importing is not None
    while importing.busy:
        settle(window)
    settle(window)
    return importing


def states(importing: ImportWindow) -> dict[str, ItemState]:
    return {item.name: item.state for item in importing.items}


def named(importing: ImportWindow, name: str) -> ImportItem:
    return next(item for item in importing.items if item.name == name)


def part(importing: ImportWindow, name: str) -> QPushButton:
    button = importing.findChild(QPushButton, name)
    assert button is not None
    return button


def press(qtbot: QtBot, button: QPushButton) -> None:
    """Click a button, once it stands where it belongs."""
    qtbot.waitUntil(button.isVisible)
    QApplication.processEvents()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def look_at(qtbot: QtBot, window: MainWindow, importing: ImportWindow, name: str) -> ReviewPage:
    """Go to a file in the list by keyboard and open it."""
    files = importing.findChild(QTreeView, "importFiles")
    assert files is not None
    files.setFocus()
    model = files.model()
    for row in range(model.rowCount()):
        if model.index(row, 2).data() == name:
            files.setCurrentIndex(model.index(row, 0))
    qtbot.keyClick(files, Qt.Key.Key_Return)
    settle(window)
    page = importing.findChild(ReviewPage)
    assert page is not None
    assert page.isVisible()
    return page


def look_at_untitled(qtbot: QtBot, window: MainWindow, folder: Path) -> ImportWindow:
    """Read a text that prints no title, and look at it."""
    untitled = folder / "无题.txt"
    untitled.write_text(UNTITLED, encoding="utf-8")
    importing = read(window, untitled)
    look_at(qtbot, window, importing, "无题.txt")
    return importing



def imported(window: MainWindow) -> list[DocumentInfo]:
    return [info for info in window._services.library.list() if info.origin is Origin.IMPORTED]


def field(importing: ImportWindow, name: str) -> QLineEdit:
    editor = importing.findChild(QLineEdit, f"field_{name}")
    assert editor is not None
    return editor


def untitled(folder: Path) -> Path:
    """Make a file that prints no title."""
    file = folder / "无题.txt"
    file.write_text(UNTITLED, encoding="utf-8")
    return file
