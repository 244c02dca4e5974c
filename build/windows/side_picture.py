"""Draws the picture at the side of the installer's first and last page."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

_SIZE = (328, 628)  # twice what Windows shows at 100 %: it stays sharp at 200 %
_GROUND, _INK, _SOFT = "#f7f3ea", "#8f2a24", "#6b625a"
_ICON = QRectF(104, 150, 120, 120)
_NAME, _ENGLISH = QRectF(0, 300, 328, 60), QRectF(0, 360, 328, 36)


def write_side_picture(drawing: Path, name: str, english: str, target: Path) -> None:
    """Write the program's icon over its names as a bitmap without transparency, as the installer takes it."""
    application = QGuiApplication.instance() or QGuiApplication(["picture", "-platform", "offscreen"])
    image = QImage(*_SIZE, QImage.Format.Format_RGB888)
    image.fill(QColor(_GROUND))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    QSvgRenderer(str(drawing)).render(painter, _ICON)
    family = _family()
    for area, words, pixels, colour in ((_NAME, name, 40, _INK), (_ENGLISH, english, 22, _SOFT)):
        font = QFont(family)
        font.setPixelSize(pixels)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    if not QImageWriter(str(target), b"bmp").write(image):
        raise OSError(f"{target} could not be written")
    del application


def _family() -> str:
    """Load the font that the program brings: a build machine may have none with Chinese characters."""
    found = importlib.util.find_spec("pylopdf_fonts_zh_cn")
    if found is None or found.origin is None:
        raise FileNotFoundError("pylopdf-fonts-zh-cn is not installed")
    number = QFontDatabase.addApplicationFont(str(Path(found.origin).with_name("NotoSerifSC-Regular.otf")))
    return QFontDatabase.applicationFontFamilies(number)[0]
