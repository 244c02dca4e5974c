"""The field in which notes are written."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from compendium.ui.widgets.composition import CompositionGuard


class NoteEditor(QPlainTextEdit):
    """Some lines of plain words. Ctrl+Enter and Escape end writing; nothing typed is dropped."""

    def __init__(self, parent: QWidget) -> None:
        """Make an empty editor."""
        super().__init__(parent)
        self.setObjectName("note_editor")
        self.setProperty("framed", "true")
        self.setAccessibleName(self.tr("备注"))
        self.setPlaceholderText(self.tr("写下备注，可用 Markdown；Ctrl+Enter 完成"))
        self.setTabChangesFocus(True)
        self.filled = False
        self.guard = CompositionGuard(self)
