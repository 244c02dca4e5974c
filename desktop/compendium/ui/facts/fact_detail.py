"""What stands beside a table of facts: the place, the sentence with the fact's words marked, and every field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from compendium.services.fact_fields import FIELDS, shown
from compendium.services.fact_rows import FactRow
from compendium.ui.facts.sentence_view import SentenceView
from compendium.ui.icons import Icons
from compendium.ui.models.labels import document_name
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState

_SENTENCE_LEAST = 110


class FactDetail(QWidget):
    """``open_requested`` carries the FactRow whose clause is to be opened."""

    open_requested = Signal(object)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes, self._icons = themes, icons
        self._row: FactRow | None = None
        self._build()
        self.show_row(None, "")

    def show_row(self, row: FactRow | None, text: str) -> None:
        """Show a fact and the text of its clause; None shows what to do."""
        self._row = row
        self._whole.setVisible(row is not None)
        self._nothing.setVisible(row is None)
        if row is None:
            return
        self._document.setText(document_name(row.info))
        self._place.setText("　".join(part for part in (row.place, row.label) if part))
        self._sentence.show_words(text or row.fact.quote, *((row.fact.start, row.fact.end) if text else (0, 0)))
        while self._form.rowCount():
            self._form.removeRow(0)
        for field in FIELDS[row.kind]:
            words = shown(row.fact.detail, field.name)
            if words:
                self._form.addRow(self._label(field.label), self._value(words))

    def _build(self) -> None:
        theme = self._themes.current
        self._document, self._place = QLabel(), QLabel()
        self._document.setProperty("tone", "section")
        for label in (self._document, self._place):
            label.setWordWrap(True)
        self._sentence = SentenceView(self._themes)
        self._sentence.setMinimumHeight(_SENTENCE_LEAST)
        self._open = QPushButton(self.tr("打开条款"))
        self._open.setObjectName("openFact")
        self._open.clicked.connect(lambda: self.open_requested.emit(self._row))
        buttons = QHBoxLayout()
        buttons.addWidget(self._open)
        buttons.addStretch(1)
        fields = QWidget()
        self._form = QFormLayout(fields)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setHorizontalSpacing(theme.px("space_3"))
        area = QScrollArea()
        area.setWidget(fields)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(theme.px("space_4"), theme.px("space_3"), theme.px("space_4"), theme.px("space_3"))
        column.setSpacing(theme.px("space_2"))
        column.addWidget(self._document)
        column.addWidget(self._place)
        column.addWidget(self._sentence, 2)
        column.addLayout(buttons)
        column.addWidget(area, 3)
        self._nothing = EmptyState(self._themes, self._icons)
        self._nothing.say("text-quote", self.tr("选中一行，在这里看原文"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
        outer.addWidget(self._nothing)

    @staticmethod
    def _label(words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("tone", "faint")
        return label

    @staticmethod
    def _value(words: str) -> QLabel:
        value = QLabel(words)
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return value
