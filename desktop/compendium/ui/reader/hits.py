"""Walking through places of a text, round and round."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from compendium.domain.finding import find_in_clauses
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.find_bar import FindBar, HitBar
from compendium.ui.reader.text_view import PolicyTextView

_PIVOT = 0.3
_LONGEST_QUERY = 60


class Hits:
    """Places in reading order with one current place; empty when there are none."""

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        """Keep the places; the first is current."""
        self.spans = tuple(spans)
        self._index = 0

    def __len__(self) -> int:
        return len(self.spans)

    @property
    def number(self) -> int:
        """1 for the first place; 0 when there is none."""
        return self._index + 1 if self.spans else 0

    @property
    def current(self) -> Span | None:
        """The current place."""
        return self.spans[self._index] if self.spans else None

    def step(self, by: int) -> None:
        """Go on by so many places, past the end to the beginning."""
        if self.spans:
            self._index = (self._index + by) % len(self.spans)

    def start_at(self, position: int, position_of: Callable[[Span], int]) -> None:
        """Make current the first place at or after a position of the text, else the first of all."""
        ahead = (index for index, span in enumerate(self.spans) if position_of(span) >= position)
        self._index = next(ahead, 0)


class HitWalker(QObject):
    """Marks what was found in a view and walks through it: by the find bar while that is open, else by the hit bar."""

    hit_changed = Signal(int, int)
    """Number of the place shown, counted from 1, and how many there are; 0, 0 when there is none."""
    moved_to = Signal(str)
    """Clause of the place the user was brought to."""

    def __init__(self, view: PolicyTextView, find_bar: FindBar, hit_bar: HitBar) -> None:
        """Both bars start hidden."""
        super().__init__(view)
        self._view, self._find_bar, self._hit_bar = view, find_bar, hit_bar
        self._found = Hits()
        self._searched = Hits()
        find_bar.hide()
        hit_bar.hide()
        find_bar.query_changed.connect(self.find)
        find_bar.closed.connect(self.close_find)
        hit_bar.closed.connect(self.close_hits)
        for bar in (find_bar, hit_bar):
            bar.next_requested.connect(lambda: self.step(1))
            bar.previous_requested.connect(lambda: self.step(-1))

    @property
    def finding(self) -> bool:
        """True while the find bar is open."""
        return not self._find_bar.isHidden()

    @property
    def hits(self) -> Hits:
        """The places that the arrows walk through now."""
        return self._found if self.finding else self._searched

    def reset(self) -> None:
        """Forget what was found in the last text; words in an open find bar are looked for in the new one."""
        self._searched = Hits()
        self._hit_bar.hide()
        if self.finding:
            self.find(self._find_bar.field.text(), move=False)

    def set_searched(self, spans: Sequence[Span], clause: str) -> bool:
        """Mark what a search found and go to the first place in ``clause``; False when the clause has none."""
        self._hit_bar.show_origin(searched=True)
        shown = [span for span in spans if span[0] in self._view.clause_map]
        self._searched = Hits(sorted(shown, key=self._position_of))
        self._view.set_marks("searched", "hit", self._searched.spans)
        if not shown:
            self._hit_bar.hide()
            self._show_current(move=False)
            return False
        self.close_find()
        if clause:
            self._searched.start_at(self._view.clause_map.position(clause), self._position_of)
        self._hit_bar.show()
        there = not clause or any(span[0] == clause for span in shown)
        self._show_current(move=there)
        return there

    def call_quotes(self) -> None:
        """Say of the places that ``set_searched`` marked that nobody searched for them."""
        self._hit_bar.show_origin(searched=False)

    def open_find(self, words: str = "") -> None:
        """Open the find bar; ``words`` are looked for at once."""
        self._hit_bar.hide()
        self._view.set_marks("searched", "hit", ())
        self._find_bar.open(" ".join(words.split())[:_LONGEST_QUERY])
        if not words:
            self.find(self._find_bar.field.text(), move=False)

    def find(self, words: str, *, move: bool = True) -> None:
        """Mark every place that holds the words and go to the first one from what is shown on."""
        document = self._view.shown
        self._found = Hits(find_in_clauses(document.outline, words) if document else ())
        self._view.set_marks("found", "hit", self._found.spans)
        self._found.start_at(self._start_of(words), self._position_of)
        self._show_current(move=move)

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) place."""
        self.hits.step(by)
        self._show_current()

    def close_find(self) -> None:
        """Close the find bar and unmark its words; marks of a search come back."""
        if not self.finding:
            return
        self._find_bar.hide()
        self._found = Hits()
        self._view.set_marks("found", "hit", ())
        self._view.set_marks("searched", "hit", self._searched.spans)
        self._hit_bar.setVisible(bool(self._searched))
        self._view.setFocus()
        self._show_current(move=False)

    def close_hits(self) -> None:
        """Close the hit bar and unmark what a search found."""
        self._searched = Hits()
        self._view.set_marks("searched", "hit", ())
        self._hit_bar.hide()
        self._view.setFocus()
        self._show_current(move=False)

    def _start_of(self, words: str) -> int:
        """Where to look from: the selection when it is what is looked for, else what is shown."""
        selected = self._view.selected_spans()
        if selected and self._view.selected_text().strip() == words.strip():
            return self._position_of(selected[0])
        place = self._view.place()
        return self._view.clause_map.position(place.clause, place.offset) if place is not None else 0

    def _position_of(self, span: Span) -> int:
        return self._view.clause_map.position(span[0], span[1])

    def _show_current(self, *, move: bool = True) -> None:
        hits = self.hits
        self._view.set_current_mark("hit_current", hits.current)
        if hits.current and move:
            self._view.ensure_visible(hits.current[0], hits.current[1], pivot=_PIVOT)
            self._view.put_caret(*hits.current)
            self.moved_to.emit(hits.current[0])
        (self._find_bar if self.finding else self._hit_bar).show_count(hits.number, len(hits))
        self.hit_changed.emit(hits.number, len(hits))
