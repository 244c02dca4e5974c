"""Paths of bookmark folders: names joined by ``/``; "" is the top."""

from __future__ import annotations

from compendium.domain.errors import UserError

_LONGEST = 200


def checked_folder(text: str) -> str:
    """Return the path in its one form; UserError ``bad_folder`` when it cannot be one."""
    names = [name for part in text.replace("\\", "/").split("/") if (name := part.strip())]
    if {".", ".."}.intersection(names):
        raise UserError("bad_folder", f"“{text}”不能用作文件夹：“.”和“..”不是文件夹名。", "请从最上层起写出各级名称。")
    path = "/".join(names)
    if len(path) > _LONGEST or not path.isprintable():
        raise UserError("bad_folder", "文件夹名太长，或含有不能显示的字符。", f"请控制在 {_LONGEST} 个字以内。")
    return path


def ancestors(path: str) -> list[str]:
    """Return the folders on the way to ``path`` and itself; empty for the top."""
    names = path.split("/") if path else []
    return ["/".join(names[: count + 1]) for count in range(len(names))]


def within(path: str, folder: str) -> bool:
    """Tell whether ``path`` is ``folder`` or lies in it."""
    return path == folder or path.startswith(folder + "/")


def moved(path: str, old: str, new: str) -> str:
    """Return ``path``, which lies within ``old``, as it is called once ``old`` is called ``new``."""
    return new + path[len(old) :]
