"""The words that a fact rests on, in their sentence, with the fact's own words marked."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from compendium.ui.fonts import reading_families
from compendium.ui.models.fact_excerpt import Excerpt
from compendium.ui.theme import Themes

_NOTHING = Excerpt("", (0, 0), ())
_LINE_HEIGHT = 118.0  # per cent of the letters' own
_LEAST_HEIGHT = 72
_SOFT = 0.38  # of the colour of a hit, for the words round the number


class SentenceView(QTextBrowser):
    """Plain text that can be selected and copied; the quote is tinted, the number in it is marked."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("factSentence")
        self._themes = themes
        self._shown = _NOTHING
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("原文"))
        font = themes.current.font("font_ui")
        font.setFamilies(reading_families())
        font.setPixelSize(themes.current.px("font_large"))
        self.setFont(font)
        self.document().setDocumentMargin(0)
        themes.changed.connect(self._draw)

    def show_excerpt(self, excerpt: Excerpt) -> None:
        """Show words, scrolled to those that are marked."""
        self._shown = excerpt
        self._draw()
        cursor = QTextCursor(self.document())
        cursor.setPosition(excerpt.quote[1])
        self.setTextCursor(cursor)
        cursor.setPosition(excerpt.quote[0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be no higher than the words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = ceil(self.document().size().height()) + 2
        self.setMinimumHeight(min(height, _LEAST_HEIGHT))
        self.setMaximumHeight(height)

    def _draw(self) -> None:
        theme = self._themes.current
        self.setCurrentCharFormat(QTextCharFormat())  # new words take the look of those at the cursor
        self.setPlainText(self._shown.text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = cursor.blockFormat()
        block.setLineHeight(_LINE_HEIGHT, 1)  # QTextBlockFormat.ProportionalHeight
        cursor.setBlockFormat(block)
        whole = self._shown.strong == (self._shown.quote,)
        if not whole:
            soft = theme.color("hit")
            soft.setAlphaF(_SOFT)
            self._mark(self._shown.quote, soft)
        for span in self._shown.strong:
            self._mark(span, theme.color("hit"), strong=not whole)
        self._fit()

    def _mark(self, span: tuple[int, int], color: QColor, *, strong: bool | None = None) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(color)
        if strong is not None:
            look.setForeground(self._themes.current.color("hit_text"))
        if strong:
            look.setFontWeight(QFont.Weight.Bold)
        cursor.mergeCharFormat(look)
