"""The log of the window: warnings and worse, in ``home/logs/compendium.log``, small and local."""

from __future__ import annotations

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from compendium.app.crash import LOG_FOLDER

_BYTES = 256 * 1024
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class WindowLog:
    """Writes what our own loggers warn of into a file while it is open.

    A home that cannot be written is no reason not to start: the log is then left out.
    """

    def __init__(self, home: Path) -> None:
        """``home`` is the user's home of the program."""
        self._folder = home / LOG_FOLDER
        self._handler: logging.Handler | None = None
        self._faults: TextIO | None = None

    def __enter__(self) -> WindowLog:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                self._folder / "compendium.log", maxBytes=_BYTES, backupCount=1, encoding="utf-8", delay=True
            )
            # A crash inside Qt leaves no Python traceback; this file is then all there is.
            self._faults = (self._folder / "fatal.log").open("a", encoding="utf-8")
        except OSError:
            return self
        handler.setLevel(logging.WARNING)
        handler.setFormatter(logging.Formatter(_FORMAT))
        logging.getLogger("compendium").addHandler(handler)
        self._handler = handler
        faulthandler.enable(self._faults)
        return self

    def __exit__(self, *_: object) -> None:
        if self._handler is not None:
            logging.getLogger("compendium").removeHandler(self._handler)
            self._handler.close()
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
