"""What tests of the window share: the theme as in the program, background work that ends, panels' collaborators."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from compendium.ui.fonts import install_fonts
from compendium.ui.icons import Icons
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.theme import LIGHT, Themes

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def _dressed_themes(qapp: QApplication) -> Themes:
    install_fonts()
    themes = Themes(RESOURCES)
    themes.set_mode(LIGHT)
    themes.apply(qapp)
    return themes


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
