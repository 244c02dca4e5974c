"""A tree or list whose rows are each one rounded piece: text cut with an ellipsis, a quiet word, a number."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QTreeView, QWidget

from compendium.ui.icons import Icons, pixel_ratio
from compendium.ui.theme import Theme, Themed, Themes
from compendium.ui.widgets.viewport import know_viewport

Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    """What a model may say of a row besides its text (DisplayRole) and its icon name (ICON)."""

    DETAIL = Qt.ItemDataRole.UserRole + 40  # str, at the right end: a count, a year
    BADGE = Qt.ItemDataRole.UserRole + 41  # str, a quiet word after the text: 征求意见稿
    GROUP = Qt.ItemDataRole.UserRole + 42  # bool, a heading of rows rather than a row
    ICON = Qt.ItemDataRole.UserRole + 43  # str, name of an icon before the text
    FAINT = Qt.ItemDataRole.UserRole + 44  # bool, set back
    SUBTITLE = Qt.ItemDataRole.UserRole + 46  # str, a second line in small letters; the badge then stands there
    MARKED = Qt.ItemDataRole.UserRole + 45  # bool, the row of what is open now


class RowDelegate(QStyledItemDelegate):
    """Paints a row's content; the tree paints the piece behind it."""

    def __init__(self, themes: Themed, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = icons

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the theme gives to rows of one line and of two."""
        return QSize(0, self._themes.current.px("row_tall" if index.data(RowRole.SUBTITLE) else "row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw icon, text, quiet word and number."""
        theme = self._themes.current
        painter.save()
        rect = option.rect.adjusted(0, 0, -theme.px("space_2"), 0)
        rect = self._paint_icon(painter, rect, index, theme)
        subtitle, badge = str(index.data(RowRole.SUBTITLE) or ""), str(index.data(RowRole.BADGE) or "")
        if subtitle:
            half = rect.height() // 2
            self._paint_words(painter, rect.adjusted(0, half - 1, 0, -theme.px("space_1")), index, badge, subtitle)
            rect, badge = rect.adjusted(0, theme.px("space_1"), 0, 1 - half), ""
        rect = self._paint_detail(painter, rect, index, theme)
        self._paint_words(painter, rect, index, badge)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index, badge: str, subtitle: str = "") -> None:
        """Draw one line, cut where room is short, and the quiet word after it."""
        theme = self._themes.current
        painter.setFont(theme.font("font_small") if subtitle else self._font(index, theme))
        metrics = painter.fontMetrics()
        room = self._text_room(rect.width(), badge, theme)
        text = subtitle or str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setPen(theme.color("text_faint" if subtitle else self._text_role(index)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if badge:
            left = rect.left() + min(metrics.horizontalAdvance(shown), room) + theme.px("space_2")
            self._paint_badge(painter, QRect(left, rect.top(), rect.right() - left, rect.height()), badge, theme)

    def is_cut(self, index: Index, width: int) -> bool:
        """Tell whether the text of a row does not fit into ``width`` pixels."""
        theme = self._themes.current
        taken = theme.px("space_2")
        detail = str(index.data(RowRole.DETAIL) or "")
        if detail:
            taken += self._small(theme).horizontalAdvance(detail) + theme.px("space_2")
        if index.data(RowRole.ICON):
            taken += theme.px("icon_small") + theme.px("space_2")
        badge = "" if index.data(RowRole.SUBTITLE) else str(index.data(RowRole.BADGE) or "")
        room = self._text_room(width - taken, badge, theme)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        return QFontMetrics(self._font(index, theme)).horizontalAdvance(text) > room

    def _paint_icon(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> QRect:
        name = index.data(RowRole.ICON)
        if not name:
            return rect
        side = theme.px("icon_small")
        pixmap = self._icons.pixmap(str(name), side, pixel_ratio(painter), "text_faint")
        painter.drawPixmap(QPoint(rect.left(), rect.center().y() - side // 2 + 1), pixmap)
        return rect.adjusted(side + theme.px("space_2"), 0, 0, 0)

    def _paint_detail(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> QRect:
        detail = str(index.data(RowRole.DETAIL) or "")
        if not detail:
            return rect
        painter.setFont(theme.font("font_small"))
        painter.setPen(theme.color("text_faint"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
        return rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(detail) - theme.px("space_2"), 0)

    def _paint_badge(self, painter: QPainter, rect: QRect, badge: str, theme: Theme) -> None:
        painter.setFont(theme.font("font_small"))
        metrics = painter.fontMetrics()
        pad = theme.px("space_1")
        size = QSizeF(metrics.horizontalAdvance(badge) + 2 * pad, metrics.height())
        # Half a pixel in, so that the outline of one pixel is sharp.
        box = QRectF(QPointF(rect.left() + 0.5, rect.center().y() - size.height() // 2 + 0.5), size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.px("radius_small"), theme.px("radius_small"))
        painter.setPen(theme.color("text_secondary"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, badge)

    def _text_room(self, width: int, badge: str, theme: Theme) -> int:
        if not badge:
            return width
        return width - self._small(theme).horizontalAdvance(badge) - 2 * theme.px("space_1") - theme.px("space_2") - 2

    def _small(self, theme: Theme) -> QFontMetrics:
        return QFontMetrics(theme.font("font_small"))

    def _font(self, index: Index, theme: Theme) -> QFont:
        return theme.font("font_small" if index.data(RowRole.GROUP) else "font_ui")

    def _text_role(self, index: Index) -> str:
        if index.data(RowRole.GROUP):
            return "text_secondary"
        if index.data(RowRole.MARKED):
            return "accent_text"
        return "text_faint" if index.data(RowRole.FAINT) else "text"


class RowTree(QTreeView):
    """Paints selection, hover and focus as one rounded piece a row, and its own chevrons."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self._themes = themes
        self._icons = icons
        self._hovered = QPersistentModelIndex()
        self._rows = RowDelegate(themes, icons, self)
        self.setItemDelegate(self._rows)
        self.setHeaderHidden(True)
        self.setIndentation(themes.current.px("indent"))
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(True)
        themes.changed.connect(self.viewport().update)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row whole; the base class draws branch, item and selection as three pieces."""
        content = self.visualRect(index)
        gap = self._themes.current.px("space_1")
        self._paint_piece(painter, option.rect, index)
        if self.model().hasChildren(index) and self.itemsExpandable():
            self._paint_chevron(painter, content, index)
        row = QStyleOptionViewItem(option)
        left = content.left() + gap
        row.rect = QRect(left, option.rect.top(), self.viewport().width() - left - gap, option.rect.height())
        self.itemDelegateForIndex(index).paint(painter, row, index)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer; show the whole text of a row that is cut."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover(self.indexAt(event.position().toPoint()))
        elif kind == QEvent.Type.Leave:
            self._hover(QModelIndex())
        elif kind == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def _paint_piece(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self._themes.current
        selected = self.selectionModel().isSelected(index) or bool(index.data(RowRole.MARKED))
        hovered = index == self._hovered and not index.data(RowRole.GROUP)
        focused = self.hasFocus() and index == self.currentIndex()
        if not (selected or hovered or focused):
            return
        piece = QRect(0, rect.top() + 1, self.viewport().width(), rect.height() - 2)
        radius = theme.px("radius")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or hovered:
            painter.setBrush(theme.color("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(piece, radius, radius)
        if focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 1.5))
            painter.drawRoundedRect(piece.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
        painter.restore()

    def _paint_chevron(self, painter: QPainter, content: QRect, index: Index) -> None:
        theme = self._themes.current
        side = theme.px("icon_small") - 2
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        pixmap = self._icons.pixmap(name, side, pixel_ratio(painter), "text_faint")
        left = content.left() - (self.indentation() + side) // 2 + theme.px("space_1") // 2
        painter.drawPixmap(QPoint(left, content.center().y() - side // 2 + 1), pixmap)

    def _hover(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self._hovered = QPersistentModelIndex(index)
            self.viewport().update()

    def _show_tip(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        if tip is None and index.isValid():
            width = self.viewport().width() - self.visualRect(index).left() - 2 * self._themes.current.px("space_1")
            tip = index.data(Qt.ItemDataRole.DisplayRole) if self._rows.is_cut(index, width) else None
        if tip:
            QToolTip.showText(event.globalPos(), str(tip), self.viewport(), self.visualRect(index))
        else:
            QToolTip.hideText()
