"""Adding a match by hand: one clause in one text, then its partner in another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from compendium.domain.comparison import ClauseRef
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes

KEYS = "Ctrl+Shift+M"


class JoiningStrip(QWidget):
    """Says what is being done while the second clause is still to be chosen."""

    cancelled = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("readerBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.first: ClauseRef | None = None
        self._words = QLabel()
        self._words.setWordWrap(True)
        sign = QLabel()
        sign.setPixmap(icons.icon("link-2", "accent").pixmap(18, 18))
        stop = QPushButton(self.tr("取消"))
        stop.setObjectName("cancel_joining")
        stop.clicked.connect(self.cancelled)
        gap = themes.current.px("space_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        row.setSpacing(gap)
        row.addWidget(sign)
        row.addWidget(self._words, 1)
        row.addWidget(stop)
        self.hide()

    def begin(self, first: ClauseRef, name: str) -> None:
        """The first clause is chosen."""
        self.first = first
        self._words.setText(
            self.tr("为“{0}”添加对应：在另一份文件中点选条款，或移到该条款上按 {1}；按 Esc 取消。").format(name, KEYS)
        )
        self.show()

    def end(self) -> None:
        """Nothing is being joined any more."""
        self.first = None
        self.hide()

    def take(self, ref: ClauseRef) -> tuple[ClauseRef, ClauseRef] | None:
        """Return both clauses once the second is of another document; the same document changes the first."""
        if self.first is None or self.first.doc == ref.doc:
            return None
        both = (self.first, ref)
        self.end()
        return both
