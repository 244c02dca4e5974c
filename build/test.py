"""Prepares the test tools, checks the sources, and runs every test: ``python3 build/test.py [PYTEST ARGS]``.

``--windows`` instead builds the Windows program and tries it in Wine, ``--linux`` tries the Debian package and the
wheel in a Debian of their own: stages by themselves, which take minutes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from debian import install_missing, install_programs
from prepare import ROOT, SetupError, clean_environment, compile_content, prepare, require_python, say
from screen import invisible_screen

# Stages by their option: what they need, by the Debian package that brings it, and the script.
STAGES = {
    "--windows": (
        {
            "wine": "wine",
            "wine64": "/usr/lib/wine/wine64",
            "x11-utils": "xprop",
            "xdotool": "xdotool",
            "locales": "/usr/share/i18n/locales/zh_CN",
            "fonts-noto-cjk": "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        },
        ROOT / "build" / "windows" / "wine_stage.py",
    ),
    "--linux": ({"debootstrap": "/usr/sbin/debootstrap"}, ROOT / "build" / "linux" / "stage.py"),
}
CHECKS = {
    "ruff": ["-m", "ruff", "check", "--quiet"],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-logo'])"],
}


def main(arguments: Sequence[str]) -> int:
    """Prepare, check and test; return 0 when everything passes, pytest's status or 1 otherwise."""
    environ = clean_environment(dict(os.environ))
    try:
        require_python()
        install_missing(screen=True)
        python = prepare(tests=True)
        for option, (programs, script) in STAGES.items():
            if option in arguments:
                return _stage(python, environ, programs, script)
        compile_content(python)
        failed = [name for name, command in CHECKS.items() if not _passes(name, [str(python), *command], environ)]
        status = _pytest(python, arguments, environ)
    except SetupError as error:
        say(str(error))
        return 1
    if failed:
        print(f"Checks that failed: {', '.join(failed)}", flush=True)
    return status or int(bool(failed))


def _stage(python: Path, environ: dict[str, str], programs: dict[str, str], script: Path) -> int:
    if not sys.platform.startswith("linux"):
        raise SetupError("The stages build and run on Linux.")
    install_programs(programs)
    return subprocess.run([str(python), str(script)], env=environ, check=False).returncode


def _passes(name: str, command: list[str], environ: dict[str, str]) -> bool:
    print(f"== {name}", flush=True)
    return subprocess.run(command, env=environ, cwd=ROOT, check=False).returncode == 0


def _pytest(python: Path, arguments: Sequence[str], environ: dict[str, str]) -> int:
    command = [str(python), "-m", "pytest", *arguments]
    print("== pytest", flush=True)
    with invisible_screen(environ) if sys.platform.startswith("linux") else nullcontext(environ) as screen:
        return subprocess.run(command, env=screen, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
