"""The caret of a text that is only read: unseen until a key asks for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextBrowser

_SIDE_KEYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
_CARET_KEYS = _SIDE_KEYS | {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class Caret:
    """Arrow keys move the text; F7, a side arrow or one with Shift begins to move a caret, Escape ends that.

    Whoever only reads needs no blinking line, and Up and Down should scroll for him.
    """

    def __init__(self, view: QTextBrowser, reading_point: Callable[[], QPoint]) -> None:
        """``reading_point`` tells where in the viewport the upper line begins that is read now."""
        self._view, self._reading_point = view, reading_point
        self.shown = False
        self.show(shown=False)

    def show(self, *, shown: bool) -> None:
        """Let the arrow keys move the caret, or the text."""
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if shown:
            flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.shown = shown
        self._view.setTextInteractionFlags(flags)
        self._view.viewport().update()

    @property
    def in_view(self) -> bool:
        """True when the caret stands in the viewport, shown or not."""
        return self._view.viewport().rect().intersects(self._view.cursorRect())

    def take_key(self, event: QKeyEvent) -> bool:
        """Prepare for a key before the view handles it; True when nothing is left to do."""
        key = event.key()
        if key == Qt.Key.Key_F7:
            self.show(shown=not self.shown)
            self._bring()
            return True
        if key == Qt.Key.Key_Escape and self.shown:
            self.show(shown=False)
            return True
        extends = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and key in _CARET_KEYS
        if not self.shown and (extends or key in _SIDE_KEYS):
            self.show(shown=True)
        if self.shown and key in _CARET_KEYS:
            self._bring()
        return False

    def _bring(self) -> None:
        # Without this the first arrow key would throw the reader back to where the caret was left.
        if self.in_view or self._view.textCursor().hasSelection():
            return
        bar = self._view.verticalScrollBar()
        before = bar.value()
        self._view.setTextCursor(self._view.cursorForPosition(self._reading_point()))
        bar.setValue(before)
