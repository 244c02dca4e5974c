"""Installs the system packages that a bare Debian-like system lacks, or says the one command that does."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from prepare import SetupError, clean_environment, say

# What Qt's xcb platform plugin and its core libraries load, by the package that brings it in Debian and Ubuntu.
QT_LIBRARIES = {
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libglib2.0-0": "libgthread-2.0.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libdbus-1-3": "libdbus-1.so.3",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",  # QtNetwork, which holds the local socket of the single instance
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-shm0": "libxcb-shm.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
}
SCREEN_PROGRAMS = {"xvfb": "Xvfb", "openbox": "openbox"}


def install_missing(*, screen: bool) -> None:
    """Install what this system lacks; nothing happens where nothing is missing or the system is not Linux.

    Args:
        screen: also the invisible screen (Xvfb) and the window manager that windows are tested with.

    Raises:
        SetupError: packages are missing and only the user can install them; the text holds the command.
    """
    if sys.platform.startswith("linux"):
        packages = missing_packages(screen=screen)
        if packages:
            _install(packages)


def install_programs(programs: Mapping[str, str]) -> None:
    """Install the packages that are missing: package name to the program, or the path of a file, that it brings.

    Raises:
        SetupError: as of ``install_missing``.
    """
    missing = [
        package for package, program in programs.items() if not (shutil.which(program) or Path(program).is_file())
    ]
    if missing:
        _install(missing)


def _install(packages: list[str]) -> None:
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise SetupError(f"Install what these Debian packages hold, then run the command again: {names}")
    if sys.platform != "win32" and os.geteuid() != 0:
        raise SetupError(
            "Some system packages are missing. Type this once, then run the command again:\n"
            f"sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends {names}'"
        )
    _apt_get(packages)


def missing_packages(*, screen: bool) -> list[str]:
    """Return the Debian packages that are needed and absent, in a fixed order."""
    missing = []
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    missing += [package for package, library in QT_LIBRARIES.items() if not _loads(library)]
    if screen:
        missing += [package for package, program in SCREEN_PROGRAMS.items() if not shutil.which(program)]
    return missing


def _loads(library: str) -> bool:
    # The loader itself answers best: it knows every folder and the right architecture; ldconfig is not on every PATH.
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt_get(packages: list[str]) -> None:
    say(f"Installing system packages with apt-get: {' '.join(packages)} …")
    environment = {**clean_environment(dict(os.environ)), "DEBIAN_FRONTEND": "noninteractive"}
    _quietly(["apt-get", "update", "-qq"], environment)  # without the network, lists that are already here may do
    done = _quietly(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], environment)
    if done.returncode:
        say(done.stdout.rstrip())
        raise SetupError("apt-get could not install the packages; its messages stand above.")


def _quietly(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env=environment, text=True, encoding="utf-8", errors="replace", check=False,
    )  # fmt: skip
