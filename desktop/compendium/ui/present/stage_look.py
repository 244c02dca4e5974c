"""The colours before an audience: light for lit rooms, dark for dark ones, whatever theme the window has."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from compendium.ui.theme import Theme

STAGE_LIGHT, STAGE_DARK = "light", "dark"


class StageLook(QObject):
    """One of the two."""

    changed = Signal()

    def __init__(self, resources: Path, mode: str = STAGE_LIGHT, parent: QObject | None = None) -> None:
        """``resources`` is the folder that holds themes/; ``mode`` is ``light`` or ``dark``."""
        super().__init__(parent)
        self._folder = resources / "themes"
        self._mode = mode
        self._themes: dict[str, Theme] = {}

    @property
    def mode(self) -> str:
        """``light`` or ``dark``."""
        return self._mode

    @property
    def theme(self) -> Theme:
        """The colours."""
        if self._mode not in self._themes:
            self._themes[self._mode] = Theme.load(self._folder, f"stage_{self._mode}")
        return self._themes[self._mode]

    def toggle(self) -> None:
        """Take the other."""
        self._mode = STAGE_LIGHT if self._mode == STAGE_DARK else STAGE_DARK
        self.changed.emit()
