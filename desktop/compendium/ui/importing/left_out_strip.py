"""Says how much of a file was taken for no part of its text, and leads to those places one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from compendium.ui.theme import Themes


class LeftOutStrip(QFrame):
    """``step_requested`` carries the number of the place that is wanted, from 0."""

    step_requested = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("leftOutStrip")
        px = themes.current.px
        self._count = self._seen = 0
        self._words = QLabel()
        self._words.setProperty("tone", "secondary")
        self._words.setWordWrap(True)
        self._look = QPushButton()
        self._look.setObjectName("importLeftOut")
        self._look.setProperty("role", "quiet")
        self._look.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(px("space_4"), px("space_2"), px("space_2"), px("space_2"))
        row.setSpacing(px("space_2"))
        row.addWidget(self._words, 1)
        row.addWidget(self._look)
        self._look.clicked.connect(self._on_look_clicked)
        self.hide()

    def show_left_out(self, pieces: Sequence[str]) -> None:
        """Say how much was left out, given what stands at each place."""
        self._count, self._seen = len(pieces), 0
        letters = sum(not letter.isspace() for piece in pieces for letter in piece)
        self._words.setText(self.tr("{0} 字像是网页栏目、媒体导语等，没有收入正文").format(letters))
        self.setVisible(bool(pieces))
        self._name_step()

    def _on_look_clicked(self) -> None:
        self._seen = self._seen % self._count + 1
        self.step_requested.emit(self._seen - 1)
        self._name_step()

    def _name_step(self) -> None:
        if self._seen and self._count > 1:
            words = self.tr("下一处（{0} / {1}）").format(self._seen, self._count)
        else:
            words = self.tr("查看（{0} 处）").format(self._count)
        self._look.setText(words)
        self._look.setAccessibleName(self.tr("查看没有收入正文的文字：{0}").format(words))
