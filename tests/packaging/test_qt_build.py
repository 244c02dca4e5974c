"""The pinned Qt binding is sound."""

from __future__ import annotations

import subprocess
import sys

CALLS = 20_000
SCRIPT = f"""
import sys
from PySide6.QtCore import QObject
thing, before = QObject(), sys.getrefcount(None)
for _ in range({CALLS}):
    thing.setObjectName("a")
print(before - sys.getrefcount(None))
"""


def test_void_calls_do_not_lose_references_to_none() -> None:
    """PySide6 6.12.0 loses one at every void call on Python 3.11 and aborts after 5,000: hence the child process."""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < CALLS // 20
