"""Run in a process of its own on two monitors: presents a collection and writes down what each screen shows.

``present_walk.py HOME FOLDER NOTES``: NOTES are the speaker's private words for the second slide, "" for none.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QScreen

import two_monitors
from drive import run_program

_PATIENCE_S = 40.0
_STILL_S = 8.0
_SPOKEN = ("text", "plainText", "toolTip", "windowTitle", "accessibleName", "placeholderText", "whatsThis", "statusTip")


def main(home: str, folder: Path, notes: str) -> int:
    """Walk through the show; the exit status of the program."""
    report: dict[str, object] = {}
    status = run_program(["--home", home], lambda: _walk(folder, notes, report))
    (folder / "report.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return status


def _walk(folder: Path, notes: str, report: dict[str, object]) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QCursor, QGuiApplication
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from compendium.ui.main_window import MainWindow
    from compendium.ui.main_window_present import Presenting

    window = next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))
    window.resize(1000, 700)
    window.move(20, 20)
    _wait(lambda: window.complete)
    presenting = window.findChild(Presenting)
    assert presenting is not None
    collections = window._services.collections()
    item = collections.clause_item("jinan-2023", "2.1.2", notes=notes)
    other = collections.clause_item("national-2022", "2.1", notes=notes)
    kept = collections.new("宣讲", [item, other])
    collections.put([kept])
    presenting.present_collection(kept.id, item.id)
    _wait(lambda: presenting.running is not None and presenting.running.presenter is not None)
    show = presenting.running
    assert show is not None

    def grab(name: str) -> None:
        QCursor.setPos(40, 740)
        QTest.qWait(350)
        if show.audience is not None:
            _still(show.audience.screen())
        for number, screen in enumerate(QGuiApplication.screens()):
            screen.grabWindow(0).save(str(folder / f"{name}-{number}.png"))
        report[name] = {
            "screens": [[*screen.geometry().getRect()] for screen in QGuiApplication.screens()],
            "audience": [*show.audience.geometry().getRect()] if show.audience else None,
            "presenter": [*show.presenter.geometry().getRect()] if show.presenter else None,
            "audience_words": _words(show.audience),
            "presenter_words": _words(show.presenter),
            "page": show.show.page.text if show.show else "",
        }

    def press(key: Qt.Key) -> None:
        target = show.presenter or show.audience
        assert target is not None
        QTest.keyClick(target, key)

    grab("two")
    for key in (Qt.Key.Key_E, Qt.Key.Key_S, Qt.Key.Key_G, Qt.Key.Key_N, Qt.Key.Key_F1):
        press(key)
    grab("busy")
    two_monitors.unplug()
    _wait(lambda: len(QGuiApplication.screens()) == 1 and show.presenter is None and show.audience is not None)
    grab("one")
    press(Qt.Key.Key_N)
    grab("asked")
    two_monitors.plug()
    _wait(lambda: show.presenter is not None)
    grab("again")
    press(Qt.Key.Key_X)
    _wait(lambda: show.audience is not None and show.audience.geometry().x() == 0)
    grab("swapped")
    press(Qt.Key.Key_Escape)
    _wait(lambda: presenting.running is None)
    report["left"] = [type(each).__name__ for each in QApplication.topLevelWidgets() if each.isVisible()]
    report["view"] = window.navigator.here.view.value
    window.close()


def _words(window: object) -> str:
    """All that any widget of a window says, tooltips included."""
    from PySide6.QtGui import QTextDocument
    from PySide6.QtWidgets import QListWidget, QWidget

    if not isinstance(window, QWidget):
        return ""
    said: list[str] = []
    for widget in (window, *window.findChildren(QWidget)):
        said += [str(widget.property(name)) for name in _SPOKEN if widget.property(name)]
        if isinstance(widget, QListWidget):
            said += [widget.item(row).text() for row in range(widget.count())]
    said += [document.toPlainText() for document in window.findChildren(QTextDocument)]
    return "\n".join(said)


def _still(screen: QScreen) -> None:
    """Wait until a screen shows the same three times: on a busy machine its pages come late."""
    from PySide6.QtTest import QTest

    end = time.monotonic() + _STILL_S
    before, same = None, 0
    while same < 2 and time.monotonic() < end:
        QTest.qWait(250)
        now = screen.grabWindow(0).toImage()
        same, before = (same + 1 if now == before else 0), now


def _wait(condition: Callable[[], bool]) -> None:
    from PySide6.QtTest import QTest

    end = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(condition.__qualname__)
        QTest.qWait(50)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
