"""Rows of two versions at one height: space below clauses until each stands beside its partner."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from compendium.ui.compare.pane import PaneView
from compendium.ui.reader.text_view import Place

AFTER_MS = 150
"""Rows are measured anew this long after the last change of size or letters."""


class RowAlignment(QObject):
    """Pads two texts; quiet while off."""

    aligned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Start off, without texts."""
        super().__init__(parent)
        self._views: tuple[PaneView, PaneView] | None = None
        self._pairs: Sequence[tuple[str, str]] = ()
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self._align)

    @property
    def active(self) -> bool:
        """Whether rows are kept at one height."""
        return self._views is not None

    def start(self, views: tuple[PaneView, PaneView], pairs: Sequence[tuple[str, str]]) -> None:
        """Align two texts by ``pairs``: clauses of the first and the second that rise on both sides."""
        self._views, self._pairs = views, tuple(pairs)
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
        padding = paddings(*self._views, self._pairs)
        for view, extra, place in zip(self._views, padding, places, strict=True):
            view.set_row_padding(extra)
            _return_to(view, place)
        self.aligned.emit()


def paddings(
    left: PaneView, right: PaneView, pairs: Sequence[tuple[str, str]]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return px to add below clauses of each text; both are laid out without any."""
    extra: tuple[dict[str, int], dict[str, int]] = ({}, {})
    before = [_predecessors(view) for view in (left, right)]
    added = [0, 0]
    for ours, theirs in pairs:
        if ours not in left.clause_map or theirs not in right.clause_map:
            continue
        apart = round(left.y_of(ours) + added[0] - right.y_of(theirs) - added[1])
        side = 1 if apart > 0 else 0
        above = before[side].get((ours, theirs)[side])
        if apart and above is not None:
            extra[side][above] = extra[side].get(above, 0) + abs(apart)
            added[side] += abs(apart)
    return extra


def _predecessors(view: PaneView) -> dict[str, str]:
    clauses = view.clause_map.clauses
    return dict(zip(clauses[1:], clauses, strict=False))


def _return_to(view: PaneView, place: Place | None) -> None:
    if place is not None:
        view.restore_place(place)
