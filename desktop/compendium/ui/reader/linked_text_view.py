"""Words of a text that lead to other documents: underlined, a hand over them, a click follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from compendium.services.text_links import TextLink
from compendium.ui.reader.text_view import PolicyTextView

_PRESENT, _ABSENT = "links", "links to elsewhere"


class LinkedTextView(PolicyTextView):
    """The text of the reader, with links; ``followed`` carries the TextLink that was clicked."""

    followed = Signal(object)

    # Of the class, since events come while the text view itself is still being made.
    _links: tuple[TextLink, ...] = ()
    _pressed: TextLink | None = None
    _takers: tuple[Callable[[QEvent], bool], ...] = ()

    def take_events(self, taker: Callable[[QEvent], bool]) -> None:
        """Give the events of the viewport to ``taker`` first; what it answers True to goes no further.

        A filter on the viewport would be called while the view is being destroyed, which has ended the program.
        """
        self._takers = (*self._takers, taker)

    @property
    def links(self) -> tuple[TextLink, ...]:
        """The links of the text that is shown."""
        return self._links

    def show_links(self, links: Sequence[TextLink]) -> None:
        """Underline these; what the library has stands out from what it has not."""
        self._links, self._pressed = tuple(links), None
        for layer, role, present in ((_PRESENT, "link:accent", True), (_ABSENT, "line:text_faint", False)):
            spans = [(link.clause, link.start, link.end) for link in self._links if bool(link.target) is present]
            self.set_marks(layer, role, spans)

    def link_at(self, point: QPoint) -> TextLink | None:
        """Return the link under a point of the viewport."""
        if not self._links:
            return None
        there = QPointF(point) + QPointF(0, self.top_y())
        layout = self.document().documentLayout()
        position = layout.hitTest(there, Qt.HitTestAccuracy.ExactHit)
        if position < 0:
            return None
        clause, offset = self.clause_map.locate(position)
        return next((link for link in self._links if link.clause == clause and link.start <= offset <= link.end), None)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a hand and a hint over links, and follow the one that was pressed and let go."""
        return any(taker(event) for taker in self._takers) or self._take(event) or super().viewportEvent(event)

    def _take(self, event: QEvent) -> bool:
        if not self._links:
            return False
        if isinstance(event, QHelpEvent):
            return self._hint(event)
        if not isinstance(event, QMouseEvent):
            return False
        here = self.link_at(event.position().toPoint())
        if event.type() == QEvent.Type.MouseMove and not event.buttons() and here is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
            return True  # else the text would show its own pointer
        if event.button() == Qt.MouseButton.LeftButton and event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = here
        elif event.button() == Qt.MouseButton.LeftButton and event.type() == QEvent.Type.MouseButtonRelease:
            self._release(here)
        return False

    def _hint(self, event: QHelpEvent) -> bool:
        link = self.link_at(event.pos())
        if link is None:
            return False
        words = self.tr("{0}\n单击打开") if link.target else self.tr("文库中没有{0}\n单击可在文库中检索")
        QToolTip.showText(event.globalPos(), words.format(link.name), self.viewport())
        return True

    def _release(self, here: TextLink | None) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == here and not self.textCursor().hasSelection():
            # Once the view has done with the click: following it changes what the view shows.
            QTimer.singleShot(0, self, lambda: self.followed.emit(pressed))
