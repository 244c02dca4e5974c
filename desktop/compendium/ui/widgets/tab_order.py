"""The way of the Tab key through widgets that are made and taken away while the window shows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtWidgets import QWidget


def chain(widgets: Iterable[QWidget]) -> None:
    """Let Tab go through these in this order, from where the first of them stands."""
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)
