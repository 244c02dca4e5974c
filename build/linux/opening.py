"""Opens files as a desktop does; runs in the Debian of the Linux stage, on a screen, with the program's interpreter.

``python3 opening.py SAMPLES``: what is not as it should be ends it with words on standard error.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from compendium.importers.registry import supported_extensions

_ENTRY = "zz-policy-compendium-import.desktop"
_APPLICATIONS = Path("/usr/share/applications")
# Endings without a sample of their own, by the sample whose content such files have.
_ALIKE = {
    **dict.fromkeys((".docm", ".dotx"), "docx"),
    **dict.fromkeys((".wps", ".dot", ".wpt"), "doc"),
    **dict.fromkeys((".htm", ".shtml", ".xhtml"), "html"),
    ".text": "txt",
    ".markdown": "md",
    ".mht": "mhtml",
    ".zip": "odt",
}
_SECONDS = 30.0
_DRAWN_SECONDS = 2.0


def main(samples: Path) -> None:
    """Ask the desktop for every kind of file that is imported, then open files and a link through the entries."""
    with tempfile.TemporaryDirectory() as folder:
        for ending in supported_extensions():
            _ask(samples, ending, Path(folder))
        _leave_defaults()
        first, second = Path(folder) / "实施 方案.docx", Path(folder) / "通知 100%.ofd"
        shutil.copy(samples / "sample.docx", first)
        shutil.copy(samples / "sample.ofd", second)
        launch = ["gio", "launch", str(_APPLICATIONS / _ENTRY)]
        _open([*launch, str(first), str(second)], "导入文件", "linux-open-files.png")
        _open([*launch, (Path(folder) / "没有.docx").as_uri()], "政策汇编", "linux-no-such-file.png")
        _open(["gio", "open", "compendium:jilin-2024"], "吉林省", "linux-link.png")


def _ask(samples: Path, ending: str, folder: Path) -> None:
    file = folder / f"文件{ending}"
    shutil.copy(samples / f"sample.{_ALIKE.get(ending, ending[1:])}", file)
    told = _run("gio", "info", "-a", "standard::content-type", str(file))
    kind = told.rpartition(" ")[2].strip()
    if _ENTRY not in _run("gio", "mime", kind):
        raise SystemExit(f"{ending} is {kind}, which the entry does not name")


def _leave_defaults() -> None:
    """Another program keeps what it opened, whether anybody chose it or not."""
    other = _APPLICATIONS / "some-reader.desktop"
    kinds = ("application/pdf", "text/plain", "application/msword")
    other.write_text(
        f"[Desktop Entry]\nType=Application\nName=Reader\nExec=true %f\nMimeType={';'.join(kinds)};\n", encoding="utf-8"
    )
    _run("update-desktop-database")
    try:
        for kind in kinds:
            if _run("xdg-mime", "query", "default", kind).strip() != other.name:
                raise SystemExit(f"{kind} is taken from another program")
            if other.name not in _run("gio", "mime", kind).splitlines()[0]:
                raise SystemExit(f"{kind} is taken from another program, where GLib chooses")
    finally:
        other.unlink()
        _run("update-desktop-database")


def _open(command: list[str], title: str, picture: str) -> None:
    """Start the program as a file manager does and wait for a window with this title; it is ended in the end."""
    # Streams that led here would be the program's too, and be open as long as it runs.
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    _wait(lambda: any(title in shown for shown in _windows().values()), lambda: f"no window “{title}”: {_windows()}")
    time.sleep(_DRAWN_SECONDS)
    _take_picture(picture)
    for number in _windows():
        pid = _property("-id", number, "_NET_WM_PID").rpartition("= ")[2].strip()
        if pid.isdecimal():
            os.kill(int(pid), signal.SIGKILL)
    _wait(lambda: not _windows(), lambda: f"windows that stay: {_windows()}")


def _windows() -> dict[str, str]:
    """Return the titles of the open windows by their numbers."""
    listed = _property("-root", "_NET_CLIENT_LIST").partition("#")[2].replace(",", " ").split()
    return {number: _property("-id", number, "_NET_WM_NAME").partition("= ")[2].strip().strip('"') for number in listed}


def _property(*words: str) -> str:
    return subprocess.run(["xprop", *words], capture_output=True, text=True, errors="replace", check=False).stdout


def _wait(condition: Callable[[], bool], failure: Callable[[], str]) -> None:
    end = time.monotonic() + _SECONDS
    while not condition():
        if time.monotonic() > end:
            raise SystemExit(failure())
        time.sleep(0.1)


def _take_picture(name: str) -> None:
    code = (
        "import sys; from PySide6.QtGui import QGuiApplication;"
        "app = QGuiApplication(['picture', '-platform', 'xcb']);"
        "app.primaryScreen().grabWindow(0).save(sys.argv[1])"
    )
    subprocess.run([sys.executable, "-I", "-c", code, str(Path.home() / name)], check=True, capture_output=True)


def _run(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        raise SystemExit(f"{words} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]))
