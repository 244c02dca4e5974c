"""Cells of the ledger: pictures with words for status and date, and the fields in which they are filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from compendium.domain.errors import UserError
from compendium.domain.ledger import LedgerStatus
from compendium.services.fact_rows import FactRow
from compendium.services.ledger import ledger_date
from compendium.ui.facts.wrap_delegate import WrapDelegate
from compendium.ui.icons import Icons, pixel_ratio
from compendium.ui.models.fact_columns import FactColumn, due_text
from compendium.ui.models.fact_table import FactRole, Index
from compendium.ui.models.ledger_columns import (
    Look,
    kind_look,
    source_words,
    standing_look,
    standing_words,
    status_look,
)
from compendium.ui.theme import Themes

_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class LedgerDelegate(WrapDelegate):
    """``refused`` carries the UserError of what was typed and cannot be kept."""

    refused = Signal(object)

    def __init__(
        self,
        columns: tuple[FactColumn, ...],
        themes: Themes,
        icons: Icons,
        today: Callable[[], date],
        parent: QWidget,
        *,
        pictured: tuple[str, ...] = ("subject", "due", "status"),
    ) -> None:
        """``pictured`` are keys of the columns that have pictures."""
        super().__init__(themes, parent)
        self._columns, self._icons, self._today, self._pictured = columns, icons, today, pictured
        self.opens_list = True
        """False while one goes through the cells with Tab: a list that springs open would be in the way."""

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell, and a frame around the one that keys go to."""
        row, key = index.data(FactRole.ROW), self._columns[index.column()].key
        if not isinstance(row, FactRow) or key not in self._pictured:
            super().paint(painter, option, index)
        else:
            painter.save()
            self._paint_ground(painter, option, index)
            painter.setFont(option.font)
            side = self._themes.current.px("space_2")
            area = option.rect.adjusted(side, 0, -side, -1)
            {"subject": self._paint_subject, "due": self._paint_due, "status": self._paint_status}[key](
                painter, area, row, bool(option.state & QStyle.StateFlag.State_Selected)
            )
            painter.restore()
        if option.state & QStyle.StateFlag.State_HasFocus and index.flags() & Qt.ItemFlag.ItemIsEditable:
            painter.save()
            painter.setPen(self._themes.current.color("focus"))
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -1.5, -1.5))
            painter.restore()

    def _paint_subject(self, painter: QPainter, area: QRect, row: FactRow, selected: bool) -> None:
        upper, lower = self._halves(painter, area)
        room = self._paint_look(painter, upper, kind_look(row.kind), words=False)
        subject = "".join(row.subject.split("\n"))
        self._paint_line(painter, room, subject, "accent_text" if selected else "text")
        painter.setFont(self._themes.current.font("font_small"))
        self._paint_line(painter, lower.adjusted(room.left() - upper.left(), 0, 0, 0), source_words(row), "text_faint")

    def _paint_due(self, painter: QPainter, area: QRect, row: FactRow, selected: bool) -> None:
        words = standing_words(row, self._today())
        usual = "accent_text" if selected else "text"
        if not words:
            self._paint_lines(painter, QRectF(area), self._toned(painter, due_text(row), usual), Qt.AlignmentFlag(0))
            return
        upper, lower = self._halves(painter, area)
        self._paint_line(painter, upper, due_text(row), usual)
        look = standing_look(row.standing)
        self._paint_look(painter, lower, Look(look.icon, look.tone, words))

    def _paint_status(self, painter: QPainter, area: QRect, row: FactRow, _selected: bool) -> None:
        self._paint_look(painter, area, status_look(row.entry.status))

    def _paint_look(self, painter: QPainter, area: QRect, look: Look, *, words: bool = True) -> QRect:
        """Draw a picture and words after it; return the room after the picture."""
        theme = self._themes.current
        side = theme.px("icon_small")
        top = area.center().y() - side // 2
        pixmap = self._icons.pixmap(look.icon, side, pixel_ratio(painter), look.tone)
        painter.drawPixmap(QPoint(area.left(), top), pixmap)
        room = area.adjusted(side + theme.px("space_1") + 2, 0, 0, 0)
        if words:
            self._paint_line(painter, room, look.words, "text_secondary" if look.tone == "text_faint" else look.tone)
        return room

    def _paint_line(self, painter: QPainter, area: QRect, text: str, tone: str) -> None:
        painter.setPen(self._themes.current.color(tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _toned(self, painter: QPainter, text: str, tone: str) -> str:
        painter.setPen(self._themes.current.color(tone))
        return text

    @staticmethod
    def _halves(painter: QPainter, area: QRect) -> tuple[QRect, QRect]:
        line = painter.fontMetrics().lineSpacing()
        top = area.center().y() - line + 1
        return QRect(area.left(), top, area.width(), line), QRect(area.left(), top + line, area.width(), line)

    # Editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a list of statuses or a line."""
        key, title = self._columns[index.column()].key, self._columns[index.column()].title
        if key != "status":
            line = QLineEdit(parent)
            line.setAccessibleName(title)
            line.setProperty("field", key)
            if key == "date":
                line.setPlaceholderText(self._today().isoformat())
            return line
        box = QComboBox(parent)
        box.setAccessibleName(title)
        side = self._themes.current.px("icon_small")
        box.setIconSize(QSize(side, side))
        for status in LedgerStatus:
            look = status_look(status)
            box.addItem(self._icons.icon(look.icon, look.tone), look.words, status)
        box.activated.connect(lambda _: self._take(box))
        if self.opens_list:
            QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is there."""
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(words)))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(words)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Enter what was chosen or typed."""
        value = editor.currentData() if isinstance(editor, QComboBox) else None
        words = editor.text() if isinstance(editor, QLineEdit) else ""
        try:
            if editor.property("field") == "date":
                words = ledger_date(words, self._today())
            model.setData(index, words if isinstance(editor, QLineEdit) else value)
        except UserError as error:
            self.refused.emit(error)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Put the editor into the middle of its cell."""
        height = self._themes.current.px("control")
        rect = QRect(option.rect)
        rect.setTop(rect.top() + (rect.height() - height) // 2)
        rect.setHeight(height)
        rect.setWidth(max(rect.width(), editor.sizeHint().width() if isinstance(editor, QComboBox) else 0))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep a field open while what stands in it is no date, and say so."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _LEAVING:
            problem = self._problem(editor)
            if problem is not None and isinstance(editor, QLineEdit):
                QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), str(problem), editor)
                editor.setAccessibleDescription(str(problem))
                editor.selectAll()
                return True
        return bool(super().eventFilter(editor, event))

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def _problem(self, editor: QObject) -> UserError | None:
        if not isinstance(editor, QLineEdit) or editor.property("field") != "date":
            return None
        try:
            ledger_date(editor.text(), self._today())
        except UserError as error:
            return error
        return None
