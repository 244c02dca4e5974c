"""Importing a thousand laws in the window: ``.venv/bin/python build/bench/import_laws.py [--laws N]``.

The real program is opened on an invisible screen and a folder with laws of ../shared/corpus/laws.tar.xz is dropped on
it. What is measured: how long the event loop is held while they are read, taken in and made searchable, against the
time that reading the longest single file takes; whether stopping half way leaves a whole library; whether search then
finds every clause of all of them. Memory is what the program's process holds at most.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "build"))

from prepare import clean_environment, say  # noqa: E402 - lies beside this folder
from screen import invisible_screen  # noqa: E402

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from compendium.app.composition import Composition
    from compendium.services.intake import Intake
    from compendium.services.reading import FileReading, SourceFile
    from compendium.ui.importing.import_window import ImportWindow

LAWS = 1000
SHARE = 0.1  # of the longest single file's reading: the longest that the event loop may be held
STOP_AFTER = 0.3  # of the files taken in, the user stops
TIMED_FILES = 12  # the largest, read alone
ROUNDS = 3  # of each; the quickest counts, as other work of the machine only adds
QUERIES = ("人民政府", "科学技术", "处罚", "应当", "知识产权", "第十二条", "违反本法规定", "环境保护")
SETTLE_SECONDS = 1.5
IDLE_SECONDS = 5.0  # what the machine itself holds the window, for comparison
TIMEOUT = 1500.0


def main() -> int:
    """Print the figures as JSON; 1 when a promise is not kept."""
    parser = argparse.ArgumentParser(description="Measure how laws are imported in the window.")
    parser.add_argument("--laws", type=int, default=LAWS)
    parser.add_argument("--child", nargs=3, type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        return _run_child(*arguments.child)
    from bench.law_library import LAWS as CORPUS

    if not CORPUS.is_file():
        say("The corpus of laws is not here; nothing measured.")
        return 0
    with tempfile.TemporaryDirectory(prefix="compendium-laws-") as folder:
        figures = _measured(Path(folder), CORPUS, arguments.laws)
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    return 0 if all(figures["kept"].values()) else 1


def _measured(folder: Path, corpus: Path, count: int) -> dict[str, dict[str, object]]:
    laws, home, target = folder / "laws", folder / "home", folder / "figures.json"
    temporary = folder / "temporary"
    temporary.mkdir()
    _unpack(corpus, laws, count)
    longest_reading = _longest_reading(laws, home)
    command = [sys.executable, str(Path(__file__).resolve()), "--child", str(home), str(laws), str(target)]
    with invisible_screen(clean_environment(dict(os.environ)), "1440x900") as screen:
        subprocess.run(command, env={**screen, "TMPDIR": str(temporary)}, check=True, timeout=TIMEOUT)
    window = json.loads(target.read_text(encoding="utf-8"))
    search = _search_is_exact(home)
    limit = SHARE * longest_reading * 1000
    kept = {
        "responsive": window["longest_hold_ms"] <= limit,
        "stopped_whole": window["stopped_whole"],
        "all_imported": window["documents"] + window["not_stored"] == count,
        "search_exact": search["exact"],
        "nothing_left_on_disk": not list(temporary.iterdir()),
    }
    return {"kept": kept, "window": window, "search": search, "reading": {"longest_ms": round(longest_reading * 1000)}}


def _unpack(corpus: Path, laws: Path, count: int) -> None:
    """Write the first so many laws, spread over the corpus."""
    from bench.law_library import _is_law, _text

    laws.mkdir()
    with tarfile.open(corpus, "r:xz") as archive:
        texts = {member.name: _text(archive, member) for member in archive if _is_law(member)}
    names = sorted(texts)
    step = max(1, len(names) // count)
    for number, name in enumerate(names[::step][:count]):
        (laws / f"{number:04}-{Path(name).name}").write_text(texts[name], encoding="utf-8")


def _longest_reading(laws: Path, home: Path) -> float:
    """Return how many seconds reading the file takes that takes longest, with nothing beside it."""
    from compendium.services.reading import FileReading, SourceFile

    largest = sorted(laws.iterdir(), key=lambda path: -path.stat().st_size)[:TIMED_FILES]
    with _opened(home) as composition, FileReading() as reading:
        intake = composition.importing.intake
        return max(_quickest(reading, intake, SourceFile(path)) for path in largest)


def _quickest(reading: FileReading, intake: Intake, file: SourceFile) -> float:
    """Return how many seconds it takes to read a file into a document."""
    took: list[float] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        source = reading.read(file)
        if not isinstance(source, list):
            intake.built(source, file)
        took.append(time.perf_counter() - start)
    return min(took)


def _opened(home: Path) -> Composition:
    from compendium.app.composition import Composition
    from compendium.app.paths import Places, bundle_dir, content_dir, resources_dir

    return Composition(
        Places(home, None, bundle_dir(), resources_dir(), content_dir()), date.fromisoformat("2026-07-01")
    )


def _search_is_exact(home: Path) -> dict[str, object]:
    """Set what search finds against what is in the texts, read one by one."""
    from compendium.domain.query import SearchRequest

    found: dict[str, object] = {}
    exact = True
    with _opened(home) as composition:
        texts = [
            clause.text
            for info in composition.library.list()
            for clause in composition.library.document(info.id).outline
        ]
        for query in QUERIES:
            there = sum(query in text for text in texts)
            said = composition.search.search(SearchRequest(f'"{query}"')).total_exact
            found[query] = [said, there]
            exact = exact and said == there
    return {"exact": exact, "found_and_there": found}


# --- inside the measured program ---


def _run_child(home: Path, laws: Path, target: Path) -> int:
    from drive import run_program

    return run_program(["--home", str(home)], lambda: _import_all(home, laws, target))


def _import_all(home: Path, laws: Path, target: Path) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from bench.typing_hold import _Holds
    from compendium.domain.import_item import ItemState
    from compendium.ui.importing.import_window import ImportWindow
    from compendium.ui.main_window import MainWindow
    from compendium.ui.tasks import Tasks

    (window,) = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
    tasks = window.findChild(Tasks)
    if tasks is None:
        raise LookupError("the window has no tasks")
    settled = time.perf_counter() + SETTLE_SECONDS
    _wait_until(lambda: time.perf_counter() > settled)
    before = _memory()
    holds, longest, times = _Holds(), {}, {}

    def phase(name: str, done: Callable[[], bool]) -> None:
        start = time.perf_counter()
        holds.start()
        _wait_until(done)
        tasks.wait_idle(600_000)
        longest[name], times[name] = round(holds.stop(), 1), round(time.perf_counter() - start, 1)

    idle_until = time.perf_counter() + IDLE_SECONDS
    phase("idle", lambda: time.perf_counter() > idle_until)
    _drop(window, min(laws.iterdir()))  # opens the window, which takes its time once
    opened = time.perf_counter() + SETTLE_SECONDS
    phase("opening", lambda: time.perf_counter() > opened)
    _drop(window, laws)
    importing = window.findChild(ImportWindow)
    if importing is None:
        raise LookupError("no window of importing")
    phase("reading", lambda: not importing.busy)
    wanted = [item.number for item in importing.items if item.state in (ItemState.READY, ItemState.DOUBTFUL)]
    importing.take_in(wanted)

    def some_taken() -> bool:
        taken = sum(item.state is ItemState.ACCEPTED for item in importing.items)
        if taken >= STOP_AFTER * len(wanted):
            importing.stop()
        return not importing.busy

    phase("taking_in_until_stopped", some_taken)
    whole = _is_whole(home, importing)
    importing.take_in([item.number for item in importing.items if item.state in (ItemState.READY, ItemState.DOUBTFUL)])
    phase("taking_in_the_rest", lambda: not importing.busy)
    taken = sum(item.state is ItemState.ACCEPTED for item in importing.items)
    figures = {
        "longest_hold_ms": max(held for name, held in longest.items() if name not in ("idle", "opening")),
        "longest_hold_by_phase_ms": longest,
        "median_of_gaps_over_5_ms": round(statistics.median([gap for gap in holds.gaps if gap > 5] or [0.0]), 1),
        "seconds": times,
        "documents": taken,
        "not_stored": len(importing.items) - taken,
        "stopped_whole": whole,
        "memory_added_mb": _memory() - before,
    }
    target.write_text(json.dumps(figures, ensure_ascii=False), encoding="utf-8")
    importing.close()
    tasks.wait_idle(60_000)
    QTimer.singleShot(0, QApplication.closeAllWindows)
    QTimer.singleShot(0, QApplication.quit)


def _is_whole(home: Path, importing: ImportWindow) -> bool:
    """Tell whether the library holds just what the list says was taken in, each text with all its clauses."""
    from compendium.domain.document import content_hash
    from compendium.domain.import_item import ItemState

    taken = {item.doc for item in importing.items if item.state is ItemState.ACCEPTED}
    with _opened(home) as composition:
        library = composition.library
        there = {info.id: info for info in library.list() if info.origin == "imported"}
        same = all(content_hash(library.document(doc).outline) == info.content_hash for doc, info in there.items())
    return bool(taken) and len(taken) < len(importing.items) and taken == set(there) and same


def _wait_until(done: Callable[[], bool]) -> None:
    """Let the program run on; not with QTest.qWait, which keeps Python's other threads from working while it sleeps."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: loop.quit() if done() else None)
    timer.start()
    loop.exec()
    timer.stop()


def _drop(window: QWidget, folder: Path) -> None:
    from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QApplication

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), *how))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), *how))


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
