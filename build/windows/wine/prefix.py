"""A Windows of the moment: a Wine prefix on an invisible screen, what runs in it, and what changed in it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from prepare import SetupError, clean_environment
from screen import invisible_screen

_STUB = Path(__file__).with_name("icuuc_stub.c")
_PICTURE = Path(__file__).with_name("picture.py")
QUIET = "COMPENDIUM_QUIET"  # keeps the launcher and the program from showing boxes of the system's own
_USER = "张 三"  # many officials' accounts are named in Chinese, some with a blank
_TITLE = "政策汇编"
_COMMAND_SECONDS = 240
_LOCALE = "zh_CN.UTF-8"
_LOOK_SECONDS = 0.05
_DRAWN_SECONDS = 4.0
_KEY_MS = "200"
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
        home = folder.with_name("home")  # Wine links the user's folders there and notes menu entries in it
        home.mkdir()
        self.environ = {
            **environ,
            "HOME": str(home),
            "USER": _USER,
            "LOGNAME": _USER,
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No browser engine, no .NET, no debugger window; our own colour profiles are none.
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winedbg.exe=d;winemenubuilder.exe=d;mscms=n,b",
            # A Chinese Windows, with its code page 936; the names of files stay UTF-8 outside.
            "LOCPATH": str(_locale(folder.with_name("locales"))),
            "LC_ALL": _LOCALE,
            QUIET: "1",
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

    def run_line(self, line: str) -> Ran:
        """Run a command line as it stands, for words that take the rest of the line without quotation marks."""
        batch = self.drive / "windows" / "line.bat"
        batch.write_text(f"@{line}\r\n@exit %errorlevel%\r\n", encoding="gbk")
        return self.run("cmd", "/c", "C:\\windows\\line.bat")

    @contextlib.contextmanager
    def started(self, *words: str, quiet: bool = True, forced: bool = False) -> Iterator[float]:
        """Start a program with a window, wait until it shows, and close that window as its user would.

        Args:
            words: the command.
            quiet: False lets the program show boxes of the system's own.
            forced: end it instead, where closing would be asked about.

        Yields:
            How many seconds it took until the window was there.
        """
        before = self.windows()
        environ = {key: value for key, value in self.environ.items() if quiet or key != QUIET}
        began = time.monotonic()
        with subprocess.Popen(
            ["wine", *words], env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            try:
                self.wait(lambda: any(_TITLE in title for title in self._new(before)), "no window opened")
                yield time.monotonic() - began
                self.run("taskkill", *(["/F"] if forced else []), "/IM", "PolicyCompendium.exe")
                self.wait(lambda: not self._new(before), "the window did not close")
                process.wait(_COMMAND_SECONDS)
            finally:
                process.kill()

    def wait_for_all(self) -> None:
        """Wait until every program has ended."""
        subprocess.run(["wineserver", "-w"], env=self.environ, timeout=_COMMAND_SECONDS, check=False)

    def press(self, *keys: str, seconds: float = _DRAWN_SECONDS) -> None:
        """Press keys such as ``ctrl+k`` one after the other, in the window that has the keyboard, once it is drawn."""
        time.sleep(seconds)
        command = ["xdotool", "key", "--clearmodifiers", "--delay", _KEY_MS, *keys]
        subprocess.run(command, env=self.environ, check=True, capture_output=True)

    def wait_until_unchanged(self, folder: Path) -> None:
        """Wait until nothing has been written into ``folder`` for a moment."""
        before = None
        while (now := sorted((str(path), path.stat().st_size) for path in folder.rglob("*"))) != before:
            before = now
            time.sleep(_DRAWN_SECONDS)

    def take_picture(self, target: Path, seconds: float = _DRAWN_SECONDS) -> None:
        """Save what is on the screen, when it has been drawn; ``seconds`` are waited for that."""
        time.sleep(seconds)
        command = [sys.executable, str(_PICTURE), str(target)]
        subprocess.run(command, env=self.environ, check=True, capture_output=True)

    def scale(self, percent: int) -> None:
        """Set the scaling of the screen, for programs that start from now on."""
        value = ["/v", "LogPixels", "/t", "REG_DWORD", "/d", str(96 * percent // 100), "/f"]
        self.run("reg", "add", "HKCU\\Control Panel\\Desktop", *value)
        subprocess.run(["wineserver", "-k"], env=self.environ, check=False)
        subprocess.run(["wineserver", "-w"], env=self.environ, check=False)

    def unix(self, path: str) -> Path:
        r"""Return where ``C:\...`` lies."""
        return self.drive.joinpath(*path.removeprefix("C:\\").split("\\"))

    def dos(self, path: Path) -> str:
        r"""Return the ``C:\...`` of what lies on the drive."""
        return "C:\\" + "\\".join(path.relative_to(self.drive).parts)

    def files(self) -> dict[str, str]:
        """Return the SHA-256 of every file on the drive but Wine's own, by its path below it."""
        found = {}
        for path in sorted(self.drive.rglob("*")):
            name = path.relative_to(self.drive).as_posix()
            if path.is_file() and not path.is_symlink() and not is_wines(name):
                found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        return found

    def temporary(self) -> set[str]:
        """Return the files in the user's folder of temporary files, by their paths below it."""
        folder = next(path for path in (self.drive / "users").iterdir() if path.name != "Public") / "AppData/Local/Temp"
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    def registry(self, hive: str = "HKCU") -> set[str]:
        """Return the software keys of the user, or of the machine (HKLM), with their values, each as ``key|value``."""
        target = self.drive / "windows" / "exported.reg"
        self.run("reg", "export", f"{hive}\\Software", "C:\\windows\\exported.reg", "/y")
        text = target.read_text(encoding="utf-16", errors="replace").replace("\\\r\n", "").replace("\\\n", "")
        key, found = "", set()
        for line in text.splitlines():
            if line.startswith("["):
                key = line.strip("[]").partition("\\")[2]
            elif line and not key.startswith("Software\\Wine"):
                found.add(f"{key}|{line}")
        return found

    def windows(self) -> dict[str, str]:
        """Return the titles of the open windows by their number."""
        listed = self._property("-root", "_NET_CLIENT_LIST").partition("#")[2].replace(",", " ").split()
        return {window: self._property("-id", window, "_NET_WM_NAME").partition("= ")[2].strip() for window in listed}

    def _new(self, before: Mapping[str, str]) -> list[str]:
        """Return the titles of the windows that were not there ``before``."""
        return [title for window, title in self.windows().items() if window not in before]

    def wait(self, condition: Callable[[], bool], failure: str, seconds: float = 60.0) -> None:
        """Wait until ``condition`` holds; SetupError with ``failure`` when it never does."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise SetupError(f"In Wine {failure}.")
            time.sleep(_LOOK_SECONDS)

    def _property(self, *words: str) -> str:
        environ = {**self.environ, "LC_ALL": "C.UTF-8"}  # in which xprop writes titles as they are
        return subprocess.run(
            ["xprop", *words], env=environ, capture_output=True, text=True, errors="replace", check=False
        ).stdout


def _locale(folder: Path) -> Path:
    """Make the locale in a folder of its own: a bare system has none but English ones."""
    folder.mkdir()
    command = ["localedef", "-i", "zh_CN", "-f", "UTF-8", str(folder / _LOCALE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not (folder / _LOCALE).is_dir():
        raise SetupError(f"The locale {_LOCALE} could not be made: {done.stderr[-500:]}")
    return folder


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


def is_wines(name: str) -> bool:
    """Tell whether Wine itself writes this file; names are below the drive."""
    parts = name.split("/")
    temporary = len(parts) > 2 and parts[0] == "users" and "Temp" in parts[2:]
    return temporary or any(name.startswith(start) for start in _WINES_OWN if "*" not in start)
