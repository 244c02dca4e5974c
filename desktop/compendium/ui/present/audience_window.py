"""The audience's view: the page and nothing else. It is given no notes, so it cannot show any."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from compendium.ui.present.board import JumpBoard, KeyBoard
from compendium.ui.present.page_view import PageView
from compendium.ui.present.show import Show
from compendium.ui.present.stage_look import StageLook
from compendium.ui.theme import Themes

_CURSOR_MS = 2_500
_HINT_MS = 3_000


class AudienceWindow(QWidget):
    """Fills a screen. ``key_pressed`` carries each QKeyEvent, for whoever leads the show; ``closed`` when it goes."""

    key_pressed = Signal(object)
    closed = Signal()

    def __init__(self, show: Show, look: StageLook, themes: Themes) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("audienceWindow")
        self.setWindowTitle(self.tr("放映"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._show, self._themes = show, themes
        self.view = PageView(show, look)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self._hint = QLabel(self)
        self._hint.setObjectName("presentHint")
        self._hint.hide()
        self._jump: JumpBoard | None = None
        self._keys: KeyBoard | None = None
        self._hint_timer = QTimer(self, singleShot=True, interval=_HINT_MS)
        self._hint_timer.timeout.connect(self._hint.hide)
        self._cursor_timer = QTimer(self, singleShot=True, interval=_CURSOR_MS)
        self._cursor_timer.timeout.connect(self._hide_cursor)
        self.view.installEventFilter(self)
        show.changed.connect(self._show_cursor_of_tool)
        self._cursor_timer.start()

    def fill(self, screen: QScreen) -> None:
        """Fill a screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def take_keyboard(self) -> None:
        """Let keys come here."""
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def open_jumper(self) -> None:
        """Show the list of pages over the page, for a speaker who has no other screen."""
        if self._jump is None:
            self._jump = JumpBoard(self._show, self._themes, self)
            self._jump.left.connect(self.setFocus)
        self._jump.open()

    def toggle_keys(self) -> None:
        """Show which key does what, or no longer."""
        if self._keys is None:
            self._keys = KeyBoard(self._themes, self)
        if self._keys.isVisible():
            self._keys.hide()
        else:
            self._keys.open()

    def hint(self, words: str) -> None:
        """Say a few words at the lower edge for a moment; "" takes them away."""
        self._hint.setVisible(bool(words))
        if words:
            self._hint.setText(words)
            self._hint.adjustSize()
            self._hint.move((self.width() - self._hint.width()) // 2, self.height() - 2 * self._hint.height())
            self._hint.raise_()
            self._hint_timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand every key on; Esc first closes what lies over the page."""
        board = next((each for each in (self._keys, self._jump) if each is not None and each.isVisible()), None)
        if board is not None and event.key() == Qt.Key.Key_Escape:
            board.hide()
            return
        self.key_pressed.emit(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the pointer while it moves."""
        if event.type() == QEvent.Type.MouseMove:
            self._show_cursor_of_tool()
            self._cursor_timer.start()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it goes."""
        super().closeEvent(event)
        self.closed.emit()

    def _show_cursor_of_tool(self) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if self._show.laser:
            shape = Qt.CursorShape.BlankCursor
        elif self._show.pen:
            shape = Qt.CursorShape.IBeamCursor
        elif not self._cursor_timer.isActive():
            shape = Qt.CursorShape.BlankCursor
        if self.view.cursor().shape() != shape:
            self.view.setCursor(shape)

    def _hide_cursor(self) -> None:
        if not self._show.pen:
            self.view.setCursor(Qt.CursorShape.BlankCursor)
