"""What tests of reading share: finding words on the page, and moving in it as a user does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from compendium.ui.reader.text_view import PolicyTextView


def point_of(view: PolicyTextView, clause: str, offset: int) -> QPoint:
    """Where a character of a clause shows in the viewport: the left edge, the middle of the line."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.clause_map.position(clause, offset))
    rect = view.cursorRect(cursor)
    return QPoint(rect.left() + 1, rect.center().y() + view.px // 3)


def drag(view: PolicyTextView, clause: str, start: int, end: int) -> None:
    """Select characters of a clause with the mouse."""
    first, last = point_of(view, clause, start), point_of(view, clause, end)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(port, (first + last) / 2)
    QTest.mouseMove(port, last)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    """Send what an input method sends while and after it composes."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def marked_words(view: PolicyTextView) -> list[str]:
    """The words of all extra selections, in the order in which they lie on each other."""
    return [selection.cursor.selectedText() for selection in view.extraSelections()]


Wait = Callable[[Callable[[], bool]], None]
