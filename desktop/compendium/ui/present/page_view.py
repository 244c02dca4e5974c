"""A page as large as there is room, with what is done to it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from compendium.ui.present.hitting import words_between
from compendium.ui.present.page_painter import paint_page, paint_show
from compendium.ui.present.show import Blank, Show
from compendium.ui.present.stage_look import StageLook
from compendium.ui.present.text_box import Spot

_SEEN_THROUGH = 0.55  # how much of the page a cover hides from the speaker, who goes on reading it
_NOTCH = 120  # one step of a wheel


class PageView(QWidget):
    """Shows what an audience sees; ``clicked`` and ``stepped`` (by 1 or -1) are left to its owner."""

    clicked = Signal()
    stepped = Signal(int)

    def __init__(self, show: Show, look: StageLook, parent: QWidget | None = None, *, framed: bool = False) -> None:
        """``framed`` for a picture of the page in a window of other colours."""
        super().__init__(parent)
        self._show, self._look, self._framed = show, look, framed
        self._pressed: QPointF | None = None
        self._dragging = False
        self._wheel = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        show.changed.connect(self.update)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As the stage is shaped."""
        return QSize(640, round(640 * self._show.stage.height / self._show.stage.width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the page, or what covers it."""
        painter = QPainter(self)
        theme = self._look.theme
        role = "page" if self._show.blank is Blank.NONE else self._show.blank.value
        if not self._framed:
            painter.fillRect(self.rect(), theme.color(role))
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        corner, scale = self._placed()
        painter.translate(corner)
        painter.scale(scale, scale)
        if self._show.blank is Blank.NONE or self._framed:
            paint_show(painter, self._show, theme)
        if self._show.blank is not Blank.NONE:
            cover = theme.color(role)
            cover.setAlphaF(_SEEN_THROUGH if self._framed else 1.0)
            painter.fillRect(self._show.stage.area, cover)

    def _placed(self) -> tuple[QPointF, float]:
        stage = self._show.stage
        scale = min(self.width() / stage.width, self.height() / stage.height)
        above = 0.0 if self._framed else (self.height() - stage.height * scale) / 2
        return QPointF((self.width() - stage.width * scale) / 2, above), scale

    def _on_stage(self, place: QPointF) -> QPointF:
        corner, scale = self._placed()
        return (place - corner) / scale

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke, or go back with the right button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False
        elif event.button() == Qt.MouseButton.RightButton:
            self.stepped.emit(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, or lead the spot of light."""
        if self._show.laser:
            self._show.point_at(self._on_stage(event.position()))
        elif self._pressed is not None:
            far = (event.position() - self._pressed).manhattanLength()
            if self._dragging or far >= QApplication.startDragDistance():
                self._dragging = True
                self._show.draw(self._stroke(event), done=False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke; without one it was a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        if self._dragging:
            self._show.draw(self._stroke(event), done=True)
        elif not self._show.pen and not self._show.laser:
            self.clicked.emit()
        self._pressed, self._dragging = None, False

    def _stroke(self, event: QMouseEvent) -> dict[Spot, tuple[int, int]]:
        if self._pressed is None:
            return {}
        return words_between(self._show.page, self._on_stage(self._pressed), self._on_stage(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn pages; with Ctrl make the letters larger or smaller."""
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / _NOTCH)
        self._wheel -= steps * _NOTCH
        if not steps:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._show.zoom(1 if steps > 0 else -1)
        else:
            self.stepped.emit(-1 if steps > 0 else 1)


class NextView(QWidget):
    """The page that comes next, small."""

    def __init__(self, show: Show, look: StageLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show, self._look = show, look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        show.page_changed.connect(self.update)
        look.changed.connect(self.update)

    def hasHeightForWidth(self) -> bool:
        """It keeps the shape of the stage."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As the stage is shaped."""
        return round(width * self._show.stage.height / self._show.stage.width)

    def sizeHint(self) -> QSize:
        """A third of a window."""
        return QSize(400, self.heightForWidth(400))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it as it will come."""
        painter = QPainter(self)
        page, stage = self._show.following, self._show.stage
        if page is None:
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("这是最后一页"))
            return
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        scale = min(self.width() / stage.width, self.height() / stage.height)
        painter.translate((self.width() - stage.width * scale) / 2, 0)
        painter.scale(scale, scale)
        paint_page(painter, page, stage, self._look.theme)
