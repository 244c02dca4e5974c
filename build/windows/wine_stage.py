"""Runs the Windows stage: ``python build/windows/wine_stage.py``, with the interpreter of .venv."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from windows.wine.stage import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
