"""Sizes of the windows of importing, kept from one time to the next."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QByteArray

_SETTING = "import_window"


class Settings(Protocol):
    """What is needed of the settings."""

    def get(self, key: str) -> str | int | float | bool:
        """Return a declared setting."""

    def set(self, key: str, value: str) -> None:
        """Store one."""


class Remembered:
    """What Qt calls states, by name, in one setting."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def restore(self, name: str, give: Callable[[QByteArray], object]) -> None:
        """Hand a state to what it belongs to; nothing when none was kept."""
        if words := self._stored().get(name):
            give(QByteArray.fromBase64(words.encode()))

    def keep(self, states: Mapping[str, QByteArray]) -> None:
        """Keep states beside the others.

        Raises:
            UserError: they cannot be written.
        """
        words = {name: bytes(state.toBase64().data()).decode() for name, state in states.items()}
        self._settings.set(_SETTING, json.dumps({**self._stored(), **words}))

    def _stored(self) -> dict[str, str]:
        try:
            stored = json.loads(str(self._settings.get(_SETTING)) or "{}")
        except ValueError:
            return {}
        return {str(name): str(words) for name, words in stored.items()} if isinstance(stored, dict) else {}
