"""Where the user was: back and forward through texts, results, comparisons and bookmarks."""

from __future__ import annotations

from typing import NamedTuple

from compendium.ui.actions import View
from compendium.ui.reader.clause_map import Span

_KEPT = 200


class Place(NamedTuple):
    """What the middle of the window showed.

    Attributes:
        doc, clause: the text that was read and where; "" when none.
        query: words searched for.
        compared: documents compared.
        marks: what a search found in the text, or the words that a table or a list led to.
        quoted: True when nobody searched for these.
    """

    view: View
    doc: str = ""
    clause: str = ""
    query: str = ""
    compared: tuple[str, ...] = ()
    marks: tuple[Span, ...] = ()
    quoted: bool = False

    def same_page(self, other: Place) -> bool:
        """Tell whether both show the same thing; scrolling within it is no step of the way."""
        return self._replace(clause="") == other._replace(clause="")


class History:
    """The way that was gone; pure, so that it can be tested without a window."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def current(self) -> Place | None:
        """Where the user is."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """True when there is somewhere to go back to."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """True when the user went back before."""
        return self._at + 1 < len(self._places)

    def visit(self, place: Place) -> None:
        """Go somewhere new; what lay ahead is forgotten. The same place again is no step."""
        if place == self.current:
            return
        self._places = [*self._places[: self._at + 1], place][-_KEPT:]
        self._at = len(self._places) - 1

    def replace(self, place: Place) -> None:
        """Be somewhere else without a step: what stood here is no place to come back to."""
        if self._places:
            self._places[self._at] = place

    def settle(self, place: Place) -> None:
        """Say where on the current page the user has got to, so that coming back leads there."""
        if self.current is not None and place.same_page(self.current):
            self._places[self._at] = place

    def back(self) -> Place | None:
        """Go one step back; None at the start."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self._places[self._at]

    def forward(self) -> Place | None:
        """Go one step forward; None at the end."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self._places[self._at]
