"""Panes that scroll together by matched clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer

from compendium.domain.comparison import ClausePair, ClauseRef
from compendium.ui.compare.pane import PIVOT, PaneView
from compendium.ui.compare.scroll_map import Anchor, Candidate, ScrollMap, rising

# What stands lower than this share of the view is not seen at a glance.
_READ_TO = 0.85


class LinkedScrolling(QObject):
    """Moves the other panes when the user moves one.

    The maps between two panes are made when first needed and dropped whenever sizes or matches change; scrolling itself
    looks two numbers up. Panes that were brought together elsewhere than at the pivot glide back into step. Clauses
    that were brought together stay so through every change of size for as long as the user has them in view.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without panes, linked."""
        super().__init__(parent)
        self._views: dict[str, PaneView] = {}
        self._pairs: Sequence[ClausePair] = ()
        self._pinned: tuple[ClauseRef, ...] = ()
        self._words: Mapping[str, int] = {}
        self._level = False
        self._maps: dict[tuple[str, str], ScrollMap] = {}
        self._leader = ""
        self._apart: dict[str, float] = {}
        self._apart_since = 0.0
        self._moving = False
        self._held = False
        self.linked = True
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._on_settled)

    def set_views(self, views: dict[str, PaneView]) -> None:
        """Take the views by document; what was known of others is forgotten."""
        self._views = dict(views)
        self._leader = next(iter(views), "")
        self._pairs, self._pinned, self._held = (), (), False
        self._level = False
        self._maps.clear()
        self._apart.clear()

    @property
    def holds(self) -> bool:
        """Whether the user still looks at the clauses that were brought together last."""
        return self._held

    def set_pairs(self, pairs: Sequence[ClausePair]) -> None:
        """Take the matches of all documents."""
        self._pairs, self._pinned, self._held = pairs, (), False
        self._maps.clear()

    def set_linked(self, linked: bool) -> None:
        """Link or unlink; linking brings the others beside the pane that moved last."""
        self.linked = linked
        self._apart.clear()
        if linked:
            self.follow(self._leader)

    def set_level(self, *, level: bool) -> None:
        """Whether the texts are padded to one height, so that equal y stand beside each other."""
        self._level = level
        self.forget_sizes()

    def forget_sizes(self) -> None:
        """Sizes or words changed: measure anew, and line up once everything has its place."""
        self._maps.clear()
        self._apart.clear()
        self._settle.start()

    def show_together(
        self, refs: Sequence[ClauseRef], *, keep: str = "", words: Mapping[str, int] | None = None
    ) -> None:
        """Bring one clause of each of several documents to the pivot, and keep them together from now on.

        Args:
            refs: at most one clause of a document.
            keep: document that stays where it is; the partners are brought beside its clause.
            words: by document, where in its clause something is to be seen; a long clause is shown from there on.
        """
        self._pinned, self._words = tuple(refs), words or {}
        self._maps.clear()
        here = next((ref for ref in refs if ref.doc == keep and ref.doc in self._views), None)
        if here is not None:
            view = self._views[here.doc]
            offset = view.pivot_y - view.y_of(here.clause)
        else:
            offset = self._short_of_pivot(refs) or self._way_to_words(refs)
        self._moving = True
        for ref in refs:
            view_of = self._views.get(ref.doc)
            if view_of is not None and ref is not here:
                view_of.bring_to_pivot(view_of.y_of(ref.clause) + offset)
        self._moving = False
        if refs:
            self._leader = keep or refs[0].doc
            self._held = len(refs) > 1
            self._measure_apart()
            if self.linked:
                self.follow(self._leader)

    def _short_of_pivot(self, refs: Sequence[ClauseRef]) -> float:
        """How far above the pivot the clauses must meet, because the first lines of a text cannot come down to it."""
        views = [(self._views[ref.doc], ref.clause) for ref in refs if ref.doc in self._views]
        return max([0.0, *(PIVOT * view.viewport().height() - view.y_of(clause) for view, clause in views)])

    def _way_to_words(self, refs: Sequence[ClauseRef]) -> float:
        """How far below the first lines of the clauses the first words stand that are to be seen, 0 when they show."""
        ways = []
        for ref in refs:
            view = self._views.get(ref.doc)
            if view is not None and ref.doc in self._words:
                clause_map = view.clause_map
                y, height = clause_map.y_of_position(clause_map.position(ref.clause, self._words[ref.doc]))
                way = y - view.y_of(ref.clause)
                ways.append(way if way + height > (_READ_TO - PIVOT) * view.viewport().height() else 0.0)
        return min(ways, default=0.0)

    def _measure_apart(self) -> None:
        """Remember how far the panes are out of step with the map, so that scrolling on does not make them jump.

        What has no part in the group stands where the map has it.
        """
        leader = self._views[self._leader]
        members = {ref.doc for ref in self._pinned}
        self._apart_since = leader.pivot_y
        self._apart = {
            doc: view.pivot_y - self._map(self._leader, doc)(leader.pivot_y)
            for doc, view in self._views.items()
            if doc != self._leader and view.shown is not None and doc in members
        }

    def follow(self, leader: str) -> None:
        """Bring the other panes beside this one."""
        view = self._views.get(leader)
        if view is None or view.shown is None:
            return
        gone = abs(view.pivot_y - self._apart_since) / max(view.viewport().height(), 1)
        left = max(1.0 - gone, 0.0)
        self._moving = True
        for doc, other in self._views.items():
            if doc != leader and other.shown is not None:
                other.bring_to_pivot(self._map(leader, doc)(view.pivot_y) + left * self._apart.get(doc, 0.0))
        self._moving = False

    def lead(self, doc: str) -> None:
        """The user moved this pane: the others follow, when linked."""
        if self._moving or doc not in self._views:
            return
        if doc != self._leader:
            self._apart.clear()
            self._leader = doc
        self._held = self._held and self._looks_at_pinned(doc)
        if self.linked:
            self.follow(doc)

    def _looks_at_pinned(self, doc: str) -> bool:
        clauses = self._views[doc].visible_clauses()
        return any(ref.doc == doc and ref.clause in clauses for ref in self._pinned)

    def _on_settled(self) -> None:
        if not self.linked:
            return
        # Who reads on inside a long clause keeps his line; the map has its partner beside it.
        if self._held and not self._reads_on():
            self.show_together(self._pinned, words=self._words)
        self.follow(self._leader)

    def _reads_on(self) -> bool:
        view = self._views[self._leader]
        tops = [view.y_of(ref.clause) for ref in self._pinned if ref.doc == self._leader]
        return self._looks_at_pinned(self._leader) and all(top < view.top_y() for top in tops)

    def _map(self, a: str, b: str) -> ScrollMap:
        if (a, b) not in self._maps:
            self._maps[a, b] = self._make_map(a, b)
        return self._maps[a, b]

    def _make_map(self, a: str, b: str) -> ScrollMap:
        first, second = self._views[a], self._views[b]
        if self._level:
            return ScrollMap([(0.0, 0.0)])
        places = [{c: n for n, c in enumerate(view.clause_map.clauses)} for view in (first, second)]
        candidates = {
            (one, other): Candidate(places[0][one], places[1][other], strength)
            for one, other, strength in _between(self._pairs, a, b)
            if one in places[0] and other in places[1]
        }
        pins = {ref.doc: ref.clause for ref in self._pinned}
        left, right = places[0].get(pins.get(a, "")), places[1].get(pins.get(b, ""))
        pinned = Candidate(left, right, 1.0) if left is not None and right is not None else None
        chain = rising(list(candidates.values()), pinned)
        clauses = (first.clause_map.clauses, second.clause_map.clauses)
        anchors: list[Anchor] = [_start(first, second)]
        for link in chain:
            here, there = clauses[0][link.left], clauses[1][link.right]
            anchors.append((first.clause_map.top(here), second.clause_map.top(there)))
            anchors.append((first.clause_map.bottom(here), second.clause_map.bottom(there)))
        anchors.append(_end(first, second))
        return ScrollMap(anchors)


def _between(pairs: Sequence[ClausePair], a: str, b: str) -> list[tuple[str, str, float]]:
    found = []
    for pair in pairs:
        if (pair.a.doc, pair.b.doc) == (a, b):
            found.append((pair.a.clause, pair.b.clause, pair.strength))
        elif (pair.b.doc, pair.a.doc) == (a, b):
            found.append((pair.b.clause, pair.a.clause, pair.strength))
    return found


def _start(a: PaneView, b: PaneView) -> Anchor:
    """Tops stand beside each other."""
    return PIVOT * a.viewport().height(), PIVOT * b.viewport().height()


def _end(a: PaneView, b: PaneView) -> Anchor:
    """Last lines stand beside each other."""
    return _text_end(a), _text_end(b)


def _text_end(view: PaneView) -> float:
    clauses = view.clause_map.clauses
    return view.clause_map.bottom(clauses[-1]) if clauses else 0.0
