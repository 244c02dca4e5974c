"""The process that ``startup.py`` measures: ``startup_probe.py bare|first|program HOME``; little else is imported."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit, QWidget

DOCUMENT = "national-2022"
LEAST_CHARACTERS = 1000  # what counts as a text, not a hint in an empty pane
SETTLE_MS = 2000


def main(kind: str, home: str) -> int:
    """Run one process; print when it painted (monotonic seconds) and what it holds (MB) as JSON."""
    if kind == "bare":
        return _run_bare()
    from drive import run_program

    place = ["--open", DOCUMENT] if kind == "first" else []  # later starts restore it
    return run_program(["--home", home, *place], _await_text)


def _run_bare() -> int:
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 800)
    _on_paint(window, lambda: True)
    window.show()
    return app.exec()


def _await_text() -> None:
    for view in _text_views():
        _on_first_text(view)


def _on_first_text(view: QTextEdit) -> None:
    _on_paint(view.viewport(), lambda: _shows_text(view))
    view.viewport().update()


def _text_views() -> list[QTextEdit]:
    from PySide6.QtWidgets import QApplication, QTextEdit

    # Not allWidgets(): for a widget that only Qt knows PySide makes the classes of all, which would be measured too.
    return [view for window in QApplication.topLevelWidgets() for view in window.findChildren(QTextEdit)]


def _shows_text(view: QTextEdit) -> bool:
    return view.isVisible() and view.document().characterCount() > LEAST_CHARACTERS


def _on_paint(widget: QWidget, counts: Callable[[], bool]) -> None:
    """Answer once, at the first paint of the widget for which ``counts()`` is true, then end the program."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and counts():
                watched.removeEventFilter(self)
                QTimer.singleShot(0, after_paint)
            return False

    def after_paint() -> None:
        painted = time.monotonic()
        QTimer.singleShot(SETTLE_MS, lambda: answer(painted))

    def answer(painted: float) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            print(f"a dialog stands before the text: {dialog.windowTitle()}", file=sys.stderr)
            os._exit(1)  # closing would wait for somebody to answer it
        print(f'{{"painted": {painted}, "mb": {_resident_mb()}}}', flush=True)
        QApplication.closeAllWindows()
        QApplication.quit()

    widget.installEventFilter(Watcher(widget))


def _resident_mb() -> float:
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - pathlib would count as the program's
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
