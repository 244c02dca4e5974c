"""Found words in texts that stand side by side: what the library was searched for, and what is looked for here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from compendium.domain.finding import find_in_clauses
from compendium.ui.compare.pane import PIVOT, ComparePane
from compendium.ui.compare.pane_area import PaneArea
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.find_bar import FindBar, HitBar

_LONGEST_QUERY = 60


class PaneHits(QObject):
    """Marks places in all panes and walks through them, pane after pane, round and round.

    The find bar's places stand before those of the search while it is open.
    """

    def __init__(self, area: PaneArea, find_bar: FindBar, hit_bar: HitBar) -> None:
        """Both bars start hidden."""
        super().__init__(area)
        self._area, self._find_bar, self._hit_bar = area, find_bar, hit_bar
        self._query = ""
        self._closed = ""
        self._searched: dict[str, Sequence[Span]] = {}
        self._places: list[tuple[ComparePane, Span]] = []
        self._at = -1
        for bar in (find_bar, hit_bar):
            bar.hide()
            bar.next_requested.connect(lambda: self.step(1))
            bar.previous_requested.connect(lambda: self.step(-1))
        find_bar.query_changed.connect(self._find)
        find_bar.closed.connect(self.close_find)
        hit_bar.closed.connect(self._close_hits)

    @property
    def finding(self) -> bool:
        """True while the find bar is open."""
        return not self._find_bar.isHidden()

    def show_searched(self, query: str, marks: Mapping[str, Sequence[Span]]) -> None:
        """Mark what a search found, by document; a query whose marks the user closed stays unmarked."""
        self._query, self._searched = query, dict(marks) if query != self._closed else {}
        self.renew()

    def renew(self) -> None:
        """Mark again: other texts are shown."""
        if self.finding:
            self._find(self._find_bar.field.text())
        else:
            self._mark_searched()

    def open_find(self) -> None:
        """Open the find bar; a short selection is looked for at once."""
        pane = self._area.active_pane()
        words = pane.view.selected_text() if pane is not None else ""
        self._hit_bar.hide()
        self._find_bar.open("" if "\n" in words else " ".join(words.split())[:_LONGEST_QUERY])
        if not words:
            self._find(self._find_bar.field.text())

    def close_find(self) -> None:
        """Close the find bar; marks of a search come back."""
        self._find_bar.hide()
        pane = self._area.active_pane()
        if pane is not None:
            pane.view.setFocus()
        self._mark_searched()

    def step(self, by: int) -> None:
        """Go to the next place (1) or the previous one (-1); linked panes follow."""
        if not self._places:
            return
        self._at = (self._at + by) % len(self._places) if self._at >= 0 else (0 if by > 0 else len(self._places) - 1)
        pane, span = self._places[self._at]
        for each in self._area.panes:
            each.view.set_current_mark("hit_current", span if each is pane else None)
        pane.view.ensure_visible(span[0], span[1], pivot=PIVOT)
        self._area.scrolling.lead(pane.doc)
        self._show_count()

    def _find(self, words: str) -> None:
        found = {}
        for pane in self._area.panes:
            document = pane.view.shown
            found[pane.doc] = find_in_clauses(document.outline, words) if document else []
        self._mark(found)
        self._show_count()
        if words.strip() and self._places:
            self.step(1)

    def _mark_searched(self) -> None:
        self._mark(self._searched)
        self._hit_bar.setVisible(bool(self._places))
        self._show_count()

    def _mark(self, marks: Mapping[str, Sequence[Span]]) -> None:
        self._places, self._at = [], -1
        for pane in self._area.panes:
            spans = [span for span in marks.get(pane.doc, ()) if span[0] in pane.view.clause_map]
            spans.sort(key=lambda span, view=pane.view: view.clause_map.position(span[0], span[1]))  # type: ignore[misc]
            pane.view.set_marks("searched", "hit", spans)
            pane.view.set_current_mark("hit_current", None)
            self._places += [(pane, span) for span in spans]

    def _close_hits(self) -> None:
        self._closed, self._searched = self._query, {}
        self._mark_searched()

    def _show_count(self) -> None:
        (self._find_bar if self.finding else self._hit_bar).show_count(self._at + 1, len(self._places))
