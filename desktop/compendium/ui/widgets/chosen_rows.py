"""A tree of which one row is chosen, to be renamed, deleted or asked for its menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from compendium.ui.widgets.row_tree import RowTree


class ChosenRows(RowTree):
    """Heirs say what the menu offers and what Delete does."""

    def make_menu(self) -> QMenu | None:
        """What can be done with the chosen row; None for nothing."""
        raise NotImplementedError

    def remove_chosen(self) -> bool:
        """Ask for the chosen row to be deleted; False when there is none that can be."""
        raise NotImplementedError

    def edit_chosen(self) -> None:
        """Let the name of the chosen row be typed."""
        self.setFocus()
        self.edit(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes the chosen row."""
        if event.key() != Qt.Key.Key_Delete or not self.remove_chosen():
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu for the row under the pointer, or for the current one when asked for by key."""
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
        menu = self.make_menu()
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos() if index.isValid() else self.mapToGlobal(QPoint(0, 0)))
