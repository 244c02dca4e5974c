"""Opens the window: Qt's application, the window's collaborators, and a clean end."""

from __future__ import annotations

import signal
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from compendium import __version__
from compendium.app import swift_start
from compendium.app.commands.base import DONE
from compendium.app.composition import Composition
from compendium.app.display import display
from compendium.app.faults import UncaughtFaults
from compendium.app.interrupts import interrupts
from compendium.app.logging import FatalLog
from compendium.app.native_message import ToldError
from compendium.app.single_instance import Role, SingleInstance
from compendium.domain.errors import UserError
from compendium.ui.fonts import install_fonts
from compendium.ui.icons import Icons
from compendium.ui.main_window import MainWindow
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes
from compendium.ui.translation import install_language
from compendium.ui.window_services import MarkServices, TableServices, WindowServices

_LISTEN_AFTER_MS = 100  # what is not needed for the first paint comes after it
_SWITCH_S = 0.0002  # after so many seconds work in the background lets the window go on; Python's own measure is 0.005
_SIGNALLED = 128  # a shell's convention for a process that a signal ended


@dataclass(frozen=True, slots=True)
class Look:
    """What every widget is drawn with."""

    themes: Themes
    icons: Icons


def run_window(composition: Composition, target: str) -> int:
    """Open the window and return when it was closed; a window of this home that is open already comes forward instead.

    Args:
        composition: the services.
        target: ``DOC``, ``DOC#CLAUSE`` or a link to open; "" for where the last session ended.
    """
    with display():
        app = make_application()
    instance = SingleInstance(composition.places.home)
    if instance.start(target) is Role.HANDED_OVER:
        return DONE
    try:
        with FatalLog(composition.places.home):
            return _run(app, composition, instance, target)
    finally:
        instance.stop()


def make_application() -> QApplication:
    """Make Qt's application under the product's name; call it before any widget is made."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    # In words, since setStyle hands back a QStyle: making that Python class takes 5 ms of every start.
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setOrganizationName("policy-compendium")
    app.setApplicationName("policy-compendium")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("policy-compendium")
    return app


def dress(app: QApplication, resources: Path) -> Look:
    """Give the application its fonts and its theme, that of the system."""
    install_fonts()
    themes = Themes(resources)
    themes.apply(app)
    return Look(themes, Icons(themes))


def build_window(app: QApplication, composition: Composition, look: Look, notify: Notify) -> MainWindow:
    """Build the window, in the user's theme and language, as he left it.

    Raises:
        UserError: the home cannot be used.
    """
    settings = composition.settings
    look.themes.set_mode(str(settings.get("theme")))
    install_language(app, composition.places.resources, str(settings.get("language")))
    services = WindowServices(
        library=composition.library,
        settings=settings,
        bookmarks=lambda: composition.bookmarks,
        marks=lambda: mark_services(composition),
        search=lambda: composition.search,
        search_history=lambda: composition.search_history,
        compare=lambda: composition.compare,
        match_decisions=lambda: composition.match_decisions,
        version_offers=lambda: composition.version_offers,
        tables=TableServices(
            facts=lambda: composition.facts,
            corrections=lambda: composition.corrections,
            ledger=lambda: composition.ledger,
            ledger_import=lambda: composition.ledger_import,
            exporting=lambda: composition.exporting,
            unify=lambda: composition.thesaurus.unify,
        ),
        importing=lambda: composition.importing,
        handouts=lambda: composition.handouts,
        collections=lambda: composition.collections,
        collection_tables=lambda: composition.collection_tables,
        slides=lambda: composition.slides,
    )
    window = MainWindow(services, look.themes, look.icons, Tasks(), notify)
    notify.set_window(window)
    return window


def mark_services(composition: Composition) -> MarkServices:
    """Return what the window needs for bookmarks and highlights."""
    return MarkServices(
        composition.bookmarks,
        composition.highlights,
        composition.mark_history,
        composition.exchange,
        composition.recent_texts,
        lambda: composition.exporting,
    )


def _run(app: QApplication, composition: Composition, instance: SingleInstance, target: str) -> int:
    status = DONE
    window: MainWindow | None = None

    def end(number: int) -> None:
        nonlocal status
        status = _SIGNALLED + number
        if window is not None:
            window.close()
        app.quit()

    sys.setswitchinterval(_SWITCH_S)
    look = dress(app, composition.places.resources)
    notify = Notify(look.icons)
    with ExitStack() as watching:
        faults = UncaughtFaults(composition.places.home, lambda: end(signal.SIGINT))
        faults.caught.connect(notify.error)
        watching.enter_context(faults)
        watching.enter_context(interrupts(end, app))
        try:
            window = build_window(app, composition, look, notify)
        except UserError as error:
            notify.error(error)  # closing the message, the only window there is, ends the program
            instance.raise_requested.connect(_bring_forward)
            instance.listen()
            app.exec()
            raise ToldError(error) from error
        watching.callback(shiboken6.delete, window)  # before Qt's application goes
        instance.raise_requested.connect(window.raise_from_outside)
        window.closed.connect(app.quit)
        window.show()
        window.open_place(target)
        window.show_notices(composition.home.messages)
        QTimer.singleShot(_LISTEN_AFTER_MS, instance.listen)
        QTimer.singleShot(_LISTEN_AFTER_MS, swift_start.end)
        if status == DONE:  # no request to end came while the window was being built
            app.exec()
        else:
            window.close()
    return status


def _bring_forward() -> None:
    for widget in QApplication.topLevelWidgets():
        widget.raise_()
        widget.activateWindow()
