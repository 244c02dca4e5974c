"""The portable program: unpacked, used, carried elsewhere, and run from where nothing can be written."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from windows.wine.prefix import Prefix
from windows.wine.program import Program
from windows.wine.report import Report, demand

_STICK = "C:\\用户 数据\\政策"
_ELSEWHERE = "C:\\别处"
_LOCKED = "C:\\只读 盘"
_NAME = "PolicyCompendium"
_NOTE = "随身带走"


def carry(prefix: Prefix, portable: Path, report: Report, pictures: Path) -> None:
    """Do every step with the zip ``portable``; it writes beside itself alone."""
    files, registry, temporary = prefix.files(), prefix.registry(), prefix.temporary()
    with zipfile.ZipFile(portable) as packed:
        packed.extractall(prefix.unix(_STICK))
    program = Program(prefix, f"{_STICK}\\{_NAME}")
    brought = _tree(program.root)
    with prefix.started(program.window):
        pass
    program.json("bookmark", "add", "jilin-2024#doc", "--note", _NOTE)
    changed = {name for name in _tree(program.root) ^ brought if not name.startswith("data/")}
    demand(not changed, f"written beside the program but not into its data: {changed}")
    shutil.move(prefix.unix(_STICK).parent, prefix.unix(_ELSEWHERE))
    moved = Program(prefix, f"{_ELSEWHERE}\\政策\\{_NAME}")
    with prefix.started(moved.window):
        prefix.take_picture(pictures / "windows-portable.png")
    marks = moved.json("bookmark", "list")
    demand([mark["note"] for mark in marks] == [_NOTE], f"bookmarks after moving: {marks}")
    _read_only(prefix, moved, pictures)
    shutil.rmtree(prefix.unix(_ELSEWHERE))
    outside = {name for name, content in prefix.files().items() if files.get(name) != content}
    demand(not outside and not files.keys() - prefix.files().keys(), f"touched outside its folder: {outside}")
    demand(prefix.registry() == registry, f"the registry changed: {prefix.registry() ^ registry}")
    left = prefix.temporary() - temporary
    demand(not left, f"left in the folder of temporary files: {left}")
    report.add(f"portable in {_STICK}, run, closed, moved to {_ELSEWHERE}: bookmarks kept", 0, "none outside", "none")
    report.add("portable on a read-only disk: opens with its bookmarks, says that it cannot keep new ones", 0)


def _read_only(prefix: Prefix, program: Program, pictures: Path) -> None:
    with _locked(program.root, prefix.unix(_LOCKED)):
        locked = Program(prefix, _LOCKED)
        before = _tree(locked.root)
        demand(len(locked.json("list")) > 0, "nothing to read on a read-only disk")
        demand([mark["note"] for mark in locked.json("bookmark", "list")] == [_NOTE], "bookmarks are not shown")
        refused = locked.run("bookmark", "add", "jilin-2024#doc")
        demand(refused.status == 1 and "只读" in refused.text, f"on a read-only disk: {refused}")
        with prefix.started(locked.window):
            prefix.take_picture(pictures / "windows-read-only.png")
        demand(_tree(locked.root) == before, "a read-only disk was written to")


@contextlib.contextmanager
def _locked(folder: Path, target: Path) -> Iterator[None]:
    """Show ``folder`` as ``target``, where nothing can be written; root is stopped by a mount alone."""
    if os.geteuid() != 0:
        shutil.copytree(folder, target)
        subprocess.run(["chmod", "-R", "a-w", str(target)], check=True)
        try:
            yield
        finally:
            subprocess.run(["chmod", "-R", "u+w", str(target)], check=True)
            shutil.rmtree(target)
        return
    target.mkdir()
    subprocess.run(["mount", "--bind", str(folder), str(target)], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(target)], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", str(target)], check=True)
        target.rmdir()


def _tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
