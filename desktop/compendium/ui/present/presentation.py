"""Leads a show: which window stands on which screen, what each key does, and the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QWidget

from compendium.domain.slide import Deck
from compendium.services.settings import SettingValue
from compendium.ui.icons import Icons
from compendium.ui.present.audience_window import AudienceWindow
from compendium.ui.present.commands import Command, command_of
from compendium.ui.present.pages import Page, pages_of, paginated
from compendium.ui.present.presenter_window import PresenterWindow
from compendium.ui.present.show import Blank, Show
from compendium.ui.present.stage import DEFAULT_SIZE, SIZES, Stage
from compendium.ui.present.stage_look import StageLook
from compendium.ui.present.talk_clock import TalkTime
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes

THEME_KEY, SIZE_KEY, NOTES_KEY = "present_theme", "present_size", "present_notes_px"
_TYPED_MS = 3_000
_MOST_DIGITS = 4


class PresentSettings(Protocol):
    """What a show keeps for good."""

    def get(self, key: str) -> object:
        """Return a declared setting."""

    def set(self, key: str, value: SettingValue) -> None:
        """Keep a declared setting."""


class Presentation(QObject):
    """One show from its beginning to its end; ``ended`` carries the number of the slide that was shown last."""

    begun = Signal()
    ended = Signal(int)

    def __init__(
        self,
        deck: Deck,
        window: QWidget,
        *,
        tasks: Tasks,
        settings: PresentSettings,
        themes: Themes,
        icons: Icons,
    ) -> None:
        """``window`` is the program's own: the speaker sits before its screen.

        ``shared`` says whether the show ever was on the only screen, which others may go on looking at.
        """
        super().__init__(window)
        self._deck, self._window = deck, window
        self._tasks, self._settings, self._themes, self._icons = tasks, settings, themes, icons
        self._look = StageLook(themes.resources, str(settings.get(THEME_KEY)), self)
        self._show: Show | None = None
        self._swapped = self._over = False
        self.shared = False
        self._wanted: Stage | None = None
        self._time = TalkTime()
        self._typed = ""
        self._watched: list[QScreen] = []
        self.audience: AudienceWindow | None = None
        self.presenter: PresenterWindow | None = None
        self._typing = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._typing.timeout.connect(lambda: self._set_typed(""))
        # Screens come and go in several steps, each told of; the windows move once all of it is over.
        self._arranging = QTimer(self, singleShot=True, interval=0)
        self._arranging.timeout.connect(self._arrange)
        self._commands = self._what_commands_do()

    @property
    def show(self) -> Show | None:
        """What is shown; None before the first pages are made."""
        return self._show

    def begin(self, slide: int = 0) -> None:
        """Make the pages, then show them from a slide on."""
        size = self._settings.get(SIZE_KEY)
        stage = self._stage(int(size) if isinstance(size, int) and size in SIZES else DEFAULT_SIZE)
        number = min(max(slide, 0), len(self._deck.slides) - 1)
        self._open(self._pages_of(number, stage), stage, number)
        self._remake(stage)

    def end(self) -> None:
        """Close every window of the show."""
        if self._over:
            return
        self._over = True
        slide = self._show.page.slide if self._show is not None else 0
        self._close_windows()
        self._window.activateWindow()
        self.ended.emit(slide)
        self.deleteLater()

    # Pages

    def _stage(self, size: int) -> Stage:
        screen = self._screens()[0].size()
        return Stage.for_screen(screen.width(), screen.height(), size)

    def _pages_of(self, number: int, stage: Stage) -> list[Page]:
        slides = self._deck.slides
        return pages_of(slides[number].public, stage, number, alone=len(slides) == 1)

    def _paginate(self, stage: Stage, done: Callable[[Sequence[Page]], None]) -> None:
        slides = tuple(slide.public for slide in self._deck.slides)
        title = self.tr("正在准备放映")
        operation = lambda _progress: paginated(slides, stage)  # noqa: E731
        self._tasks.read(self, operation, done, self._on_failed, key="paginate", title=title)

    def _on_failed(self, error: Exception) -> None:
        self.end()
        self._tasks.failed.emit(error)

    def _open(self, pages: Sequence[Page], stage: Stage, slide: int) -> None:
        if self._over:
            return
        show = Show(pages, stage, slide, self, complete=False)
        show.size_wanted.connect(self._on_size_wanted)
        self._show = show
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._on_screen_added)
            app.screenRemoved.connect(self._on_screen_removed)
            app.primaryScreenChanged.connect(self._on_screen_added)
        self._arrange()
        self.begun.emit()

    def _on_size_wanted(self, size: int) -> None:
        """Set the slide that is shown at once, the others after it."""
        self._settings.set(SIZE_KEY, size)
        show, stage = self._show, self._stage(size)
        if show is None:
            return
        at = show.page.slide
        before = [page for page in show.pages if page.slide < at]
        behind = [page for page in show.pages if page.slide > at]
        show.take([*before, *self._pages_of(at, stage), *behind], stage)
        self._remake(stage)

    def _zoom(self, show: Show, by: int) -> None:
        show.zoom(by)
        ends = {SIZES[0]: self.tr("已是最小字号"), SIZES[-1]: self.tr("已是最大字号")}
        self._tell(ends.get(show.size, self.tr("字号 {0}").format(show.size)))

    def _remake(self, stage: Stage) -> None:
        show = self._show

        def take(pages: Sequence[Page]) -> None:
            if show is not None and not self._over and stage == self._wanted:
                show.take(pages, stage)

        self._wanted = stage
        self._paginate(stage, take)

    # Screens

    def _screens(self, gone: QScreen | None = None) -> tuple[QScreen, QScreen | None]:
        """Return the audience's screen and the speaker's, None when there is but one."""
        screens = [screen for screen in QGuiApplication.screens() if screen is not gone]
        own = self._window.screen()
        if own not in screens:
            own = screens[0]
        # A screen that shows the same picture as another is none of its own.
        apart = (screen for screen in screens if not screen.geometry().intersects(own.geometry()))
        other = next(apart, None)
        if other is None:
            return own, None
        return (own, other) if self._swapped else (other, own)

    def _on_screen_added(self, _screen: QScreen) -> None:
        self._arranging.start()

    def _on_geometry_changed(self, _geometry: QRect) -> None:
        self._arranging.start()

    def _on_screen_removed(self, screen: QScreen) -> None:
        self._watched = [each for each in self._watched if each is not screen]
        # At once: Qt moves a window of the screen that went to one that others may be looking at.
        if self._screens(screen)[1] is None:
            self._close_presenter()
        self._arranging.start()

    def _arrange(self) -> None:
        """Put each window on its screen; made anew, for a window that fills a screen does not move to another."""
        if self._show is None or self._over:
            return
        self._close_windows()
        audience, speaker = self._screens()
        self.audience = AudienceWindow(self._show, self._look, self._themes)
        self.audience.key_pressed.connect(self._on_key)
        self.audience.view.clicked.connect(self._show.advance)
        self.audience.view.stepped.connect(self._step)
        self.audience.closed.connect(self.end)
        self.audience.fill(audience)
        if speaker is None:
            self.shared = True
            self.audience.take_keyboard()
        else:
            self._open_presenter(self._show, speaker)
        if audience not in self._watched:
            self._watched.append(audience)
            audience.geometryChanged.connect(self._on_geometry_changed)
        stage = self._stage(self._show.stage.size)
        if stage != self._show.stage:
            self._remake(stage)

    def _open_presenter(self, show: Show, screen: QScreen) -> None:
        px = self._settings.get(NOTES_KEY)
        self.presenter = PresenterWindow(
            show,
            self._look,
            lambda slide: self._deck.slides[slide].notes,
            int(px) if isinstance(px, int) else 0,
            time=self._time,
            themes=self._themes,
            icons=self._icons,
        )
        self.presenter.key_pressed.connect(self._on_key)
        self.presenter.wanted.connect(self.do)
        self.presenter.stepped.connect(self._step)
        self.presenter.closed.connect(self.end)
        self.presenter.notes.px_changed.connect(lambda size: self._settings.set(NOTES_KEY, size))
        self.presenter.stand_on(screen)

    def _close_windows(self) -> None:
        self._close_presenter()
        if self.audience is not None:
            self.audience.closed.disconnect(self.end)
            self.audience.close()
            self.audience = None

    def _close_presenter(self) -> None:
        if self.presenter is not None:
            self.presenter.closed.disconnect(self.end)
            self.presenter.close()
            self.presenter = None

    # Doing

    def do(self, command: Command) -> None:
        """Do what a key or a button asks for."""
        if self._show is not None and not self._over:
            self._commands[command](self._show)

    def _what_commands_do(self) -> Mapping[Command, Callable[[Show], object]]:
        return {
            Command.NEXT: Show.advance,
            Command.PREVIOUS: Show.retreat,
            Command.NEXT_PAGE: lambda show: show.advance(whole=True),
            Command.PREVIOUS_PAGE: lambda show: show.retreat(whole=True),
            Command.FIRST: lambda show: show.go_to(0),
            Command.LAST: lambda show: show.go_to(len(show.pages) - 1),
            Command.STEP: Show.toggle_stepping,
            Command.EMPHASIS: Show.toggle_emphasis,
            Command.MARK: self._mark,
            Command.PEN: Show.toggle_pen,
            Command.LASER: Show.toggle_laser,
            Command.UNDO: Show.undo_mark,
            Command.CLEAR: Show.clear_marks,
            Command.BLACK: lambda show: show.cover(Blank.BLACK),
            Command.WHITE: lambda show: show.cover(Blank.WHITE),
            Command.LARGER: partial(self._zoom, by=1),
            Command.SMALLER: partial(self._zoom, by=-1),
            Command.USUAL_SIZE: lambda show: show.set_size(DEFAULT_SIZE),
            Command.THEME: lambda _: self._toggle_theme(),
            Command.JUMP: lambda _: self._open_jumper(),
            Command.FIND_NEXT: partial(self._find, by=1),
            Command.FIND_PREVIOUS: partial(self._find, by=-1),
            Command.SWAP: lambda _: self._swap(),
            Command.NOTES: lambda _: self._call_notes(),
            Command.HELP: lambda _: self._toggle_keys(),
            Command.END: self._leave,
        }

    def _on_key(self, event: QKeyEvent) -> None:
        text = event.text()
        command = command_of(event)
        if text.isdecimal() and text.isascii() and command is None:
            self._set_typed((self._typed + text)[-_MOST_DIGITS:])
        elif self._typed and command is Command.NEXT and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            number = int(self._typed)
            self._set_typed("")
            if self._show is not None:
                self._show.go_to(number - 1)
        elif command is not None:
            self._set_typed("")
            self.do(command)

    def _set_typed(self, digits: str) -> None:
        self._typed = digits
        words = self.tr("到第 {0} 页：按 Enter").format(digits) if digits else ""
        self._tell(words)
        if digits:
            self._typing.start()
        else:
            self._typing.stop()

    def _tell(self, words: str) -> None:
        """Tell the speaker something; before the audience only where he has no screen of his own."""
        if self.presenter is not None:
            self.presenter.say(words)
        elif self.audience is not None:
            self.audience.hint(words)

    def _step(self, by: int) -> None:
        self.do(Command.NEXT if by > 0 else Command.PREVIOUS)

    def _find(self, show: Show, by: int) -> None:
        if not show.step_found(by):
            self._open_jumper()

    def _mark(self, show: Show) -> None:
        if show.step_words:
            show.mark_step()
        else:
            self._tell(self.tr("先按 S 逐句，再按 M 标亮"))

    def _leave(self, show: Show) -> None:
        """Take away what was found, then end."""
        if show.found:
            show.find("")
        else:
            self.end()

    def _toggle_theme(self) -> None:
        self._look.toggle()
        self._settings.set(THEME_KEY, self._look.mode)

    def _open_jumper(self) -> None:
        if self.presenter is not None:
            self.presenter.take_keyboard()
            self.presenter.jumper.begin()
        elif self.audience is not None:
            self.audience.open_jumper()

    def _toggle_keys(self) -> None:
        if self.presenter is not None:
            self.presenter.toggle_keys()
        elif self.audience is not None:
            self.audience.toggle_keys()

    def _swap(self) -> None:
        if self._screens()[1] is None:
            self._tell(self.tr("只接了一块屏幕"))
        else:
            self._swapped = not self._swapped
            self._arranging.start()

    def _call_notes(self) -> None:
        if self.presenter is not None:
            self.presenter.take_keyboard()
        else:
            self._tell(self.tr("接上第二块屏幕，才会显示演讲者视图"))
