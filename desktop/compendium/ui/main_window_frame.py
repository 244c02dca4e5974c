"""What every part of the window works with."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from compendium.ui.icons import Icons
from compendium.ui.main_window_navigation import Navigator
from compendium.ui.main_window_pages import Pages
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes
from compendium.ui.window_services import WindowServices


class Frame(NamedTuple):
    """The window itself and what its parts share."""

    window: QWidget
    services: WindowServices
    pages: Pages
    navigator: Navigator
    tasks: Tasks
    notify: Notify
    themes: Themes
    icons: Icons
