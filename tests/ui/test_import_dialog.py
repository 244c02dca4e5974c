"""Importing several files: what stands first, what Enter opens, and that a long list can be read to its end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from compendium.ui.importing.import_dialog import ImportDialog
from compendium.ui.importing.outcome_row import OutcomeRow
from compendium.ui.main_window import MainWindow
from compendium.ui.reader.reader_panel import ReaderPanel
from user_input import settle

DRAFT = """{0}建设实施方案
（征求意见稿）

一、总体要求
到2025年，建成{0}30个。
二、主要任务
（一）合理布局。每个街道至少建成1个。
"""


def drop(window: MainWindow, *files: Path) -> ImportDialog:
    """Drop files on the window and wait for what becomes of them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), *how))
    settle(window)
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    return dialog


def draft(folder: Path, name: str) -> Path:
    file = folder / f"{name}.txt"
    file.write_text(DRAFT.format(name), encoding="utf-8")
    return file


def opener(dialog: ImportDialog) -> QPushButton:
    button = dialog.findChild(QPushButton, "openImported")
    assert button is not None
    return button


def test_enter_opens_the_first_new_text_and_the_button_names_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    known, new = draft(tmp_path, "城市书房"), draft(tmp_path, "社区食堂")
    drop(window, known).close()
    settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # the closed dialog goes
    picture = tmp_path / "图.png"
    picture.write_bytes(b"\x89PNG")

    dialog = drop(window, picture, known, new)

    rows = sorted(dialog.findChildren(OutcomeRow), key=lambda row: row.y())
    assert [
        next(name for name in ("社区食堂", "城市书房", "图.png") if name in "".join(row.texts())) for row in rows
    ] == [
        "社区食堂",
        "城市书房",
        "图.png",
    ]
    button = opener(dialog)
    assert "社区食堂" in button.text()
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    settle(window)
    reader = window.findChild(ReaderPanel)
    assert reader is not None
    assert reader.document is not None
    assert reader.document.info.title.startswith("社区食堂")


def test_with_nothing_new_the_button_opens_what_was_there(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    known = draft(tmp_path, "城市书房")
    drop(window, known).close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dialog = drop(window, known)
    assert "城市书房" in opener(dialog).text()


def test_a_long_list_scrolls_to_its_end_by_key(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = drop(window, *(draft(tmp_path, f"第{n}号工程") for n in range(12)))
    area = dialog.findChild(QScrollArea, "importResults")
    assert area is not None
    bar = area.verticalScrollBar()
    assert bar.maximum() > 0
    assert all(row.height() >= row.heightForWidth(row.width()) for row in dialog.findChildren(OutcomeRow))
    area.setFocus()
    for _ in range(200):
        qtbot.keyClick(area, Qt.Key.Key_Down)
    assert bar.value() == bar.maximum()
