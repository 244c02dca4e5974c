"""The work of an import, off the GUI thread, and what it tells."""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from compendium.domain.errors import CancelledError
from compendium.domain.import_item import ImportItem, ItemState
from compendium.domain.work import Progress
from compendium.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from compendium.services.import_review import Batch, ImportReview
    from compendium.services.importing import ImportService

_DELIVER_EVERY_S = 0.25  # news of files; a person reads no faster, and each delivery costs the window some time
_NO_FULL_COLLECTION = 1_000_000
_AT_ONCE = 200
"""Files that are shown at a time; more wait for the next turn of the event loop."""


class ImportWork(QObject):
    """Reads, accepts and undoes in the background.

    Signals:
        items_changed(list, int): new and changed files, and the number of the archive that they come instead of, or 0.
        progressed: how far reading or accepting is changed.
        reading_ended, accepting_ended: nothing of that kind runs any more.
        accepted(Batch): the library changed.
        undone(Batch): the library is as it was before that batch.
        failed(Exception): something went wrong; what was done stays.
    """

    items_changed = Signal(list, int)
    progressed = Signal()
    reading_ended = Signal()
    accepting_ended = Signal()
    accepted = Signal(object)
    undone = Signal(object)
    failed = Signal(object)

    def __init__(self, importing: Callable[[], ImportService], tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._importing, self._tasks = importing, tasks
        self._review: ImportReview | None = None
        self._news: deque[tuple[Sequence[ImportItem], int]] = deque()
        self._finding = 0
        self._reading: Task | None = None
        self._accepting: Task | None = None
        self._delivered = 0.0
        self._usual_collecting = gc.get_threshold()
        tasks.progressed.connect(self._on_tasks_progressed)

    @property
    def review(self) -> ImportReview:
        """The import; made with the first files."""
        if self._review is None:
            self._review = self._importing().review()
        return self._review

    @property
    def reading(self) -> Task | None:
        """What reads now; None when nothing does."""
        return self._reading

    @property
    def accepting(self) -> Task | None:
        """What takes files into the library now; None when nothing does."""
        return self._accepting

    @property
    def busy(self) -> bool:
        """True while files are found, read or taken in."""
        return bool(self._finding or self._reading or self._accepting)

    def add(self, paths: Sequence[Path], update: str = "") -> None:
        """Find files and read them; ``update`` is the document that they are to be a new text of."""
        self._finding += 1
        wanted = list(paths)

        def operation(_: Progress) -> None:
            found = self.review.find(wanted, update=update)
            for start in range(0, len(found), _AT_ONCE):
                self._tell(found[start : start + _AT_ONCE])

        def find() -> None:
            self._tasks.read(self, operation, self._on_found, self._on_finding_failed)

        self._tasks.after_drawing(self, find)

    def read(self) -> None:
        """Read what waits, unless that goes on already."""
        if self._reading is None:
            self._reading = self._tasks.read(
                self, lambda progress: self.review.read(self._tell, progress), self._on_read, self._on_reading_failed
            )
            self._put_off_collecting()
            self.progressed.emit()

    def stop(self) -> None:
        """Stop after the files that are being worked at."""
        for task in (self._reading, self._accepting):
            if task is not None:
                task.cancel()

    def accept(self, numbers: Sequence[int]) -> None:
        """Take files into the library."""
        wanted = list(numbers)

        def operation(progress: Progress) -> Batch:
            return self.review.accept(wanted, self._tell, progress)

        self._accepting = self._tasks.mutate(self, operation, self._on_accepted, self._on_accepting_failed)
        self._put_off_collecting()
        self.progressed.emit()

    def undo(self, batch: Batch) -> None:
        """Take back what a batch did to the library."""

        def operation(_: Progress) -> Batch:
            self.review.undo(batch, self._tell)
            return batch

        self._accepting = self._tasks.mutate(self, operation, self._on_undone, self._on_accepting_failed)

    def close(self) -> None:
        """Stop, and throw away what was not taken in once the work has ended."""
        self.stop()
        gc.set_threshold(*self._usual_collecting)
        review, self._review = self._review, None
        if review is not None:
            # In the background and after the changes that still go on: the folder goes with what is in it.
            self._tasks.mutate(self._tasks, lambda _: review.close(), lambda _: None)

    def _tell(self, items: Sequence[ImportItem], instead_of: int = 0) -> None:
        """Keep news for the GUI thread; called in the thread of the work."""
        self._news.append((items, instead_of))

    def _deliver(self) -> None:
        latest: dict[int, ImportItem] = {}
        while self._news:
            items, instead_of = self._news.popleft()
            if instead_of:
                self._flush(latest)
                self.items_changed.emit(list(items), instead_of)
            else:
                latest.update((item.number, item) for item in items)
        self._flush(latest)

    def _flush(self, latest: dict[int, ImportItem]) -> None:
        if latest:
            self.items_changed.emit(list(latest.values()), 0)
            latest.clear()

    def _on_tasks_progressed(self, task: Task) -> None:
        now = time.monotonic()
        if task in (self._reading, self._accepting) and (now - self._delivered >= _DELIVER_EVERY_S or not task.done):
            self._delivered = now
            self._deliver()
            self.progressed.emit()

    def _on_found(self, _: None) -> None:
        self._finding -= 1
        self._deliver()
        self.read()

    def _on_finding_failed(self, error: Exception) -> None:
        self._finding -= 1
        self._deliver()
        self._fail(error)
        self.reading_ended.emit()

    def _on_read(self, _: None) -> None:
        stopped = self._reading is not None and self._reading.cancelled
        self._reading = None
        self._put_off_collecting()
        self._deliver()
        if not stopped and any(item.state is ItemState.WAITING for item in self.review.items()):
            self.read()  # more came while the last was read
            return
        self.reading_ended.emit()

    def _on_reading_failed(self, error: Exception) -> None:
        self._reading = None
        self._put_off_collecting()
        self._deliver()
        self._fail(error)
        self.reading_ended.emit()

    def _on_accepted(self, batch: Batch) -> None:
        self._accepting = None
        self._put_off_collecting()
        self._deliver()
        self.accepted.emit(batch)
        self.accepting_ended.emit()

    def _on_undone(self, batch: Batch) -> None:
        self._accepting = None
        self._put_off_collecting()
        self._deliver()
        self.undone.emit(batch)
        self.accepting_ended.emit()

    def _on_accepting_failed(self, error: Exception) -> None:
        self._accepting = None
        self._put_off_collecting()
        self._deliver()
        self._fail(error)
        self.accepting_ended.emit()

    def _put_off_collecting(self) -> None:
        """Keep full collections of garbage, which hold every thread for long, from the work and from what it leaves.

        What is left of it goes by its references: nothing of an import refers to itself.
        """
        if not self.busy:
            gc.freeze()
        gc.set_threshold(*self._usual_collecting[:2], _NO_FULL_COLLECTION if self.busy else self._usual_collecting[2])

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, CancelledError):
            self.failed.emit(error)
