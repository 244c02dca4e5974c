"""Measures the start: ``.venv/bin/python build/bench/startup.py [ROUNDS]``.

Starts, in turn and in fresh processes, a bare QMainWindow and the real program on a home whose last session had a text
open. Time runs from the start of the process to the first paint (of the text, for the program); memory is what is
resident two seconds later. Targets: at most 2.5 times the bare window, at most 160 MB.
"""

from __future__ import annotations

import functools
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit, QWidget

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

from prepare import clean_environment  # noqa: E402 - only now on the path
from screen import has_display, invisible_screen  # noqa: E402

ROUNDS = 9
RATIO_TARGET = 2.5
MEMORY_TARGET_MB = 160.0
SETTLE_MS = 2000
DOCUMENT = "national-2022"
LEAST_CHARACTERS = 1000  # what counts as a text, not a hint in an empty pane


def main(rounds: int) -> int:
    """Measure and print; return 1 when a target is missed."""
    environ = clean_environment(dict(os.environ))
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users have compiled modules from the second start on
    with tempfile.TemporaryDirectory(prefix="compendium-bench-") as folder:
        if has_display(environ):
            return _report(_measure(rounds, Path(folder), environ))
        with invisible_screen(environ) as screen:
            return _report(_measure(rounds, Path(folder), screen))


def _measure(rounds: int, folder: Path, environ: dict[str, str]) -> dict[str, list[dict[str, float]]]:
    home = str(folder / "home")
    _child("first", home, environ)
    _child("program", home, environ)
    _child("bare", home, environ)
    results: dict[str, list[dict[str, float]]] = {"bare": [], "program": []}
    for _ in range(rounds):
        for kind, rows in results.items():
            rows.append(_child(kind, home, environ))
    return results


def _child(kind: str, home: str, environ: dict[str, str]) -> dict[str, float]:
    """Run one process; return ``ms`` from its start to its first paint and ``mb`` resident."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(HERE), "--child", kind, home], env=environ, stdout=subprocess.PIPE, check=True, timeout=120
    )
    answer = json.loads(done.stdout)
    return {"ms": (answer["painted"] - started) * 1000, "mb": answer["mb"]}


def _report(results: dict[str, list[dict[str, float]]]) -> int:
    median = {
        (kind, unit): statistics.median(row[unit] for row in rows)
        for kind, rows in results.items()
        for unit in ("ms", "mb")
    }
    for kind, rows in results.items():
        times = " ".join(f"{row['ms']:.0f}" for row in rows)
        print(f"{kind:8} median {median[kind, 'ms']:6.0f} ms  {median[kind, 'mb']:6.1f} MB   ({times})")
    ratio, memory = median["program", "ms"] / median["bare", "ms"], median["program", "mb"]
    passed = ratio <= RATIO_TARGET, memory <= MEMORY_TARGET_MB
    print(f"ratio    {ratio:.2f} (at most {RATIO_TARGET}): {'ok' if passed[0] else 'MISSED'}")
    print(f"memory   {memory:.1f} MB (at most {MEMORY_TARGET_MB:.0f}): {'ok' if passed[1] else 'MISSED'}")
    return int(not all(passed))


# --- inside the measured process ---


def _run_child(kind: str, home: str) -> int:
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
        _on_paint(view.viewport(), functools.partial(_shows_text, view))
        view.viewport().update()


def _text_views() -> list[QTextEdit]:
    from PySide6.QtWidgets import QApplication, QTextEdit

    return [widget for widget in QApplication.allWidgets() if isinstance(widget, QTextEdit)]


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
        print(json.dumps({"painted": painted, "mb": _resident_mb()}), flush=True)
        QApplication.closeAllWindows()
        QApplication.quit()

    widget.installEventFilter(Watcher(widget))


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(re.findall(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)[0]) / 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        sys.exit(_run_child(sys.argv[2], sys.argv[3]))
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
