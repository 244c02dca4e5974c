"""Tells, before Qt is asked, whether a window can be opened: Qt itself would abort the process."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from compendium.domain.errors import UserError

_ADVICE = (
    "请在桌面环境中运行，或安装 xvfb 后用 xvfb-run -a compendium 运行；其他命令（如 compendium list）不需要图形界面。"
)


@contextmanager
def display(environ: Mapping[str, str] = os.environ) -> Iterator[None]:
    """Make sure that there is a screen; make Qt's application within the block.

    The connection that was tried is held meanwhile: an X server such as Xvfb starts over when its last client goes,
    and refuses the next one while it does.

    Raises:
        UserError: no_display, on Linux without a reachable X or Wayland server.
    """
    chosen = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or chosen not in ("", "xcb") or environ.get("WAYLAND_DISPLAY"):
        yield
        return
    name = environ.get("DISPLAY", "")
    if not name:
        raise UserError("no_display", "这里没有图形界面，打不开窗口。", _ADVICE)
    with _x_connection() as connected:
        if not connected:
            raise UserError("no_display", f"连不上图形界面“{name}”，打不开窗口。", _ADVICE)
        yield


@contextmanager
def _x_connection() -> Iterator[bool]:
    """Connect to the X server that DISPLAY names; yields whether it answered."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        yield True  # Qt will say better than we which library is missing
        return
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        yield xcb.xcb_connection_has_error(connection) == 0
    finally:
        xcb.xcb_disconnect(connection)
