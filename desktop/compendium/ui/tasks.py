"""Work off the GUI thread; the only thread code of the interface.

Two verbs: ``read`` looks something up, ``mutate`` changes something and is done one at a time, in order.
Results arrive on the GUI thread. A late result, or one whose owner is gone, is dropped.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QMetaObject, QObject, Qt, QTimer, Signal

from compendium.domain.errors import CancelledError
from compendium.domain.work import Progress

T = TypeVar("T")
_READERS = 3
_REPORT_EVERY_S = 0.05
_DRAWN_S = 0.04
_BETWEEN_MS = 4  # two results: the window is drawn in between


class Task:
    """One piece of work; what its operation is handed as Progress. ``report`` and ``cancelled`` are thread-safe."""

    def __init__(self, title: str, tell: Callable[[Task], None]) -> None:
        self.title = title
        self.done = 0
        self.total = 0
        self.text = ""
        self._tell = tell
        self._cancel = threading.Event()
        self._late = False
        self._last_report = 0.0

    @property
    def cancelled(self) -> bool:
        """True once the user asked to stop, or a newer task took this one's place."""
        return self._cancel.is_set()

    @property
    def late(self) -> bool:
        """True when a newer task took this one's place."""
        return self._late

    def cancel(self) -> None:
        """Ask the operation to stop."""
        self._cancel.set()

    def supersede(self) -> None:
        """Cancel, and let the result be dropped silently."""
        self._late = True
        self._cancel.set()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the work is; called by the operation, in its thread."""
        self.done, self.total, self.text = done, total, text
        now = time.monotonic()
        if now - self._last_report >= _REPORT_EVERY_S or done == total:
            self._last_report = now
            self._tell(self)


class _Workers:
    """Threads that take jobs from one queue; started when needed, at most ``count``.

    Python's threads, not QThreadPool: there the runnable, and with it whatever it still refers to, is destroyed in
    the worker thread, which crashed when that was the last reference to a QObject.
    """

    def __init__(self, name: str, count: int) -> None:
        self._name = name
        self._count = count
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []

    def submit(self, job: Callable[[], None]) -> None:
        """Queue a job that never raises."""
        if len(self._threads) < self._count:
            thread = threading.Thread(target=self._work, name=f"{self._name}-{len(self._threads) + 1}", daemon=True)
            self._threads.append(thread)
            thread.start()
        self._jobs.put(job)

    def stop(self, deadline: float) -> bool:
        """Let the threads end after what they do now; False when one still runs at ``deadline`` (monotonic seconds)."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        return not self._threads

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            del job  # before waiting again: what it refers to must not be kept, nor be let go of here


class _Running:
    """A task with whom to tell; also keeps the operation, so that its last reference goes on the GUI thread."""

    def __init__(
        self,
        task: Task,
        operation: Callable[[Progress], object],
        owner: QObject,
        owner_gone: QMetaObject.Connection,
        success: Callable[..., None],
        failure: Callable[[Exception], None] | None,
        key: str | None,
        *,
        changes: bool,
    ) -> None:
        self.task = task
        self.operation = operation
        self.owner = owner
        self.owner_gone = owner_gone
        self.success = success
        self.failure = failure
        self.key = key
        self.changes = changes


class Tasks(QObject):
    """Runs operations in the background.

    ``started``, ``progressed`` and ``ended`` carry the Task, for the status area; ``failed`` carries an exception
    that no failure function took.
    """

    started = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    became_idle = Signal()
    _rung = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = _Workers("reader", _READERS)
        self._writer = _Workers("writer", 1)
        self._outbox: deque[tuple[int, object, Exception | None]] = deque()
        self._told: deque[Task] = deque()
        self._running: dict[int, _Running] = {}
        self._newest: dict[str, int] = {}
        self._token = 0
        self._stopped = False
        self._rung.connect(self._on_rung, Qt.ConnectionType.QueuedConnection)
        self._next = QTimer(self, singleShot=True, interval=_BETWEEN_MS)
        self._next.timeout.connect(self._end_one)

    def read(
        self,
        owner: QObject,
        operation: Callable[[Progress], T],
        success: Callable[[T], None],
        failure: Callable[[Exception], None] | None = None,
        *,
        key: str | None = None,
        title: str = "",
    ) -> Task:
        """Look something up; ``success`` gets the result on the GUI thread.

        Args:
            owner: whom the result is for; once it is destroyed the task is cancelled and the result dropped.
            operation: runs in a background thread; is handed the task as Progress.
            success: called with the result.
            failure: called with the exception (a CancelledError when the user stopped it); without one, ``failed``.
            key: a later task of the same key makes this one late.
            title: words for the status area; without them the task is not shown.
        """
        return self._start(self._readers, owner, operation, success, failure, key, title)

    def mutate(
        self,
        owner: QObject,
        operation: Callable[[Progress], T],
        success: Callable[[T], None],
        failure: Callable[[Exception], None] | None = None,
        *,
        key: str | None = None,
        title: str = "",
    ) -> Task:
        """Change something; as ``read``, but one after the other in the order asked for."""
        return self._start(self._writer, owner, operation, success, failure, key, title)

    def after_drawing(self, owner: QObject, act: Callable[[], None]) -> None:
        """Call ``act`` a moment later, when the window is drawn: work in other threads would make that take longer.

        A task, not a timer: who waits until nothing runs waits for it too.
        """
        self._start(self._readers, owner, lambda _: time.sleep(_DRAWN_S), lambda _: act(), None, None, "")

    @property
    def visible(self) -> list[Task]:
        """Running tasks that have a title, oldest first."""
        return [entry.task for entry in self._running.values() if entry.task.title and not entry.task.late]

    def idle(self) -> bool:
        """Tell whether nothing runs."""
        return not self._running

    def wait_idle(self, timeout_ms: int = 10_000) -> bool:
        """Wait, with events running, until nothing runs; False when that takes too long. For tests and for closing."""
        if self.idle():
            return True
        loop = QEventLoop()
        self.became_idle.connect(loop.quit)
        QTimer.singleShot(timeout_ms, loop.quit)
        loop.exec()
        return self.idle()

    def stop(self, timeout_ms: int = 5_000) -> bool:
        """Cancel everything and wait for the threads; results are dropped. Call it before this object goes.

        Changes that wait their turn are still made, unless they heed the cancelling; what is asked for later is not.

        Returns False when some work did not end in time.
        """
        self._stopped = True
        for entry in self._running.values():
            (entry.task.cancel if entry.changes else entry.task.supersede)()
        deadline = time.monotonic() + timeout_ms / 1000
        readers_ended = self._readers.stop(deadline)
        ended = self._writer.stop(deadline) and readers_ended
        self._running.clear()
        return ended

    def _start(
        self,
        workers: _Workers,
        owner: QObject,
        operation: Callable[[Progress], T],
        success: Callable[[T], None],
        failure: Callable[[Exception], None] | None,
        key: str | None,
        title: str,
    ) -> Task:
        self._token += 1
        token = self._token
        task = Task(title, self._tell)
        if self._stopped:
            task.supersede()
            return task
        if key is not None:
            earlier = self._running.get(self._newest.get(key, 0))
            if earlier is not None:
                earlier.task.supersede()
            self._newest[key] = token
        # Not the bound method: PySide would hold the task weakly, and crash where its last reference goes in a worker.
        gone = owner.destroyed.connect(lambda *_: task.supersede())
        changes = workers is self._writer
        self._running[token] = _Running(task, operation, owner, gone, success, failure, key, changes=changes)
        self.started.emit(task)
        workers.submit(lambda: self._run(token))
        return task

    def _run(self, token: int) -> None:
        """Do the work of a token; in a worker's thread, which keeps nothing of it once the bell is rung."""
        self._outbox.append((token, *self._outcome(token)))
        self._ring()

    def _outcome(self, token: int) -> tuple[object, Exception | None]:
        entry = self._running.get(token)
        if entry is None or entry.task.late:
            return None, CancelledError()
        try:
            return entry.operation(entry.task), None
        except Exception as raised:  # noqa: BLE001 - every failure is handed to the GUI thread, which speaks
            return None, raised

    def _tell(self, task: Task) -> None:
        self._told.append(task)
        self._ring()

    def _ring(self) -> None:
        try:
            self._rung.emit()
        except RuntimeError:  # this object is gone with the window; nobody is left to tell
            return

    def _on_rung(self) -> None:
        while self._told:
            self.progressed.emit(self._told.popleft())
        if not self._next.isActive():
            self._end_one()

    def _end_one(self) -> None:
        """Hand over one result; the next in another turn of the event loop: each may take the window some time."""
        if not self._outbox:
            return
        ended = self._outbox.popleft()
        if self._outbox:
            self._next.start()
        self._end(*ended)

    def _end(self, token: int, result: object, error: Exception | None) -> None:
        entry = self._running.pop(token, None)
        if entry is None:
            return
        if entry.key is not None and self._newest.get(entry.key) == token:
            del self._newest[entry.key]
        QObject.disconnect(entry.owner_gone)
        self.ended.emit(entry.task)
        try:
            self._deliver(entry, result, error)
        finally:
            if not self._running:
                self.became_idle.emit()

    def _deliver(self, entry: _Running, result: object, error: Exception | None) -> None:
        if entry.task.late or not shiboken6.isValid(entry.owner):
            return
        if error is None:
            entry.success(result)
        elif entry.failure is not None:
            entry.failure(error)
        elif not isinstance(error, CancelledError):
            self.failed.emit(error)
