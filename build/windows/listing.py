"""Writes the part of the uninstaller that depends on what was built."""

from __future__ import annotations

from pathlib import Path


def root_files(dist: Path) -> str:
    """Return the uninstaller's lines for the files beside ``program``; that folder is removed whole."""
    names = sorted(path.name for path in dist.iterdir() if path.is_file())
    return "".join(f'Delete "$INSTDIR\\{name.replace("$", "$$")}"\n' for name in names)
