"""What nobody caught while the window is open: reported to the user and kept in a file, never a silent death."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("compendium.qt")
_MOST_DIALOGS = 3  # a fault in a paint event comes back with every frame


class UncaughtFaults(QObject):
    """Takes over Python's and Qt's last resorts while it is open.

    ``caught`` carries the exception, in the GUI thread, and not more often than a user can read.
    """

    caught = Signal(object)

    def __init__(self, home: Path, interrupted: Callable[[], None], parent: QObject | None = None) -> None:
        """``home`` gets the reports; ``interrupted`` is called for Ctrl+C."""
        super().__init__(parent)
        self._home = home
        self._interrupted = interrupted
        self._seen: set[tuple[type[BaseException], str]] = set()

    def __enter__(self) -> Self:
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)
        return self

    def __exit__(self, *_: object) -> None:
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._interrupted()
            return
        signature = (kind, _place(trace))
        if signature in self._seen:
            return
        self._seen.add(signature)
        from compendium.app import crash

        report = crash.write_report(error, self._home)
        _log.error("uncaught %s, report %s", kind.__name__, report)
        if len(self._seen) <= _MOST_DIALOGS:
            self.caught.emit(error)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _place(trace: TracebackType | None) -> str:
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        _qt_log.warning("%s: %s", context.category or "qt", message)
