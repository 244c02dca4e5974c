"""Notes as their Markdown looks. Nothing is fetched, no HTML is taken: a note may come from somebody else's file."""

from __future__ import annotations

import re

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAbstractTextDocumentLayout, QPainter, QPalette, QTextDocument

from compendium.ui.theme import Theme

_MARKS = re.compile(r"[*_`#>\[\]|~\\]|^\s*(?:[-+]|\d+[.)])\s|^\s*[-=]{3,}\s*$", re.MULTILINE)
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_PICTURES = re.compile(r"!(?=\[)")
_CACHED = 512


class NoteDocument(QTextDocument):
    """A laid-out note. Pictures are shown as the words that stand for them."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing is loaded, from the disk or from elsewhere."""
        return None

    def set_note(self, note: str) -> None:
        """Show a note; line feeds stay line feeds, as they were typed."""
        kept = _PICTURES.sub("", note).replace("\n", "  \n") if "```" not in note else _PICTURES.sub("", note)
        self.setMarkdown(kept, _FEATURES)


def is_plain(note: str) -> bool:
    """Tell whether a note has no Markdown in it."""
    return _MARKS.search(note) is None


class NoteLayouts:
    """Laid-out notes, kept for painting again."""

    def __init__(self) -> None:
        """Start empty."""
        self._kept: dict[tuple[str, int, str], NoteDocument] = {}

    def of(self, note: str, width: int, theme: Theme) -> NoteDocument:
        """Return a note laid out in a width (px) in the interface's font."""
        key = (note, width, theme.font().toString())
        if key not in self._kept:
            if len(self._kept) >= _CACHED:
                self._kept.clear()
            document = NoteDocument()
            document.setDefaultFont(theme.font())
            document.setDocumentMargin(0)
            document.set_note(note)
            document.setTextWidth(width)
            self._kept[key] = document
        return self._kept[key]


def paint_note(painter: QPainter, document: NoteDocument, theme: Theme) -> None:
    """Paint a note at the painter's origin."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette.setColor(QPalette.ColorRole.Text, theme.color("text"))
    context.palette.setColor(QPalette.ColorRole.Link, theme.color("accent"))
    document.documentLayout().draw(painter, context)
