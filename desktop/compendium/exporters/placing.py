"""Files put in place whole or not at all, and what stands in the way, in the user's words."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from compendium.domain.errors import UserError
from compendium.domain.system_errors import advice, reason

_TEMPORARY = ".tmp-"
_PUBLIC = 0o644  # mkstemp makes private files; this one is meant to be handed on


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """Yield a file beside ``path`` to write to; it takes that name when the block ends well.

    Whatever fails, in the block or afterwards, an older file stays as it was and nothing is left beside it.

    Raises:
        UserError: read_only, file_in_use, cannot_write.
    """
    target = Path(os.path.realpath(path))  # through a link; strict where resolve() is not
    temporary = _beside(target)
    try:
        yield temporary
        if os.name != "nt":
            temporary.chmod(_PUBLIC)
        _flush(temporary)
        _move(temporary, target)
    except OSError as error:
        raise _cannot_write(error, target) from error
    finally:
        temporary.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    if target.is_dir():
        raise UserError("cannot_write", f"“{target}”是文件夹，不是文件。", "请在后面加上文件名。")
    if target.exists() and not os.access(target, os.W_OK):
        raise UserError("read_only", f"“{target}”是只读文件，没有改动。", "请取消文件的只读属性，或换一个文件名。")
    try:
        # Not mkstemp: on Windows it tries two thousand million names in a folder that cannot be written.
        path = target.parent / f"{_TEMPORARY}{secrets.token_hex(8)}{target.suffix}"
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except PermissionError as error:
        raise UserError(
            "read_only", f"文件夹“{target.parent}”不能写入，没有导出。", "请换一个有写入权限的文件夹，如“文档”或桌面。"
        ) from error
    except OSError as error:
        raise _cannot_write(error, target) from error
    return path


def _move(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError as error:  # its folder let us write, so another program holds the file
        raise UserError(
            "file_in_use",
            f"“{target.name}”正被另一个程序打开，没有改动。",
            "请在 Word、WPS 或其他程序中关闭它再导出，或换一个文件名。",
        ) from error


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cannot_write(error: OSError, target: Path) -> UserError:
    return UserError("cannot_write", f"无法写入“{target}”：{reason(error)}。", advice(error))
