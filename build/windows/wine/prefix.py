"""A Windows of the moment: a Wine prefix on an invisible screen, what runs in it, and what changed in it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prepare import SetupError, clean_environment
from screen import invisible_screen

_STUB = Path(__file__).with_name("icuuc_stub.c")
_COMMAND_SECONDS = 240
# What Wine itself writes while it runs; no program of ours has a part in it.
_WINES_OWN = ("windows/", "ProgramData/Microsoft/", "users/*/Temp/")


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command in Windows ended: its status and everything it printed."""

    status: int
    text: str


class Prefix:
    """A drive C: with a registry.

    Args:
        folder: where it is made; it goes with the block that made it.
        environ: with the display that windows open on.
    """

    def __init__(self, folder: Path, environ: Mapping[str, str]) -> None:
        self.folder = folder
        self.drive = folder / "drive_c"
        self.environ = {
            **environ,
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No browser engine, no .NET, no debugger window; our own colour profiles are none.
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winedbg.exe=d;mscms=n,b",
            "LC_ALL": "C.UTF-8",  # in which Wine writes the names of files
            "COMPENDIUM_QUIET": "1",
        }

    def run(self, *words: str, seconds: int = _COMMAND_SECONDS) -> Ran:
        """Run a command to its end; SetupError when it does not come to one."""
        try:
            done = subprocess.run(
                ["wine", *words], env=self.environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, timeout=seconds, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise SetupError(f"Not finished after {seconds} s in Wine: {' '.join(words)}") from error
        return Ran(done.returncode, done.stdout.decode("utf-8", "replace"))

    @contextlib.contextmanager
    def started(self, *words: str) -> Iterator[None]:
        """Start a program with a window, wait until it shows, and close that window as its user would."""
        before = self._windows()
        with subprocess.Popen(
            ["wine", *words], env=self.environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            try:
                self._wait(lambda: bool(self._windows() - before), "no window opened")
                yield
            finally:
                self.run("taskkill", "/IM", "PolicyCompendium.exe")
                self._wait(lambda: not (self._windows() - before), "the window did not close")
                process.wait(_COMMAND_SECONDS)

    def unix(self, path: str) -> Path:
        r"""Return where ``C:\...`` lies."""
        return self.drive.joinpath(*path.removeprefix("C:\\").split("\\"))

    def files(self) -> dict[str, str]:
        """Return the SHA-256 of every file on the drive but Wine's own, by its path below it."""
        found = {}
        for path in sorted(self.drive.rglob("*")):
            name = path.relative_to(self.drive).as_posix()
            if path.is_file() and not path.is_symlink() and not _is_wines(name):
                found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def registry(self) -> set[str]:
        """Return the user's software keys with their values, each as ``key|value``."""
        target = self.drive / "windows" / "exported.reg"
        self.run("reg", "export", "HKCU\\Software", "C:\\windows\\exported.reg", "/y")
        text = target.read_text(encoding="utf-16", errors="replace").replace("\\\r\n", "").replace("\\\n", "")
        key, found = "", set()
        for line in text.splitlines():
            if line.startswith("["):
                key = line.strip("[]").removeprefix("HKEY_CURRENT_USER\\")
            elif line and not key.startswith("Software\\Wine"):
                found.add(f"{key}|{line}")
        return found

    def _windows(self) -> set[str]:
        done = subprocess.run(
            ["xprop", "-root", "_NET_CLIENT_LIST"], env=self.environ, capture_output=True, text=True, check=False
        )
        return set(done.stdout.partition("#")[2].replace(",", " ").split())

    def _wait(self, condition: object, failure: str, seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while not condition():  # type: ignore[operator]
            if time.monotonic() > end:
                raise SetupError(f"In Wine {failure}.")
            time.sleep(0.2)


@contextlib.contextmanager
def windows_prefix(folder: Path) -> Iterator[Prefix]:
    """Make a prefix in ``folder`` on a screen of its own; both go with the block."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with invisible_screen(clean_environment(dict(os.environ))) as screen:
        prefix = Prefix(folder / "prefix", screen)
        try:
            prefix.run("wineboot", "-i")
            stub = prefix.drive / "windows" / "system32" / "icuuc.dll"
            subprocess.run(["x86_64-w64-mingw32-gcc-posix", "-shared", "-o", str(stub), str(_STUB)], check=True)
            prefix.run("winecfg", "-v", "win10")
            yield prefix
        finally:
            subprocess.run(["wineserver", "-k"], env=prefix.environ, check=False)
            subprocess.run(["wineserver", "-w"], env=prefix.environ, check=False)


def _is_wines(name: str) -> bool:
    parts = name.split("/")
    temporary = len(parts) > 2 and parts[0] == "users" and "Temp" in parts[2:]
    return temporary or any(name.startswith(start) for start in _WINES_OWN if "*" not in start)
