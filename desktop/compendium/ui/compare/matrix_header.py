"""The headings of the table of a comparison: a document's name, and its level, place and year under it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from compendium.ui.models.compare_matrix import UnderRole
from compendium.ui.theme import Themes

_PAD = 8
_SMALLER = 2


class MatrixHeader(QHeaderView):
    """Draws both lines; what finds no room ends in dots, and the tooltip says it whole."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        """Make it for columns."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._themes = themes
        self.px = themes.current.px("font_ui")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(80)
        self.setAccessibleName(self.tr("表头"))
        themes.changed.connect(self.viewport().update)

    def set_px(self, px: int) -> None:
        """Take the size of the letters."""
        self.px = px
        # Asks the table to give the header its new height.
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, max(self.count() - 1, 0))
        self.geometriesChanged.emit()

    def _font(self, smaller: int = 0) -> QFont:
        font = self._themes.current.font()
        font.setPixelSize(max(self.px - smaller, 1))
        return font

    def _heights(self) -> tuple[int, int]:
        return QFontMetrics(self._font()).lineSpacing(), QFontMetrics(self._font(_SMALLER)).lineSpacing()

    def sizeHint(self) -> QSize:
        """Room for two lines."""
        return QSize(super().sizeHint().width(), sum(self._heights()) + _PAD + 2)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a heading."""
        theme, model = self._themes.current, self.model()
        painter.save()
        painter.fillRect(rect, theme.color("panel"))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        name = str(model.headerData(section, self.orientation()) or "")
        under = str(model.headerData(section, self.orientation(), UnderRole) or "")
        first, second = self._heights()
        top = rect.top() + (rect.height() - first - (second if under else 0)) // 2
        left, width = rect.left() + _PAD, rect.width() - 2 * _PAD
        for words, height, smaller, tone in ((name, first, 0, "text"), (under, second, _SMALLER, "text_secondary")):
            painter.setFont(self._font(smaller))
            painter.setPen(theme.color(tone))
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, top, width, height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height
        painter.restore()
