"""What a search is narrowed by, as the page keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from compendium.domain.query import SearchRequest, SortOrder

FACETS = ("level", "region", "year", "issuer", "validity", "unit", "doc")


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

    def request(self, query: str, order: SortOrder, limit: int | None) -> SearchRequest:
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
            issuers=tuple(sorted(self.of("issuer"))),
            validities=tuple(sorted(self.of("validity"))),
        )

    def to_filters(self) -> dict[str, tuple[str, ...]]:
        """Return what is chosen by facet, sorted; facets of which nothing is chosen are left out."""
        return {facet: tuple(sorted(self.of(facet))) for facet in FACETS if self.of(facet)}

    @classmethod
    def from_filters(cls, filters: Mapping[str, object]) -> Narrowing:
        """Take up what ``to_filters`` gave, lists in place of tuples too; anything else in it is ignored."""
        chosen = {
            facet: frozenset(str(value) for value in values if facet != "year" or str(value).isdecimal())
            for facet in FACETS
            if isinstance(values := filters.get(facet), list | tuple)
        }
        return cls({facet: values for facet, values in chosen.items() if values})
