"""Going from area to area of the window with F6."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget


class Areas:
    """The areas in the order of reading; the one that the keyboard left last in each is not remembered."""

    def __init__(self, areas: Sequence[QWidget]) -> None:
        self._areas = tuple(areas)

    def step(self, by: int) -> None:
        """Go to the next area that shows, or to the one before."""
        shown = [area for area in self._areas if area.isVisible()]
        focused = QApplication.focusWidget()
        at = next((n for n, area in enumerate(shown) if focused is not None and area.isAncestorOf(focused)), -1)
        target = main_control(shown[(at + by) % len(shown)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)


def main_control(area: QWidget) -> QWidget | None:
    """The control that an area is about: its list or text, else its field, else the first that takes the keyboard."""
    usable = [
        child
        for child in area.findChildren(QWidget)
        if child.isVisible() and child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    for kind in (QAbstractScrollArea, QLineEdit, QWidget):
        for child in usable:
            if isinstance(child, kind):
                return child
    return None
