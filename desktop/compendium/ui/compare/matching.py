"""The work of comparing in the background: by matter with the table made of it, by text, and what people decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from compendium.compare.matrix import Matrix
from compendium.domain.comparison import MatterComparison, TextComparison
from compendium.domain.errors import CancelledError, UserError
from compendium.domain.work import Progress
from compendium.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from compendium.services.compare import CompareService


class Matching(QObject):
    """Asks for comparisons; a late answer about other documents is dropped."""

    matched = Signal(object, object)
    """MatterComparison and Matrix."""
    compared = Signal(object)
    """TextComparison."""
    failed = Signal(str)
    stopped = Signal()
    progressed = Signal(int, int, str)

    def __init__(self, compare: Callable[[], CompareService], tasks: Tasks, parent: QObject) -> None:
        """``compare`` is called when first needed, in the background."""
        super().__init__(parent)
        self._compare, self._tasks = compare, tasks
        self._task: Task | None = None
        self._docs: tuple[str, ...] = ()
        self._versions: tuple[str, str] = ("", "")
        tasks.progressed.connect(self._on_tasks_progressed)

    def cancel(self) -> None:
        """Stop what runs."""
        if self._task is not None:
            self._task.cancel()

    def match(self, docs: Sequence[str]) -> None:
        """Match clauses by matter."""
        self._docs = tuple(docs)
        wanted = self._docs

        def work(progress: Progress) -> tuple[MatterComparison, Matrix]:
            service = self._compare()
            found = service.by_matter(wanted, progress)
            return found, service.matrix(found)

        self._task = self._tasks.read(self, work, self._on_matched, self._on_failed, key="compare matter")

    def compare_versions(self, older: str, newer: str) -> None:
        """Compare two versions of a text."""
        self._versions = (older, newer)

        def work(progress: Progress) -> TextComparison:
            return self._compare().by_text(older, newer, progress)

        self._task = self._tasks.read(self, work, self._on_compared, self._on_failed, key="compare text")

    def _on_matched(self, found: tuple[MatterComparison, Matrix]) -> None:
        self._task = None
        if found[0].documents == self._docs:
            self.matched.emit(*found)

    def _on_compared(self, found: TextComparison) -> None:
        self._task = None
        if found.documents == self._versions:
            self.compared.emit(found)

    def _on_failed(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, CancelledError):
            self.stopped.emit()
            return
        if not isinstance(error, UserError):
            self._tasks.failed.emit(error)
        self.failed.emit(str(error) if isinstance(error, UserError) else self.tr("比对时出错，请再试一次。"))

    def _on_tasks_progressed(self, task: Task) -> None:
        if task is self._task:
            self.progressed.emit(task.done, task.total, task.text)
