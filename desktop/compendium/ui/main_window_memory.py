"""Storing how the window is left: a moment after each change, so that a crash loses little, and when it is closed."""

from __future__ import annotations

import logging
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QMargins, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from compendium.domain.errors import UserError
from compendium.domain.work import Progress
from compendium.services.settings import SettingsService
from compendium.ui.library.library_panel import LibraryPanel
from compendium.ui.main_window_columns import Columns
from compendium.ui.main_window_dialogs import Dialogs
from compendium.ui.main_window_navigation import Navigator
from compendium.ui.main_window_pages import Pages
from compendium.ui.main_window_session import Session
from compendium.ui.main_window_side import SidePanel
from compendium.ui.tasks import Tasks

_log = logging.getLogger(__name__)
_SAVE_AFTER_MS = 1500
_USUAL_SIZE = QSize(1320, 860)
_TIGHT = QSize(1180, 720)
_FRAME = QMargins(8, 32, 8, 8)  # what stands round a window is known only once it shows


class Parts(NamedTuple):
    """The parts of the window whose state is remembered."""

    window: QWidget
    columns: Columns
    library: LibraryPanel
    side: SidePanel
    pages: Pages
    navigator: Navigator
    dialogs: Dialogs


class Memory(QObject):
    """Reads the session at the start and keeps it up to date."""

    def __init__(self, parts: Parts, settings: SettingsService, tasks: Tasks) -> None:
        super().__init__(parts.window)
        self._parts, self._settings, self._tasks = parts, settings, tasks
        self._told = False
        self._timer = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def restore(self) -> Session:
        """Give the parts their states and return the rest: what was open."""
        session = Session.from_dict(self._settings.session())
        parts = self._parts
        # Qt moves a window that would stand off every screen back onto one.
        if not (session.geometry and parts.window.restoreGeometry(QByteArray.fromBase64(session.geometry.encode()))):
            self._take_usual_place()
        parts.columns.restore(session.widths, session.hidden)
        parts.side.tab = session.side_tab
        parts.dialogs.import_folder = session.import_folder
        parts.library.restore_state(session.library)
        parts.pages.restore_states(session.pages)
        return session

    def touch(self) -> None:
        """Something changed: store it before long."""
        self._timer.start()

    def save_now(self) -> None:
        """Store at once, in this thread; for closing."""
        self._timer.stop()
        try:
            self._settings.save_session(self._collect())
        except UserError as error:
            _log.info("session not stored: %s", error)

    def _collect(self) -> dict[str, object]:
        parts, here = self._parts, self._parts.navigator.here
        return Session(
            geometry=bytes(parts.window.saveGeometry().toBase64().data()).decode(),
            widths=parts.columns.widths(),
            hidden=parts.columns.hidden(),
            view=here.view,
            doc=here.doc,
            clause=here.clause,
            query=here.query,
            compared=list(here.compared),
            side_tab=parts.side.tab,
            library=parts.library.save_state(),
            pages=parts.pages.save_states(),
            import_folder=parts.dialogs.import_folder,
        ).to_dict()

    def _on_timer_timeout(self) -> None:
        state = self._collect()

        def operation(_: Progress) -> None:
            self._settings.save_session(state)

        self._tasks.mutate(self, operation, lambda _: None, self._on_saving_failed)

    def _on_saving_failed(self, error: Exception) -> None:
        if not self._told:  # a full disk stays full; once is enough
            self._told = True
            self._tasks.failed.emit(error)

    def _take_usual_place(self) -> None:
        window = self._parts.window
        place, whole = first_place(QGuiApplication.primaryScreen().availableGeometry())
        window.resize(place.size())
        window.move(place.topLeft() - QPoint(_FRAME.left(), _FRAME.top()))
        if whole:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def first_place(area: QRect) -> tuple[QRect, bool]:
    """Where a first window stands on a screen's free area, without its frame; True when it had better fill it all."""
    room = area.marginsRemoved(_FRAME)
    place = QRect(room.topLeft(), _USUAL_SIZE.boundedTo(room.size()))
    place.moveCenter(room.center())
    return place, area.width() < _TIGHT.width() or area.height() < _TIGHT.height()
