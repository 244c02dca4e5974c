"""Ctrl+C and a request to end reach the window at once, though Python runs no signal handler while Qt waits."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QSocketNotifier

_NUMBERS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def interrupts(act: Callable[[int], None], parent: QObject) -> Iterator[None]:
    """Call ``act`` with the number of the signal, in the GUI thread, for SIGINT and SIGTERM while the block runs.

    A pipe wakes Qt's event loop; Python's handler then runs as soon as the loop calls Python. Windows is left as it
    is: windows there are closed by messages, and only a socket could wake the loop.
    """
    if sys.platform == "win32":
        yield
        return
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, parent)
    # Reading empties the pipe; that Python code runs at all is what lets the pending handler run.
    notifier.activated.connect(lambda: os.read(reader, 64))
    old_waker = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    before = {number: signal.signal(number, lambda got, _frame: act(got)) for number in _NUMBERS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(old_waker)
        notifier.setEnabled(False)
        notifier.deleteLater()
        os.close(reader)
        os.close(writer)
