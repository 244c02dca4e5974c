"""Brings resources/i18n/*.ts up to date with the words of the interface: ``.venv/bin/python build/translations.py``.

New words come in as unfinished, to be translated in Qt Linguist or by hand; words that are gone are dropped.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "desktop" / "compendium" / "ui"
TRANSLATIONS = ROOT / "resources" / "i18n"


def main() -> int:
    """Update every translation file; return lupdate's status of the first that fails."""
    for file in sorted(TRANSLATIONS.glob("*.ts")):
        if status := update(file):
            return status
    return 0


def update(file: Path) -> int:
    """Update one translation file in place, and make it when it is not there; return lupdate's exit status."""
    ending = ".exe" if sys.platform == "win32" else ""
    lupdate = Path(sysconfig.get_path("scripts")) / f"pyside6-lupdate{ending}"
    sources = [path.relative_to(ROOT).as_posix() for path in sorted(SOURCES.rglob("*.py"))]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "zh_CN", "-target-language", file.stem]
    done = subprocess.run(
        [lupdate, *options, *sources, "-ts", file],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
