"""Tells why the program ends to who has no console: a box of the system's own, since Qt may be what fails.

On Windows the launcher without a console leads its streams nowhere; what is written there nobody would ever read.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import PurePath

from compendium.domain.errors import UserError

QUIET_VARIABLE = "COMPENDIUM_QUIET"
"""Set, it keeps boxes from showing, here and in the launcher: nobody is there to close them."""

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
    """Show ``text`` and wait until it was read; nothing happens unless the launcher without a console runs us."""
    windowed = PurePath(sys.executable).name == _WINDOWED
    if sys.platform == "win32" and windowed and not environ.get(QUIET_VARIABLE):
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, _TITLE, _ERROR_ICON)
