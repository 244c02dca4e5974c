"""The button that hands on the table on screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from compendium.ui.icons import Icons
from compendium.ui.widgets.tool_button import ToolButton


def export_button(icons: Icons) -> ToolButton:
    """Return the button, alike above every table of facts."""
    words = QCoreApplication.translate("FactBar", "导出")
    button = ToolButton(icons.icon("download"), words, words=True, shortcut="Ctrl+E")
    button.setObjectName("exportFacts")
    return button
