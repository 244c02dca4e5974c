"""Rows of two lines behind a sign in a small rounded piece: groups by their number, changes by their kind."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from compendium.ui.compare.wording import MOST_STEPS
from compendium.ui.theme import Theme
from compendium.ui.widgets.row_tree import RowDelegate

Index = QModelIndex | QPersistentModelIndex


class SignRole(IntEnum):
    """What a row of two lines says besides its first line."""

    SIGN = Qt.ItemDataRole.UserRole + 60  # str, in the rounded piece; rows without one are drawn as usual
    FILL = Qt.ItemDataRole.UserRole + 61  # str, role of the colour behind the sign
    SECOND = Qt.ItemDataRole.UserRole + 62  # str, the second line
    STEPS = Qt.ItemDataRole.UserRole + 63  # int, dots of strength; 0 for none
    VERDICT = Qt.ItemDataRole.UserRole + 64  # str, a word in front of the second line: 已确认


class SignDelegate(RowDelegate):
    """Draws rows that have a sign in two lines; other rows as usual."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines for a row with a sign."""
        usual = super().sizeHint(option, index)
        return QSize(0, round(usual.height() * 1.65)) if index.data(SignRole.SIGN) else usual

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw sign, both lines and dots."""
        sign = index.data(SignRole.SIGN)
        if not sign:
            super().paint(painter, option, index)
            return
        theme = self._themes.current
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(theme.px("space_1"), 0, -theme.px("space_2"), 0)
        left = self._paint_sign(painter, rect, str(sign), str(index.data(SignRole.FILL)), theme)
        dots = self._paint_dots(painter, rect, int(index.data(SignRole.STEPS) or 0), theme)
        words = QRect(left, rect.top(), rect.right() - left, rect.height())
        half = rect.height() // 2
        first = words.adjusted(0, theme.px("space_1"), -dots, -half)
        second = words.adjusted(0, half, 0, -theme.px("space_1"))
        self._paint_line(painter, first, str(index.data(Qt.ItemDataRole.DisplayRole)), "font_ui", "text")
        second = self._paint_verdict(painter, second, str(index.data(SignRole.VERDICT) or ""), theme)
        self._paint_line(painter, second, str(index.data(SignRole.SECOND)), "font_small", "text_secondary")
        painter.restore()

    def _paint_sign(self, painter: QPainter, rect: QRect, sign: str, fill: str, theme: Theme) -> int:
        """Draw the sign as in the margins of the panes; return where the words begin."""
        size = theme.px("font_small") + 8
        painter.setFont(theme.font("font_small"))
        width = max(size, painter.fontMetrics().horizontalAdvance(sign) + 10)
        chip = QRectF(rect.left(), rect.top() + rect.height() / 4 - size / 2 + 2, width, size)
        painter.setPen(QPen(theme.color("match_line"), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(chip, size / 2, size / 2)
        painter.setPen(theme.color("text"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, sign)
        return rect.left() + 28 + theme.px("space_1")

    def _paint_dots(self, painter: QPainter, rect: QRect, steps: int, theme: Theme) -> int:
        """Draw the strength at the right of the first line; return the room it takes."""
        if not steps:
            return 0
        size, gap = 5, 3
        painter.setPen(QPen(theme.color("text_faint"), 1))
        y = rect.top() + rect.height() / 4 - size / 2 + 2
        for dot in range(MOST_STEPS):
            x = rect.right() - (MOST_STEPS - dot) * (size + gap) + gap
            painter.setBrush(theme.color("text_faint") if dot < steps else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x, y, size, size))
        return MOST_STEPS * (size + gap) + theme.px("space_1")

    def _paint_verdict(self, painter: QPainter, rect: QRect, verdict: str, theme: Theme) -> QRect:
        """Draw what a person decided in front of the line; return what is left of it."""
        if not verdict:
            return rect
        self._paint_line(painter, rect, verdict, "font_small", "success")
        taken = painter.fontMetrics().horizontalAdvance(verdict) + theme.px("space_2")
        return rect.adjusted(taken, 0, 0, 0)

    def _paint_line(self, painter: QPainter, rect: QRect, text: str, font: str, role: str) -> None:
        theme = self._themes.current
        painter.setFont(theme.font(font))
        painter.setPen(theme.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
