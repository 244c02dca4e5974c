"""What the start leaves out is left out, and comes back."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import gc, inspect, sys
from compendium.app import swift_start
swift_start.begin()
assert not gc.isenabled()
read = []
inspect.getsource = lambda module: read.append(module.__name__) or ""
import compendium.ui.theme
print(read)
swift_start.end()
assert gc.isenabled()
assert gc.get_freeze_count() > 0
"""


def test_no_source_is_read_while_the_window_loads_and_the_collector_comes_back() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
