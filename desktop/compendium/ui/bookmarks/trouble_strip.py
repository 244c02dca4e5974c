"""Above the marks: how many need a look, with the ways to see them and to take their new places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from compendium.domain.bookmark import AnchorState
from compendium.ui.bookmarks.bookmark_list import ACCEPT_KEYS
from compendium.ui.theme import Themes


class TroubleStrip(QFrame):
    """Shows only while there is something to tell."""

    look_requested = Signal(bool)
    """True to show what needs a look alone, False to show everything again."""
    accept_requested = Signal()
    """What is selected is to be anchored at its new place."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("troubleStrip")
        self._narrowed = False
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.accept = QPushButton(self.tr("采用所选的位置"))
        self.accept.setToolTip(f"{self.accept.text()}（{ACCEPT_KEYS}）")
        self.look = QPushButton(self.tr("查看"))
        row = QHBoxLayout(self)
        gap = themes.current.px("space_2")
        row.setContentsMargins(gap, gap // 2, gap // 2, gap // 2)
        row.addWidget(self._words, 1)
        for button in (self.accept, self.look):
            button.setProperty("role", "quiet")
            row.addWidget(button)
        self.look.clicked.connect(lambda: self.look_requested.emit(not self._narrowed))
        self.accept.clicked.connect(self.accept_requested)
        self.hide()

    @property
    def text(self) -> str:
        """What is told."""
        return self._words.text()

    def count(self, states: Sequence[AnchorState]) -> None:
        """Tell what became of the places of marks."""
        moved = states.count(AnchorState.MOVED)
        gone = len(states) - moved - states.count(AnchorState.OK)
        said = [
            words.format(count)
            for count, words in (
                (gone, self.tr("{0} 处原文有变，需要查看")),
                (moved, self.tr("{0} 处原文移了位置，已找到")),
            )
            if count
        ]
        self._words.setText(self.tr("{0}。").format(self.tr("；").join(said)))
        self.setVisible(bool(said))

    def set_narrowed(self, narrowed: bool) -> None:
        """Say whether only what needs a look is shown."""
        self._narrowed = narrowed
        self.look.setText(self.tr("显示全部") if narrowed else self.tr("查看"))
