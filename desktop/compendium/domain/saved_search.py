"""A search that the user gave a name to, to run it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from compendium.domain.query import SortOrder


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """What is asked again under a name.

    Attributes:
        id: lasting; a renamed search keeps it.
        filters: facet name (level, region, year, …) to the values that pass.
        without: (typed, meant) of the expansions that were taken off.
        created: moment of saving, ISO 8601.
    """

    id: str
    name: str
    query: str
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: SortOrder = SortOrder.RELEVANCE
    without: tuple[tuple[str, str], ...] = ()
    created: str = ""
