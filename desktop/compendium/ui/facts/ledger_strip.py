"""Below the ledger: where the current row is printed, and the words it rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from compendium.services.fact_rows import FactRow
from compendium.ui.facts.sentence_view import SentenceView
from compendium.ui.icons import Icons
from compendium.ui.models.fact_excerpt import excerpt_of
from compendium.ui.models.ledger_columns import source_words
from compendium.ui.theme import Themes
from compendium.ui.widgets.bottom_bar import BOTTOM_BAR
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.tool_button import ToolButton

_LEAST_HEIGHT = 84


class LedgerStrip(QWidget):
    """``open_requested`` carries the FactRow whose clause is to be opened."""

    open_requested = Signal(object)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setProperty(BOTTOM_BAR, True)  # messages stand above it: what was recorded is compared with the words here
        self._row: FactRow | None = None
        theme = themes.current
        self._place = ElidedLabel()
        self._place.setProperty("tone", "section")
        self.open = ToolButton(icons.icon("book-open"), self.tr("打开条款"), words=True)
        self.open.setObjectName("openLedgerClause")
        self.open.clicked.connect(lambda: self.open_requested.emit(self._row))
        self._sentence = SentenceView(themes)
        head = QHBoxLayout()
        head.addWidget(self._place, 1)
        head.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px("space_3"), theme.px("space_1"), theme.px("space_3"), theme.px("space_1"))
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._sentence, 1)
        self.show_row(None, "")

    def show_row(self, row: FactRow | None, text: str) -> None:
        """Show a row and the text of its clause; None for none."""
        self._row = row
        self.open.setEnabled(row is not None)
        for part in (self._place, self._sentence):
            part.setVisible(row is not None)
        if row is not None:
            self._place.setText("　".join(part for part in (source_words(row), row.label) if part))
            self._sentence.show_excerpt(excerpt_of(row, text))
