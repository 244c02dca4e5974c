"""Rows below a field to choose from while typing. A part of the window, not one of its own: it takes no focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from compendium.ui.icons import Icons, pixel_ratio
from compendium.ui.theme import Theme, Themes
from compendium.ui.widgets.viewport import know_viewport

Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class PopupRow:
    """A row.

    Attributes:
        icon: name of an icon.
        typed: the part of the text that was typed already, shown lighter; "" for none.
        label: a quiet word at the right end.
        removable: whether the row can be taken out of the list for good.
    """

    text: str
    icon: str
    label: str = ""
    typed: str = ""
    removable: bool = False


class _Rows(QAbstractListModel):
    """The rows as a model."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PopupRow, ...] = ()

    def show_rows(self, rows: Sequence[PopupRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows and says."""
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        return f"{row.text}，{row.label}" if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Delegate(QStyledItemDelegate):
    """Icon, text, quiet word; a cross on the row that is current or under the pointer, when it can be taken out."""

    def __init__(self, themes: Themes, icons: Icons, view: QListView) -> None:
        super().__init__(view)
        self._themes, self._icons, self._view = themes, icons, view
        self.pointed = -1

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As high as a control."""
        return QSize(0, self._themes.current.px("control"))

    def cross_rect(self, rect: QRect) -> QRect:
        """Return where in a row the cross stands."""
        theme = self._themes.current
        side = theme.px("control")
        return QRect(rect.right() - side, rect.top(), side, rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        theme, row = self._themes.current, index.data(_ROW_ROLE)
        current = index.row() == self._view.currentIndex().row()
        painter.save()
        if current or index.row() == self.pointed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if current else "hover"))
            painter.drawRoundedRect(option.rect, theme.px("radius"), theme.px("radius"))
        rect = option.rect.adjusted(theme.px("space_3"), 0, -theme.px("space_3"), 0)
        self._icon(painter, row.icon, rect.left(), rect, theme)
        rect.setLeft(rect.left() + theme.px("icon_small") + theme.px("space_3"))
        if row.removable and (current or index.row() == self.pointed):
            self._icon(
                painter, "x", self.cross_rect(option.rect).center().x() - theme.px("icon_small") // 2, rect, theme
            )
            rect.setRight(self.cross_rect(option.rect).left())
        else:
            rect = self._label(painter, row.label, rect, theme)
        self._text(painter, row, rect, theme, current=current)
        painter.restore()

    def _icon(self, painter: QPainter, name: str, left: int, rect: QRect, theme: Theme) -> None:
        side = theme.px("icon_small")
        pixmap = self._icons.pixmap(name, side, pixel_ratio(painter), "text_faint")
        painter.drawPixmap(QPoint(left, rect.center().y() - side // 2 + 1), pixmap)

    def _label(self, painter: QPainter, words: str, rect: QRect, theme: Theme) -> QRect:
        painter.setFont(theme.font("font_small"))
        painter.setPen(theme.color("text_faint"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(words) - theme.px("space_3"), 0)

    def _text(self, painter: QPainter, row: PopupRow, rect: QRect, theme: Theme, *, current: bool) -> None:
        """Draw the text, what is still to be typed of it stronger than what was."""
        font = theme.font()
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, rect.width())
        at = shown.find(row.typed) if row.typed else -1
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        pieces = [(shown, font)]
        if at >= 0:
            end = at + len(row.typed)
            pieces = [(shown[:at], font), (shown[at:end], strong), (shown[end:], font)]
        painter.setPen(theme.color("accent_text" if current else "text"))
        left = rect.left()
        for piece, piece_font in pieces:
            painter.setFont(piece_font)
            place = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, piece)
            left += painter.fontMetrics().horizontalAdvance(piece)


class SuggestionPopup(QFrame):
    """Shows rows below a field. ``chosen`` and ``removed`` carry the number of a row.

    Its owner hands it the keys: it has none of its own.
    """

    chosen = Signal(int)
    removed = Signal(int)

    def __init__(self, themes: Themes, icons: Icons, field: QWidget) -> None:
        """Stand below ``field``, within its window."""
        super().__init__(field.window())
        self._themes, self._field = themes, field
        self.setObjectName("suggestions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("检索建议"))
        self._model = _Rows(self)
        self._view = QListView()
        know_viewport(self._view)
        self._view.setObjectName("suggestionRows")
        self._view.setAccessibleName(self.tr("检索建议"))
        self._view.setModel(self._model)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setMouseTracking(True)
        self._view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        for set_policy in (self._view.setHorizontalScrollBarPolicy, self._view.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _Delegate(themes, icons, self._view)
        self._view.setItemDelegate(self._delegate)
        self._view.viewport().installEventFilter(self)
        pad = themes.current.px("space_1")
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad, pad)
        column.addWidget(self._view)
        self._shadow = QGraphicsDropShadowEffect(self)
        self._shadow.setBlurRadius(themes.current.px("space_5"))
        self._shadow.setOffset(0, themes.current.px("space_1"))
        self.setGraphicsEffect(self._shadow)
        themes.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def rows(self) -> tuple[PopupRow, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def current(self) -> int:
        """Number of the row that the keyboard is on; -1 for none."""
        return self._view.currentIndex().row()

    def show_rows(self, rows: Sequence[PopupRow]) -> None:
        """Show rows, none of them current; without any, close."""
        self._model.show_rows(rows)
        self._delegate.pointed = -1
        if not rows:
            self.hide()
            return
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Stand right below the field, as wide as it, within the window."""
        window = self._field.window()
        theme = self._themes.current
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + theme.px("space_1")))
        wanted = len(self.rows) * theme.px("control") + 2 * theme.px("space_1") + 2
        height = min(wanted, window.height() - corner.y() - theme.px("space_3"))
        self.setGeometry(QRect(corner, QSize(self._field.width(), height)))

    def step(self, by: int) -> None:
        """Go to the next row or the one before; beyond either end none is current."""
        count = len(self.rows)
        at = (self.current + 1 + by) % (count + 1) - 1
        self._view.setCurrentIndex(self._model.index(at, 0) if at >= 0 else QModelIndex())
        self._view.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse: a row is chosen where the button is let go, and the field keeps the keyboard."""
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self._point_at(-1)
        elif isinstance(event, QMouseEvent):
            index = self._view.indexAt(event.position().toPoint())
            if kind == QEvent.Type.MouseMove:
                self._point_at(index.row())
            elif kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
                self._click(index, event.position().toPoint())
            return True
        return super().eventFilter(watched, event)

    def _click(self, index: QModelIndex, point: QPoint) -> None:
        if not index.isValid():
            return
        row = self.rows[index.row()]
        if row.removable and self._delegate.cross_rect(self._view.visualRect(index)).contains(point):
            self.removed.emit(index.row())
        else:
            self.chosen.emit(index.row())

    def _point_at(self, row: int) -> None:
        if row != self._delegate.pointed:
            self._delegate.pointed = row
            self._view.viewport().update()

    def _dress(self) -> None:
        self._shadow.setColor(self._themes.current.color("shadow"))
