"""Cells of a table of facts: a few lines of text, cut with an ellipsis, and headings over the whole width."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from compendium.ui.models.fact_table import FactRole, Index
from compendium.ui.theme import Themes

LINES = 2
_CORRECTED_WIDTH = 3  # px; the mark at the left of a row that a person changed


class WrapDelegate(QStyledItemDelegate):
    """Paints every cell itself: Qt's own would cut wrapped text in the middle of a line."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def row_height(self, widget: QWidget) -> int:
        """Return the height of a row in px."""
        return round(QFontMetricsF(widget.font()).lineSpacing() * LINES) + 2 * self._themes.current.px("space_2")

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row; widths are the header's matter."""
        return QSize(0, self.row_height(option.widget))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw background and text."""
        theme = self._themes.current
        painter.save()
        heading = index.data(FactRole.GROUP)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, index)
        side = theme.px("space_2")
        area = QRectF(option.rect).adjusted(side, 0, -side, -1)
        if index.column() == 0 and index.data(FactRole.CORRECTED):
            mark = QRectF(option.rect).adjusted(0, side, 0, -side)
            mark.setWidth(_CORRECTED_WIDTH)
            painter.fillRect(mark, theme.color("note"))
        tone = index.data(FactRole.TONE)
        usual = "accent_text" if selected else "text_secondary" if heading is not None else "text"
        painter.setPen(theme.color(tone or usual))
        painter.setFont(option.font)
        if heading is not None:
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(heading))
        else:
            alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
            self._paint_lines(painter, area, str(index.data() or ""), alignment & Qt.AlignmentFlag.AlignRight)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._themes.current
        if index.data(FactRole.GROUP) is not None:
            painter.fillRect(option.rect, theme.color("panel"))
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("accent_soft"))
        painter.setPen(theme.color("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_lines(self, painter: QPainter, area: QRectF, text: str, right: Qt.AlignmentFlag) -> None:
        if not text:
            return
        layout, cut = laid_out(text, painter, area.width(), right)
        spacing = painter.fontMetrics().lineSpacing()
        top = area.top() + max(0.0, (area.height() - layout.lineCount() * spacing) / 2)
        whole = layout.lineCount() - cut
        for number in range(whole):
            layout.lineAt(number).draw(painter, QPointF(area.left(), top))
        if cut:
            rest = text[layout.lineAt(whole).textStart() :]
            shown = painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, int(area.width()))
            line = QRectF(area.left(), top + whole * spacing, area.width(), spacing)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | (right or Qt.AlignmentFlag.AlignLeft), shown)


def laid_out(text: str, painter: QPainter, width: float, right: Qt.AlignmentFlag) -> tuple[QTextLayout, bool]:
    """Return the lines that fit and whether there is more."""
    layout = QTextLayout(text, painter.font(), painter.device())
    option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    spacing = painter.fontMetrics().lineSpacing()
    used = 0
    while layout.lineCount() < LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, spacing * (layout.lineCount() - 1)))
        used = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, used < len(text)
