"""What tests of the window share: the theme as in the program, background work that ends, panels' collaborators."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.app.paths import Places
from compendium.app.window import mark_services
from compendium.ui.fonts import install_fonts
from compendium.ui.icons import Icons
from compendium.ui.importing.import_window import ImportWindow
from compendium.ui.main_window import MainWindow
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.theme import LIGHT, Themes
from compendium.ui.window_services import TableServices, WindowServices
from user_input import settle

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
TODAY = date(2026, 7, 1)


@pytest.fixture(scope="session")
def _dressed_themes(qapp: QApplication) -> Iterator[Themes]:
    qapp.setStyle("Fusion")
    install_fonts()
    themes = Themes(RESOURCES)
    themes.set_mode(LIGHT)
    themes.apply(qapp)
    yield themes
    # Icons that wait in cycles of windows that are gone must not outlive Qt's application.
    gc.collect()


@pytest.fixture
def themes(_dressed_themes: Themes) -> Iterator[Themes]:
    """Themes applied to the application; light at the start of every test."""
    yield _dressed_themes
    _dressed_themes.set_mode(LIGHT)


@pytest.fixture
def icons(themes: Themes) -> Icons:
    return Icons(themes)


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    """Background work; what nobody handles fails the test."""
    tasks = Tasks()
    unhandled: list[Exception] = []
    tasks.failed.connect(unhandled.append)
    yield tasks
    assert tasks.stop()
    with contextlib.suppress(RuntimeError):
        tasks.deleteLater()
    if unhandled:
        raise unhandled[0]


@pytest.fixture
def notify(icons: Icons) -> Iterator[Notify]:
    window = QWidget()
    notify = Notify(icons)
    notify.set_window(window)
    yield notify
    window.deleteLater()


@pytest.fixture
def composition(home: Path, compiled_bundle: Path) -> Iterator[Composition]:
    """The real services over a fresh home with the bundled library."""
    places = Places(
        home=home, library=None, bundle=compiled_bundle, resources=RESOURCES, content=RESOURCES.parent / "content"
    )
    with Composition(places, TODAY) as made:
        yield made


@pytest.fixture
def open_window(
    qtbot: QtBot, composition: Composition, themes: Themes, icons: Icons
) -> Iterator[Callable[[], MainWindow]]:
    """Opens the real window; called again, after the first was closed, it is a second start on the same home."""
    opened: list[MainWindow] = []

    def open_() -> MainWindow:
        notify = Notify(icons)
        services = WindowServices(
            library=composition.library,
            settings=composition.settings,
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
        window = MainWindow(services, themes, icons, Tasks(), notify)
        notify.set_window(window)
        opened.append(window)
        if not composition.settings.session():
            window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        settle(window)
        return window

    yield open_
    for window in opened:
        if shiboken6.isValid(window):
            window.close()
            shiboken6.delete(window)


@pytest.fixture
def window(open_window: Callable[[], MainWindow]) -> MainWindow:
    """The real window on its first start."""
    return open_window()


@pytest.fixture
def importing_windows(window: MainWindow) -> Iterator[None]:
    """Close what a test left open without a question."""
    yield
    for importing in window.findChildren(ImportWindow):
        importing._may_close = lambda: True  # type: ignore[method-assign]
        importing.close()
    settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
