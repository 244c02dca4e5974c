"""What a failure of SQLite or of the file system means in the user's world."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from compendium.domain.errors import HomeError, UserError
from compendium.domain.system_errors import advice, reason

_PRIMARY = 0xFF  # the low byte of an extended SQLite code is the primary code
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
# A file size limit or a quota shows up as a failed write rather than as SQLITE_FULL.
_NO_ROOM = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_DIR_FSYNC,
}
_NO_ROOM_ERRNO = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
READ_ONLY_ERRNO = {errno.EROFS, errno.EACCES, errno.EPERM}


def damaged(path: Path, what: str) -> UserError:
    """Say that the database at ``path`` cannot be read."""
    return UserError("damaged", f"{what}文件“{path}”已损坏。", "请重新启动程序，或运行 compendium check --repair。")


def newer_data(path: Path, what: str) -> UserError:
    """Say that ``path`` was written by a later version of the program."""
    return HomeError(
        "newer_data", f"{what}文件“{path}”由更新版本的程序建立，本版本不能打开，文件未作任何改动。", "请安装新版程序。"
    )


def read_only(path: Path, what: str) -> UserError:
    """Say that ``path`` cannot be changed."""
    return HomeError("read_only", f"{what}为只读（{path}），未作更改。", "请取得写入权限。")


def disk_full(path: Path, what: str) -> UserError:
    """Say that nothing more can be written where ``path`` lies."""
    return UserError(
        "disk_full", f"磁盘空间不足，{what}未能保存（{path}），原有内容未受影响。", "请清理磁盘空间后重试。"
    )


def translated(error: sqlite3.Error, path: Path, what: str) -> Exception:
    """Return the UserError that ``error`` amounts to, or ``error`` itself when it is a defect of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return error
    primary = code & _PRIMARY
    if primary in _DAMAGED:
        return damaged(path, what)
    if primary == sqlite3.SQLITE_FULL or code in _NO_ROOM:
        return disk_full(path, what)
    if primary in _READ_ONLY:
        return read_only(path, what)
    if primary in _BUSY:
        return UserError("busy", f"{what}正被另一个程序占用（{path}）。", "请关闭该程序后重试。")
    if primary in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return UserError("cannot_open", f"无法读写{what}文件“{path}”。", "请确认磁盘或网络位置仍然可用。")
    return error


def translated_os(error: OSError, path: Path, what: str) -> UserError:
    """Return the UserError that a failed file operation on ``path`` amounts to."""
    if error.errno in _NO_ROOM_ERRNO:
        return disk_full(path, what)
    if error.errno in READ_ONLY_ERRNO:
        return read_only(path, what)
    return UserError("cannot_write", f"无法写入{what}（{path}）：{reason(error)}。", advice(error))
