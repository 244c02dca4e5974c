"""Keeps a copy of user.db that is seconds old, so that damage to the file costs no bookmark that was confirmed."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

from compendium.domain.errors import UserError
from compendium.store.database import copy_database
from compendium.store.user_db import UserDatabase

_AFTER_SECONDS = 2.0  # writes that follow one another closely share a copy


def backup_of(path: Path) -> Path:
    """Return where the copy of the user.db at ``path`` lies."""
    return path.with_name("user.backup.db")


class UserBackup:
    """Copies a user.db some time after it was written to, in a thread of its own, and at the end.

    A copy that fails is no news: the file itself is sound, and the next write tries again.

    Args:
        database: the open file; its writes ask for a copy from now on.
        after_seconds: how long after a write the copy is made.
    """

    def __init__(self, database: UserDatabase, after_seconds: float = _AFTER_SECONDS) -> None:
        self._database = database
        self._after = after_seconds
        self._lock = threading.Lock()
        self._waiting: threading.Timer | None = None
        self._copying = threading.Lock()
        database.after_commit = self._request

    def close(self) -> None:
        """Make the copy that is still due, whatever wrote last."""
        with self._lock:
            self._database.after_commit = None
            if self._waiting is not None:
                self._waiting.cancel()
                self._waiting = None
        self._refresh()

    def _request(self) -> None:
        with self._lock:
            if self._waiting is None:
                self._waiting = threading.Timer(self._after, self._run)
                self._waiting.daemon = True
                self._waiting.start()

    def _run(self) -> None:
        with self._lock:
            self._waiting = None
        self._refresh()

    def _refresh(self) -> None:
        with self._copying, contextlib.suppress(UserError, OSError):
            target = backup_of(self._database.path)
            state = self._database.path.stat()  # before the copy: what is written meanwhile makes it out of date
            if target.exists() and target.stat().st_mtime_ns == state.st_mtime_ns:
                return
            if self._database.problems(quick=True):
                return  # the older copy is the better one
            copy_database(self._database.connection, target)
            os.utime(target, ns=(state.st_atime_ns, state.st_mtime_ns))
