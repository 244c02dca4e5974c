"""A passing message at the bottom of a window, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from compendium.ui.icons import Icons
from compendium.ui.widgets.bottom_bar import BOTTOM_BAR

_SHOWN_MS = 7_000
_LETTER_MS = 150  # a long message stays as long as it takes to read
_GAP = 44
_BAR_GAP = 8
_MOVING = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


class Toast(QFrame):
    """Stays for some seconds; longer while the pointer or the keyboard focus is on it."""

    def __init__(self, icons: Icons, window: QWidget) -> None:
        super().__init__(window)
        self._host = window
        self.setObjectName("toast")
        self._action: Callable[[], object] | None = None
        self._more: Callable[[], object] | None = None
        self._undoes = False
        self._bars: list[QWidget] = []
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton()
        self._button.setObjectName("toastAction")
        self._other = QPushButton()
        self._other.setObjectName("toastAction")
        self._close = QToolButton()
        self._close.setObjectName("toastClose")
        self._close.setIcon(icons.icon("x", "on_toast"))
        self._close.setAccessibleName(self.tr("关闭消息"))
        self._close.setToolTip(self.tr("关闭"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        for part in (self._label, self._button, self._other, self._close):
            row.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._placing = QTimer(self)
        self._placing.setSingleShot(True)
        self._placing.setInterval(0)
        self._placing.timeout.connect(self._place_again)
        self._button.clicked.connect(self.run_action)
        self._other.clicked.connect(self._on_other_clicked)
        self._close.clicked.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The message."""
        return self._label.text()

    @property
    def offers_undo(self) -> bool:
        """True while it is shown with an offer to take back what was done."""
        return self._undoes and self._action is not None and not self.isHidden()

    def say(
        self,
        text: str,
        action_text: str,
        action: Callable[[], object] | None,
        more: tuple[str, Callable[[], object]] | None = None,
        *,
        undoes: bool = False,
    ) -> None:
        """Show a message; an earlier one goes. ``undoes``: its action takes back what was done."""
        self._undoes = undoes
        self._label.setText(text)
        self._action = action
        self._button.setText(action_text)
        self._button.setAccessibleName(action_text)
        self._button.setVisible(action is not None)
        words, self._more = more or ("", None)
        self._other.setText(words)
        self._other.setAccessibleName(words)
        self._other.setVisible(self._more is not None)
        self.setAccessibleName(text)
        self._timer.setInterval(max(_SHOWN_MS, _LETTER_MS * len(text)))
        self._find_bars()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def run_action(self) -> bool:
        """Do what the button offers, once; False when nothing is offered."""
        action, self._action = self._action, None
        if action is None or self.isHidden():
            return False
        self.hide()
        action()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size or a bar comes, moves or goes.

        Not at once: a window that is being destroyed still tells that it hides, and to ask it or its parts for their
        size then ends the program. One that Python destroys has taken this object's attributes away by then.
        """
        placing = vars(self).get("_placing")
        if placing is not None and event.type() in _MOVING:
            placing.start()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go some seconds after the pointer left."""
        self._timer.start()
        super().leaveEvent(event)

    def _on_other_clicked(self) -> None:
        act = self._more
        self.hide()
        if act is not None:
            act()

    def _place_again(self) -> None:
        if self.isVisible():
            self._place()

    def _find_bars(self) -> None:
        # Pages are made as they are needed, so the bars of the first message are not all there are.
        self._bars = [part for part in self._host.findChildren(QWidget) if part.property(BOTTOM_BAR)]
        for bar in self._bars:
            bar.installEventFilter(self)

    def _place(self) -> None:
        host, most = self._host, self._host.width() - 2 * _GAP
        self._label.setWordWrap(False)
        hint = self.sizeHint()
        width, height = hint.width(), hint.height()
        if width > most:
            self._label.setWordWrap(True)
            width, height = most, self.heightForWidth(most)
        tops = [bar.mapTo(host, QPoint()).y() - _BAR_GAP for bar in self._bars if bar.isVisible()]
        bottom = min([host.height() - _GAP, *tops])
        self.setGeometry((host.width() - width) // 2, bottom - height, width, height)

    def _on_timer_timeout(self) -> None:
        if self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._timer.start()
            return
        self.hide()
