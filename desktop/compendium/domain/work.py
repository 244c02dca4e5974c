"""How long work reports progress and learns that it was cancelled."""

from __future__ import annotations

from typing import Protocol

from compendium.domain.errors import CancelledError


class Progress(Protocol):
    """What long work is handed. ``ui.tasks`` and the command line each bring one."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how far the work is; ``total`` 0 means that the length is unknown."""

    @property
    def cancelled(self) -> bool:
        """True once the user asked to stop."""


class Silent:
    """Progress that nobody watches."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say nothing."""

    @property
    def cancelled(self) -> bool:
        """Never cancelled."""
        return False


SILENT = Silent()


def raise_if_cancelled(progress: Progress) -> None:
    """Raise CancelledError once the user asked to stop."""
    if progress.cancelled:
        raise CancelledError
