"""Cutting a text into the lines that a row of a list can show."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def wrapped(text: str, font: QFont, width: int, limit: int) -> list[str]:
    """Cut a text into at most so many lines; the last one ends in an ellipsis where more follows."""
    lines: list[str] = []
    metrics = QFontMetrics(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while len(lines) <= limit and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(_units(paragraph, line.textStart(), line.textLength()))
        layout.endLayout()
    if len(lines) > limit:
        lines = lines[:limit]
        lines[-1] = metrics.elidedText(lines[-1] + "…" * 2, Qt.TextElideMode.ElideRight, width)
    return lines


def _units(text: str, start: int, length: int) -> str:
    """A stretch counted in UTF-16 units, as Qt counts."""
    if max(text, default="") <= "\uffff":
        return text[start : start + length]
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le", "ignore")
