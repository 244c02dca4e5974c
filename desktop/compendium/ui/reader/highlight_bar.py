"""The small bar beside selected words, or beside marked ones: colours, underline, note, take away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from compendium.domain.bookmark import MarkColour
from compendium.ui.icons import Icons
from compendium.ui.models.mark_looks import COLOURS, colour_icon, colour_word
from compendium.ui.theme import Themes
from compendium.ui.widgets.tool_button import ToolButton

_GAP = 6  # px from the words


class HighlightBar(QFrame):
    """A click on it leaves the keyboard with the text: the selection stays where it is. Tab reaches it."""

    colour_chosen = Signal(str)
    underline_chosen = Signal()
    note_requested = Signal()
    bookmark_requested = Signal()
    erase_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget) -> None:
        """Make a hidden bar over a view."""
        super().__init__(parent)
        self._themes = themes
        self.setObjectName("highlightBar")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        row = QHBoxLayout(self)
        gap = themes.current.px("space_1")
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(2)
        self.colours: dict[MarkColour, QToolButton] = {}
        for number, colour in enumerate(COLOURS, 1):
            name = self.tr("{0}标注").format(colour_word(colour))
            button = ToolButton(colour_icon(themes.current, colour), name, shortcut=f"Alt+{number}")
            button.clicked.connect(lambda _on=False, colour=colour: self.colour_chosen.emit(colour.value))
            self.colours[colour] = button
            row.addWidget(button)
        self.underline = ToolButton(icons.icon("underline"), self.tr("下划线"), shortcut="Alt+U")
        self.underline.clicked.connect(self.underline_chosen)
        self.note = ToolButton(icons.icon("sticky-note"), self.tr("写备注"))
        self.note.clicked.connect(self.note_requested)
        self.bookmark = ToolButton(icons.icon("bookmark-plus"), self.tr("添加书签"), shortcut="Ctrl+D")
        self.bookmark.clicked.connect(self.bookmark_requested)
        self.erase = ToolButton(icons.icon("eraser"), self.tr("清除标注"), shortcut="Alt+0")
        self.erase.clicked.connect(self.erase_requested)
        for tool in (self.underline, self.note, self.bookmark, self.erase):
            row.addWidget(tool)
        for each in self.findChildren(QToolButton):
            each.setIconSize(QSize(16, 16))
        themes.changed.connect(self._on_themes_changed)
        self.hide()

    def show_at(self, first: QRect, last: QRect, *, marked: bool) -> None:
        """Show the bar above words, where it hides nothing that is read next; below them where there is no room.

        Args:
            first: where their first line begins, in px of the view that the bar lies over.
            last: where their last line ends.
            marked: for words that are marked already, otherwise for a selection.
        """
        self.bookmark.setVisible(not marked)
        self.adjustSize()
        host = self.parentWidget()
        room = host.rect() if host is not None else QRect()
        beside, y = first, first.top() - self.height() - _GAP
        if y < _GAP:
            beside, y = last, last.bottom() + _GAP
        if y + self.height() > room.height():
            y = _GAP  # they fill the view
        x = min(max(beside.center().x() - self.width() // 2, _GAP), max(room.width() - self.width() - _GAP, 0))
        self.move(QPoint(x, y))
        self.show()
        self.raise_()

    def _on_themes_changed(self) -> None:
        for colour, button in self.colours.items():
            button.setIcon(colour_icon(self._themes.current, colour))
