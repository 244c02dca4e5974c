"""How long typing a query holds the window: ``.venv/bin/python build/bench/typing_hold.py [--home HOME] [--rounds N]``.

The real program is opened on an invisible screen, once on the five bundled documents and once on a library of some
350,000 clauses, and the same queries are typed into its field key by key, with results, facets and suggestions. A timer
that should tick every millisecond tells how long the event loop was held. What counts is the ratio of the longest
holds, each the median of several rounds. ``--home`` is a home that law_library.py made; without one it is made.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "build"))

from prepare import clean_environment, say  # noqa: E402 - lies beside this folder
from screen import invisible_screen  # noqa: E402

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Words of both libraries: rare and common ones, one character, several words, letters, a number.
QUERIES = (
    "企业",
    "科技型中小企业",
    "税",
    "人民政府 企业",
    "技术 -合同",
    "2023年",
    '"县级以上"',
    "qiye",
    "创新 或 发展",
)
KEY_MS = 90  # between two keys, as a quick typist has it
PAUSE_MS = 400  # after a query
MOST = 2.0
ROUNDS = 5


def main() -> int:
    """Print the figures as JSON; 1 when the large library holds the window too long."""
    parser = argparse.ArgumentParser(description="Measure how long typing a query holds the window.")
    parser.add_argument("--home", type=Path, help="a home with many laws, as law_library.py makes it")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        return _run_child(arguments.home, arguments.child, arguments.rounds)
    with tempfile.TemporaryDirectory(prefix="compendium-typing-") as folder:
        large = arguments.home or _large_home(Path(folder) / "laws")
        if large is None:
            say("The corpus of laws is not here; nothing measured.")
            return 0
        figures = {name: _measure(home, arguments.rounds) for name, home in (("few", Path(folder)), ("many", large))}
    ratio = figures["many"]["longest_ms"] / figures["few"]["longest_ms"]
    print(json.dumps({**figures, "ratio": round(ratio, 2)}, ensure_ascii=False, indent=1))
    return 0 if ratio <= MOST else 1


def _large_home(home: Path) -> Path | None:
    from bench.law_library import LAWS, write_home

    if not LAWS.is_file():
        return None
    write_home(home, "all")
    return home


def _measure(home: Path, rounds: int) -> dict[str, float]:
    """Type in a program of its own; return its figures."""
    target = home / "typing.json"
    command = [sys.executable, str(Path(__file__).resolve()), "--home", str(home), "--rounds", str(rounds)]
    with invisible_screen(clean_environment(dict(os.environ)), "1440x900") as screen:
        subprocess.run([*command, "--child", str(target)], env=screen, check=True, timeout=600)
    figures: dict[str, float] = json.loads(target.read_text(encoding="utf-8"))
    target.unlink()
    return figures


# --- inside the measured program ---


def _run_child(home: Path, target: Path, rounds: int) -> int:
    from drive import run_program

    return run_program(["--home", str(home)], lambda: _type_all(target, rounds))


class _Holds:
    """Gaps between ticks of the event loop, in ms."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._timer.timeout.connect(self._on_timeout)

    def start(self) -> None:
        """Begin anew."""
        self.gaps = []
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """Return the longest gap."""
        self._timer.stop()
        return max(self.gaps)

    def _on_timeout(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def _type_all(target: Path, rounds: int) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

    from compendium.ui.tasks import Tasks

    (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMainWindow))
    window.showMaximized()
    field, tasks = window.findChild(QLineEdit, "searchField"), window.findChild(Tasks)
    if field is None or tasks is None:
        raise LookupError("the window has no field")
    window.activateWindow()
    QTest.qWait(1000)
    tasks.wait_idle(120_000)
    _trigger(window, "view_search")
    holds = _Holds()
    longest: dict[str, list[float]] = {query: [] for query in QUERIES}
    for number in range(rounds + 1):  # the first round brings in what is there only once
        for query in QUERIES:
            holds.start()
            _type(field, query)
            tasks.wait_idle(60_000)
            QTest.qWait(PAUSE_MS)
            held = holds.stop()
            if number:
                longest[query].append(held)
    by_query = {query: round(statistics.median(each), 1) for query, each in longest.items()}
    figures = {"longest_ms": max(by_query.values()), "by_query_ms": by_query}
    target.write_text(json.dumps(figures, ensure_ascii=False), encoding="utf-8")
    QTimer.singleShot(0, QApplication.closeAllWindows)
    QTimer.singleShot(0, QApplication.quit)


def _type(field: QWidget, query: str) -> None:
    """Type over what stands in the field, as an input method hands characters over."""
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
    for character in query:
        typed = QInputMethodEvent()
        typed.setCommitString(character)
        QApplication.sendEvent(field, typed)
        QTest.qWait(KEY_MS)


def _trigger(window: QWidget, action: str) -> None:
    from PySide6.QtGui import QAction

    found = window.findChild(QAction, f"action_{action}")
    if found is None:
        raise LookupError(f"the window has no action {action}")
    found.trigger()


if __name__ == "__main__":
    sys.exit(main())
