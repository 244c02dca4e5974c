"""The program's windows carry its own picture, the one of its entry in the menu and of its set-up."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from compendium.ui.icons import Icons
from compendium.ui.main_window import MainWindow


def test_the_window_shows_the_picture_of_the_product(window: MainWindow, icons: Icons) -> None:
    picture = window.windowIcon().pixmap(QSize(64, 64)).toImage()
    assert picture == icons.product().pixmap(QSize(64, 64)).toImage()
    ground = QColor(picture.pixelColor(6, 32))
    assert ground.red() > 120 > 80 > ground.green()  # the red of its ground, not one colour of the theme
    assert QColor(picture.pixelColor(32, 18)).lightness() > 200  # its sheet of paper
