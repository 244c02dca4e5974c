"""What is remembered of the page of search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from compendium.domain.query import SortOrder
from compendium.ui.search.narrowing import Narrowing

_MOST_RECENT = 12
_PLACE = 2  # document and clause


@dataclass(frozen=True, slots=True)
class PageState:
    """Where the user is on the page.

    Attributes:
        query: what hit, scroll and folded belong to.
        hit: document and clause of the current hit.
        scroll: of the results, in px.
        folded: documents whose hits are folded away.
        recent: queries asked lately, newest first.
        facets_shown: None as long as the width decides.
    """

    query: str = ""
    narrowing: Narrowing = field(default_factory=Narrowing)
    order: SortOrder = SortOrder.RELEVANCE
    hit: tuple[str, str] | None = None
    scroll: int = 0
    folded: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    facets_shown: bool | None = None

    def for_query(self, query: str) -> Self:
        """Another query starts at its top."""
        return replace(self, query=query, hit=None, scroll=0, folded=())

    def at(self, hit: tuple[str, str] | None, scroll: int, folded: Sequence[str]) -> Self:
        """Another place in the results."""
        return replace(self, hit=hit, scroll=scroll, folded=tuple(folded))

    def narrowed(self, narrowing: Narrowing) -> Self:
        """Other filters; the result starts at its top."""
        return replace(self, narrowing=narrowing, hit=None, scroll=0)

    def ordered(self, order: SortOrder) -> Self:
        """Another order; the result starts at its top."""
        return replace(self, order=order, scroll=0)

    def with_facets(self, shown: bool) -> Self:
        """Show or hide the facets from now on."""
        return replace(self, facets_shown=shown)

    def asked(self, query: str) -> Self:
        """Remember a query; what was only its beginning goes."""
        if not query:
            return self
        others = [each for each in self.recent if each != query]
        if others and query.startswith(others[0]):
            del others[0]
        return replace(self, recent=(query, *others)[:_MOST_RECENT])

    def forgotten(self) -> Self:
        """Forget what was asked."""
        return replace(self, recent=())

    def to_dict(self) -> dict[str, object]:
        """Return it JSON-able."""
        return {
            "query": self.query,
            "facets": self.narrowing.to_state(),
            "order": self.order.value,
            "hit": list(self.hit) if self.hit else None,
            "scroll": self.scroll,
            "folded": list(self.folded),
            "recent": list(self.recent),
            "facets_shown": self.facets_shown,
        }

    @classmethod
    def from_dict(cls, state: Mapping[str, object]) -> Self:
        """Take up what ``to_dict`` gave; anything else in it is ignored."""
        hit, scroll, order, shown = (state.get(key) for key in ("hit", "scroll", "order", "facets_shown"))
        place = _words(hit)
        return cls(
            query=str(state.get("query") or ""),
            narrowing=Narrowing.from_state(state.get("facets")),
            order=SortOrder(str(order)) if order in set(SortOrder) else SortOrder.RELEVANCE,
            hit=(place[0], place[1]) if len(place) == _PLACE else None,
            scroll=scroll if isinstance(scroll, int) else 0,
            folded=_words(state.get("folded")),
            recent=_words(state.get("recent"))[:_MOST_RECENT],
            facets_shown=shown if isinstance(shown, bool) else None,
        )


def _words(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
