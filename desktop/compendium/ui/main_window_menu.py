"""The menu bar: out of sight until Alt or F10 asks for it, gone again when it is left."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenuBar, QWidget

from compendium.ui.actions import Actions


class HiddenMenuBar(QMenuBar):
    """Holds all menus. Alt pressed alone shows it, as it does in browsers; the menu button holds the same menus."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        super().__init__(window)
        self.setObjectName("menuBar")
        self.setAccessibleName(self.tr("菜单栏"))
        self.setNativeMenuBar(False)
        self._menus = actions
        self._before: QWidget | None = None
        self._alone = False
        window.setMenuBar(self)
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the bar with its first menu chosen; called again, leave it."""
        if self.isVisible():
            self._leave()
            return
        if not self.actions():
            self._fill()
        self._before = QApplication.focusWidget()
        self.show()
        self.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self.setActiveAction(self.actions()[0])

    def _fill(self) -> None:
        """Make the menus, once they are asked for."""
        self._menus.fill_menu_bar(self)
        for action in self.actions():
            action.menu().aboutToHide.connect(self._hide_soon)  # type: ignore[attr-defined]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice Alt pressed and let go with nothing between."""
        kind = event.type()
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride):
            self._alone = self._alone and kind not in (QEvent.Type.WindowDeactivate, QEvent.Type.Shortcut)
            return super().eventFilter(watched, event)
        # Not handed on: Qt's own handling of Alt would close again what this opens.
        if isinstance(event, QKeyEvent) and watched is self.parent():
            if kind == QEvent.Type.KeyRelease:
                if self._alone and event.key() == Qt.Key.Key_Alt:
                    self.open()
                self._alone = False
            else:
                self._alone = event.key() == Qt.Key.Key_Alt
        return False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Go when the keyboard goes elsewhere than into a menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._hide_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def _hide_soon(self) -> None:
        # Moving from one menu to the next hides one before it shows the other.
        QTimer.singleShot(0, self, self._hide_if_left)

    def _hide_if_left(self) -> None:
        if QApplication.activePopupWidget() is None and not (self.hasFocus() and self.activeAction() is not None):
            self._leave()

    def _leave(self) -> None:
        before, self._before = self._before, None
        # Before hiding, which would hand the keyboard to whatever comes next.
        if self.hasFocus() and before is not None and shiboken6.isValid(before):
            before.setFocus(Qt.FocusReason.MenuBarFocusReason)
        self.hide()
