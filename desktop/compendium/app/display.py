"""Tells, before Qt is asked, whether a window can be opened: Qt itself would abort the process."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

from compendium.domain.errors import UserError

_ADVICE = (
    "请在桌面环境中运行，或安装 xvfb 后用 xvfb-run -a compendium 运行；其他命令（如 compendium list）不需要图形界面。"
)


def require_display(environ: Mapping[str, str] = os.environ) -> None:
    """Make sure that there is a screen.

    Raises:
        UserError: no_display, on Linux without a reachable X or Wayland server.
    """
    chosen = environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if not sys.platform.startswith("linux") or chosen not in ("", "xcb") or environ.get("WAYLAND_DISPLAY"):
        return
    name = environ.get("DISPLAY", "")
    if not name:
        raise UserError("no_display", "这里没有图形界面，打不开窗口。", _ADVICE)
    if not _x_server_answers():
        raise UserError("no_display", f"连不上图形界面“{name}”，打不开窗口。", _ADVICE)


def _x_server_answers() -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt will say better than we which library is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers
