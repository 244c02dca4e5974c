"""Themes as data: base colours, then roles; the palette and the style sheet are made from the roles."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from compendium.ui.fonts import ui_families
from compendium.ui.style import palette_of, style_sheet_of

LIGHT = "light"
DARK = "dark"
SYSTEM = "system"
MODES = (SYSTEM, LIGHT, DARK)


class Theme:
    """Colours and sizes by role.

    Attributes:
        name: ``light`` or ``dark``.
        dark: True when text is lighter than the page.
        images: folder of the small pictures that a style sheet can only take from files.
    """

    def __init__(
        self, name: str, dark: bool, colors: Mapping[str, QColor], sizes: Mapping[str, int], images: Path
    ) -> None:
        self.name = name
        self.dark = dark
        self.images = images
        self._colors = dict(colors)
        self._sizes = dict(sizes)

    @classmethod
    def load(cls, folder: Path, name: str) -> Theme:
        """Read ``name``.toml and sizes.toml of ``folder``. A role that names no base colour raises ValueError."""
        data = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        sizes = tomllib.loads((folder / "sizes.toml").read_text(encoding="utf-8"))
        base: dict[str, str] = data["base"]
        colors: dict[str, QColor] = {}
        for role, value in data["roles"].items():
            color = QColor(base.get(value, value))
            if not color.isValid():
                raise ValueError(f"theme {name}: role {role} has no colour: {value}")
            colors[role] = color
        return cls(data["name"], data["dark"], colors, sizes, folder / name)

    @property
    def color_roles(self) -> frozenset[str]:
        """Names of all colour roles."""
        return frozenset(self._colors)

    @property
    def size_roles(self) -> frozenset[str]:
        """Names of all size roles."""
        return frozenset(self._sizes)

    def color(self, role: str) -> QColor:
        """Return a copy of the role's colour; KeyError for an unknown role."""
        return QColor(self._colors[role])

    def px(self, role: str) -> int:
        """Return the role's size in logical pixels; KeyError for an unknown role."""
        return self._sizes[role]

    def enlarged(self, scale: float) -> Theme:
        """Return the theme with larger letters and rows, for a part that is read from afar."""
        grown = {role: round(px * scale) for role, px in self._sizes.items() if role.startswith(("font_", "row"))}
        return Theme(self.name, self.dark, self._colors, {**self._sizes, **grown}, self.images)

    def font(self, role: str = "font_ui") -> QFont:
        """Return the interface font at the role's size."""
        font = QFont(ui_families())
        font.setPixelSize(self.px(role))
        return font


class Themed(Protocol):
    """What knows the theme to paint with."""

    @property
    def current(self) -> Theme:
        """The theme that is shown now."""


class EnlargedThemes:
    """The theme in use, its letters and rows larger; follows its changes."""

    def __init__(self, themes: Themed) -> None:
        """Begin with the theme's own sizes."""
        self._themes = themes
        self._scale = 1.0
        self._made: tuple[Theme, Theme] | None = None

    @property
    def current(self) -> Theme:
        """The theme that is shown now, enlarged."""
        plain = self._themes.current
        if self._made is None or self._made[0] is not plain:
            self._made = (plain, plain.enlarged(self._scale))
        return self._made[1]

    def set_scale(self, scale: float) -> bool:
        """Enlarge by a factor, never below 1; tell whether that changes anything."""
        before, self._scale = self._scale, max(scale, 1.0)
        self._made = None
        return before != self._scale


class Themes(QObject):
    """The theme in use. Widgets that paint listen to ``changed``."""

    changed = Signal()

    def __init__(self, resources: Path, parent: QObject | None = None) -> None:
        """``resources`` is the folder that holds themes/ and icons/."""
        super().__init__(parent)
        self.resources = resources
        self._mode = SYSTEM
        self._loaded: dict[str, Theme] = {}
        self._app: QApplication | None = None
        self._current = self._theme(self._wanted())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_color_scheme_changed)

    @property
    def current(self) -> Theme:
        """The theme that is shown now."""
        return self._current

    @property
    def mode(self) -> str:
        """What the user chose: ``system``, ``light`` or ``dark``."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """Choose a mode; ValueError for an unknown one."""
        if mode not in MODES:
            raise ValueError(f"unknown theme mode: {mode}")
        self._mode = mode
        # The scheme is told to Qt too: on Windows it colours the title bar.
        scheme = {LIGHT: Qt.ColorScheme.Light, DARK: Qt.ColorScheme.Dark}.get(mode, Qt.ColorScheme.Unknown)
        QGuiApplication.styleHints().setColorScheme(scheme)
        self._refresh()

    def apply(self, app: QApplication) -> None:
        """Give the application this theme's palette, font and style sheet, now and after every change.

        The application is made with the style Fusion, the one that looks the same everywhere (``-style Fusion``).
        """
        self._app = app
        self._dress(app)

    @contextmanager
    def undressed(self) -> Iterator[None]:
        """Take the style sheet off while many widgets are put together.

        With one, Qt works out the style of a whole branch of widgets anew each time the branch gets a parent; that
        took a third of the window's building. Where widgets are dressed already it stays on: Qt takes down what it
        keeps of them together with the style sheet, then takes them for known, and crashes once one of them is gone.
        """
        if self._app is None or any(map(_is_dressed, self._app.allWidgets())):
            yield
            return
        self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._dress(self._app)

    def _dress(self, app: QApplication) -> None:
        app.setFont(self._current.font())
        app.setPalette(palette_of(self._current))
        template = (self.resources / "themes" / "style.qss").read_text(encoding="utf-8")
        app.setStyleSheet(style_sheet_of(self._current, template))

    def _theme(self, name: str) -> Theme:
        if name not in self._loaded:
            self._loaded[name] = Theme.load(self.resources / "themes", name)
        return self._loaded[name]

    def _wanted(self) -> str:
        if self._mode != SYSTEM:
            return self._mode
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _refresh(self) -> None:
        theme = self._theme(self._wanted())
        if theme is self._current:
            return
        self._current = theme
        if self._app is not None:
            self._dress(self._app)
        self.changed.emit()

    def _on_color_scheme_changed(self) -> None:
        self._refresh()


def _is_dressed(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_StyleSheet)
