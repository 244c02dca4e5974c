"""Paints what lies under and beside the words of a text: tints, frames of boxes, badges and marks in the margin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPen
from PySide6.QtWidgets import QWidget

from compendium.domain.document import BlockStyle
from compendium.ui.fonts import ui_families
from compendium.ui.reader.clause_map import ClauseMap
from compendium.ui.reader.typesetting import BOX_STYLES
from compendium.ui.theme import Themes

_QUIET = 0.4
BADGE_KEY, HOVER_KEY = "badge", "hover"


class Shade(NamedTuple):
    """A tinted clause: ``role`` is the colour of the fill, ``badge`` a short text (a number) for the margin."""

    clause: str
    role: str
    badge: str = ""
    tooltip: str = ""
    strong: bool = False


class MarginMark(NamedTuple):
    """An icon beside the first line of a clause; marks of one clause stand side by side.

    One that is ``behind`` stands in the right margin, out of the way of the others.
    """

    clause: str
    key: str
    icon: QIcon
    tooltip: str = ""
    behind: bool = False


class _Target(NamedTuple):
    clause: str
    key: str
    tooltip: str
    rect: QRectF
    """In coordinates of the text, not of the viewport."""


class PagePainter:
    """Keeps what to paint and paints the part that shows. All y are those of the text."""

    def __init__(self, themes: Themes, clause_map: ClauseMap) -> None:
        """Start with nothing to paint."""
        self._themes = themes
        self._map = clause_map
        self._px = themes.current.px("font_reading")
        self._left = self._width = 0.0
        self._page_width = 0.0
        self._hover_icon: QIcon | None = None
        self._hover_tooltip = ""
        self._targets: list[_Target] = []
        self.clear()

    def clear(self) -> None:
        """Forget tints, marks and the pointed-out clause."""
        self._shades: dict[str, Shade] = {}
        self._marks: dict[str, list[MarginMark]] = {}
        self._current = self._hover = ""
        self._targets.clear()

    def set_text(self, clause_map: ClauseMap, px: int) -> None:
        """Take the map of a newly built text."""
        self._map, self._px = clause_map, px

    def set_column(self, left: float, width: float) -> None:
        """Take the place of the text column."""
        self._left, self._width = left, width

    def set_shades(self, shades: Sequence[Shade]) -> None:
        """Replace the tints."""
        self._shades = {shade.clause: shade for shade in shades}

    def set_marks(self, marks: Sequence[MarginMark]) -> None:
        """Replace the marks of the margin."""
        self._marks = {}
        for mark in marks:
            self._marks.setdefault(mark.clause, []).append(mark)

    def set_current(self, clause: str) -> None:
        """Point out a clause; "" for none."""
        self._current = clause

    def set_hover(self, clause: str) -> None:
        """The clause under the pointer; "" for none."""
        self._hover = clause

    def set_hover_icon(self, icon: QIcon | None, tooltip: str) -> None:
        """What to offer beside the clause under the pointer."""
        self._hover_icon, self._hover_tooltip = icon, tooltip

    def mark_at(self, point: QPointF, top: float) -> _Target | None:
        """The mark or badge under a point of the viewport, as last painted."""
        there = QPointF(point.x(), point.y() + top)
        return next((target for target in self._targets if target.rect.contains(there)), None)

    def paint(self, viewport: QWidget, top: float) -> None:
        """Paint the part of the text that shows in the viewport, whose upper edge is at ``top``."""
        if not self._map.segments:
            return
        self._page_width = viewport.width()
        painter = QPainter(viewport)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -top)
        height = viewport.height()
        slack = self._px * 3
        blocks = list(self._map.visible_blocks(top - slack, top + height + slack))
        self._targets.clear()
        for box in self._boxes(blocks):
            self._paint_box(painter, box)
        self._paint_rules(painter, blocks)
        for clause in dict.fromkeys(self._map.segments[number].clause for number in blocks):
            self._paint_clause(painter, clause)
        painter.end()

    # Frames of 专栏

    def _boxes(self, blocks: Sequence[int]) -> Iterator[QRectF]:
        """One frame for each run of box paragraphs that begins with a box title."""
        segments = self._map.segments
        done = -1
        for number in blocks:
            if number <= done or segments[number].style not in BOX_STYLES:
                continue
            first = last = number
            while first > 0 and self._continues(first):
                first -= 1
            while last + 1 < len(segments) and self._continues(last + 1):
                last += 1
            done = last
            top, bottom = self._map.ink(first, last)
            pad = self._px * 0.75
            yield QRectF(self._left, top - pad, self._width, bottom - top + 2 * pad)

    def _continues(self, number: int) -> bool:
        segments = self._map.segments
        return segments[number].style is BlockStyle.BOX_BODY and segments[number - 1].style in BOX_STYLES

    def _paint_box(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._themes.current
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("panel"))
        radius = theme.px("radius")
        painter.drawRoundedRect(rect.toAlignedRect(), radius, radius)

    def _paint_rules(self, painter: QPainter, blocks: Sequence[int]) -> None:
        """A line below each row of a table, and one above its first."""
        segments = self._map.segments
        painter.setPen(QPen(self._themes.current.color("border"), 1))
        for number in blocks:
            if segments[number].style is not BlockStyle.TABLE_ROW:
                continue
            upper, lower = self._map.ink(number, number)
            is_first = number == 0 or segments[number - 1].style is not BlockStyle.TABLE_ROW
            for y in ([upper - self._px * 0.1] if is_first else []) + [lower + self._px * 0.3]:
                painter.drawLine(QPointF(self._left, round(y) + 0.5), QPointF(self._left + self._width, round(y) + 0.5))

    # Clauses

    def _clause_rect(self, clause: str) -> QRectF:
        blocks = self._map.blocks_of(clause)
        top, bottom = self._map.ink(blocks.start, blocks.stop - 1)
        beside, above = self._px * 0.55, self._px * 0.12
        # In a narrow page the frame ends inside it, its line included.
        right = min(self._left + self._width + beside, self._page_width - 2.0)
        left = self._left - beside
        return QRectF(left, top - above, right - left, bottom - top + 2 * above)

    def _first_line_middle(self, clause: str) -> float:
        y, height = self._map.y_of_position(self._map.position(clause))
        # Chinese characters sit a little below the middle of their line.
        return y + height / 2 + self._px * 0.05

    def _paint_clause(self, painter: QPainter, clause: str) -> None:
        rect = self._clause_rect(clause)
        shade = self._shades.get(clause)
        if shade:
            self._paint_shade(painter, shade, rect)
        elif clause == self._current:
            self._paint_side_line(painter, rect)
        self._paint_marks(painter, clause, rect, taken=bool(shade and shade.badge))

    def _paint_side_line(self, painter: QPainter, rect: QRectF) -> None:
        color = self._themes.current.color("border_strong")
        color.setAlphaF(_QUIET)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(rect.left() - 2, rect.top() + 3, 2, rect.height() - 6), 1, 1)

    def _paint_shade(self, painter: QPainter, shade: Shade, rect: QRectF) -> None:
        theme = self._themes.current
        radius = theme.px("radius")
        painter.setPen(QPen(theme.color("match_line"), 1.5) if shade.strong else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(shade.role))
        painter.drawRoundedRect(rect, radius, radius)
        if not shade.badge:
            return
        font = QFont()
        font.setFamilies(ui_families())
        font.setPixelSize(theme.px("font_small"))
        painter.setFont(font)
        size = theme.px("font_small") + 8
        width = max(size, painter.fontMetrics().horizontalAdvance(shade.badge) + 10)
        middle = self._first_line_middle(shade.clause)
        badge = QRectF(max(rect.left() - width - 6, 2), middle - size / 2, width, size)
        painter.setPen(QPen(theme.color("match_line"), 1))
        painter.setBrush(theme.color(shade.role))
        painter.drawRoundedRect(badge, size / 2, size / 2)
        painter.setPen(theme.color("text"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, shade.badge)
        self._targets.append(_Target(shade.clause, BADGE_KEY, shade.tooltip, badge))

    def _paint_marks(self, painter: QPainter, clause: str, rect: QRectF, *, taken: bool) -> None:
        marks = [mark for mark in self._marks.get(clause, []) if not mark.behind]
        if not marks and clause == self._hover and self._hover_icon is not None and not taken:
            marks = [MarginMark(clause, HOVER_KEY, self._hover_icon, self._hover_tooltip)]
        size = 16
        middle = self._first_line_middle(clause)
        x = rect.left() - 8 - size - (30 if taken else 0)
        for mark in marks:
            place = QRectF(x, middle - size / 2, size, size)
            mark.icon.paint(painter, place.toAlignedRect())
            self._targets.append(_Target(clause, mark.key, mark.tooltip, place.adjusted(-4, -4, 4, 4)))
            x -= size + 4
        self._paint_marks_behind(painter, clause, rect, middle)

    def _paint_marks_behind(self, painter: QPainter, clause: str, rect: QRectF, middle: float) -> None:
        size = 14
        x = min(rect.right() + 4, self._page_width - size - 2)
        for mark in (mark for mark in self._marks.get(clause, []) if mark.behind):
            place = QRectF(x, middle - size / 2, size, size)
            mark.icon.paint(painter, place.toAlignedRect())
            self._targets.append(_Target(clause, mark.key, mark.tooltip, place.adjusted(-3, -4, 3, 4)))
            x += size + 4
