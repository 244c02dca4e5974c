"""One process at a time may put the home in order."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType

from compendium.domain.errors import UserError
from compendium.store.errors import translated_os

_POLL = 0.05  # seconds


class FolderLock:
    """An exclusive lock on a folder, held by an open file; the system drops it when the process dies.

    Args:
        path: the lock file; made when missing and left in place, since removing it would let two in.
        timeout: seconds to wait for another process before UserError ``busy``.
    """

    def __init__(self, path: Path, timeout: float = 30.0) -> None:
        self._path = path
        self._timeout = timeout
        self._handle = -1

    def __enter__(self) -> FolderLock:
        """Wait for the lock."""
        try:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise translated_os(error, self._path, "数据文件夹") from error
        deadline = time.monotonic() + self._timeout
        while not _try_lock(self._handle):
            if time.monotonic() > deadline:
                os.close(self._handle)
                raise UserError(
                    "busy", f"另一个程序正在整理数据文件夹“{self._path.parent}”。", "请稍候再试，或关闭另一个程序。"
                )
            time.sleep(_POLL)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let others in."""
        os.close(self._handle)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
