"""From a theme's roles to Qt's palette and style sheet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QColor, QPalette


class Roles(Protocol):
    """What is needed of a theme here."""

    images: Path

    @property
    def color_roles(self) -> frozenset[str]:
        """Names of the colour roles."""

    def color(self, role: str) -> QColor:
        """Return a role's colour."""

    def px(self, role: str) -> int:
        """Return a role's size."""


_PALETTE = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_faint",
    QPalette.ColorRole.Button: "panel",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "border_strong",
}
_FADED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette_of(theme: Roles) -> QPalette:
    """Return the palette for what style sheets do not reach: selections, native parts, disabled text."""
    palette = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for role, name in _PALETTE.items():
            palette.setColor(group, role, theme.color(name))
    for role in _FADED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("text_disabled"))
    return palette


def style_sheet_of(theme: Roles, template: str) -> str:
    """Fill a style sheet: ``@role`` a colour, ``@size`` a length in px, ``@image(name)`` one of the theme's pictures.

    KeyError for a name that is neither.
    """

    def colour_or_size(match: re.Match[str]) -> str:
        name = match.group(1)
        return _css(theme.color(name)) if name in theme.color_roles else f"{theme.px(name)}px"

    def picture(match: re.Match[str]) -> str:
        return f'url("{(theme.images / match.group(1)).as_posix()}.svg")'

    template = re.sub(r"/\*.*?\*/\s*", "", template, flags=re.DOTALL)
    return re.sub(r"@([a-z0-9_]+)", colour_or_size, re.sub(r"@image\((\w+)\)", picture, template))


def _css(color: QColor) -> str:
    if color.alpha() == 255:
        return color.name()
    return f"rgba({color.red()}, {color.green()}, {color.blue()}, {color.alpha()})"
