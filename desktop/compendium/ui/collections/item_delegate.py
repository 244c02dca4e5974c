"""Paints an item of a collection: number, kind, title, where it comes from, its first words, and what to look at."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from compendium.domain.bookmark import AnchorState
from compendium.ui.icons import Icons, pixel_ratio
from compendium.ui.models.collection_words import KIND_ICONS, item_kind_name, state_words
from compendium.ui.models.item_model import ItemEntry, ItemRole
from compendium.ui.theme import Theme, Themes

Index = QModelIndex | QPersistentModelIndex
_NUMBER_WIDTH = 34
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class ItemDelegate(QStyledItemDelegate):
    """Rows of two heights: section titles stand alone, other items take three lines."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._icons = themes, icons

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the row; its width is the list's."""
        theme, entry = self._themes.current, _entry(index)
        ui, small = QFontMetrics(theme.font()), QFontMetrics(theme.font("font_small"))
        if entry.is_section:
            return QSize(0, QFontMetrics(_strong(theme)).height() + 2 * theme.px("space_3"))
        lines = ui.height() + small.height() * (1 + bool(entry.line)) + theme.px("space_1") * (1 + bool(entry.line))
        return QSize(0, lines + 2 * theme.px("space_2") + theme.px("space_1"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        theme, entry = self._themes.current, _entry(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_piece(painter, option, theme)
        pad = theme.px("space_2")
        inner = option.rect.adjusted(pad, pad, -theme.px("space_3"), -pad)
        if entry.is_section:
            self._paint_section(painter, inner, entry, theme)
        else:
            self._paint_item(painter, inner, entry, theme)
        painter.restore()

    def _paint_piece(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        state, rect = option.state, option.rect.adjusted(1, 1, -1, -1)
        radius = theme.px("radius")
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(rect, radius, radius)
        else:
            painter.setPen(theme.color("border"))
            painter.drawLine(rect.left() + theme.px("space_2"), rect.bottom(), rect.right(), rect.bottom())
        view = option.widget
        if state & QStyle.StateFlag.State_HasFocus and isinstance(view, QWidget) and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("focus"))
            painter.drawRoundedRect(rect, radius, radius)

    def _paint_section(self, painter: QPainter, rect: QRect, entry: ItemEntry, theme: Theme) -> None:
        painter.setFont(_strong(theme))
        painter.setPen(theme.color("heading"))
        room = rect.adjusted(theme.px("space_1"), 0, -self._paint_signs(painter, rect, entry, theme), 0)
        painter.setFont(_strong(theme))
        painter.setPen(theme.color("heading"))
        painter.drawText(room, _LEFT, _cut(painter, entry.title, room.width()))

    def _paint_item(self, painter: QPainter, rect: QRect, entry: ItemEntry, theme: Theme) -> None:
        ui, small, gap = theme.font(), theme.font("font_small"), theme.px("space_1")
        first = QRect(rect.left(), rect.top(), rect.width(), QFontMetrics(ui).height())
        painter.setFont(small)
        painter.setPen(theme.color("text_faint"))
        room = QRect(first.left(), first.top(), _NUMBER_WIDTH - theme.px("space_3"), first.height())
        painter.drawText(room, _RIGHT, str(entry.number))
        first.setLeft(rect.left() + _NUMBER_WIDTH)
        side = theme.px("icon_small")
        picture = self._icons.pixmap(KIND_ICONS[entry.item.kind], side, pixel_ratio(painter), "text_secondary")
        painter.drawPixmap(QPoint(first.left(), first.center().y() - side // 2 + 1), picture)
        first.setLeft(first.left() + side + theme.px("space_2"))
        first.setRight(rect.right() - self._paint_signs(painter, first, entry, theme))
        painter.setFont(ui)
        painter.setPen(theme.color("text"))
        painter.drawText(first, _LEFT, _cut(painter, entry.title, first.width()))
        line = QRect(first.left(), first.bottom() + 1 + gap, rect.right() - first.left(), QFontMetrics(small).height())
        painter.setFont(small)
        painter.setPen(theme.color("text_secondary"))
        words = " · ".join(part for part in (item_kind_name(entry.item.kind), entry.source) if part)
        painter.drawText(line, _LEFT, _cut(painter, words, line.width()))
        if entry.line:
            line.translate(0, line.height() + gap)
            painter.setPen(theme.color("text_faint"))
            painter.drawText(line, _LEFT, _cut(painter, entry.line, line.width()))

    def _paint_signs(self, painter: QPainter, rect: QRect, entry: ItemEntry, theme: Theme) -> int:
        """Draw at the right end what is to be looked at; return how much room it takes."""
        taken, side, gap = 0, theme.px("icon_small"), theme.px("space_2")
        words = state_words(entry.standing)[0]
        if words:
            role = {AnchorState.MOVED: "text_faint", AnchorState.LOST: "error"}.get(entry.standing, "warning")
            painter.setFont(theme.font("font_small"))
            painter.setPen(theme.color(role))
            painter.drawText(rect, _RIGHT, words)
            taken += painter.fontMetrics().horizontalAdvance(words) + gap // 2
            if entry.standing is not AnchorState.MOVED:
                taken += self._paint_icon(painter, rect, taken, "triangle-alert", role) + gap
            else:
                taken += gap
        if entry.item.notes:
            taken += self._paint_icon(painter, rect, taken, "notebook-pen", "note") + gap
        return taken + (side if taken else 0) // 4

    def _paint_icon(self, painter: QPainter, rect: QRect, taken: int, name: str, role: str) -> int:
        side = self._themes.current.px("icon_small") - 2
        picture = self._icons.pixmap(name, side, pixel_ratio(painter), role)
        painter.drawPixmap(QPoint(rect.right() - taken - side + 1, rect.center().y() - side // 2 + 1), picture)
        return side


def _entry(index: Index) -> ItemEntry:
    entry = index.data(ItemRole.ENTRY)
    if not isinstance(entry, ItemEntry):
        raise TypeError("not a row of items")
    return entry


def _strong(theme: Theme) -> QFont:
    font = theme.font("font_large")
    font.setBold(True)
    return font


def _cut(painter: QPainter, words: str, width: int) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(width, 0))
