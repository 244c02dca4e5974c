"""What a search is narrowed by, as the page keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from compendium.domain.query import SearchRequest, SortOrder

FACETS = ("level", "region", "year", "doc", "unit")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Chosen values by facet: those of one facet are alternatives, facets add up."""

    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def active(self) -> bool:
        """True when anything is chosen."""
        return any(self.chosen.values())

    def of(self, facet: str) -> frozenset[str]:
        """Values chosen of one facet."""
        return self.chosen.get(facet, frozenset())

    def choose(self, facet: str, values: frozenset[str]) -> Narrowing:
        """Return the same with other values of one facet."""
        return Narrowing({**self.chosen, facet: values})

    def without(self, facet: str, value: str) -> Narrowing:
        """Return the same less one value."""
        return self.choose(facet, self.of(facet) - {value})

    def pairs(self) -> Iterator[tuple[str, str]]:
        """(facet, value) of all that is chosen, in the order the facets are shown."""
        return ((facet, value) for facet in FACETS for value in sorted(self.of(facet)))

    def request(self, query: str, order: SortOrder, limit: int) -> SearchRequest:
        """Return what to ask of search."""
        return SearchRequest(
            query=query,
            limit=limit,
            order=order,
            docs=tuple(sorted(self.of("doc"))),
            levels=tuple(sorted(self.of("level"))),
            regions=tuple(sorted(self.of("region"))),
            years=tuple(int(year) for year in sorted(self.of("year"))),
            units=tuple(sorted(self.of("unit"))),
        )

    def to_state(self) -> dict[str, list[str]]:
        """Return it JSON-able."""
        return {facet: sorted(values) for facet, values in self.chosen.items() if values}

    @classmethod
    def from_state(cls, state: object) -> Narrowing:
        """Take up what ``to_state`` gave; anything else in it is ignored."""
        if not isinstance(state, dict):
            return cls()
        chosen = {
            facet: frozenset(str(value) for value in state[facet] if facet != "year" or str(value).isdecimal())
            for facet in FACETS
            if isinstance(state.get(facet), list)
        }
        return cls(chosen)
