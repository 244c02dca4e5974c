"""Making a view's viewport known to Python cheaply."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def know_viewport(area: QAbstractScrollArea) -> None:
    """Call before the first ``area.viewport()``, which finds the viewport known then.

    To a widget that Qt made and Python never met, PySide 6.11 gives its type by going through every subclass of
    QWidget, and makes all those Python classes for it: 8 ms. ``findChild`` is told the type.
    """
    area.findChild(QWidget, "qt_scrollarea_viewport")
