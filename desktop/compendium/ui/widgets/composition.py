"""Knows when an input method composes, so that nothing fires before the characters stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

_KEYS_OF_COMPOSITION = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Tab,
)


class CompositionGuard(QObject):
    """Watches one editor. While it composes, no shortcut fires and keys that would act are kept from it."""

    changed = Signal(bool)

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._composing = False
        editor.installEventFilter(self)

    @property
    def composing(self) -> bool:
        """True while characters are being composed."""
        return self._composing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the composition and keep keys that would act from it."""
        kind = event.type()
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._set(bool(event.preeditString()))
        elif kind == QEvent.Type.FocusOut:
            self._set(False)
        elif self._composing and kind == QEvent.Type.ShortcutOverride:
            event.accept()  # taken as typing, so no shortcut sees it
            return True
        elif self._composing and kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return (
                event.key() in _KEYS_OF_COMPOSITION
                or event.modifiers() & Qt.KeyboardModifier.ControlModifier == Qt.KeyboardModifier.ControlModifier
            )
        return super().eventFilter(watched, event)

    def _set(self, composing: bool) -> None:
        if composing != self._composing:
            self._composing = composing
            self.changed.emit(composing)
