"""A field in which typing acts, but never on half-composed characters."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from compendium.ui.icons import Icons
from compendium.ui.widgets.composition import CompositionGuard

_DEBOUNCE_MS = 120


class SearchField(QLineEdit):
    """A line to search with.

    ``query_changed`` carries the text some 120 ms after the last change, ``submitted`` the text on Enter;
    neither comes while an input method composes. Escape empties the field. ``help_requested`` comes from the question
    mark that ``add_help`` gives it.
    """

    query_changed = Signal(str)
    submitted = Signal(str)
    help_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, icons: Icons | None = None, icon: str = "search") -> None:
        super().__init__(parent)
        self._told = ""
        self._guard = CompositionGuard(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._clear: QAction | None = None
        if icons is not None:
            self._dress(icons, icon)
        self._timer.timeout.connect(self._tell)
        self._guard.changed.connect(self._on_guard_changed)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._on_return_pressed)

    @property
    def composing(self) -> bool:
        """True while an input method composes."""
        return self._guard.composing

    def set_query(self, text: str) -> None:
        """Show a text without telling anybody."""
        self._timer.stop()
        self._told = text
        self.setText(text)
        self._timer.stop()

    def add_help(self, icons: Icons, words: str) -> None:
        """Put a question mark at the end that asks for help."""
        mark = self.addAction(icons.icon("circle-help", "text_faint"), QLineEdit.ActionPosition.TrailingPosition)
        mark.setText(words)
        mark.setToolTip(words)
        mark.triggered.connect(self.help_requested)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Escape; an empty one lets the key pass."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def _dress(self, icons: Icons, icon: str) -> None:
        self.setProperty("leading", "true")
        self.addAction(icons.icon(icon), QLineEdit.ActionPosition.LeadingPosition)
        self._clear = self.addAction(icons.icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(self.tr("清空"))
        self._clear.setToolTip(self.tr("清空（Esc）"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)

    def _on_text_changed(self, text: str) -> None:
        if self._clear is not None:
            self._clear.setVisible(bool(text))
        if not self.composing:
            self._timer.start()

    def _on_guard_changed(self, composing: bool) -> None:
        # The guard hears of a commit before the field has the text; the timer reads the text later.
        if composing:
            self._timer.stop()
        else:
            self._timer.start()

    def _on_return_pressed(self) -> None:
        if self.composing:
            return
        self._timer.stop()
        self._told = self.text()
        self.submitted.emit(self._told)

    def _tell(self) -> None:
        if self.text() != self._told:
            self._told = self.text()
            self.query_changed.emit(self._told)
