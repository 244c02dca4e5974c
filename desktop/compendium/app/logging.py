"""The log: warnings and worse of our own code, in ``home/logs/compendium.log``, small and local."""

from __future__ import annotations

import faulthandler
import logging
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

LOG_FOLDER = "logs"
_MOST_BYTES = 256 * 1024
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_ROOT = "compendium"


class LogFile:
    """Takes what our own loggers warn of while it is open, and keeps it off the standard error stream.

    The file is made with its first line. A home that cannot be written is no reason not to run: the lines are lost.
    """

    def __init__(self, home: Path) -> None:
        """``home`` is the user's home of the program."""
        self._handler = _LateFile(home / LOG_FOLDER / "compendium.log")

    def __enter__(self) -> LogFile:
        logging.getLogger(_ROOT).addHandler(self._handler)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger(_ROOT).removeHandler(self._handler)
        self._handler.close()


class _LateFile(logging.FileHandler):
    def __init__(self, file: Path) -> None:
        super().__init__(file, encoding="utf-8", delay=True, errors="backslashreplace")
        self._file = file
        self.setLevel(logging.WARNING)
        self.setFormatter(logging.Formatter(_FORMAT))

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line, or lose it where no file can be made."""
        with suppress(OSError):
            super().emit(record)

    def _open(self) -> TextIOWrapper:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        if self._file.exists() and self._file.stat().st_size > _MOST_BYTES:
            self._file.replace(self._file.with_suffix(".old.log"))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Lose the line: logging would print a traceback."""


class FatalLog:
    """Notes where Python stood when Qt or the interpreter itself died; nothing else would be left to read."""

    def __init__(self, home: Path) -> None:
        """``home`` is the user's home of the program."""
        self._folder = home / LOG_FOLDER
        self._file: TextIO | None = None

    def __enter__(self) -> FatalLog:
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = (self._folder / "fatal.log").open("a", encoding="utf-8")
            faulthandler.enable(self._file)
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
