"""Messages at the bottom of a window: they keep their place, and a window that goes takes its message along."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from compendium.ui.icons import Icons
from compendium.ui.widgets.bottom_bar import BOTTOM_BAR
from compendium.ui.widgets.toast import Toast


def dialog() -> QDialog:
    made = QDialog()
    column = QVBoxLayout(made)
    column.addStretch(1)
    bar = QLabel("…")
    bar.setProperty(BOTTOM_BAR, True)
    column.addWidget(bar)
    made.resize(500, 400)
    return made


def deleted_later(host: QDialog) -> None:
    host.deleteLater()
    QApplication.sendPostedEvents(host, QEvent.Type.DeferredDelete)


def forgotten(_host: QDialog) -> None:
    """Python lets go of the only reference, when the caller's ends."""


@pytest.mark.parametrize("end", [shiboken6.delete, deleted_later, QDialog.close, forgotten])
def test_a_window_goes_while_its_message_is_shown(
    qtbot: QtBot, icons: Icons, end: Callable[[QDialog], object], capfd: pytest.CaptureFixture[str]
) -> None:
    for number in range(40):
        host = dialog()
        toast = Toast(icons, host)
        host.show()
        toast.say(f"第 {number} 条消息", "撤销", host.close, undoes=True)
        QApplication.processEvents()
        end(host)
        del host, toast
        gc.collect(0)
        QApplication.processEvents()
    assert "Error calling Python override" not in capfd.readouterr().err


def test_a_message_keeps_its_place_when_the_window_changes(qtbot: QtBot, icons: Icons) -> None:
    host = dialog()
    qtbot.addWidget(host)
    toast = Toast(icons, host)
    host.show()
    toast.say("消息", "", None)
    bar = host.findChild(QLabel)
    assert bar is not None
    for width, height in ((640, 480), (420, 320)):
        host.resize(width, height)
        qtbot.waitUntil(lambda width=width: abs(toast.geometry().center().x() - width // 2) <= 1)  # type: ignore[misc]
        assert toast.geometry().bottom() < bar.geometry().top()


def test_a_long_message_takes_more_lines_and_stays_longer(qtbot: QtBot, icons: Icons) -> None:
    host = dialog()
    qtbot.addWidget(host)
    toast = Toast(icons, host)
    host.show()
    toast.say("已复制。", "", None)
    short = toast.geometry()
    sentence = "程序所在的磁盘不能写入：可以阅读、检索和对照，但书签、笔记和设置只保留到关闭程序。" * 2
    toast.say(sentence, "", None)
    label = next(label for label in toast.findChildren(QLabel) if label.text() == sentence)
    QApplication.processEvents()
    assert toast.height() > short.height()
    assert label.heightForWidth(label.width()) <= label.height()
    assert host.rect().contains(toast.geometry())
    assert toast.findChildren(QTimer)[0].interval() > 7_000
    toast.say("已复制。", "", None)
    assert toast.geometry() == short
