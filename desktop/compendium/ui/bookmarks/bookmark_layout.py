"""Where the parts of a bookmark's row stand."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics

from compendium.ui.bookmarks.note_text import NoteLayouts, is_plain
from compendium.ui.bookmarks.wrapping import flat, wrapped
from compendium.ui.models.bookmark_model import BookmarkEntry
from compendium.ui.theme import Themes

QUOTE_LINES = 2
NOTE_LINES = 8
GUESS_LINES = 2
_EDITOR_LINES = 4


class Parts(NamedTuple):
    """Rectangles of a row's parts, from its corner; an absent one has no height."""

    quote: QRect
    place: QRect
    guess: QRect
    note: QRect
    foot: QRect


class RowLayout:
    """Measures rows; ``notes`` are laid out once for measuring and painting."""

    def __init__(self, themes: Themes) -> None:
        self._themes = themes
        self.notes = NoteLayouts()

    def pad(self) -> int:
        """Room around the parts, px."""
        return self._themes.current.px("space_3")

    def small(self) -> QFontMetrics:
        """Measures of the small letters."""
        return QFontMetrics(self._themes.current.font("font_small"))

    def parts(self, width: int, entry: BookmarkEntry, *, edited: bool) -> Parts:
        """Return where the parts of a row of a width stand; ``edited``: its note is being written."""
        pad, gap = self.pad(), self._themes.current.px("space_1")
        room = width - 2 * pad
        ui, small = QFontMetrics(self._themes.current.font()), self.small()
        quote = QRect(pad, pad, room, ui.lineSpacing() * self._lines(flat(entry.bookmark.quote), room, QUOTE_LINES))
        place = QRect(pad, quote.bottom() + 1 + gap, room, small.lineSpacing())
        height = 0
        if entry.guess is not None:
            offer = small.horizontalAdvance(offer_words()) + 3 * pad
            said = self._lines(guess_words(entry), room - pad - offer, GUESS_LINES)
            height = small.lineSpacing() + ui.lineSpacing() * said + 2 * gap
        guess = QRect(pad, place.bottom() + 1 + (2 * gap if height else 0), room, height)
        height = 0
        if edited:
            height = ui.lineSpacing() * _EDITOR_LINES + 2 * gap + 8
        elif entry.bookmark.note:
            height = self._note_height(entry.bookmark.note, room - pad) + 2 * gap
        note = QRect(pad, guess.bottom() + 1 + (2 * gap if height else 0), room, height)
        foot = QRect(pad, note.bottom() + 1 + gap, room, small.lineSpacing())
        return Parts(quote, place, guess, note, foot)

    def _note_height(self, note: str, width: int) -> int:
        line = QFontMetrics(self._themes.current.font()).lineSpacing()
        if is_plain(note):
            return line * self._lines(note, width, NOTE_LINES)
        return min(round(self.notes.of(note, width, self._themes.current).size().height()), line * NOTE_LINES)

    def _lines(self, text: str, width: int, limit: int) -> int:
        return max(len(wrapped(text, self._themes.current.font(), width, limit)), 1)

    def offer(self, parts: Parts) -> QRect:
        """Where the button that takes the guess stands in a row; empty when there is no guess."""
        if not parts.guess.height():
            return QRect()
        words = self.small().horizontalAdvance(offer_words())
        size = QSize(words + 2 * self.pad(), self.small().lineSpacing() + 2 * self._themes.current.px("space_1"))
        return QRect(QPoint(parts.guess.right() + 1 - size.width(), parts.guess.top()), size)


def guess_words(entry: BookmarkEntry) -> str:
    """The words that a mark probably means now."""
    return flat(entry.guess.guess.quote) if entry.guess is not None else ""


def guess_place(entry: BookmarkEntry) -> str:
    """Where those words are."""
    words = QCoreApplication.translate("Bookmarks", "现在可能是 {0}")
    return words.format(entry.guess.label or entry.guess.guess.clause) if entry.guess is not None else ""


def offer_words() -> str:
    """What the button says that takes those words."""
    return QCoreApplication.translate("Bookmarks", "采用")
