"""Documents that are dragged here: from the library, or a pane by its header to another place."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from compendium.services.compare import MOST_DOCUMENTS
from compendium.ui.models.library_tree import DOCUMENTS_MIME
from compendium.ui.theme import Themes

# The outer parts of a pane take a document beside it, the middle in its place.
_EDGE = 0.25


class Landing(NamedTuple):
    """Where a document would land: its place among the panes, whether it takes that one's place, where to show it."""

    at: int
    replaces: bool
    area: QRect


def dragged(data: QMimeData) -> list[str]:
    """Ids of the documents that are dragged; none for anything else."""
    if not data.hasFormat(DOCUMENTS_MIME):
        return []
    try:
        found = json.loads(bytes(data.data(DOCUMENTS_MIME).data()).decode())
    except ValueError:
        return []
    return [doc for doc in found if isinstance(doc, str)] if isinstance(found, list) else []


def landing(x: int, panes: Sequence[QRect], *, full: bool) -> Landing | None:
    """Return what a drop at ``x`` would do; ``full`` when there is no room for one more pane."""
    for at, pane in enumerate(panes):
        if not pane.left() <= x <= pane.right() and at < len(panes) - 1:
            continue
        share = (x - pane.left()) / max(pane.width(), 1)
        if not full and share < _EDGE:
            return Landing(at, False, QRect(pane.left(), pane.top(), pane.width() // 3, pane.height()))
        if not full and share > 1 - _EDGE:
            third = pane.width() // 3
            return Landing(at + 1, False, QRect(pane.right() - third, pane.top(), third, pane.height()))
        return Landing(at, True, pane)
    return None


def arranged(shown: Sequence[str], docs: Sequence[str], where: Landing | None) -> list[str]:
    """Return the documents after a drop: one that is shown moves, others come in; at most as many as fit."""
    if where is None:
        return list(dict.fromkeys((*shown, *docs)))[:MOST_DOCUMENTS]
    wanted = list(shown)
    if where.replaces and len(docs) == 1 and docs[0] in wanted and where.at < len(wanted):
        other = wanted.index(docs[0])
        wanted[where.at], wanted[other] = wanted[other], wanted[where.at]
        return wanted
    goes = {wanted[where.at]} if where.replaces and where.at < len(wanted) else set()
    before = [doc for doc in wanted[: where.at] if doc not in docs]
    after = [doc for doc in wanted[where.at :] if doc not in docs and doc not in goes]
    return [*before, *dict.fromkeys(docs), *after][:MOST_DOCUMENTS]


class _Indicator(QWidget):
    """Shows where the document would land."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, area: QRect, words: str) -> None:
        self._words = words
        self.setGeometry(area)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tinted piece with a firm frame and words in its middle."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = theme.color("accent_soft")
        fill.setAlphaF(0.86)
        painter.setBrush(fill)
        painter.setPen(QPen(theme.color("accent"), 2))
        radius = theme.px("radius_large")
        painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), radius, radius)
        painter.setFont(theme.font("font_large"))
        painter.setPen(theme.color("accent_text"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(16, 16, -16, -16), flags, self._words)


class DropTarget(QObject):
    """Lets documents be dropped on a widget and everything inside it."""

    dropped = Signal(list, object)
    """Ids of the documents, and the Landing or None."""

    def __init__(self, widget: QWidget, panes: Callable[[], Sequence[tuple[QRect, str]]], themes: Themes) -> None:
        """``panes`` gives the place in ``widget`` and the name of each pane; none where documents are just added."""
        super().__init__(widget)
        self._widget, self._panes = widget, panes
        self._indicator = _Indicator(themes, widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def reach_through(self, part: QAbstractScrollArea) -> None:
        """Take drops on a part that would take them itself, such as a text.

        It takes none any more, so that they reach the widget behind it. A filter on its viewport would be called while
        the view is being destroyed, which has ended the program.
        """
        part.setAcceptDrops(False)
        part.viewport().setAcceptDrops(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a drag of documents; any other goes its way."""
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._indicator.hide()
            return False
        if not isinstance(event, QDropEvent) or not isinstance(watched, QWidget):
            return False
        docs = dragged(event.mimeData())
        if not docs:
            # Files go on to the window, which imports them; a text would keep them.
            event.ignore()
            return True
        self._follow(kind, watched.mapTo(self._widget, event.position().toPoint()), docs)
        event.acceptProposedAction()
        return True

    def _follow(self, kind: QEvent.Type, place: QPoint, docs: list[str]) -> None:
        panes = list(self._panes())
        where = landing(place.x(), [rect for rect, _ in panes], full=len(panes) >= MOST_DOCUMENTS) if panes else None
        if kind == QEvent.Type.Drop:
            self._indicator.hide()
            self.dropped.emit(docs, where)
            return
        area = where.area if where else self._widget.rect()
        name = panes[where.at][1] if where and where.replaces else ""
        words = self.tr("换下《{0}》").format(name) if name else self.tr("放在这里对照")
        self._indicator.show_at(area, words)
