"""Splits the X screen it is run on into two monitors, as a notebook and a projector: ``two_monitors.py split|unplug``.

Xvfb has one output. A monitor of RandR 1.5 is any part of its screen, and Qt takes each for a screen of its own.
"""

from __future__ import annotations

import ctypes
import sys

LEFT, RIGHT = (0, 1366, 768), (1366, 1280, 720)
SIZE = "2646x768"
_FAILED = 3  # this computer lacks the libraries


class _Monitor(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_ulong), ("primary", ctypes.c_int), ("automatic", ctypes.c_int), ("noutput", ctypes.c_int),
        ("x", ctypes.c_int), ("y", ctypes.c_int), ("width", ctypes.c_int), ("height", ctypes.c_int),
        ("mwidth", ctypes.c_int), ("mheight", ctypes.c_int), ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    )  # fmt: skip


class _Resources(ctypes.Structure):
    _fields_ = (
        ("timestamp", ctypes.c_ulong), ("config_timestamp", ctypes.c_ulong), ("ncrtc", ctypes.c_int),
        ("crtcs", ctypes.POINTER(ctypes.c_ulong)), ("noutput", ctypes.c_int),
        ("outputs", ctypes.POINTER(ctypes.c_ulong)),
    )  # fmt: skip


class _Server:
    def __init__(self) -> None:
        self._x, self._randr = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXrandr.so.2")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(None))
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XInternAtom.restype = ctypes.c_ulong
        self._randr.XRRAllocateMonitor.restype = ctypes.POINTER(_Monitor)
        self._randr.XRRGetScreenResources.restype = ctypes.POINTER(_Resources)

    def output(self) -> int:
        return int(self._randr.XRRGetScreenResources(self._display, self._root).contents.outputs[0])

    def add(self, name: bytes, place: tuple[int, int, int], output: int = 0) -> None:
        made = self._randr.XRRAllocateMonitor(self._display, 1 if output else 0)
        monitor = made.contents
        monitor.name = self._atom(name)
        monitor.primary, monitor.automatic = int(bool(output)), 0
        monitor.x, monitor.width, monitor.height = place
        monitor.y, monitor.mwidth, monitor.mheight = 0, place[1] // 4, place[2] // 4
        if output:
            monitor.outputs[0] = output
        self._randr.XRRSetMonitor(self._display, self._root, made)
        self._x.XSync(self._display, 0)

    def remove(self, name: bytes) -> None:
        self._randr.XRRDeleteMonitor(self._display, self._root, ctypes.c_ulong(self._atom(name)))
        self._x.XSync(self._display, 0)

    def _atom(self, name: bytes) -> int:
        return int(self._x.XInternAtom(self._display, name, 0))


def split() -> None:
    """Make the two."""
    server = _Server()
    server.add(b"NOTEBOOK", LEFT, server.output())
    server.add(b"PROJECTOR", RIGHT)


def unplug() -> None:
    """Take the projector away."""
    _Server().remove(b"PROJECTOR")


def plug() -> None:
    """Bring the projector back."""
    _Server().add(b"PROJECTOR", RIGHT)


if __name__ == "__main__":
    try:
        {"split": split, "unplug": unplug, "plug": plug}[sys.argv[1]]()
    except OSError:
        sys.exit(_FAILED)
