"""Measures the start: ``.venv/bin/python build/bench/startup.py [ROUNDS]``.

Starts, in turn and in fresh processes, a bare QMainWindow and the real program on a home whose last session had a text
open. Time runs from the start of the process to the first paint (of the text, for the program); memory is what is
resident two seconds later. Targets: at most 2.5 times the bare window, at most 160 MB.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from prepare import clean_environment  # noqa: E402 - only now on the path
from screen import has_display, invisible_screen  # noqa: E402

ROUNDS = 9
RATIO_TARGET = 2.5
MEMORY_TARGET_MB = 160.0


def main(rounds: int) -> int:
    """Measure and print; return 1 when a target is missed."""
    environ = clean_environment(dict(os.environ))
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users have compiled modules from the second start on
    with tempfile.TemporaryDirectory(prefix="compendium-bench-") as folder:
        if has_display(environ):
            return _report(_measure(rounds, Path(folder), environ))
        with invisible_screen(environ) as screen:
            return _report(_measure(rounds, Path(folder), screen))


def _measure(rounds: int, folder: Path, environ: dict[str, str]) -> dict[str, list[dict[str, float]]]:
    home = str(folder / "home")
    _child("first", home, environ)
    _child("program", home, environ)
    _child("bare", home, environ)
    results: dict[str, list[dict[str, float]]] = {"bare": [], "program": []}
    for _ in range(rounds):
        for kind, rows in results.items():
            rows.append(_child(kind, home, environ))
    return results


def _child(kind: str, home: str, environ: dict[str, str]) -> dict[str, float]:
    """Run one process; return ``ms`` from its start to its first paint and ``mb`` resident."""
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, str(HERE / "startup_probe.py"), kind, home],
        env={**environ, "PYTHONPATH": str(HERE.parent)},
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    )
    answer = json.loads(done.stdout)
    return {"ms": (answer["painted"] - started) * 1000, "mb": answer["mb"]}


def _report(results: dict[str, list[dict[str, float]]]) -> int:
    median = {
        (kind, unit): statistics.median(row[unit] for row in rows)
        for kind, rows in results.items()
        for unit in ("ms", "mb")
    }
    for kind, rows in results.items():
        times = " ".join(f"{row['ms']:.0f}" for row in rows)
        print(f"{kind:8} median {median[kind, 'ms']:6.0f} ms  {median[kind, 'mb']:6.1f} MB   ({times})")
    ratio, memory = median["program", "ms"] / median["bare", "ms"], median["program", "mb"]
    passed = ratio <= RATIO_TARGET, memory <= MEMORY_TARGET_MB
    print(f"ratio    {ratio:.2f} (at most {RATIO_TARGET}): {'ok' if passed[0] else 'MISSED'}")
    print(f"memory   {memory:.1f} MB (at most {MEMORY_TARGET_MB:.0f}): {'ok' if passed[1] else 'MISSED'}")
    return int(not all(passed))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
