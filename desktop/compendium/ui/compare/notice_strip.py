"""A warning above the texts: two policies that are no versions of one text are compared word by word."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from compendium.ui.icons import Icons
from compendium.ui.theme import Themes


class NoticeStrip(QWidget):
    """Says why the comparison tells little, and leads to the one that tells more."""

    matter_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setObjectName("readerBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = QLabel(self.tr("这两份文件几乎没有相同的条款，不像同一文件的两个版本，逐字比较说明不了什么。"))
        self.words.setWordWrap(True)
        sign = QLabel()
        sign.setPixmap(icons.icon("triangle-alert", "warning").pixmap(18, 18))
        matter = QPushButton(self.tr("改为按事项对照"))
        matter.setObjectName("compare_by_matter")
        matter.clicked.connect(self.matter_requested)
        gap = themes.current.px("space_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        row.setSpacing(gap)
        row.addWidget(sign)
        row.addWidget(self.words, 1)
        row.addWidget(matter)
        self.hide()
