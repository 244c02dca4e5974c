"""Asks for the name of a saved search."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from compendium.services.search_history import LONGEST_NAME
from compendium.ui.theme import Themes
from compendium.ui.widgets.composition import CompositionGuard

_WIDTH = 380


class NameDialog(QDialog):
    """``named`` carries what was typed; the dialog stays until ``accept``, so that a name can be refused."""

    named = Signal(str)

    def __init__(self, themes: Themes, title: str, name: str, detail: str, parent: QWidget | None = None) -> None:
        """``detail`` says what is saved."""
        super().__init__(parent)
        self.setObjectName("nameDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        theme = themes.current
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [theme.px("space_5")])
        column.setSpacing(theme.px("space_3"))
        words = QLabel(detail)
        words.setProperty("tone", "secondary")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self._field = QLineEdit(name[:LONGEST_NAME])
        self._field.setObjectName("searchName")
        self._field.setMaxLength(LONGEST_NAME)
        self._field.setAccessibleName(self.tr("检索的名称"))
        self._field.setPlaceholderText(self.tr("检索的名称"))
        self._field.selectAll()
        self._guard = CompositionGuard(self._field)
        self._refusal = QLabel()
        self._refusal.setObjectName("nameRefusal")
        self._refusal.setProperty("tone", "error")
        self._refusal.setWordWrap(True)
        self._refusal.hide()
        for part in (words, self._field, self._refusal):
            column.addWidget(part)
        column.addLayout(self._build_buttons())
        self._field.textChanged.connect(self._on_text_changed)
        self._on_text_changed(self._field.text())

    def refuse(self, why: str) -> None:
        """Say why the name does not do."""
        self._refusal.setText(why)
        self._refusal.show()
        if layout := self.layout():  # what wraps has no height of its own that the dialog would follow
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        self._field.setFocus()
        self._field.selectAll()

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self._keep = QPushButton(self.tr("保存"))
        self._keep.setDefault(True)
        self._keep.clicked.connect(lambda: self.named.emit(self._field.text()))
        cancel = QPushButton(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        for button in (cancel, self._keep):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        return row

    def _on_text_changed(self, text: str) -> None:
        self._refusal.hide()
        self._keep.setEnabled(bool(text.strip()))
