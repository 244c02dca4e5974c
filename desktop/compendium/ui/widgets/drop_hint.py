"""Says over a window that files may be let go there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

_INSET = 3


class DropHint(QFrame):
    """Lies over the whole window while files are dragged there; the window itself takes them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._host = window
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = QLabel(self.tr("松开鼠标，导入这些文件"))
        words.setObjectName("dropWords")
        column = QVBoxLayout(self)
        column.addWidget(words, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def show_over_window(self) -> None:
        """Show it, as large as the window is now."""
        self.setGeometry(self._host.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET))
        self.show()
        self.raise_()
