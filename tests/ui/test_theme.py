"""Themes: complete, readable, and drawn from roles."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from compendium.ui import fonts
from compendium.ui.icons import Icons, pixel_ratio
from compendium.ui.style import palette_of, style_sheet_of
from compendium.ui.theme import DARK, LIGHT, Theme, Themes

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
SURFACES = ("window", "panel", "page", "raised", "input")
READABLE = [
    *(
        (text, surface)
        for text in ("text", "text_secondary", "text_faint", "heading", "accent", "note", "warning", "error", "success")
        for surface in SURFACES
    ),
    ("text", "hover"),
    ("text", "selection"),
    ("text_secondary", "hover"),
    ("text_faint", "hover"),
    ("accent_text", "accent_soft"),
    ("text_secondary", "accent_soft"),
    ("text_faint", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("hit_text", "hit"),
    ("hit_text", "hit_current"),
    *(("text", f"match_{n}") for n in range(1, 5)),
    *(("text", f"mark_{name}") for name in ("yellow", "green", "blue", "red", "purple")),
    ("text", "inserted"),
    ("text", "deleted"),
    ("on_toast", "toast"),
    ("toast_action", "toast"),
]


def luminance(color: QColor) -> float:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF())


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[LIGHT, DARK])
def theme(request: pytest.FixtureRequest) -> Theme:
    return Theme.load(RESOURCES / "themes", request.param)


def test_text_reads_on_every_surface_it_stands_on(theme: Theme) -> None:
    poor = {
        f"{text} on {surface}": round(ratio, 2)
        for text, surface in READABLE
        if (ratio := contrast(theme.color(text), theme.color(surface))) < 4.5
    }
    assert poor == {}


def test_outlines_of_controls_and_focus_stand_out(theme: Theme) -> None:
    inks = (f"mark_{name}_ink" for name in ("yellow", "green", "blue", "red", "purple"))
    for role in ("border_strong", "focus", "match_line", *inks):
        wanted = 2.2 if role == "match_line" else 3.0
        assert contrast(theme.color(role), theme.color("page")) >= wanted, role


def test_both_themes_name_the_same_roles() -> None:
    light, dark = (Theme.load(RESOURCES / "themes", name) for name in (LIGHT, DARK))
    assert light.color_roles == dark.color_roles
    assert (light.dark, dark.dark) == (False, True)


def test_style_sheet_names_only_roles_and_no_colour(theme: Theme) -> None:
    template = (RESOURCES / "themes" / "style.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=\s*[;,}])", template)
    sheet = style_sheet_of(theme, template)
    assert "@" not in sheet
    for picture in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(picture).is_file()


def test_pictures_of_a_theme_have_its_colours(theme: Theme) -> None:
    for name, role in {
        "tick": "on_accent",
        "dash": "on_accent",
        "dot": "on_accent",
        "arrow_down": "text_secondary",
    }.items():
        assert theme.color(role).name() in (theme.images / f"{name}.svg").read_text(encoding="utf-8")


def test_no_colour_is_written_in_a_widget() -> None:
    written = [
        f"{path.name}: {line.strip()}"
        for path in (ROOT / "desktop" / "compendium" / "ui").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(
            r"""["'#]#?[0-9a-fA-F]{6}["';]|QColor\(\s*\d|Qt\.GlobalColor\.(?!transparent)|font-size:\s*\d""", line
        )
    ]
    assert written == []


def test_switching_changes_the_palette_and_tells(qapp: QApplication, themes: Themes, qtbot: object) -> None:
    themes.set_mode(LIGHT)
    heard: list[str] = []
    themes.changed.connect(lambda: heard.append(themes.current.name))
    themes.set_mode(DARK)
    assert heard == [DARK]
    assert qapp.palette().window().color() == themes.current.color("window")
    assert themes.current.color("window").name() in qapp.styleSheet()
    themes.set_mode(LIGHT)
    assert heard == [DARK, LIGHT]
    with pytest.raises(ValueError, match="pink"):
        themes.set_mode("pink")


def test_disabled_text_is_fainter_than_text(theme: Theme) -> None:
    palette = palette_of(theme)
    page = theme.color("page")
    disabled = palette.color(palette.ColorGroup.Disabled, palette.ColorRole.Text)
    assert contrast(disabled, page) < contrast(theme.color("text_faint"), page)


def test_every_icon_draws_in_the_role_colour_and_sharp_at_double_size(themes: Themes, icons: Icons) -> None:
    for file in sorted((RESOURCES / "icons").glob("*.svg")):
        image = icons.icon(file.stem, "accent").pixmap(QSize(18, 18), 2.0).toImage()
        assert (image.width(), image.height()) == (36, 36), file.stem
        strongest = max((image.pixelColor(x, y) for x in range(36) for y in range(36)), key=QColor.alpha)
        assert strongest.alpha() > 60, file.stem
        wanted = themes.current.color("accent")
        assert max(abs(a - b) for a, b in zip(strongest.getRgb()[:3], wanted.getRgb()[:3], strict=True)) < 12, file.stem


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_what_is_painted_by_hand_knows_the_screen_s_pixels(ratio: float) -> None:
    pixmap = QPixmap(64, 64)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    painter.translate(5, 7)
    assert pixel_ratio(painter) == ratio
    painter.end()


def test_an_icon_follows_the_theme(themes: Themes, icons: Icons) -> None:
    icon: QIcon = icons.icon("search")
    themes.set_mode(LIGHT)
    light = icon.pixmap(QSize(18, 18)).toImage()
    themes.set_mode(DARK)
    assert icon.pixmap(QSize(18, 18)).toImage() != light
    with pytest.raises(KeyError):
        icons.icon("no-such-icon")


def test_a_chinese_font_is_there_by_name(qapp: QApplication) -> None:
    fonts.install_fonts()
    assert fonts.can_show_chinese()
    assert fonts.ui_families()
    assert fonts.reading_families()[0] != fonts.ui_families()[0]
    assert all("HK" not in family and "JP" not in family for family in fonts.reading_families())
    assert fonts.install_fonts() == []  # nothing is loaded twice


def test_a_window_built_beside_a_dressed_widget_leaves_that_widget_dressed(themes: Themes) -> None:
    """Qt would keep hold of a widget that it undressed, and crash at the next change of theme once it is gone."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    widget = QLabel("旁边")
    widget.ensurePolished()
    with themes.undressed():
        assert app.styleSheet()
    shiboken6.delete(widget)
    themes.set_mode(DARK)
