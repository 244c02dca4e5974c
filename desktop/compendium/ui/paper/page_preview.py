"""Pages as they will be printed, one below the other; only those on screen are drawn."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from compendium.ui.printing.pages import Laid
from compendium.ui.printing.writing import draw_page
from compendium.ui.theme import Themes

_KEPT = 12  # pictures of pages
_ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)  # of the size at which a page is as wide as there is room
_LINE_STEP = 48


class PagePreview(QAbstractScrollArea):
    """Shows pages; ``page_changed`` carries the page in the middle, from 1, and how many there are."""

    page_changed = Signal(int, int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagePreview")
        self.setAccessibleName(self.tr("打印预览"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._themes = themes
        self._laid: Laid | None = None
        self._message = ""
        self._zoom = 0
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self._told = (0, 0)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._tell())

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._laid.pages) if self._laid else 0

    @property
    def message(self) -> str:
        """The words in place of pages; "" while there are pages."""
        return self._message

    def show_pages(self, laid: Laid) -> None:
        """Show pages, staying where the user is in them."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._laid, self._message = laid, ""
        self._renew()
        bar.setValue(round(share * bar.maximum()))

    def say(self, message: str) -> None:
        """Show words in place of pages."""
        self._laid, self._message = None, message
        self._renew()

    def go_to(self, number: int) -> None:
        """Bring a page, counted from 1, to the top."""
        if self._laid:
            place = self._place(max(min(number, self.page_count), 1) - 1)
            self.verticalScrollBar().setValue(place.top() - self._gap)

    def zoom_by(self, steps: int) -> None:
        """Draw the pages larger, or smaller by a negative number."""
        zoom = max(min(self._zoom + steps, len(_ZOOMS) - 1), 0)
        if zoom != self._zoom:
            self._zoom = zoom
            self._renew()

    # Layout

    @property
    def _gap(self) -> int:
        return self._themes.current.px("space_4")

    def _page_size(self) -> QSize:
        if self._laid is None:
            return QSize()
        page = self._laid.page
        room = QSize(self.viewport().width() - 2 * self._gap, self.viewport().height() - 2 * self._gap)
        # A page turned is as wide as the room, one upright as high, until the user wants more.
        upright = round(room.height() * page.width / page.height)
        width = room.width() if page.landscape else min(room.width(), upright)
        width = max(round(width * _ZOOMS[self._zoom]), 120)
        return QSize(width, round(width * page.height / page.width))

    def _place(self, number: int) -> QRect:
        size = self._page_size()
        left = max((self.viewport().width() - size.width()) // 2, self._gap)
        return QRect(QPoint(left, self._gap + number * (size.height() + self._gap)), size)

    def _renew(self) -> None:
        self._pictures.clear()
        size = self._page_size()
        height = self.page_count * (size.height() + self._gap) + self._gap
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(height - self.viewport().height(), 0))
        vertical.setPageStep(self.viewport().height())
        vertical.setSingleStep(_LINE_STEP)
        horizontal.setRange(0, max(size.width() + 2 * self._gap - self.viewport().width(), 0))
        horizontal.setPageStep(self.viewport().width())
        self.viewport().update()
        self._tell()

    def _tell(self) -> None:
        size = self._page_size()
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        number = min(max(ceil(middle / (size.height() + self._gap)), 1), self.page_count) if self._laid else 0
        if self._told != (number, self.page_count):
            self._told = (number, self.page_count)
            self.page_changed.emit(*self._told)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages on screen, or the words in their place."""
        theme = self._themes.current
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("hover"))
        if self._laid is None:
            painter.setPen(theme.color("text_secondary"))
            room = self.viewport().rect().marginsRemoved(self.viewport().contentsMargins())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for number in range(self.page_count):
            place = self._place(number).translated(-offset)
            if place.intersects(event.rect()):
                painter.drawPixmap(place.topLeft(), self._picture(self._laid, number, place.size()))
                painter.setPen(theme.color("border"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(place.adjusted(0, 0, -1, -1))

    def _picture(self, laid: Laid, number: int, size: QSize) -> QPixmap:
        known = self._pictures.pop(number, None)
        if known is None:
            ratio = self.devicePixelRatioF()
            known = QPixmap(size * ratio)
            known.setDevicePixelRatio(ratio)
            known.fill(self._themes.current.color("paper"))
            painter = QPainter(known)
            draw_page(laid, number, painter, size.width())
            painter.end()
        self._pictures[number] = known
        if len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        return known

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the room."""
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._renew()
        bar.setValue(round(share * bar.maximum()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from page to page."""
        bar = self.verticalScrollBar()
        moves = {
            Qt.Key.Key_PageDown: lambda: self.go_to(self._told[0] + 1),
            Qt.Key.Key_PageUp: lambda: self.go_to(self._told[0] - 1),
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
            Qt.Key.Key_Plus: lambda: self.zoom_by(1),
            Qt.Key.Key_Equal: lambda: self.zoom_by(1),
            Qt.Key.Key_Minus: lambda: self.zoom_by(-1),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            move()
