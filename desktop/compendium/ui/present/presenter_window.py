"""The speaker's own screen: the page that shows and the next one, notes, the clock, the list of pages, tools."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from compendium.domain.slide import SlideKind
from compendium.ui.icons import Icons
from compendium.ui.present.board import KeyBoard
from compendium.ui.present.jumper import Jumper
from compendium.ui.present.notes_view import NotesView
from compendium.ui.present.page_view import NextView, PageView
from compendium.ui.present.presenter_tools import PresenterTools
from compendium.ui.present.show import Blank, Show
from compendium.ui.present.stage_look import StageLook
from compendium.ui.present.talk_clock import TalkClock, TalkTime
from compendium.ui.theme import Themes
from compendium.ui.widgets.tool_button import ToolButton

_ACROSS = (980, 380)
_DOWN = (560, 240)
_USUAL_SIZE = (1280, 760)
_TOLD_MS = 3_000


class PresenterWindow(QWidget):
    """``key_pressed`` carries each QKeyEvent, ``wanted`` a Command of a button, ``stepped`` 1 or -1 for a wheel."""

    key_pressed = Signal(object)
    wanted = Signal(object)
    stepped = Signal(int)
    closed = Signal()

    def __init__(
        self,
        show: Show,
        look: StageLook,
        notes_of: Callable[[int], str],
        notes_px: int,
        *,
        time: TalkTime,
        themes: Themes,
        icons: Icons,
    ) -> None:
        """``notes_of`` gives the notes of a slide by its number, ``time`` goes on however often windows are made."""
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("presenterWindow")
        self.setWindowTitle(self.tr("演讲者视图"))
        self.setWindowIcon(icons.icon("presentation", "accent"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._show, self._notes_of, self._themes, self._icons = show, notes_of, themes, icons
        self._keys: KeyBoard | None = None
        self._told = ""
        self._telling = QTimer(self, singleShot=True, interval=_TOLD_MS)
        self._telling.timeout.connect(self._forget_told)
        self._build(look, notes_px, time)
        show.page_changed.connect(self._show_page)
        show.changed.connect(self._show_state)
        self._show_page()
        self._show_state()

    def _build(self, look: StageLook, notes_px: int, time: TalkTime) -> None:
        theme, show = self._themes.current, self._show
        gap = theme.px("space_3")
        self.tools = PresenterTools(show, self._themes, self._icons)
        self.tools.wanted.connect(self.wanted)
        self.jumper = Jumper(show, self._themes)
        self.jumper.left.connect(self.setFocus)
        self.view = PageView(show, look, framed=True)
        self.view.clicked.connect(lambda: self.stepped.emit(1))
        self.view.stepped.connect(self.stepped)
        self.next = NextView(show, look)
        self.notes = NotesView(notes_px)
        self.clock = TalkClock(time, self._themes, self._icons)
        for button in self.clock.findChildren(ToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place = QLabel()
        self._place.setObjectName("presenterPlace")
        self._place.setFont(theme.font("font_large"))
        self._state = QLabel()
        self._state.setProperty("tone", "warning")
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # What is said must not move what stands below, however long it is.
        self._state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._left())
        splitter.addWidget(self._right())
        splitter.setStretchFactor(0, 1)
        splitter.setSizes(list(_ACROSS))
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(gap)
        column.addWidget(self.tools)
        column.addWidget(splitter, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _left(self) -> QWidget:
        """The page that shows, with the notes for it below."""
        left = QSplitter(Qt.Orientation.Vertical)
        left.setChildrenCollapsible(False)
        left.addWidget(self.view)
        left.addWidget(self._notes_with_head())
        left.setStretchFactor(0, 1)
        left.setSizes(list(_DOWN))
        return left

    def _notes_with_head(self) -> QWidget:
        theme = self._themes.current
        notes = QWidget()
        column = QVBoxLayout(notes)
        column.setContentsMargins(0, 0, theme.px("space_3"), 0)
        column.setSpacing(theme.px("space_1"))
        head = QLabel(self.tr("备注（只在这块屏幕上）"))
        head.setProperty("tone", "secondary")
        line = QHBoxLayout()
        line.addWidget(head)
        line.addStretch(1)
        for icon, words, by in (("zoom-out", self.tr("缩小备注"), -1), ("zoom-in", self.tr("放大备注"), 1)):
            button = ToolButton(self._icons.icon(icon), words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, by=by: self.notes.zoom(by))
            line.addWidget(button)
        column.addLayout(line)
        column.addWidget(self.notes, 1)
        return notes

    def _right(self) -> QWidget:
        """The clock, the next page, the list of all."""
        theme = self._themes.current
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(theme.px("space_3"), 0, 0, 0)
        column.setSpacing(theme.px("space_2"))
        head = QLabel(self.tr("下一页"))
        head.setProperty("tone", "secondary")
        line = QHBoxLayout()
        line.addWidget(head)
        line.addWidget(self._state, 1)
        column.addWidget(self.clock)
        column.addWidget(self._place)
        column.addLayout(line)
        column.addWidget(self.next)
        column.addWidget(self.jumper, 1)
        return right

    def stand_on(self, screen: QScreen) -> None:
        """Show it on a screen, as large as there is room."""
        room = screen.availableGeometry()
        self.setScreen(screen)
        self.resize(min(_USUAL_SIZE[0], room.width()), min(_USUAL_SIZE[1], room.height()))
        self.move(room.topLeft())
        self.showMaximized()
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Let keys come here."""
        self.raise_()
        self.activateWindow()
        self.setFocus()

    def toggle_keys(self) -> None:
        """Show which key does what, or no longer."""
        if self._keys is None:
            self._keys = KeyBoard(self._themes, self)
        if self._keys.isVisible():
            self._keys.hide()
        else:
            self._keys.open()

    def say(self, words: str) -> None:
        """Tell the speaker something in a few words for a moment; "" takes them away."""
        self._told = words
        if words:
            self._telling.start()
        self._show_state()

    def _forget_told(self) -> None:
        self._told = ""
        self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand every key on; Esc first closes what lies over the window."""
        if self._keys is not None and self._keys.isVisible() and event.key() == Qt.Key.Key_Escape:
            self._keys.hide()
            return
        self.key_pressed.emit(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it goes."""
        super().closeEvent(event)
        self.closed.emit()

    def _show_page(self) -> None:
        show = self._show
        self._place.setText(self.tr("第 {0} 页，共 {1} 页").format(show.index + 1, len(show.pages)))
        self.notes.set_notes(self._notes_of(show.page.slide))

    def _show_state(self) -> None:
        said = {
            Blank.BLACK: self.tr("观众看到的是黑屏"),
            Blank.WHITE: self.tr("观众看到的是白屏"),
            Blank.NONE: "",
        }[self._show.blank]
        steps = len(self._show.page.steps)
        if not said and self._show.stepping and steps:
            rows = self._show.page.kind is SlideKind.TABLE
            words = self.tr("第 {0} 行，共 {1} 行") if rows else self.tr("第 {0} 句，共 {1} 句")
            said = words.format(self._show.step + 1, steps)
        self._state.setText(self._told or said)
