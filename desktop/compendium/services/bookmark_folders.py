"""Folders of bookmarks: made, renamed and deleted with what is in them."""

from __future__ import annotations

import builtins  # for annotations: classes made from this one have a method ``list``
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from compendium.domain.bookmark import Bookmark
from compendium.domain.errors import UserError
from compendium.services.folders import ancestors, checked_folder, moved, within
from compendium.store.bookmarks import BookmarkRepository


def current_time() -> datetime:
    """Return now, in the user's time zone."""
    return datetime.now(UTC).astimezone()


class BookmarkFolders:
    """The folders and the bookmarks in them. What a method returned from is on the disk."""

    def __init__(self, bookmarks: BookmarkRepository, *, now: Callable[[], datetime] = current_time) -> None:
        self._bookmarks = bookmarks
        self._now = now

    def folders(self) -> builtins.list[str]:
        """Return the paths of all folders, those above others included, in order."""
        used = {bookmark.folder for bookmark in self._bookmarks.all()}
        return sorted({path for folder in used.union(self._bookmarks.folders()) for path in ancestors(folder)})

    def add_folder(self, folder: str) -> str:
        """Make a folder and return its path; one that exists stays as it is. Raises UserError bad_folder."""
        path = checked_folder(folder)
        if not path:
            raise UserError("bad_folder", "文件夹名不能为空。", "请输入名称。")
        self._bookmarks.add_folders(ancestors(path))
        return path

    def rename_folder(self, old: str, new: str) -> None:
        """Rename a folder with all that is in it; UserError unknown_folder, folder_exists or bad_folder."""
        target = checked_folder(new)
        if target == old:
            return
        with self._bookmarks.database.writing():
            present = self.folders()
            if old not in present:
                raise UserError("unknown_folder", f"没有文件夹“{old}”。", "它可能已在另一个窗口中删除或改名。")
            if target in present:
                raise UserError("folder_exists", f"已有文件夹“{target}”。", "请换一个名称。")
            if not target or within(target, old):
                raise UserError("bad_folder", f"不能把“{old}”改名为“{target}”。", "请换一个名称。")
            inner = [folder for folder in present if within(folder, old)]
            moment = self._moment()
            changed = [
                replace(bookmark, folder=moved(bookmark.folder, old, target), modified=moment)
                for bookmark in self._bookmarks.all()
                if within(bookmark.folder, old)
            ]
            self._bookmarks.remove_folders(inner)
            self._bookmarks.add_folders([*ancestors(target), *(moved(folder, old, target) for folder in inner)])
            self._bookmarks.put(changed)

    def remove_folder(self, folder: str) -> tuple[Bookmark, ...]:
        """Delete a folder with all that is in it and return the bookmarks for ``restore``."""
        with self._bookmarks.database.writing():
            removed = tuple(bookmark for bookmark in self._bookmarks.all() if within(bookmark.folder, folder))
            self._bookmarks.remove(bookmark.id for bookmark in removed)
            self._bookmarks.remove_folders([path for path in self.folders() if within(path, folder)])
        return removed

    def _put(self, bookmarks: Iterable[Bookmark]) -> None:
        kept = tuple(bookmarks)
        with self._bookmarks.database.writing():
            self._bookmarks.put(kept)
            self._bookmarks.add_folders({path for bookmark in kept for path in ancestors(bookmark.folder)})

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")
