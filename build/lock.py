"""Writes the hash locks from pyproject.toml: ``python build/lock.py [--upgrade]``, with uv in .venv or on the PATH.

``locks/runtime.txt`` holds the program's dependencies and the build back end, ``locks/test.txt`` all that and the test
tools, in the same versions. Both serve every system and Python version that the program supports.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from prepare import LOCKS, ROOT, VENV

HEADER = "# Made by build/lock.py from pyproject.toml; not to be edited by hand.\n"


def main(arguments: Sequence[str]) -> int:
    """Write both locks; versions already locked stay unless ``--upgrade`` is given."""
    places = [str(VENV / "bin"), str(VENV / "Scripts"), os.environ.get("PATH", "")]
    uv = shutil.which("uv", path=os.pathsep.join(places))
    if not uv:
        print("uv is missing: .venv/bin/pip install uv", file=sys.stderr)
        return 1
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    test = [*runtime, *project["project"]["optional-dependencies"]["test"]]
    LOCKS.mkdir(exist_ok=True)
    _lock(uv, runtime, LOCKS / "runtime.txt", arguments)
    _lock(uv, test, LOCKS / "test.txt", [*arguments, "--constraints", str(LOCKS / "runtime.txt")])
    return 0


def _lock(uv: str, requirements: Sequence[str], target: Path, arguments: Sequence[str]) -> None:
    # What this machine is set up with (indexes, mirrors) must not reach the locks.
    environ = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
    command = [
        uv, "pip", "compile", "--quiet", "--no-config", "--universal", "--python-version", "3.11", "--generate-hashes",
        "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
        "--output-file", str(target), *arguments, "-",
    ]  # fmt: skip
    subprocess.run(command, input="\n".join(requirements), text=True, env=environ, check=True)
    target.write_text(HEADER + target.read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
