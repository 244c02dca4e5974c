"""What every test gets: a home and a date of its own, and the checks that nothing is left behind."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from shared_material import REPOSITORY, SHARED, seed_paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TODAY = "2026-07-01"
PATIENCE_SECONDS = 5.0

# No time limit per example: a loaded machine is no defect. The same examples each time: a red run can be repeated.
settings.register_profile("compendium", deadline=None, derandomize=True, database=None)
settings.load_profile("compendium")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the source tree."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labels and test material; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared test material is absent")
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared: Path) -> dict[str, Path]:
    """The five seed files by document id."""
    return seed_paths()


@pytest.fixture(scope="session")
def compiled_bundle() -> Path:
    """The folder of the compiled bundled library, up to date; tests only read it."""
    command = [sys.executable, str(REPOSITORY / "build" / "compile_content.py")]
    subprocess.run(command, cwd=REPOSITORY, check=True)
    return REPOSITORY / ".compiled"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that does not exist yet; also what COMPENDIUM_HOME names during every test."""
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def _own_world(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the test off the user's data and off the calendar."""
    monkeypatch.setenv("COMPENDIUM_HOME", str(home))
    monkeypatch.setenv("COMPENDIUM_TODAY", TODAY)
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home.parent / name.lower()))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """pytest-qt's application under the product's name."""
    qapp.setOrganizationName("policy-compendium")
    qapp.setApplicationName("policy-compendium")
    return qapp


@pytest.fixture(autouse=True)
def _nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())

    def left() -> list[str]:
        # Threads that Qt started and that once ran Python code stay listed as "Dummy-N" for ever.
        return [t.name for t in threading.enumerate() if t not in before and not t.name.startswith("Dummy-")]

    yield
    if not _becomes_true(lambda: not left()):
        pytest.fail(f"threads left running: {left()}")
    if "PySide6.QtCore" in sys.modules:
        from PySide6.QtCore import QThreadPool

        if not QThreadPool.globalInstance().waitForDone(int(PATIENCE_SECONDS * 1000)):
            pytest.fail("Qt's thread pool is still at work")


@pytest.fixture(autouse=True)
def _nothing_left_open() -> Iterator[None]:
    """Fail a test that leaves a window or a dialog on the screen."""
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtWidgets import QApplication

    windows = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in windows]
    for widget in windows:
        widget.hide()
        widget.deleteLater()
    if names:
        pytest.fail(f"windows left open: {names}")


@pytest.fixture(autouse=True)
def _nothing_unexpected_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which our own log gets a warning, unless it is marked ``expects_log``."""
    lines: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    collector = Collector(logging.WARNING)
    logger = logging.getLogger("compendium")
    logger.addHandler(collector)
    yield
    logger.removeHandler(collector)
    if lines and not request.node.get_closest_marker("expects_log"):
        pytest.fail(f"unexpected log lines: {lines}")


def _becomes_true(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
