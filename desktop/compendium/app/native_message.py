"""Tells why the program ends to who has no console: in a box, the system's own on Windows, since Qt may be what fails.

The launcher without a console leads its streams nowhere, and so does the menu of a Linux desktop: what is written
there nobody would ever read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import PurePath

from compendium.domain.errors import UserError

QUIET_VARIABLE = "COMPENDIUM_QUIET"
"""Set, it keeps boxes from showing, here and in the launcher: nobody is there to close them."""

NO_CONSOLE_VARIABLE = "COMPENDIUM_NO_CONSOLE"
"""Set by the menu entry of a Linux desktop."""

_WINDOWED = "PolicyCompendium.exe"
_TITLE = "政策汇编"
_ERROR_ICON = 0x10


class ToldError(UserError):
    """A failure that the window has shown already; who has a terminal reads it there too."""

    def __init__(self, error: UserError) -> None:
        """Say the same as ``error``."""
        super().__init__(error.code, error.message, error.advice)
        self._line = error.command_line

    @property
    def command_line(self) -> str:
        """The one line for a terminal."""
        return self._line


def tell(text: str, environ: Mapping[str, str] = os.environ) -> None:
    """Show ``text`` and wait until it was read; nothing happens where a terminal shows what we write."""
    if environ.get(QUIET_VARIABLE):
        return
    if sys.platform == "win32":
        if PurePath(sys.executable).name == _WINDOWED:
            import ctypes

            ctypes.windll.user32.MessageBoxW(None, text, _TITLE, _ERROR_ICON)
    elif environ.get(NO_CONSOLE_VARIABLE):
        with suppress(ImportError, UserError):  # no Qt, no screen: nothing can be shown
            _show(text, environ)


def _show(text: str, environ: Mapping[str, str]) -> None:
    from PySide6.QtWidgets import QApplication, QMessageBox

    from compendium.app.display import display
    from compendium.ui.fonts import install_fonts

    with display(environ):
        app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    install_fonts()
    box = QMessageBox(QMessageBox.Icon.Critical, _TITLE, text)
    box.addButton("关闭", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    del app
