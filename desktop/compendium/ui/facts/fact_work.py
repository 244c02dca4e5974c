"""What the views of facts share: all rows of the library, read in the background, and every change to them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from compendium.services.fact_rows import FactRow
from compendium.services.facts import FactService
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks


class FactWork(QObject):
    """Loads facts; every view shows what ``loaded`` carries, so that each shows what another changed."""

    loaded = Signal()
    """``rows`` were read anew."""
    failed = Signal(object)
    """The exception that kept them from being read."""

    def __init__(
        self, *, facts: Callable[[], FactService], tasks: Tasks, notify: Notify, parent: QObject | None = None
    ) -> None:
        """Keep the collaborators; nothing is loaded before ``reload``."""
        super().__init__(parent)
        self._facts, self._tasks, self._notify = facts, tasks, notify
        self.rows: tuple[FactRow, ...] = ()
        self.ready = False

    def reload(self) -> None:
        """Read everything anew."""
        self._tasks.read(
            self,
            lambda progress: tuple(self._facts().facts(progress=progress)),
            self._on_loaded,
            self.failed.emit,
            key="facts",
            title=self.tr("正在读取清单"),
        )

    def _on_loaded(self, rows: tuple[FactRow, ...]) -> None:
        self.rows, self.ready = rows, True
        self.loaded.emit()
