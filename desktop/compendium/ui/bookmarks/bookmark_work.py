"""What the user does with bookmarks, done in the background, told with a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from compendium.domain.anchor import default_quote, squeezed
from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.domain.document import NodeKind
from compendium.domain.errors import UserError
from compendium.services.bookmarks import BookmarkService
from compendium.services.library import LibraryService
from compendium.ui.models.bookmark_model import BookmarkEntry
from compendium.ui.models.folder_model import free_name
from compendium.ui.models.labels import document_name
from compendium.ui.models.outline_model import clause_name, outline_label
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class BookmarkShelf:
    """All bookmarks and folders at one moment."""

    entries: tuple[BookmarkEntry, ...] = ()
    folders: tuple[str, ...] = ()

    @property
    def bookmarks(self) -> list[Bookmark]:
        """The bookmarks alone."""
        return [entry.bookmark for entry in self.entries]


class BookmarkWork(QObject):
    """Loads and changes bookmarks; every change is followed by ``loaded``.

    All views of bookmarks share one of these, so that each shows what another changed.
    """

    loaded = Signal(object)
    """The BookmarkShelf after loading or a change."""
    added = Signal(str)
    """Id of a bookmark that was just set."""
    restored = Signal(list)
    """Ids of bookmarks that were deleted and are back."""
    edit_requested = Signal(str)
    """Id of a bookmark for which the user asked to write a note."""
    folder_made = Signal(str)
    """Path of a folder that was just made and waits for its name."""

    def __init__(
        self,
        *,
        bookmarks: BookmarkService,
        library: LibraryService,
        tasks: Tasks,
        notify: Notify,
        parent: QObject | None = None,
    ) -> None:
        """Keep the collaborators; nothing is loaded before ``reload``."""
        super().__init__(parent)
        self._bookmarks, self._library, self._tasks, self._notify = bookmarks, library, tasks, notify
        self.shelf = BookmarkShelf()
        self.last_folder = ""
        self._changes = 0  # how many changes are done: a reading begun before one of them is out of date

    def entry(self, bookmark: str) -> BookmarkEntry | None:
        """A loaded bookmark by its id."""
        return next((entry for entry in self.shelf.entries if entry.bookmark.id == bookmark), None)

    def reload(self) -> None:
        """Read everything anew."""
        changes = self._changes

        def read(shelf: BookmarkShelf) -> None:
            if changes == self._changes:  # else it was read before a change whose own reading has been shown
                self._on_loaded(shelf)

        self._tasks.read(self, lambda _progress: self._read(), read, self._notify.error, key="bookmarks")

    # Changes

    def add(self, doc: str, clause: str, quote: str = "") -> None:
        """Set a bookmark in the folder that was used last; one that is there already is offered for a note instead."""
        folder = self.last_folder

        def operation() -> tuple[Bookmark, bool, str]:
            name = clause_name(self._library.clause(doc, clause))
            there = self._same(doc, clause, quote)
            if there is not None:
                return there, False, name
            return self._bookmarks.add(doc, clause, quote=quote or None, folder=folder), True, name

        def told(result: tuple[Bookmark, bool, str]) -> None:
            bookmark, new, name = result
            text = self.tr("已为“{0}”添加书签") if new else self.tr("“{0}”已有书签")
            if new and bookmark.folder:
                text = self.tr("已为“{0}”添加书签，放入“{1}”")
            text = text.format(name, bookmark.folder)
            action = self.tr("加备注…") if not bookmark.note else self.tr("看备注…")
            self._notify.info(text, action, lambda: self.edit_requested.emit(bookmark.id))
            if new:
                self.added.emit(bookmark.id)

        self._change(operation, told)

    def _same(self, doc: str, clause: str, quote: str) -> Bookmark | None:
        text = self._library.clause(doc, clause).text
        wanted = squeezed(quote or default_quote(text))
        for bookmark in self._bookmarks.list():
            standing = bookmark.state is not AnchorState.LOST
            if standing and (bookmark.doc, bookmark.clause, squeezed(bookmark.quote)) == (doc, clause, wanted):
                return bookmark
        return None

    def remove(self, ids: Sequence[str]) -> None:
        """Delete bookmarks; the message offers them back."""
        if not ids:
            return

        def told(gone: tuple[Bookmark, ...]) -> None:
            text = self.tr("已删除 {0} 个书签").format(len(gone))
            self._notify.info(text, self.tr("撤销"), lambda: self._restore(gone))

        self._change(lambda: self._bookmarks.remove(list(ids)), told)

    def _restore(self, gone: Sequence[Bookmark], folders: Sequence[str] = ()) -> None:
        def operation() -> None:
            for folder in folders:
                if folder not in self._bookmarks.folders():
                    self._bookmarks.add_folder(folder)
            self._bookmarks.restore(gone)

        self._change(operation, lambda _: self.restored.emit([bookmark.id for bookmark in gone]))

    def set_note(self, bookmark: str, note: str) -> None:
        """Keep a note."""
        self._change(lambda: self._bookmarks.update(bookmark, note=note))

    def move(self, ids: Sequence[str], folder: str) -> None:
        """Put bookmarks into a folder; the message offers to put them back."""
        before = {entry.bookmark.id: entry.bookmark.folder for entry in self.shelf.entries if entry.bookmark.id in ids}
        if not any(old != folder for old in before.values()):
            return

        def operation() -> None:
            for bookmark in before:
                self._bookmarks.update(bookmark, folder=folder)

        def back() -> None:
            for bookmark, old in before.items():
                self._bookmarks.update(bookmark, folder=old)

        text = self.tr("已移入“{0}”").format(folder) if folder else self.tr("已移出文件夹")
        self._change(operation, lambda _: self._notify.info(text, self.tr("撤销"), lambda: self._change(back)))

    def save(self, bookmark: str, *, note: str, folder: str) -> None:
        """Keep note and folder together; the folder becomes the one for the next bookmark."""
        self.last_folder = folder

        def operation() -> None:
            if folder and folder not in self._bookmarks.folders():
                self._bookmarks.add_folder(folder)
            self._bookmarks.update(bookmark, note=note, folder=folder)

        self._change(operation)

    # Folders

    def make_folder(self, above: str = "") -> None:
        """Make a folder under a name of its own; ``folder_made`` lets a view ask for a better one."""
        path = free_name(self.tr("新建文件夹"), above, self.shelf.folders)
        self._change(lambda: self._bookmarks.add_folder(path), lambda _: self.folder_made.emit(path))

    def rename_folder(self, old: str, new: str) -> None:
        """Give a folder another path; a name that is taken is told."""
        if new in self.shelf.folders:
            name = new.rpartition("/")[2]
            self._notify.info(self.tr("已有名为“{0}”的文件夹，请换个名称").format(name))
            return
        if self.last_folder == old or self.last_folder.startswith(f"{old}/"):
            self.last_folder = new + self.last_folder[len(old) :]
        self._change(lambda: self._bookmarks.rename_folder(old, new))

    def remove_folder(self, folder: str) -> None:
        """Delete a folder with what is in it; the message offers all of it back."""
        below = [path for path in self.shelf.folders if path == folder or path.startswith(f"{folder}/")]
        if self.last_folder in below:
            self.last_folder = ""

        def told(gone: tuple[Bookmark, ...]) -> None:
            name = folder.rpartition("/")[2]
            text = self.tr("已删除文件夹“{0}”").format(name)
            if gone:
                text = self.tr("已删除文件夹“{0}”和其中 {1} 个书签").format(name, len(gone))
            self._notify.info(text, self.tr("撤销"), lambda: self._restore(gone, below))

        self._change(lambda: self._bookmarks.remove_folder(folder), told)

    # Files

    def export_to(self, path: Path) -> None:
        """Write all bookmarks to a file."""
        self._change(
            lambda: self._bookmarks.export_to(path),
            lambda count: self._notify.info(self.tr("已导出 {0} 个书签到 {1}").format(count, path.name)),
            title=self.tr("正在导出书签"),
        )

    def import_from(self, path: Path) -> None:
        """Add the bookmarks of a file; none is doubled and none deleted."""
        self._change(
            lambda: self._bookmarks.import_from(path),
            lambda merged: self._notify.info(
                self.tr("已导入 {0} 个书签").format(merged.taken)
                if merged.taken
                else self.tr("文件中的书签都已在这里，没有需要导入的")
            ),
            title=self.tr("正在导入书签"),
        )

    # Work

    def _change(
        self, operation: Callable[[], _T], told: Callable[[_T], None] | None = None, *, title: str = ""
    ) -> None:
        """Do something and read all anew in one go; ``told`` speaks after the views have followed."""

        def both() -> tuple[_T, BookmarkShelf]:
            return operation(), self._read()

        def done(result: tuple[_T, BookmarkShelf]) -> None:
            self._changes += 1
            self._on_loaded(result[1])
            if told is not None:
                told(result[0])

        self._tasks.mutate(self, lambda _progress: both(), done, self._on_failed, title=title)

    def _on_failed(self, error: Exception) -> None:
        self._notify.error(error)
        self.reload()

    def _read(self) -> BookmarkShelf:
        titles = {info.id: document_name(info) for info in self._library.list()}
        entries = tuple(self._entry(bookmark, titles) for bookmark in self._bookmarks.list())
        return BookmarkShelf(entries, tuple(self._bookmarks.folders()))

    def _entry(self, bookmark: Bookmark, titles: Mapping[str, str]) -> BookmarkEntry:
        title = titles.get(bookmark.doc, "")
        try:
            clause = self._library.clause(bookmark.doc, bookmark.clause)
            above = self._library.clause(bookmark.doc, clause.parent) if clause.parent else None
        except UserError:
            return BookmarkEntry(bookmark, title)
        named = above is not None and above.kind not in {NodeKind.DOC, NodeKind.COVER}
        return BookmarkEntry(bookmark, title, outline_label(clause), outline_label(above) if above and named else "")

    def _on_loaded(self, shelf: BookmarkShelf) -> None:
        self.shelf = shelf
        self.loaded.emit(shelf)
