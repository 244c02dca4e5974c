"""Editors of the fields of a document's metadata, all alike from outside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from compendium.domain.document import Level, Validity
from compendium.ui.models.labels import level_name, unknown_name, validity_name


class LineEditor(QLineEdit):
    """A line of words. Undo goes to the window once there is nothing to take back in the line itself."""

    edited = Signal()
    focused = Signal()
    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self.commit)
        self.returnPressed.connect(self._on_return_pressed)

    @property
    def value(self) -> str:
        """What stands in the line."""
        return self.text()

    def show_value(self, words: str) -> None:
        """Show a value without telling anybody."""
        self._shown = words
        if words != self.text():
            self.setText(words)
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where the line has none of its own."""
        if event.type() == QEvent.Type.ShortcutOverride:
            for key, own in (
                (QKeySequence.StandardKey.Undo, self.isUndoAvailable()),
                (QKeySequence.StandardKey.Redo, self.isRedoAvailable()),
            ):
                if event.matches(key) and not own:  # type: ignore[attr-defined]  # it is a QKeyEvent then
                    event.ignore()
                    return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is looked at."""
        super().focusInEvent(event)
        self.focused.emit()

    def _on_return_pressed(self) -> None:
        """Tell the words first: Qt says that they are finished only after it said that Enter was pressed."""
        self.commit()
        self.confirmed.emit()

    def commit(self) -> None:
        """Tell words that were typed and not told yet."""
        if self.text() != self._shown:
            self._shown = self.text()
            self.edited.emit()


class ChoiceEditor(QComboBox):
    """One of some codes, by their names."""

    edited = Signal()
    focused = Signal()
    confirmed = Signal()

    def __init__(self, choices: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``choices`` are codes with their names."""
        super().__init__(parent)
        for code, name in choices:
            self.addItem(name, code)
        self.activated.connect(lambda _index: self.edited.emit())

    @property
    def value(self) -> str:
        """The chosen code."""
        return str(self.currentData() or "")

    def show_value(self, words: str) -> None:
        """Show a code."""
        self.setCurrentIndex(max(0, self.findData(words)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the form and changes no value by the way."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is looked at."""
        super().focusInEvent(event)
        self.focused.emit()


Editor = LineEditor | ChoiceEditor


def editor_for(name: str) -> Editor:
    """Return an editor that fits a field."""
    if name == "level":
        return ChoiceEditor([("", unknown_name()), *((level.value, level_name(level)) for level in Level)])
    if name == "validity":
        others = [each for each in Validity if each is not Validity.UNKNOWN]
        return ChoiceEditor([(each.value, validity_name(each)) for each in (Validity.UNKNOWN, *others)])
    return LineEditor()
