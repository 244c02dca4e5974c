"""What stands where nothing is: a picture, a sentence, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.ui.icons import Icons
from compendium.ui.theme import Themes

_PICTURE = 40


class EmptyState(QWidget):
    """Centred in its place; ``action_requested`` when its button is pressed."""

    action_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptyState")
        self._icons = icons
        self._icon = ""
        self._picture = QLabel()
        self._title = QLabel()
        self._title.setObjectName("emptyTitle")
        self._text = QLabel()
        self._text.setObjectName("emptyText")
        self._text.setWordWrap(True)
        self._button = QPushButton()
        column = QVBoxLayout(self)
        column.setSpacing(themes.current.px("space_2"))
        column.addStretch(2)
        for part in (self._picture, self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addSpacing(themes.current.px("space_2"))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        self._others = QVBoxLayout()
        self._others.setSpacing(themes.current.px("space_1"))
        column.addLayout(self._others)
        column.addStretch(3)
        self._button.hide()
        self._button.clicked.connect(self.action_requested)
        themes.changed.connect(self._draw)

    def say(self, icon: str, title: str, text: str = "", action: str = "") -> None:
        """Show an icon by name, a title, a sentence and, when ``action`` is given, a button."""
        self._icon = icon
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(action)
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{title} {text}".strip())
        self._draw()

    def offer(self, choices: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Show quiet buttons below for what else could be done: words, and what a click does."""
        while item := self._others.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for words, act in choices:
            button = QPushButton(words)
            button.setAccessibleName(words)
            button.setProperty("role", "quiet")
            button.clicked.connect(lambda _=False, act=act: act())
            self._others.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)

    @property
    def title(self) -> str:
        """What the state says."""
        return self._title.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the picture again, as the screen's pixel ratio is known now."""
        self._draw()
        super().showEvent(event)

    def _draw(self) -> None:
        if self._icon:
            self._picture.setPixmap(self._icons.pixmap(self._icon, _PICTURE, self.devicePixelRatioF(), "text_disabled"))
