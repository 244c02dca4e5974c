"""Writes the parts of the set-up that depend on what was built."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def root_files(dist: Path) -> str:
    """Return the uninstaller's lines for the files beside ``program``; that folder is removed whole."""
    names = sorted(path.name for path in dist.iterdir() if path.is_file())
    return "".join(f'Delete "$INSTDIR\\{name.replace("$", "$$")}"\n' for name in names)


def supported_types(endings: Iterable[str]) -> str:
    """Return the installer's lines for the files, such as ``.docx``, that the program is offered to open with."""
    return "".join(f'WriteRegStr HKCU "${{OPEN_WITH}}\\SupportedTypes" "{ending}" ""\n' for ending in sorted(endings))
