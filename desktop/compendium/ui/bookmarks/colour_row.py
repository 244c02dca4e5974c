"""A row of colours of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from compendium.domain.bookmark import MarkColour
from compendium.ui.models.mark_looks import COLOURS, colour_icon, colour_word
from compendium.ui.theme import Themes


class ColourRow(QWidget):
    """Buttons with the shape of each colour; ``bare`` offers no colour at all too."""

    chosen = Signal(str)

    def __init__(self, themes: Themes, colour: MarkColour, *, bare: bool, parent: QWidget | None = None) -> None:
        """Show a colour as chosen."""
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.current.px("space_1"))
        self._group = QButtonGroup(self)
        self._colours = ((MarkColour.NONE,) if bare else ()) + COLOURS
        for number, each in enumerate(self._colours):
            button = QToolButton()
            button.setCheckable(True)
            button.setChecked(each is colour)
            button.setIcon(colour_icon(themes.current, each))
            button.setIconSize(QSize(16, 16))
            button.setToolTip(colour_word(each))
            button.setAccessibleName(colour_word(each))
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._colours[number].value))

    @property
    def colour(self) -> MarkColour:
        """The colour that is chosen."""
        number = self._group.checkedId()
        return self._colours[number] if number >= 0 else MarkColour.NONE
