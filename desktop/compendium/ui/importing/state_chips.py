"""How many files are in each state; one click shows only those."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from compendium.domain.import_item import ItemState
from compendium.ui.icons import Icons
from compendium.ui.models.import_words import LOOKS, state_name
from compendium.ui.theme import Themes

_GROUPS = (
    (ItemState.DOUBTFUL,),
    (ItemState.VERSION,),
    (ItemState.READY,),
    (ItemState.ACCEPTED,),
    (ItemState.UNCHANGED,),
    (ItemState.REFUSED,),
    (ItemState.SKIPPED,),
    (ItemState.WAITING, ItemState.READING),
)


class StateChips(QWidget):
    """``chosen`` carries the states to show; none of them means all."""

    chosen = Signal(object)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.current.px("space_1"))
        self._group = QButtonGroup(self)
        self._all = self._chip(icons, None)
        row.addWidget(self._all)
        self._chips = {states: self._chip(icons, states) for states in _GROUPS}
        for chip in self._chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        self._all.setChecked(True)
        self._group.buttonToggled.connect(self._on_group_button_toggled)

    def show_counts(self, counts: Mapping[ItemState, int]) -> None:
        """Show the numbers; a state without files has no chip."""
        _say(self._all, self.tr("全部 {0}").format(sum(counts.values())))
        for states, chip in self._chips.items():
            number = sum(counts[state] for state in states)
            _say(chip, f"{state_name(states[0])} {number}")
            chip.setVisible(number > 0)
            if not number and chip.isChecked():
                self._all.setChecked(True)

    def choose(self, state: ItemState) -> None:
        """Show the files of a state."""
        for states, chip in self._chips.items():
            if state in states and chip.isVisible():
                chip.setChecked(True)

    def _chip(self, icons: Icons, states: tuple[ItemState, ...] | None) -> QToolButton:
        chip = QToolButton(self)
        chip.setCheckable(True)
        chip.setProperty("words", "true")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setText(self.tr("全部 {0}").format(0) if states is None else state_name(states[0]))
        if states is not None:
            name, role = LOOKS[states[0]]
            chip.setIcon(icons.icon(name, role, role))
        self._group.addButton(chip)
        return chip

    def _on_group_button_toggled(self, button: QToolButton, checked: bool) -> None:
        if checked:
            states = next((states for states, chip in self._chips.items() if chip is button), ())
            self.chosen.emit(frozenset(states))


def _say(chip: QToolButton, words: str) -> None:
    """Change the words where they differ: each change lays the row out anew, and they are told many times a second."""
    if chip.text() != words:
        chip.setText(words)
        chip.setAccessibleName(words)
