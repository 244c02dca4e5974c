"""Past queries and saved searches for everything that shows them; changes are made in the background."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from compendium.domain.errors import UserError
from compendium.domain.saved_search import SavedSearch
from compendium.domain.work import Progress
from compendium.services.search_history import SearchHistory
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.widgets.elided_label import shortened

_LONGEST_TOLD = 24  # characters of a name in a message


class SearchMemory(QObject):
    """What was asked lately and what was saved; ``changed`` after loading and after every change."""

    changed = Signal()

    def __init__(
        self, history: Callable[[], SearchHistory], tasks: Tasks, notify: Notify, parent: QObject | None = None
    ) -> None:
        """Keep the collaborators; ``history`` is called in the background, first by ``load``."""
        super().__init__(parent)
        self._history, self._tasks, self._notify = history, tasks, notify
        self.recent: tuple[str, ...] = ()
        self.saved: tuple[SavedSearch, ...] = ()

    def load(self) -> None:
        """Read what is kept."""
        self._do(lambda _: None)

    def note(self, query: str) -> None:
        """Remember a query that was meant."""
        if query and (not self.recent or self.recent[0] != query):
            self._do(lambda history: history.note(query))

    def forget(self, query: str) -> None:
        """Forget one query."""
        self._do(lambda history: history.forget(query))

    def clear(self) -> None:
        """Forget all queries; the message offers them back."""

        def cleared(before: object) -> None:
            self._notify.done(
                self.tr("已清空检索历史"),
                lambda: self._do(lambda history: history.bring_back(before)),  # type: ignore[arg-type]  # clear's own
            )

        self._do(lambda history: history.clear(), cleared)

    def save(self, search: SavedSearch, refused: Callable[[str], None], done: Callable[[], None]) -> None:
        """Keep a search under its name; ``refused`` is told why a name does not do."""

        def saved(_: object) -> None:
            self._notify.info(self.tr("已保存检索“{0}”").format(_short(search.name)))
            done()

        self._do(lambda history: history.save(search), saved, refused)

    def rename(self, identifier: str, name: str, refused: Callable[[str], None], done: Callable[[], None]) -> None:
        """Give a saved search another name."""
        self._do(lambda history: history.rename(identifier, name), lambda _: done(), refused)

    def remove(self, identifier: str) -> None:
        """Delete a saved search; the message offers it back."""

        def removed(gone: object) -> None:
            if isinstance(gone, SavedSearch):
                self._notify.done(
                    self.tr("已删除检索“{0}”").format(_short(gone.name)),
                    lambda: self._do(lambda history: history.restore(gone)),
                )

        self._do(lambda history: history.remove(identifier), removed)

    def _do(
        self,
        change: Callable[[SearchHistory], object],
        done: Callable[[object], None] | None = None,
        refused: Callable[[str], None] | None = None,
    ) -> None:
        def operation(_: Progress) -> tuple[object, tuple[str, ...], tuple[SavedSearch, ...]]:
            history = self._history()
            made = change(history)
            return made, history.recent(), history.saved()

        def show(result: tuple[object, tuple[str, ...], tuple[SavedSearch, ...]]) -> None:
            made, self.recent, self.saved = result
            self.changed.emit()
            if done is not None:
                done(made)

        def failed(error: Exception) -> None:
            if refused is not None and isinstance(error, UserError):
                refused(str(error))
            else:
                self._tasks.failed.emit(error)

        self._tasks.mutate(self, operation, show, failed)


def _short(name: str) -> str:
    return shortened(" ".join(name.split()), _LONGEST_TOLD)
