"""A strip above the texts: a sign, a sentence, and one thing to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from compendium.ui.theme import Themes

_SIGN_PX = 18


class ActionStrip(QWidget):
    """Starts hidden; ``acted`` when its button was pressed."""

    acted = Signal()

    def __init__(self, themes: Themes, sign: QIcon, words: str, act: str, name: str, parent: QWidget | None) -> None:
        """Take the words of the button and its object name."""
        super().__init__(parent)
        self.setObjectName("readerBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel(words)
        self.words.setWordWrap(True)
        shown = QLabel()
        shown.setPixmap(sign.pixmap(_SIGN_PX, _SIGN_PX))
        button = QPushButton(act)
        button.setObjectName(name)
        button.clicked.connect(self.acted)
        gap = themes.current.px("space_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        row.setSpacing(gap)
        row.addWidget(shown)
        row.addWidget(self.words, 1)
        row.addWidget(button)
        self.hide()
