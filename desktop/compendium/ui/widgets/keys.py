"""Keys that mean something in one part of a window only."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def add_key(widget: QWidget, key: str, act: Callable[[], object]) -> QAction:
    """Let ``key`` call ``act`` while the keyboard is in ``widget`` or a part of it."""
    action = QAction(widget)
    action.setShortcut(QKeySequence(key))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _on=False: act())
    widget.addAction(action)
    return action
