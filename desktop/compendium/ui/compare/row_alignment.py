"""Rows of two versions at one height: space below clauses until each stands beside its partner."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from compendium.ui.compare.pane import PaneView
from compendium.ui.reader.text_column import Place

Row = tuple[str | None, str | None]
"""Clause of the left and of the right text; None for a gap."""

AFTER_MS = 150
"""Rows are measured anew this long after the last change of size or letters."""


class RowAlignment(QObject):
    """Pads two texts; quiet while off."""

    aligned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start off, without texts."""
        super().__init__(parent)
        self._views: tuple[PaneView, PaneView] | None = None
        self._rows: Sequence[Row] = ()
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._align)

    @property
    def active(self) -> bool:
        """Whether rows are kept at one height."""
        return self._views is not None

    def start(self, views: tuple[PaneView, PaneView], rows: Sequence[Row]) -> None:
        """Align two texts by ``rows``, which hold the clauses of each in reading order."""
        shown = [view.clause_map for view in views]
        self._views = views
        self._rows = [row for row in rows if all(c is None or c in at for c, at in zip(row, shown, strict=True))]
        self._align()

    def stop(self) -> None:
        """Take the space out again."""
        views, self._views = self._views, None
        self._timer.stop()
        for view in views or ():
            place = view.place()
            view.set_row_padding({})
            _return_to(view, place)
        if views:
            self.aligned.emit()

    def drop(self) -> None:
        """Forget the texts, which are gone."""
        self._views = None
        self._timer.stop()

    def renew(self) -> None:
        """Something was laid out anew."""
        if self._views is not None:
            self._timer.start()

    def _align(self) -> None:
        if self._views is None:
            return
        places = [view.place() for view in self._views]
        for view in self._views:
            view.set_row_padding({})
        padding = paddings(*self._views, self._rows)
        for view, extra, place in zip(self._views, padding, places, strict=True):
            view.set_row_padding(extra)
            _return_to(view, place)
        self.aligned.emit()


def paddings(left: PaneView, right: PaneView, rows: Sequence[Row]) -> tuple[dict[str, int], dict[str, int]]:
    """Return px to add below clauses of each text; both are laid out without any.

    Every row begins below both sides of the one before, so that a clause without partner stands beside a gap.
    """
    sides = (_Side(left, [row[0] for row in rows]), _Side(right, [row[1] for row in rows]))
    for ours, theirs in rows:
        begin = max(side.next_top for side in sides)
        for side, clause in zip(sides, (ours, theirs), strict=True):
            if clause is not None:
                side.put(clause, begin)
    end = max(side.end for side in sides)
    for side in sides:
        side.finish(end)
    return sides[0].extra, sides[1].extra


class _Side:
    """One text while its rows are placed."""

    def __init__(self, view: PaneView, clauses: Sequence[str | None]) -> None:
        self.extra: dict[str, int] = {}
        self._view = view
        order = view.clause_map.clauses
        self._above = dict(zip(order[1:], order, strict=False))
        self._last = order[-1] if order else ""
        self._left = deque(clause for clause in clauses if clause is not None)
        self._added = 0

    @property
    def end(self) -> float:
        """Y below the last line."""
        return self._view.clause_map.bottom(self._last) + self._added

    @property
    def next_top(self) -> float:
        """Y of the next clause to be placed, below all where none is left."""
        return self._view.y_of(self._left[0]) + self._added if self._left else self.end

    def put(self, clause: str, begin: float) -> None:
        """Let a clause begin at y, or where it stands when that is lower."""
        self._pad(self._above.get(clause, ""), round(begin - self.next_top))
        self._left.popleft()

    def finish(self, end: float) -> None:
        """Let the text end at y, so that both can be scrolled as far."""
        self._pad(self._last, round(end - self.end))

    def _pad(self, above: str, px: int) -> None:
        if above and px > 0:
            self.extra[above] = self.extra.get(above, 0) + px
            self._added += px


def _return_to(view: PaneView, place: Place | None) -> None:
    if place is not None:
        view.restore_place(place)
