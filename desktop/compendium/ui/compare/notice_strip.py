"""A warning above the texts: two policies that are no versions of one text are compared word by word."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compendium.ui.compare.action_strip import ActionStrip
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes


class NoticeStrip(ActionStrip):
    """Says why the comparison tells little; its button leads to the one that tells more."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Start hidden."""
        words = self.tr("这两份文件几乎没有相同的条款，不像同一文件的两个版本，逐字比较说明不了什么。")
        sign = icons.icon("triangle-alert", "warning")
        super().__init__(themes, sign, words, self.tr("改为按事项对照"), "compare_by_matter", parent)
