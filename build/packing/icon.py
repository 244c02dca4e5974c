"""Draws the program's icon file from its one drawing."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def pngs(drawing: Path, sizes: tuple[int, ...] = SIZES) -> dict[int, bytes]:
    """Return the drawing as PNG files by their size in pixels."""
    application = QGuiApplication.instance() or QGuiApplication(["icon", "-platform", "offscreen"])
    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        raise ValueError(f"no drawing: {drawing}")
    made = {size: _png(renderer, size) for size in sizes}
    del application
    return made


def write_ico(drawing: Path, target: Path) -> None:
    """Write a Windows icon with every size that a desktop at 100 to 400 % asks for."""
    images = pngs(drawing)
    head = struct.pack("<HHH", 0, 1, len(images))
    place = len(head) + 16 * len(images)
    entries, bodies = b"", b""
    for size, png in images.items():
        shown = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", shown, shown, 0, 0, 1, 32, len(png), place + len(bodies))
        bodies += png
    target.write_bytes(head + entries + bodies)


def _png(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())
