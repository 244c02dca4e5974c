"""What the reader shows while no text is open: what to do, and what was read last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState

_WIDEST = 460


class EmptyReader(QWidget):
    """``open_requested`` carries the document that was chosen from the list of those read last."""

    open_requested = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Show the hint for the first start."""
        super().__init__(parent)
        self.setObjectName("page")
        self._themes = themes
        self._state = EmptyState(themes, icons)
        self._offered: list[tuple[str, str]] | None = None
        self._recent = QWidget()
        self._recent.setMaximumWidth(_WIDEST)
        self._rows = QVBoxLayout(self._recent)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.addWidget(self._state, 3)
        column.addWidget(self._recent, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.say_nothing_chosen()

    def say_nothing_chosen(self) -> None:
        """Tell how to begin."""
        self._state.say(
            "book-open",
            self.tr("还没有打开文件"),
            self.tr("在左侧文库中选择一份政策文件，或在上方输入词语检索全部条款。"),
        )

    def say_failed(self, text: str) -> None:
        """Tell why the text cannot be shown and what to do."""
        self._state.say("file-x", self.tr("这份文件打不开"), text)

    @property
    def title(self) -> str:
        """What the state says."""
        return self._state.title

    def set_recent(self, documents: Sequence[tuple[str, str]]) -> None:
        """Offer the documents read last: (id, title), newest first."""
        if list(documents) == self._offered:
            return
        self._offered = list(documents)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._recent.setVisible(bool(documents))
        if not documents:
            return
        heading = QLabel(self.tr("最近阅读"))
        heading.setProperty("tone", "section")
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._rows.addWidget(heading)
        for doc, title in documents:
            metrics = self.fontMetrics()
            button = QPushButton(metrics.elidedText(title, Qt.TextElideMode.ElideRight, _WIDEST - 24))
            button.setProperty("role", "quiet")
            button.setToolTip(title)
            button.setAccessibleName(title)
            button.clicked.connect(lambda _checked=False, doc=doc: self.open_requested.emit(doc))
            self._rows.addWidget(button)
