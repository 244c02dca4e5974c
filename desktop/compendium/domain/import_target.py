"""What the window is asked to import, as one line of text that one start of the program can hand to another."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

_PREFIX = "import:"


def import_target(paths: Iterable[Path]) -> str:
    """Return the line for files and folders; "" for none."""
    names = [str(path) for path in paths]
    return _PREFIX + json.dumps(names) if names else ""


def paths_of(target: str) -> list[Path]:
    """Return the files and folders that a line names; empty for any other line."""
    if not target.startswith(_PREFIX):
        return []
    try:
        names = json.loads(target.removeprefix(_PREFIX))
    except ValueError:
        return []
    return [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []
