"""How paragraphs of a policy are set: sizes, weights, colours and spaces by style, and squeezed punctuation.

Everything is in em of the reading size, so that zoom keeps the proportions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat

from compendium.domain.document import BlockStyle
from compendium.ui.fonts import reading_families, ui_families
from compendium.ui.theme import Theme

LINE_HEIGHT = 1.8
"""Distance of base lines in em: what printed policy texts use, and what tired eyes ask for."""

_OPENING = "（《“‘〈【〔「『［｛"
_CLOSING = "）》”’〉】〕」』］｝、，。．：；！？"
# Of two adjacent full-width marks one gives up its blank half: the first of them when it closes (its blank is on the
# right), the second when both open (its blank is on the left). Qt breaks lines by the rules but does not squeeze.
_SQUEEZED = re.compile(f"[{_CLOSING}](?=[{_OPENING}{_CLOSING}])|(?<=[{_OPENING}])[{_OPENING}]")


class Setting(NamedTuple):
    """How one style of paragraph is set; lengths in em of the reading size."""

    scale: float = 1.0
    serif: bool = True
    bold: bool = False
    role: str = "text"
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignJustify
    indent: float = 0.0
    above: float = 0.0
    below: float = 0.35
    line_height: float = LINE_HEIGHT
    inset: float = 0.0


_CENTRE, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignLeft

_SETTINGS: dict[BlockStyle, Setting] = {
    BlockStyle.TITLE: Setting(scale=1.5, bold=True, align=_CENTRE, above=0.6, below=0.8, line_height=1.45, role="text"),
    BlockStyle.STATUS: Setting(align=_CENTRE, role="text_secondary", below=0.8),
    BlockStyle.DOC_NUMBER: Setting(align=_CENTRE, role="text_secondary", below=0.8),
    BlockStyle.ADDRESSEE: Setting(align=_LEFT),
    BlockStyle.BODY: Setting(indent=2.0),
    BlockStyle.SIGNATURE: Setting(align=_RIGHT, below=0.0, inset=1.0),
    BlockStyle.DATE: Setting(align=_RIGHT, below=0.9, inset=1.0),
    BlockStyle.BOX_TITLE: Setting(
        scale=1.0, serif=False, bold=True, role="heading", align=_CENTRE, above=1.4, below=0.2, inset=1.2
    ),
    BlockStyle.BOX_BODY: Setting(scale=0.92, indent=2.0, inset=1.2, line_height=1.7, below=0.25),
    BlockStyle.TABLE_ROW: Setting(scale=0.92, align=_LEFT, line_height=1.55, above=0.1, below=0.25),
}
_HEADINGS = (
    Setting(scale=1.2, serif=False, bold=True, role="heading", align=_LEFT, above=1.1, below=0.45, line_height=1.6),
    Setting(scale=1.06, serif=False, bold=True, role="heading", align=_LEFT, above=0.7, below=0.3, line_height=1.6),
    Setting(serif=False, bold=True, role="text", align=_LEFT, above=0.45, below=0.25, line_height=1.7),
)


BOX_STYLES = frozenset({BlockStyle.BOX_TITLE, BlockStyle.BOX_BODY})
_BELOW_BOX = 1.7
_ABOVE_TABLE = 0.7
_BELOW_TABLE = 0.8
_BETWEEN_TEXTS = 2.8


def setting_for(style: BlockStyle, level: int, before: BlockStyle | None = None) -> Setting:
    """How a paragraph is set.

    Args:
        style: of the paragraph.
        level: of its clause in the outline.
        before: style of the paragraph above it; a framed box, or a notice above the plan's title, needs more room.
    """
    setting = _HEADINGS[min(max(level, 1), len(_HEADINGS)) - 1] if style is BlockStyle.HEADING else _SETTINGS[style]
    above = setting.above
    if style is BlockStyle.TABLE_ROW and before not in {None, style}:
        above = _ABOVE_TABLE
    if before is BlockStyle.TABLE_ROW and style is not before:
        above = max(above, _BELOW_TABLE)
    if before in BOX_STYLES and style is not BlockStyle.BOX_BODY:
        above = max(above, _BELOW_BOX)
    if style is BlockStyle.TITLE and before not in {None, BlockStyle.TITLE}:
        above = _BETWEEN_TEXTS
    return setting if above == setting.above else setting._replace(above=above)


def balanced_inset(text_width: float, column: float, em: float) -> float:
    """Margin in px on either side that spreads a centred title evenly over the lines it needs."""
    lines = ceil(text_width / column) if column > 0 else 1
    if lines < 2:
        return 0.0
    # One character more than an even share: a break must not fall before a mark that cannot begin a line.
    return max((column - text_width / lines - em) / 2, 0.0)


class Typesetter:
    """Formats for one theme and one reading size in px."""

    def __init__(self, theme: Theme, px: int) -> None:
        """Keep theme and size; formats are made once each."""
        self._theme = theme
        self.px = px
        self.block_format = lru_cache(maxsize=None)(self._block_format)
        self.char_format = lru_cache(maxsize=None)(self._char_format)

    def _block_format(self, setting: Setting) -> QTextBlockFormat:
        result = QTextBlockFormat()
        em = self.px * setting.scale
        result.setAlignment(setting.align)
        # Only px work for text-indent and only a fixed height gives the same grid for every script in a line.
        result.setTextIndent(round(em) * setting.indent)
        result.setLineHeight(round(em * setting.line_height), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        result.setTopMargin(round(self.px * setting.above))
        result.setBottomMargin(round(self.px * setting.below))
        result.setLeftMargin(round(self.px * setting.inset))
        result.setRightMargin(round(self.px * setting.inset))
        return result

    def _char_format(self, setting: Setting, *, lead: bool = False, squeezed: bool = False) -> QTextCharFormat:
        """Format of running text, of a run-in title (``lead``), or of a mark that gives up its blank half."""
        font = QFont()
        serif = setting.serif and not lead
        font.setFamilies(reading_families() if serif else ui_families())
        font.setStyleHint(QFont.StyleHint.Serif if serif else QFont.StyleHint.SansSerif)
        font.setPixelSize(max(round(self.px * setting.scale), 1))
        if setting.bold or lead:
            # Bold, not less: where only a regular cut is installed, Qt makes a bold one from here on.
            font.setWeight(QFont.Weight.Bold)
        if squeezed:
            font.setFeature(QFont.Tag("halt"), 1)
        result = QTextCharFormat()
        result.setFont(font)
        result.setForeground(self._theme.color(setting.role))
        return result


def runs(text: str, lead: int) -> Iterator[tuple[str, bool, bool]]:
    """Cut a paragraph into (text, belongs to the run-in title, squeezed mark).

    Args:
        text: the shown paragraph.
        lead: number of characters of the run-in title at its start.
    """
    done = 0
    for mark in _SQUEEZED.finditer(text):
        yield from _plain(text, done, mark.start(), lead)
        yield mark.group(), mark.start() < lead, True
        done = mark.end()
    yield from _plain(text, done, len(text), lead)


def _plain(text: str, start: int, end: int, lead: int) -> Iterator[tuple[str, bool, bool]]:
    border = min(max(lead, start), end)
    if start < border:
        yield text[start:border], True, False
    if border < end:
        yield text[border:end], False, False
