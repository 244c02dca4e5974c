"""Who started the program from the menu of a Linux desktop reads in a box why it ends."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from compendium.app.native_message import NO_CONSOLE_VARIABLE, QUIET_VARIABLE
from compendium.app.run import run


def _close_the_next_box(app: QApplication) -> list[tuple[str, str]]:
    """Return what will hold the words and the button of the box that shows next, which is closed."""
    shown: list[tuple[str, str]] = []

    def read() -> None:
        box = app.activeModalWidget()
        assert isinstance(box, QMessageBox)
        (button,) = box.findChildren(QPushButton)
        shown.append((box.text(), button.text()))
        button.click()

    QTimer.singleShot(0, read)
    return shown


def test_wrong_words_are_read_in_a_box(qapp: QApplication) -> None:
    shown = _close_the_next_box(qapp)
    assert run(["没有.docx"], {**os.environ, NO_CONSOLE_VARIABLE: "1"}) == 2
    assert shown == [("找不到文件“没有.docx”。", "关闭")]


@pytest.mark.usefixtures("qapp")
def test_a_terminal_and_quiet_need_no_box(capsys: pytest.CaptureFixture[str]) -> None:
    # A box would wait for somebody to close it.
    assert run(["没有.docx"], dict(os.environ)) == 2
    assert run(["没有.docx"], {**os.environ, NO_CONSOLE_VARIABLE: "1", QUIET_VARIABLE: "1"}) == 2
    assert run(["没有.docx"], {NO_CONSOLE_VARIABLE: "1"}) == 2  # no screen
    assert capsys.readouterr().err == "用词有误：找不到文件“没有.docx”。\n" * 3
