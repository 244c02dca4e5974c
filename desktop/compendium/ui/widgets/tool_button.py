"""A quiet button with an icon, named for screen readers and explained with its shortcut."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget


class ToolButton(QToolButton):
    """An icon, optionally with words beside it."""

    def __init__(
        self, icon: QIcon, name: str, parent: QWidget | None = None, *, words: bool = False, shortcut: str = ""
    ) -> None:
        super().__init__(parent)
        self.setIcon(icon)
        self.setIconSize(QSize(18, 18))
        # Not taken by a click: the keyboard stays with the text or the list that the button acts on.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoRaise(True)
        self.rename(name, shortcut)
        if words:
            self.setProperty("words", "true")
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def rename(self, name: str, shortcut: str = "") -> None:
        """Give the button another name, as when it now undoes what it did."""
        self.setText(name)
        self.setAccessibleName(name)
        words = QCoreApplication.translate("ToolButton", "{0}（{1}）")
        self.setToolTip(words.format(name, shortcut) if shortcut else name)
