"""What a user does that QTest has no word for: typing Chinese, waiting until the window has answered."""

from __future__ import annotations

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from compendium.ui.main_window import MainWindow
from compendium.ui.tasks import Tasks


def settle(window: QWidget) -> None:
    """Wait until the window's background work has ended and its results are shown."""
    tasks = window.findChild(Tasks)
    assert tasks is not None
    wait = QDeadlineTimer(10_000)
    while isinstance(window, MainWindow) and not window.complete:
        assert not wait.hasExpired()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
    QApplication.processEvents()  # what was just asked for may start its work a moment later
    assert tasks.wait_idle()


def compose(widget: QWidget, preedit: str) -> None:
    """Let an input method compose: the letters stand in the field but are not yet its text."""
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def commit(widget: QWidget, text: str) -> None:
    """Type Chinese as an input method hands it over."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
