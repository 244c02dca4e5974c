"""The speaker's notes, for his own screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextDocument, QWheelEvent
from PySide6.QtWidgets import QTextEdit, QWidget

LEAST_PX, MOST_PX, USUAL_PX = 14, 48, 20
_STEP = 2


class NotesView(QTextEdit):
    """Shows Markdown; ``px_changed`` carries a new size of letters."""

    px_changed = Signal(int)

    def __init__(self, px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("speakerNotes")
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("备注"))
        self.setPlaceholderText(self.tr("这一页没有备注"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._px = min(max(px, LEAST_PX), MOST_PX)
        self._text = ""
        self._set()

    @property
    def px(self) -> int:
        """Size of the letters."""
        return self._px

    def set_notes(self, text: str) -> None:
        """Show notes; HTML in them stays what was typed."""
        self._text = text
        self._set()

    def zoom(self, by: int) -> None:
        """Make the letters larger, or smaller by a negative number."""
        wanted = min(max(self._px + by * _STEP, LEAST_PX), MOST_PX)
        if wanted != self._px:
            self._px = wanted
            self._set()
            self.px_changed.emit(wanted)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def _set(self) -> None:
        font = self.font()
        font.setPixelSize(self._px)
        self.document().setDefaultFont(font)
        features = QTextDocument.MarkdownFeature
        self.document().setMarkdown(self._text, features.MarkdownDialectGitHub | features.MarkdownNoHTML)
