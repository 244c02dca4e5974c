"""Makes the set-up's modules importable; last on the path, or build/test.py would hide the standard ``test``."""

from __future__ import annotations

import sys

from shared_material import REPOSITORY

sys.path.append(str(REPOSITORY / "build"))
