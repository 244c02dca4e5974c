"""Opens the real window once and walks through it, to tell whether the program works on this computer."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from compendium.app import crash
from compendium.app.composition import Composition
from compendium.app.display import display
from compendium.app.faults import UncaughtFaults
from compendium.app.index_process import IndexProcess
from compendium.app.walk import StepFailedError, Walk
from compendium.app.window import Look, build_window, dress, make_application
from compendium.domain.errors import UserError
from compendium.domain.work import SILENT
from compendium.importers.base import SourceText
from compendium.services.reading import FileReading, SourceFile
from compendium.ui.main_window import MainWindow
from compendium.ui.main_window_history import Place
from compendium.ui.notify import Notify

_STEP_MS = 20_000
_LOOK_EVERY_MS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done.

    Attributes:
        name: for programs; words: for readers.
        error: what went wrong; "" when nothing did.
    """

    name: str
    words: str
    ms: float
    error: str = ""


@dataclass(slots=True)
class SelfTestReport:
    """What the self-test found.

    Attributes:
        platform: Qt's name of the windowing system.
        steps: in order; a step that failed is the last.
        screenshot: picture of the window; None when it could not be taken.
    """

    platform: str = ""
    steps: list[Step] = field(default_factory=list)
    screenshot: Path | None = None

    @property
    def error(self) -> str:
        """What went wrong, in one line; "" when nothing did."""
        return next((f"自检没有通过，停在“{step.words}”：{step.error}" for step in self.steps if step.error), "")

    @property
    def ok(self) -> bool:
        """Whether every step was done."""
        return bool(self.steps) and not self.error

    def as_json(self) -> dict[str, object]:
        """The document of the contract; a step that failed also has ``error``."""
        steps = [
            {"name": step.name, "ms": round(step.ms, 1), **({"error": step.error} if step.error else {})}
            for step in self.steps
        ]
        picture = str(self.screenshot) if self.screenshot else None
        return {"ok": self.ok, "platform": self.platform, "steps": steps, "screenshot": picture}

    def lines(self) -> Iterator[str]:
        """For a reader."""
        for step in self.steps:
            yield f"{'不行' if step.error else '通过'}  {step.ms:7.1f} 毫秒  {step.words}"
        if self.screenshot:
            yield f"窗口截图：{self.screenshot}"
        if self.ok:
            yield f"全部通过（{self.platform}）。"


def run_self_test(composition: Composition, *, own_home: bool) -> SelfTestReport:
    """Walk through the window.

    Args:
        composition: the services of the user's own home.
        own_home: walk there; False for a home of the moment, so that nothing of the user's is touched.

    Raises:
        UserError: there is no screen.
    """
    with display():
        app = make_application()
    with ExitStack() as opened:
        places = composition.places
        picture = places.home / "self-test.png"
        if not own_home:
            picture = Path(tempfile.gettempdir()) / f"compendium-self-test-{os.getpid()}.png"
            home = opened.enter_context(tempfile.TemporaryDirectory(prefix="compendium-self-test-"))
            places = replace(places, home=Path(home))
        tested = opened.enter_context(Composition(places, composition.today))
        return _Walker(app, tested, picture, composition.places.home).run()


class _Walker:
    """Does the steps of a walk one after the other and notes how each went."""

    def __init__(self, app: QApplication, composition: Composition, picture: Path, reports: Path) -> None:
        self._app = app
        self._composition = composition
        self._picture = picture
        self._reports = reports
        self._report = SelfTestReport(platform=QGuiApplication.platformName())
        self._fault: Exception | None = None

    def run(self) -> SelfTestReport:
        faults = UncaughtFaults(self._reports, self._app.quit)
        faults.caught.connect(self._on_faults_caught)
        with faults:
            look = dress(self._app, self._composition.places.resources)
            if self._step("home", "准备数据文件夹", lambda: self._composition.home) and self._step(
                "processes", "启动读文件和写索引的进程", self._use_processes
            ):
                left_at = self._walk_through(look)
                if left_at is not None:
                    self._come_back(look, left_at)
        return self._report

    def _use_processes(self) -> None:
        """Read a page and bring the index up to the library, as an import does; guards of a computer may forbid it."""
        with tempfile.TemporaryDirectory(prefix="compendium-self-test-") as folder, FileReading() as reading:
            page = Path(folder) / "页.html"
            page.write_text("<html><body><p>一、目标</p></body></html>", encoding="utf-8")
            read = reading.read(SourceFile(page))
        if not isinstance(read, SourceText) or "一、目标" not in read.text:
            raise StepFailedError("读文件的进程没有读出页面上的字。")
        if not IndexProcess(self._composition.places)(SILENT):
            raise StepFailedError("写索引的进程没有做完。")

    def _walk_through(self, look: Look) -> Place | None:
        """Do all steps; return where the window was left, None when something failed."""
        with self._window(look, "open_window", "打开窗口") as window:
            if window is None:
                return None
            walk = Walk(window, look.themes, self._composition, self._wait)
            done = all(self._step(*step) for step in self._steps(walk))
            done &= self._step("screenshot", "截图", lambda: self._take_picture(window))
            left_at = window.navigator.here
            done &= self._step("save_session", "保存并关闭", window.close)
            return left_at if done else None

    def _steps(self, walk: Walk) -> Iterator[tuple[str, str, Callable[[], object]]]:
        try:
            yield from walk.steps()
        except UserError as error:
            raised = error
            yield "library", "读取文库", lambda: _fail(raised)

    def _come_back(self, look: Look, left_at: Place) -> None:
        with self._window(look, "open_again", "再次打开") as window:
            if window is not None:
                self._step("restore_session", "恢复上次的位置", lambda: _compare_places(window.navigator.here, left_at))

    @contextmanager
    def _window(self, look: Look, name: str, words: str) -> Iterator[MainWindow | None]:
        built: list[MainWindow] = []

        def build() -> None:
            built.append(build_window(self._app, self._composition, look, Notify(look.icons)))
            built[0].show()
            self._wait(lambda: (handle := built[0].windowHandle()) is not None and handle.isExposed())

        opened = self._step(name, words, build)
        try:
            yield built[0] if opened else None
        finally:
            for window in built:
                window.close()
                shiboken6.delete(window)

    def _step(self, name: str, words: str, act: Callable[[], object]) -> bool:
        began = time.perf_counter()
        error = ""
        try:
            act()
            self._raise_fault()
        except (UserError, StepFailedError) as raised:
            error = str(raised)
        except Exception as raised:  # noqa: BLE001 - telling of it is what this is for
            error = crash.line_for_user(crash.write_report(raised, self._reports))
        self._report.steps.append(Step(name, words, (time.perf_counter() - began) * 1000, error))
        return not error

    def _raise_fault(self) -> None:
        if self._fault is not None:
            fault, self._fault = self._fault, None
            raise fault

    def _wait(self, condition: Callable[[], bool]) -> None:
        """Let the window live until ``condition`` holds; StepFailedError when it takes too long."""
        loop, timer = QEventLoop(), QTimer()
        deadline = time.monotonic() + _STEP_MS / 1000
        # A condition that raises, as a window's code may, must end the step and not the loop's slot.
        outcome: list[Exception | bool] = []

        def look() -> None:
            try:
                if self._fault is not None or condition():
                    outcome.append(True)
                elif time.monotonic() > deadline:
                    outcome.append(StepFailedError(f"等了 {_STEP_MS // 1000} 秒没有完成。"))
            except Exception as raised:  # noqa: BLE001 - handed to the step below
                outcome.append(raised)
            if outcome:
                loop.quit()

        timer.timeout.connect(look)
        timer.start(_LOOK_EVERY_MS)
        loop.exec()
        timer.stop()
        if isinstance(outcome[0], Exception):
            raise outcome[0]

    def _take_picture(self, window: MainWindow) -> None:
        if not window.grab().save(str(self._picture)):
            raise StepFailedError(f"截图没能写到 {self._picture}。")
        self._report.screenshot = self._picture

    def _on_faults_caught(self, error: Exception) -> None:
        self._fault = error


def _compare_places(now: Place, before: Place) -> None:
    if (now.view, now.doc) != (before.view, before.doc):
        raise StepFailedError(f"上次在 {before.view} {before.doc}，这次在 {now.view} {now.doc}。")


def _fail(error: Exception) -> None:
    raise error
