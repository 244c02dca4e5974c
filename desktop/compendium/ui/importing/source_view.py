"""The text that a file holds, as it is, with words marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from compendium.ui.theme import Themes
from compendium.ui.widgets.viewport import know_viewport

Span = tuple[int, int]
_ABOVE = 3  # lines that stay visible above what is shown


class SourceView(QPlainTextEdit):
    """Read only; words that doubtful fields rest on are marked, those of the field looked at more strongly.

    What was left out of the document stands in a paler ink.
    """

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self.setObjectName("importSource")
        self.setAccessibleName(self.tr("文件的原文"))
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self._themes = themes
        self._offsets: list[int] = []
        self._marked: Sequence[Span] = ()
        self._current: Sequence[Span] = ()
        self._left_out: Sequence[Span] = ()
        gap = themes.current.px("space_4")
        self.document().setDocumentMargin(gap)
        self._dress()
        themes.changed.connect(self._dress)

    def show_source(self, text: str, left_out: Sequence[Span] = ()) -> None:
        """Show another text; ``left_out`` are the places of what is no part of the document."""
        self._marked = self._current = ()
        self._left_out = left_out
        self._offsets = [at for at, letter in enumerate(text) if ord(letter) > 0xFFFF]
        self.setPlainText(text)
        self._mark()

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark words, as [start, end) in the text."""
        self._marked = spans
        self._mark()

    def show_words(self, spans: Sequence[Span]) -> None:
        """Mark words more strongly than the others, and bring them into view."""
        self._current = spans
        self._mark()
        if spans:
            self.show_place(spans[0][0])

    def show_left_out(self, number: int) -> None:
        """Bring something that was left out into view; ``number`` counts from 0."""
        self.show_words([self._left_out[number]])

    def show_place(self, at: int) -> None:
        """Bring a place of the text into view, with some lines above it."""
        cursor = self._cursor(at, at)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        line = cursor.block().firstLineNumber()
        self.verticalScrollBar().setValue(max(0, line - _ABOVE))

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(self._place(start), last))
        cursor.setPosition(min(self._place(end), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _place(self, at: int) -> int:
        """Qt counts characters beyond the first plane twice."""
        return at + sum(1 for each in self._offsets if each < at)

    def _mark(self) -> None:
        theme = self._themes.current
        selections = []
        for spans, paper, ink in (
            (self._left_out, "hover", "text_faint"),
            (self._marked, "hit", "hit_text"),
            (self._current, "hit_current", "hit_text"),
        ):
            for start, end in spans:
                selection = QTextEdit.ExtraSelection()
                look = QTextCharFormat()
                look.setBackground(theme.color(paper))
                look.setForeground(theme.color(ink))
                selection.cursor, selection.format = self._cursor(start, end), look
                selections.append(selection)
        self.setExtraSelections(selections)

    def _dress(self) -> None:
        font = self._themes.current.font("font_large")
        self.setFont(font)
        self._mark()
