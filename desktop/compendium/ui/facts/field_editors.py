"""Where one field of a fact is written: a line, a few lines, a choice; with what is wrong below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from compendium.domain.fact import Detail
from compendium.services.fact_fields import FactField, FieldType, shown
from compendium.ui.models.fact_field_names import in_words
from compendium.ui.theme import Themes

_ONE_LINE = 16  # characters that stand in a line of the panel
_LINES = 3


class FieldEditor(QWidget):
    """``submitted`` on Enter, ``left`` on Escape."""

    submitted = Signal()
    left = Signal()

    def __init__(self, asked: FactField, detail: Detail, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked = asked
        self._before = shown(detail, asked.name)
        self.input = self._make_input()
        self.input.setAccessibleName(in_words(asked.label))
        self.input.installEventFilter(self)
        self.setFocusProxy(self.input)
        self._error = QLabel()
        self._error.setProperty("tone", "error")
        self._error.setWordWrap(True)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.current.px("space_1"))
        column.addWidget(self.input)
        column.addWidget(self._error)

    @property
    def text(self) -> str:
        """What stands there now."""
        if isinstance(self.input, QComboBox):
            return str(self.input.currentData())
        return self.input.toPlainText() if isinstance(self.input, QPlainTextEdit) else self.input.text()

    @property
    def changed(self) -> bool:
        """True when something else stands there than at first."""
        return self.text.strip() != self._before

    @property
    def error(self) -> str:
        """What is wrong, as shown; "" for nothing."""
        return self._error.text()

    def show_error(self, words: str) -> None:
        """Say what is wrong with what was written; "" takes it away."""
        self._error.setText(words)
        self._error.setVisible(bool(words))
        self.input.setAccessibleDescription(words)

    def set_text(self, text: str) -> None:
        """Write as a user would."""
        if isinstance(self.input, QComboBox):
            self.input.setCurrentIndex(self.input.findData(text))
        elif isinstance(self.input, QPlainTextEdit):
            self.input.setPlainText(text)
        else:
            self.input.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape act whatever kind of field it is."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self.submitted.emit()
                return True
        return super().eventFilter(watched, event)

    def _make_input(self) -> QLineEdit | QPlainTextEdit | QComboBox:
        kind = self.asked.type
        if kind in (FieldType.CHOICE, FieldType.FLAG):
            box = QComboBox()
            for choice in self.asked.choices.values() if kind is FieldType.CHOICE else (_YES, _NO):
                box.addItem(in_words(choice), choice)
            box.setCurrentIndex(box.findData(self._before))
            return box
        if len(self._before) > _ONE_LINE and kind in (FieldType.TEXT, FieldType.UNITS):
            lines = QPlainTextEdit(self._before)
            lines.setProperty("framed", "true")
            lines.setTabChangesFocus(True)
            lines.setFixedHeight(lines.fontMetrics().lineSpacing() * _LINES + 14)
            return lines
        line = QLineEdit(self._before)
        line.setPlaceholderText(_HINTS.get(kind, ""))
        return line


_YES, _NO = "是", "否"  # as services.fact_fields reads them
_HINTS = {FieldType.DATE: "2026-12-31", FieldType.UNITS: "市科技局、市财政局"}
