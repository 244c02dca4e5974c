"""Makes the repository's virtual environment ready: created, filled from the hash locks, repaired when half made.

Only the standard library: this runs before anything is installed. Every message goes to standard error, because
``run.py`` passes the program's standard output through untouched.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "build" / "locks"
OLDEST_PYTHON = (3, 11)
# Qt's deepest file lies about 150 characters below .venv, and Windows stops at 260 unless long paths are switched on.
LONGEST_WINDOWS_VENV = 100
MISLEADING_VARIABLES = frozenset(
    {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_USER", "PIP_REQUIRE_VIRTUALENV", "PIP_NO_BINARY"}
)


class SetupError(Exception):
    """Preparation cannot go on; the text says what to do, in one line."""


def say(text: str) -> None:
    """Print one plain line for the person waiting."""
    print(text, file=sys.stderr, flush=True)


def require_python(version: tuple[int, int] = sys.version_info[:2]) -> None:
    """Raise SetupError when ``version`` (major, minor) is too old for the program."""
    if version < OLDEST_PYTHON:
        wanted, found = (".".join(map(str, parts)) for parts in (OLDEST_PYTHON, version))
        raise SetupError(f"Python {wanted} or newer is needed; this is {found}.")


def venv_python() -> Path:
    """Return the path of the environment's interpreter, whether or not it exists."""
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def clean_environment(environ: dict[str, str]) -> dict[str, str]:
    """Return a copy of ``environ`` without what would send Python or pip elsewhere, with a UTF-8 locale."""
    result = {key: value for key, value in environ.items() if key not in MISLEADING_VARIABLES}
    if result.get("LC_ALL") in {"C", "POSIX"}:
        result["LC_ALL"] = "C.UTF-8"  # Qt warns about a locale that is not UTF-8
    return result


def prepare(*, tests: bool = False) -> Path:
    """Make the environment ready and return its interpreter; quick when it already is.

    Args:
        tests: install the test tools too.

    Raises:
        SetupError: something is missing that only the user can provide.
    """
    require_python()
    with _one_at_a_time():
        wanted = _wanted(tests=tests)
        if not _is_ready(wanted):
            _install("test" if tests else "runtime", wanted)
    return venv_python()


def compile_content(python: Path) -> None:
    """Compile the bundled library with the environment's interpreter; a no-op when its inputs are unchanged.

    Raises:
        SetupError: it failed; what is wrong with which file was printed before.
    """
    command = [str(python), str(ROOT / "build" / "compile_content.py")]
    done = subprocess.run(command, stdout=sys.stderr, env=clean_environment(dict(os.environ)), cwd=ROOT, check=False)
    if done.returncode:
        raise SetupError("The content could not be compiled.")


def _wanted(*, tests: bool) -> dict[str, str]:
    """Return what identifies a finished environment: its locks, our own metadata, its place."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = [project["build-system"], project["project"], project["tool"]["hatch"]]
    locks = ["runtime", "test"] if tests else ["runtime"]  # the test lock holds everything that the other does
    return {
        **{lock: hashlib.sha256((LOCKS / f"{lock}.txt").read_bytes()).hexdigest() for lock in locks},
        "project": hashlib.sha256(json.dumps(installed, sort_keys=True).encode()).hexdigest(),
        "place": str(ROOT),  # scripts in an environment name it, so a moved one is of no use
    }


def _stamp() -> Path:
    return VENV / "prepared.json"


def _read_stamp() -> dict[str, str]:
    try:
        content: dict[str, str] = json.loads(_stamp().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content


def _is_ready(wanted: dict[str, str]) -> bool:
    return wanted.items() <= _read_stamp().items() and venv_python().exists() and _origin().exists()


def _origin() -> Path:
    """Return the interpreter that the environment was made from; it is gone after an upgrade of the system's Python."""
    with contextlib.suppress(OSError):
        for line in (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            if key.strip() == "executable":
                return Path(value.strip())
    return VENV / "absent"


def _install(lock: str, wanted: dict[str, str]) -> None:
    """Create the environment if it is absent or half made, then install the lock and the program itself."""
    if _read_stamp().get("place") != str(ROOT) or not _works():
        _create()
    _stamp().unlink(missing_ok=True)  # written last: an interrupted installation has none and is made anew
    path = LOCKS / f"{lock}.txt"
    count = sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line[:1].isalnum())
    say(f"Installing {count} locked Python packages into .venv (about 120 MB are downloaded the first time) …")
    _pip("--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(path))
    _pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    _point_to_sources()
    _stamp().write_text(json.dumps(wanted), encoding="utf-8")


def _create() -> None:
    if sys.platform == "win32" and len(str(VENV)) > LONGEST_WINDOWS_VENV:
        raise SetupError(f"This path is too long for Windows; move the folder to one such as C:\\src: {ROOT}")
    if VENV.exists():
        say("Removing an unfinished .venv …")
        try:
            shutil.rmtree(VENV)
        except OSError as error:
            raise SetupError(f"{VENV} cannot be removed; close what uses it, then try again: {error}") from error
    say("Creating .venv …")
    # An interpreter of .venv itself (an activated environment) has just been deleted: use the one it came from.
    base = getattr(sys, "_base_executable", "") or sys.executable
    _run([base, "-m", "venv", str(VENV)], "The virtual environment could not be created")


def _works() -> bool:
    """Tell whether the environment's pip starts, so that it can be brought up to date in place."""
    if not _origin().exists():
        return False
    try:
        command = [str(venv_python()), "-I", "-m", "pip", "--version"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _pip(*arguments: str) -> None:
    # -I: no PYTHON* variable and no package of the user's own folder may interfere
    command = [str(venv_python()), "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    _run([*command, *arguments], "pip could not install the packages; check the network, then run the command again")


def _point_to_sources() -> None:
    """Make the editable install's path file relative.

    Before 3.13 Python reads it in the system's code page, not UTF-8, so a folder with a Chinese name would be lost.
    """
    for path in VENV.rglob("_policy_compendium.pth"):
        path.write_text(Path(os.path.relpath(ROOT / "desktop", path.parent)).as_posix() + "\n", encoding="ascii")


def _run(command: Sequence[str], failure: str) -> None:
    """Run a command, its output kept back unless it fails.

    Raises:
        SetupError: with ``failure``; the command's output is printed before.
    """
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=clean_environment(dict(os.environ)), cwd=ROOT, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
    if done.returncode:
        say(done.stdout.rstrip())
        raise SetupError(f"{failure} (exit status {done.returncode}).")


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold a lock of the operating system: it goes with the process, however that ends."""
    path = ROOT / ".cache" / "prepare.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
