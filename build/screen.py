"""An invisible screen (Xvfb) with a window manager, for windows on a machine that has no display."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from prepare import VENV, SetupError

START_SECONDS = 20.0


def has_display(environ: dict[str, str]) -> bool:
    """Tell whether a window can be opened as things are; only Linux can lack a display."""
    return not sys.platform.startswith("linux") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


@contextlib.contextmanager
def invisible_screen(environ: dict[str, str], size: str = "1440x900") -> Iterator[dict[str, str]]:
    """Run Xvfb and openbox and yield an environment whose windows open there; both end with the block.

    Args:
        environ: the environment to start from.
        size: the screen's width and height in pixels, such as ``1440x900``.

    Raises:
        SetupError: the screen does not start.
    """
    with tempfile.TemporaryDirectory(prefix="compendium-screen-") as folder, contextlib.ExitStack() as running:
        # Its own runtime folder: a bare machine has none, which Qt warns about, and other sessions' windows stay apart.
        # No session bus: Qt would have one launched for this screen, which nobody would end.
        screen = {
            **environ,
            "XDG_RUNTIME_DIR": folder,
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        screen.pop("WAYLAND_DISPLAY", None)
        screen["DISPLAY"] = f":{_start_xvfb(running, screen, size)}"
        _start_window_manager(running, screen, Path(folder) / "window-manager-ready")
        yield screen


def _start_xvfb(running: contextlib.ExitStack, environ: dict[str, str], size: str) -> int:
    """Start Xvfb on a display number that it chooses itself, and return the number."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"]
    _start(running, command, environ, pass_fds=(writer,))
    os.close(writer)
    with os.fdopen(reader, "rb") as answers:
        if not select.select([answers], [], [], START_SECONDS)[0]:
            raise SetupError("Xvfb did not start in time.")
        number = answers.readline().strip()
    if not number:
        raise SetupError("Xvfb could not start.")
    return int(number)


def _start_window_manager(running: contextlib.ExitStack, environ: dict[str, str], ready: Path) -> None:
    """Start openbox and wait until it manages windows; without one, focus and full-screen sizes never arrive."""
    environ = {**environ, "FONTCONFIG_FILE": str(_title_fonts(ready.parent))}
    process = _start(running, ["openbox", "--sm-disable", "--startup", f"touch {ready}"], environ)
    end = time.monotonic() + START_SECONDS
    while not ready.exists():
        if process.poll() is not None or time.monotonic() > end:
            raise SetupError("The window manager openbox could not start.")
        time.sleep(0.02)


def _title_fonts(folder: Path) -> Path:
    """Write a font configuration with the program's Chinese fonts: openbox draws the titles and knows no others."""
    fonts = "".join(f"<dir>{path}</dir>" for path in VENV.glob("lib/python3.*/site-packages/pylopdf_fonts_zh_cn"))
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f'<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>{fonts}</fontconfig>',
        encoding="utf-8",
    )
    return path


def _start(
    running: contextlib.ExitStack, command: list[str], environ: dict[str, str], pass_fds: tuple[int, ...] = ()
) -> subprocess.Popen[bytes]:
    try:
        process = subprocess.Popen(
            command, env=environ, pass_fds=pass_fds,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError as error:
        raise SetupError(f"{command[0]} could not start: {error}") from error
    running.callback(_stop, process)
    return process


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
