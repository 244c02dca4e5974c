"""A board over the audience's view, for a speaker with one screen: the list of pages, the keys. Nothing private."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from compendium.ui.present.commands import key_help
from compendium.ui.present.jumper import Jumper
from compendium.ui.present.show import Show
from compendium.ui.theme import Themes

_WIDTH, _HEIGHT = 640, 560
_MARGIN = 40
_COLUMNS = 2


class Board(QFrame):
    """Stands in the middle of its parent; ``left`` when the speaker is done with it."""

    left = Signal()

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("presentBoard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        gap = themes.current.px("space_4")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(gap, gap, gap, gap)
        self._host = parent
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Take the middle of the parent."""
        room = self._host.size()
        hint = self.sizeHint()
        width = min(max(hint.width(), _WIDTH), room.width() - 2 * _MARGIN)
        height = min(self.wanted_height(), room.height() - 2 * _MARGIN)
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)

    def wanted_height(self) -> int:
        """How high it would like to be."""
        return self.sizeHint().height()

    def open(self) -> None:
        """Show it."""
        self.place()
        self.show()
        self.raise_()


class JumpBoard(Board):
    """The list of pages."""

    def __init__(self, show: Show, themes: Themes, parent: QWidget) -> None:
        super().__init__(themes, parent)
        self.jumper = Jumper(show, themes)
        self.column.addWidget(self.jumper)
        self.jumper.left.connect(self._on_left)

    def wanted_height(self) -> int:
        """Room for a good part of the list."""
        return _HEIGHT

    def open(self) -> None:
        """Show it with the keyboard in its field."""
        super().open()
        self.jumper.begin()

    def _on_left(self) -> None:
        self.hide()
        self.left.emit()


class KeyBoard(Board):
    """The keys and what they do."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(themes, parent)
        theme = themes.current
        title = QLabel(self.tr("放映时的按键"))
        title.setFont(theme.font("font_large"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px("space_4"))
        grid.setVerticalSpacing(theme.px("space_2"))
        rows = key_help()
        half = -(-len(rows) // _COLUMNS)
        for at, (keys, words) in enumerate(rows):
            row, column = at % half, at // half * 2
            shown = QLabel(keys)
            shown.setProperty("tone", "secondary")
            grid.addWidget(shown, row, column)
            grid.addWidget(QLabel(words), row, column + 1)
        self.column.setSpacing(theme.px("space_3"))
        self.column.addWidget(title)
        self.column.addLayout(grid)
