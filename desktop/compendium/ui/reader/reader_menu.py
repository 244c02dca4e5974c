"""The menu over a text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QMenu, QWidget

from compendium.ui.icons import Icons


class MenuRow(NamedTuple):
    """One thing to do: name of an icon ("" for none), words, keys to show, what it does, whether it can be done now."""

    icon: str
    text: str
    keys: str
    act: Callable[[], None]
    enabled: bool = True


def build_menu(rows: Sequence[MenuRow], icons: Icons, parent: QWidget) -> QMenu:
    """Make a menu of rows."""
    menu = QMenu(parent)
    for row in rows:
        action = menu.addAction(f"{row.text}\t{row.keys}" if row.keys else row.text)
        if row.icon:
            action.setIcon(icons.icon(row.icon))
        action.setEnabled(row.enabled)
        action.triggered.connect(lambda _checked=False, act=row.act: act())
    return menu
