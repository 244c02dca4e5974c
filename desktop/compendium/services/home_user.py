"""Keeps user.db: never overwritten; a damaged one is set aside and its readable contents are put into a new one."""

from __future__ import annotations

from pathlib import Path

from compendium.domain.errors import UserError
from compendium.services.notices import Notice
from compendium.services.user_backup import backup_of
from compendium.store import files
from compendium.store.errors import translated_os
from compendium.store.salvage import UserData, read_user_data, write_user_data
from compendium.store.user_db import UserDatabase


class UserFileKeeper:
    """The user.db at ``path`` and the backup beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._backup = backup_of(path)

    def prepare(self) -> list[Notice]:
        """Leave a sound user.db, or none where none ever was.

        A full disk is a notice, not an error: reading goes on.

        Raises:
            UserError: newer_data, cannot_open; the file is then as it was.
        """
        try:
            if not self._path.exists():
                return self._restore() if self._backup.exists() else self._create()
            return [] if self.sound() else self._replace_damaged()
        except OSError as error:
            return [_not_kept(translated_os(error, self._path, "书签和设置"))]
        except UserError as error:
            if error.code != "disk_full":
                raise
            return [_not_kept(error)]

    def sound(self) -> bool:
        """Tell whether the file can be used; a missing one can. Raises UserError for what is not damage."""
        if not self._path.exists():
            return True
        try:
            database = UserDatabase(self._path, read_only=not files.is_writable(self._path.parent))
        except UserError as error:
            if error.code == "damaged":
                return False
            raise
        problems = database.problems()
        database.close()
        return not problems

    def _create(self) -> list[Notice]:
        UserDatabase(self._path).close()
        return []

    def _replace_damaged(self) -> list[Notice]:
        data = read_user_data(self._path)
        readable = len(data.bookmarks)
        if not data.complete:
            data.fill_from(read_user_data(self._backup))
        with files.temporary_folder(self._path.parent) as work:
            fresh = work / "user.db"
            write_user_data(fresh, data)
            aside = files.set_aside(self._path)
            files.place_new(fresh, self._path)
        from_backup = len(data.bookmarks) - readable
        return [Notice("user_set_aside", _set_aside_text(aside, readable, from_backup, _work(data)), damage=True)]

    def _restore(self) -> list[Notice]:
        """The file is gone but its backup is not: it was lost rather than never made."""
        data = read_user_data(self._backup)
        self._place(data)
        if not data.bookmarks and not _work(data):
            return []
        text = f"没有找到书签文件“{self._path}”，已从备份恢复 {len(data.bookmarks)} 个书签{_and_work(_work(data))}。"
        return [Notice("user_restored", text, damage=True)]

    def _place(self, data: UserData) -> None:
        with files.temporary_folder(self._path.parent) as work:
            write_user_data(work / "user.db", data)
            files.place_new(work / "user.db", self._path)


def _not_kept(error: UserError) -> Notice:
    return Notice(error.code, str(error))


def _work(data: UserData) -> int:
    return len(data.ledger) + len(data.corrections)


def _and_work(count: int) -> str:
    return f"和 {count} 条台账、改正记录" if count else ""


def _set_aside_text(aside: Path, readable: int, from_backup: int, work: int) -> str:
    text = f"书签和设置文件已损坏，原样另存为“{aside}”，并新建了一个。"
    if readable or from_backup or work:
        text += f"已找回 {readable + from_backup} 个书签{_and_work(work)}"
        text += f"（其中 {from_backup} 个来自备份，可能不是最新的）。" if from_backup else "。"
    else:
        text += "没有可以找回的书签。"
    return text + "请保留另存的文件，以便进一步恢复。"
