"""Says that the newer of two versions stands on the left, and offers to swap them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from compendium.ui.icons import Icons
from compendium.ui.theme import Themes


class OrderStrip(QWidget):
    """Hidden while the order is the usual one."""

    swap_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("readerBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sign = QLabel()
        sign.setPixmap(icons.icon("info", "text_secondary").pixmap(16, 16))
        words = QLabel(self.tr("新版在左、旧版在右，改动按从旧到新说明。"))
        words.setProperty("tone", "secondary")
        self.swap = QPushButton(icons.icon("arrow-left-right"), self.tr("对调"))
        self.swap.setObjectName("swap_versions")
        self.swap.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.swap.clicked.connect(self.swap_requested)
        gap = themes.current.px("space_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * gap, gap // 2, 2 * gap, gap // 2)
        row.setSpacing(gap)
        row.addWidget(sign)
        row.addWidget(words)
        row.addWidget(self.swap)
        row.addStretch(1)
        self.hide()
