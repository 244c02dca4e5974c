"""The words that a fact rests on, in their sentence, with the fact's own words marked."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from compendium.ui.fonts import reading_families
from compendium.ui.theme import Themes

_STOPS = "。！？；;\n"
_AROUND = 160  # characters before and after; a longer sentence is cut there


class SentenceView(QTextBrowser):
    """Plain text that can be selected and copied."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("factSentence")
        self._themes = themes
        self._shown = ("", 0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("原文"))
        font = themes.current.font("font_ui")
        font.setFamilies(reading_families())
        font.setPixelSize(themes.current.px("font_large"))
        self.setFont(font)
        self.document().setDocumentMargin(0)
        themes.changed.connect(self._draw)

    def show_words(self, text: str, start: int, end: int) -> None:
        """Show the sentence of ``text`` that holds [start, end), with that marked."""
        left = max((text.rfind(stop, 0, start) for stop in _STOPS), default=-1) + 1
        ends = [at for stop in _STOPS if (at := text.find(stop, max(start, end - 1))) >= 0]
        right = min(ends) + 1 if ends else len(text)
        left, right = max(left, start - _AROUND), min(right, end + _AROUND)
        while left < start and text[left].isspace():
            left += 1
        before = "…" if left and text[left - 1] not in _STOPS and not text[left - 1].isspace() else ""
        sentence = before + text[left:right].rstrip()
        shift = len(before) - left
        self._shown = (sentence, start + shift, min(end + shift, len(sentence)))
        self._draw()

    def _draw(self) -> None:
        sentence, start, end = self._shown
        theme = self._themes.current
        self.setPlainText(sentence)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = cursor.blockFormat()
        block.setLineHeight(150.0, 1)  # per cent of the letters: QTextBlockFormat.ProportionalHeight
        cursor.setBlockFormat(block)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(theme.color("hit"))
        look.setForeground(theme.color("hit_text"))
        cursor.mergeCharFormat(look)
