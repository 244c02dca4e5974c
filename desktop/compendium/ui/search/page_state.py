"""What is remembered of the page of search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from compendium.domain.query import SearchRequest, SortOrder
from compendium.domain.saved_search import SavedSearch
from compendium.ui.search.narrowing import Narrowing
from compendium.ui.search.scope import Scope

_MOST_AT_ONCE = 640  # hits fetched to come back to where the user was
_PAIR = 2  # document and clause; typed and meant


@dataclass(frozen=True, slots=True)
class PageState:
    """Where the user is on the page.

    Attributes:
        query: what hit, scroll, folded and without belong to.
        hit: document and clause of the current hit.
        scroll: of the results, in px.
        folded: documents whose hits are folded away.
        shown: how many hits had been fetched.
        facets_shown: None as long as the width decides.
        without: (typed, meant) of the expansions that were taken off.
        scope: what alone is searched in; not remembered over the end of the program.
    """

    query: str = ""
    narrowing: Narrowing = field(default_factory=Narrowing)
    order: SortOrder = SortOrder.RELEVANCE
    hit: tuple[str, str] | None = None
    scroll: int = 0
    folded: tuple[str, ...] = ()
    shown: int = 0
    facets_shown: bool | None = None
    without: tuple[tuple[str, str], ...] = ()
    scope: Scope | None = None

    def for_query(self, query: str) -> Self:
        """Another query starts at its top; what was taken off stays off while its word is still there.

        Filters stay while a query is worked on, and go once it is taken away.
        """
        kept = tuple(pair for pair in self.without if pair[0] in query)
        narrowing = self.narrowing if query else Narrowing()
        return replace(self.at_top(), query=query, folded=(), without=kept, narrowing=narrowing)

    def anew(self) -> Self:
        """Search the whole library again, without filters."""
        return replace(self, narrowing=Narrowing(), without=(), scope=None)

    def for_saved(self, search: SavedSearch) -> Self:
        """A saved search brings its own filters and order, over the whole library."""
        return replace(
            self.for_query(search.query),
            narrowing=Narrowing.from_filters(search.filters),
            order=search.order,
            without=search.without,
            scope=None,
        )

    def at(self, hit: tuple[str, str] | None, scroll: int, folded: Sequence[str], shown: int) -> Self:
        """Another place in the results."""
        return replace(self, hit=hit, scroll=scroll, folded=tuple(folded), shown=shown)

    def at_top(self) -> Self:
        """The result starts at its top."""
        return replace(self, hit=None, scroll=0, shown=0)

    def narrowed(self, narrowing: Narrowing) -> Self:
        """Other filters; the result starts at its top."""
        return replace(self.at_top(), narrowing=narrowing)

    def ordered(self, order: SortOrder) -> Self:
        """Another order; the result starts at its top."""
        return replace(self.at_top(), order=order)

    def scoped(self, scope: Scope | None) -> Self:
        """Search elsewhere."""
        return replace(self.at_top(), scope=scope)

    def expanding(self, typed: str, meant: str, on: bool) -> Self:
        """Take an expansion off, or put it back."""
        others = tuple(pair for pair in self.without if pair != (typed, meant))
        return replace(self.at_top(), without=others if on else (*others, (typed, meant)))

    def with_facets(self, shown: bool) -> Self:
        """Show or hide the facets from now on."""
        return replace(self, facets_shown=shown)

    def request(self, query: str, limit: int | None) -> SearchRequest:
        """Return what to ask of search."""
        asked = self.narrowing.request(query, self.order, limit)
        return replace(asked, without=self.without, within=self.scope.clauses if self.scope else None)

    def to_saved(self, name: str) -> SavedSearch:
        """Return it as a search to save; the scope is of the moment and stays out."""
        return SavedSearch("", name, self.query, self.narrowing.to_filters(), self.order, self.without)

    def to_dict(self) -> dict[str, object]:
        """Return it JSON-able."""
        return {
            "query": self.query,
            "facets": {facet: list(values) for facet, values in self.narrowing.to_filters().items()},
            "order": self.order.value,
            "hit": list(self.hit) if self.hit else None,
            "scroll": self.scroll,
            "folded": list(self.folded),
            "shown": self.shown,
            "facets_shown": self.facets_shown,
            "without": [list(pair) for pair in self.without],
        }

    @classmethod
    def from_dict(cls, state: Mapping[str, object]) -> Self:
        """Take up what ``to_dict`` gave; anything else in it is ignored."""
        scroll, order, shown, facets = (state.get(key) for key in ("scroll", "order", "facets_shown", "facets"))
        without, many = state.get("without"), state.get("shown")
        return cls(
            query=str(state.get("query") or ""),
            narrowing=Narrowing.from_filters(facets) if isinstance(facets, dict) else Narrowing(),
            order=SortOrder(str(order)) if order in set(SortOrder) else SortOrder.RELEVANCE,
            hit=_pair(state.get("hit")),
            scroll=scroll if isinstance(scroll, int) else 0,
            folded=tuple(map(str, folded)) if isinstance(folded := state.get("folded"), list) else (),
            shown=min(many, _MOST_AT_ONCE) if isinstance(many, int) else 0,
            facets_shown=shown if isinstance(shown, bool) else None,
            without=tuple(filter(None, map(_pair, without))) if isinstance(without, list) else (),
        )


def _pair(value: object) -> tuple[str, str] | None:
    if not isinstance(value, list) or len(value) != _PAIR:
        return None
    return str(value[0]), str(value[1])
