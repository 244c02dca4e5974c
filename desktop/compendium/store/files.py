"""Files put in place whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from compendium.domain.errors import UserError
from compendium.domain.system_errors import advice, reason
from compendium.store.errors import READ_ONLY_ERRNO, translated_os

TEMPORARY = ".tmp-"  # begins the name of everything that is still being written


def temporary_file(target: Path) -> Path:
    """Create an empty file beside ``target``, on the same volume, so that it can be renamed into place."""
    return _new_file(target.parent, target.suffix)


@contextlib.contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Yield a new folder in ``parent`` and remove what is left of it afterwards."""
    folder = parent / _new_name()
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def flush(path: Path) -> None:
    """Force a file, or a folder's entries, onto the disk."""
    if path.is_dir():
        if os.name == "nt":  # Windows cannot open a folder; its renames are journalled
            return
        handle = os.open(path, os.O_RDONLY)
    else:
        handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_tree(folder: Path) -> None:
    """Force every file below ``folder`` onto the disk."""
    for path in sorted(folder.rglob("*")):
        flush(path)
    flush(folder)


def read_text(path: Path, largest: int, too_large: UserError, no_text: UserError) -> str:
    """Return the text of a file that a user chose.

    Args:
        path: the file; in UTF-8, with or without a mark of that.
        largest: most bytes that are read.
        too_large: raised for a larger file.
        no_text: raised for one that is not in UTF-8.

    Raises:
        UserError: not_found, unreadable; the two given.
    """
    try:
        if path.stat().st_size > largest:
            raise too_large
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UserError("not_found", f"找不到文件“{path}”。", "请检查路径是否正确。") from None
    except UnicodeDecodeError:
        raise no_text from None
    except OSError as error:
        raise UserError("unreadable", f"无法读取“{path}”：{reason(error)}。", advice(error)) from error


def replace(source: Path, target: Path) -> None:
    """Rename ``source`` over ``target`` so that at any moment one of the two is there whole."""
    flush(source)
    source.replace(target)
    flush(target.parent)


def journal_of(database: Path) -> Path:
    """Return where SQLite keeps the rollback journal of a database."""
    return database.with_name(database.name + "-journal")


def place_new(source: Path, target: Path) -> bool:
    """Give ``source`` the name ``target`` unless that exists already; return whether it did."""
    flush(source)
    if not target.exists():
        journal_of(target).unlink(missing_ok=True)  # one left by a vanished database would be replayed into this one
    try:
        os.link(source, target)
    except FileExistsError:
        source.unlink()
        return False
    except OSError:  # no hard links here, as on a FAT stick
        if target.exists():
            source.unlink()
            return False
        source.rename(target)
    else:
        source.unlink()
    flush(target.parent)
    return True


def write_text(target: Path, text: str, what: str) -> None:
    """Write ``text`` to ``target`` as UTF-8, whole or not at all.

    Raises:
        UserError: disk_full, read_only or cannot_write; an older file stays as it was.
    """
    temporary: Path | None = None
    try:
        temporary = temporary_file(target)
        temporary.write_text(text, encoding="utf-8", newline="\n")
        if os.name != "nt":  # mkstemp makes private files; this one may be meant for others
            temporary.chmod(0o644)
        replace(temporary, target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        if error.errno in READ_ONLY_ERRNO:  # a place of the user's choice: another home would not help
            words = f"“{target.parent}”不能写入，{what}没有保存。"
            raise UserError("read_only", words, "请换一个有写入权限的文件夹，如“文档”或桌面。") from error
        raise translated_os(error, target, what) from error


def is_writable(folder: Path) -> bool:
    """Tell whether files can be made in ``folder``. A full disk counts as writable: it may have room later."""
    try:
        _new_file(folder).unlink()
    except OSError as error:
        return error.errno not in READ_ONLY_ERRNO
    return True


def _new_file(folder: Path, suffix: str = "") -> Path:
    # Not mkstemp: on Windows it tries two thousand million names in a folder that cannot be written.
    path = folder / f"{_new_name()}{suffix}"
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    return path


def _new_name() -> str:
    return f"{TEMPORARY}{secrets.token_hex(8)}"


def aside_name(path: Path, word: str) -> Path:
    """Return a free name beside ``path`` such as ``user.damaged-20260102.db``."""
    stem = f"{path.stem}.{word}-{datetime.now().astimezone():%Y%m%d}"
    candidate = path.with_name(stem + path.suffix)
    number = 2
    while candidate.exists():
        candidate = path.with_name(f"{stem}-{number}{path.suffix}")
        number += 1
    return candidate


def set_aside(path: Path, word: str = "damaged") -> Path:
    """Rename ``path``, and a journal that belongs to it, out of the way; return the new name."""
    target = aside_name(path, word)
    if journal_of(path).exists():
        journal_of(path).replace(journal_of(target))
    path.rename(target)
    return target


def copy_folder(source: Path, target: Path) -> None:
    """Copy a folder's contents without its permissions: what a read-only installation holds becomes the user's own."""
    target.mkdir()
    for path in source.iterdir():
        if path.is_dir():
            copy_folder(path, target / path.name)
        else:
            shutil.copyfile(path, target / path.name)


def leftovers(folder: Path) -> list[Path]:
    """Return what interrupted work left behind in ``folder``."""
    return sorted(folder.glob(TEMPORARY + "*")) if folder.is_dir() else []


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
