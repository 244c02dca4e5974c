"""Ctrl+C during a command that is to end in good order: what is done stays and is told."""

from __future__ import annotations

import signal
import threading
from types import FrameType, TracebackType
from typing import Self

from compendium.domain.work import Progress


class Stopping:
    """Progress that Ctrl+C cancels; the second time it ends the program where it stands."""

    def __init__(self, shown: Progress) -> None:
        """``shown`` is told what is reported."""
        self._shown = shown
        self._stopped = False
        self._before: signal.Handlers | int | object = None

    @property
    def cancelled(self) -> bool:
        """Whether Ctrl+C was pressed."""
        return self._stopped or self._shown.cancelled

    def report(self, done: int, total: int, text: str = "") -> None:
        """Pass on how far the work is."""
        self._shown.report(done, total, text)

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():  # only there Python lets handlers be set
            self._before = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._restore()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopped = True
        self._restore()

    def _restore(self) -> None:
        before, self._before = self._before, None
        if before is not None:
            signal.signal(signal.SIGINT, before)  # type: ignore[arg-type]
