"""Line icons of one family, drawn from SVG at the size and in the colour they are needed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from compendium.ui.theme import Themes


class _SvgEngine(QIconEngine):
    """Renders one outline; the colour is looked up at painting, so an icon follows the theme by itself."""

    def __init__(self, file: Path, themes: Themes, role: str, role_on: str) -> None:
        super().__init__()
        self._file = file
        self._themes = themes
        self._role = role
        self._role_on = role_on

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.drawPixmap(rect, self._render(rect.size() * pixel_ratio(painter), mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._render(size, mode, state)

    def clone(self) -> QIconEngine:
        return _SvgEngine(self._file, self._themes, self._role, self._role_on)

    def _render(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        role = self._role_on if state == QIcon.State.On else self._role
        if mode == QIcon.Mode.Disabled:
            role = "text_disabled"
        return _drawn(self._file, self._themes.current.color(role).name(), size.width(), size.height())


def pixel_ratio(painter: QPainter) -> float:
    """Device pixels for each logical one where a painter that is not scaled paints.

    Not asked of ``painter.device()``: that may be any widget, and PySide 6.11 makes the Python classes of all widgets
    to find out which; 8 ms at the start.
    """
    return painter.deviceTransform().m11()


@lru_cache(maxsize=512)
def _outline(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _drawn(file: Path, color: str, width: int, height: int) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_outline(file).replace("currentColor", color).encode()))
    side = min(width, height)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF((width - side) / 2, (height - side) / 2, side, side))
    painter.end()
    return pixmap


class Icons:
    """Makes icons by name from resources/icons."""

    def __init__(self, themes: Themes) -> None:
        self._themes = themes
        self._folder = themes.resources / "icons"
        self._pictures: dict[tuple[str, int, float, str, str], QPixmap] = {}

    def icon(self, name: str, role: str = "text_secondary", role_on: str = "accent") -> QIcon:
        """Return the icon in the role's colour, in ``role_on`` when checked. KeyError for an unknown name."""
        file = self._folder / f"{name}.svg"
        if not file.is_file():
            raise KeyError(name)
        return QIcon(_SvgEngine(file, self._themes, role, role_on))

    def product(self) -> QIcon:
        """Return the program's own picture, in its own colours: that of its windows, menus and set-up."""
        return QIcon(_SvgEngine(self._themes.resources / "app-icon.svg", self._themes, "accent", "accent"))

    def pixmap(self, name: str, size: int, ratio: float, role: str = "text_secondary") -> QPixmap:
        """Return a picture of ``size`` logical pixels for painting by hand, sharp at device pixel ``ratio``."""
        key = name, size, ratio, role, self._themes.current.name
        kept = self._pictures.get(key)
        if kept is None:
            kept = self._pictures[key] = self._picture(name, size, ratio, role)
        return kept

    def _picture(self, name: str, size: int, ratio: float, role: str) -> QPixmap:
        file = self._folder / f"{name}.svg"
        if not file.is_file():
            raise KeyError(name)
        side = round(size * ratio)
        pixmap = QPixmap(_drawn(file, self._themes.current.color(role).name(), side, side))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
