"""Two things that Python and PySide do while a program loads, put off or left out: about a tenth of the start."""

from __future__ import annotations

import gc
import importlib


def begin() -> None:
    """Call before the modules of the window are imported."""
    gc.disable()  # what is loaded stays: looking through it again and again finds nothing
    _leave_sources_unread()


def end() -> None:
    """Call once the window is painted: the collector works again, and passes over what was loaded until now."""
    gc.freeze()
    gc.enable()


def _leave_sources_unread() -> None:
    """Let PySide take our modules for such as do not use it, as it takes those of a frozen program.

    PySide 6.11 reads the source of every module imported after it and looks for its own name, to know where
    ``from __feature__ import …`` may change how Qt's methods are called; we never do that. To go when PySide no longer
    reads sources.
    """
    importlib.import_module("PySide6.QtCore")
    feature = importlib.import_module("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature.__dict__["_mod_uses_pyside"] = lambda _module: False
