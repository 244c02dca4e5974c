"""The list of a text's paragraphs: headings firm, what belongs to them set in below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from compendium.ui.models.import_outline import OutlineRole
from compendium.ui.theme import Themes
from compendium.ui.widgets.viewport import know_viewport

Index = QModelIndex | QPersistentModelIndex
_KIND_WIDTH = 44
_DEEPEST = 8
_KEYS = {Qt.Key.Key_H: "heading", Qt.Key.Key_B: "body", Qt.Key.Key_J: "join"}
_ALT_KEYS = {Qt.Key.Key_Left: "promote", Qt.Key.Key_Right: "demote"}


class _OutlineDelegate(QStyledItemDelegate):
    """Paints what a paragraph is, then its first words."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """One line."""
        return QSize(0, self._themes.current.px("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row."""
        theme = self._themes.current
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(
                option.rect.adjusted(2, 1, -2, -1), theme.px("radius_small"), theme.px("radius_small")
            )
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                option.rect.adjusted(3, 2, -3, -2), theme.px("radius_small"), theme.px("radius_small")
            )
        self._paint_words(painter, option.rect, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self._themes.current
        heading = bool(index.data(OutlineRole.HEADING))
        left = rect.left() + theme.px("space_2")
        painter.setFont(theme.font("font_small"))
        painter.setPen(theme.color("note" if heading else "text_faint"))
        middle = Qt.AlignmentFlag.AlignVCenter
        kind = str(index.data(OutlineRole.KIND))
        painter.drawText(QRect(left, rect.top(), _KIND_WIDTH, rect.height()), middle, kind)
        font = theme.font("font_ui")
        font.setWeight(QFont.Weight.DemiBold if heading else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(theme.color("text" if heading else "text_secondary"))
        left += _KIND_WIDTH + theme.px("indent") * min(int(index.data(OutlineRole.DEPTH)), _DEEPEST)
        room = rect.right() - theme.px("space_2") - left
        words = " ".join(str(index.data(Qt.ItemDataRole.DisplayRole)).split())
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top(), room, rect.height()), middle, shown)


class OutlineList(QListView):
    """``asked`` names what a key asks for, such as promote; ``split_asked`` wants the whole paragraph."""

    asked = Signal(str)
    split_asked = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self.setObjectName("importOutline")
        self.setAccessibleName(self.tr("结构"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_OutlineDelegate(themes, self))
        themes.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of corrections."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        key = Qt.Key(event.key())
        if alt and key in _ALT_KEYS:
            self.asked.emit(_ALT_KEYS[key])
        elif not event.modifiers() and key in _KEYS:
            self.asked.emit(_KEYS[key])
        elif not event.modifiers() and key == Qt.Key.Key_S:
            self.split_asked.emit()
        else:
            super().keyPressEvent(event)
