"""A small rounded piece with a word that can be taken off, and put back where that makes sense."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from compendium.ui.icons import Icons
from compendium.ui.widgets.elided_label import shortened

_LONGEST = 22


class Chip(QToolButton):
    """Words with a cross behind them; one that is ``off`` is set back and has a plus instead."""

    def __init__(
        self, icons: Icons, words: str, tip: str, parent: QWidget | None = None, *, off: bool = False, lead: str = ""
    ) -> None:
        """``lead`` is a quiet word before the words, such as what they are the value of."""
        super().__init__(parent)
        shown = shortened(words, _LONGEST)
        self.setText((f"{lead} {shown}" if lead else shown).replace("&", "&&"))
        self.setIcon(icons.icon("plus" if off else "x"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        self.setProperty("chip", "off" if off else "true")
        self.setToolTip(tip)
        self.setAccessibleName(tip)
