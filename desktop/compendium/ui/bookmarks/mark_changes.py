"""Changes of marks: done in the background, shown, and taken back one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from compendium.services.library import LibraryService
from compendium.services.mark_history import MarkState
from compendium.ui.bookmarks.mark_shelf import BookmarkShelf, read_shelf
from compendium.ui.models.bookmark_model import BookmarkEntry
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.window_services import MarkServices

_T = TypeVar("_T")
_MOST_STEPS = 200


class Step(NamedTuple):
    """A change that can be taken back: what it was, and how everything stood before and after."""

    words: str
    before: MarkState
    after: MarkState
    key: str = ""  # of changes that follow one another and count as one, such as a note that is kept while it is typed


class MarkChanges(QObject):
    """Holds the marks as they were read last; a change is followed by ``loaded``."""

    loaded = Signal(object)
    """The BookmarkShelf after loading or a change."""
    restored = Signal(list)
    """Ids of marks that were deleted and are back."""

    def __init__(
        self,
        *,
        marks: Callable[[], MarkServices],
        library: LibraryService,
        tasks: Tasks,
        notify: Notify,
        parent: QObject | None = None,
    ) -> None:
        """Keep the collaborators; nothing is loaded before ``reload``."""
        super().__init__(parent)
        self._marks, self._library, self._tasks, self._notify = marks, library, tasks, notify
        self.shelf = BookmarkShelf()
        self._steps: list[Step] = []
        self._changes = 0  # how many changes are done: a reading begun before one of them is out of date

    def entry(self, mark: str) -> BookmarkEntry | None:
        """A loaded mark by its id."""
        return next((entry for entry in self.shelf.entries if entry.bookmark.id == mark), None)

    def reload(self) -> None:
        """Read everything anew."""
        changes = self._changes

        def read(shelf: BookmarkShelf) -> None:
            if changes == self._changes:  # else it was read before a change whose own reading has been shown
                self._on_loaded(shelf)

        self._tasks.read(self, lambda _progress: self._read(), read, self._notify.error, key="bookmarks")

    # Taking back

    def undo(self) -> bool:
        """Take back the last change that still stands; False when there is none."""
        if not self._steps:
            return False
        self._take_back(self._steps[-1])
        return True

    def _offer_undo(self, text: str, step: Step | None) -> None:
        if step is None:
            self._notify.info(text)
        else:
            self._notify.done(text, lambda: self._take_back(step))

    def _take_back(self, step: Step) -> None:
        standing = [each for each in self._steps if each is not step]
        if len(standing) == len(self._steps):
            return
        self._steps = standing
        self._notify.withdraw()

        def told(_result: None, _step: Step | None) -> None:
            self._notify.info(self.tr("已撤销：{0}").format(step.words))
            back = [*step.before.bookmarks.keys() - step.after.bookmarks.keys()]
            back += step.before.highlights.keys() - step.after.highlights.keys()
            if back:
                self.restored.emit(back)

        self._change("", lambda: self._marks().history.revert(step.before, step.after), told)

    # Work

    def _change(
        self,
        words: str,
        operation: Callable[[], _T],
        told: Callable[[_T, Step | None], None] | None = None,
        *,
        title: str = "",
        key: str = "",
    ) -> None:
        """Do something and read all anew in one go; ``told`` speaks after the views have followed.

        With ``words`` the change can be taken back under them.
        """

        def both() -> tuple[_T, Step, BookmarkShelf]:
            history = self._marks().history
            before = history.state()
            result = operation()
            return result, Step(words, before, history.state(), key), self._read()

        def done(result: tuple[_T, Step, BookmarkShelf]) -> None:
            self._changes += 1
            made = self._keep(result[1])
            self._on_loaded(result[2])
            if made is not None:
                self._notify.withdraw()  # what it offered to take back is no longer the last thing done
            if told is not None:
                told(result[0], made)

        self._tasks.mutate(self, lambda _progress: both(), done, self._on_failed, title=title)

    def _keep(self, step: Step) -> Step | None:
        """Remember a change; None for one that changed nothing or cannot be taken back."""
        if not step.words or step.before == step.after:
            return None
        if step.key and self._steps and self._steps[-1].key == step.key:
            step = step._replace(before=self._steps.pop().before)
        self._steps = [*self._steps, step][-_MOST_STEPS:]
        return step

    def _on_failed(self, error: Exception) -> None:
        self._notify.error(error)
        self.reload()

    def _read(self) -> BookmarkShelf:
        return read_shelf(self._marks(), self._library)

    def _on_loaded(self, shelf: BookmarkShelf) -> None:
        self.shelf = shelf
        self.loaded.emit(shelf)
