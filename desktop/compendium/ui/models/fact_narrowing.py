"""Narrowing a table of facts by what its rows and their documents are, and counting what each choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from compendium.services.fact_facets import FACT_FACETS, values_of
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.ui.search.narrowing import Narrowing


def narrowed(
    rows: Sequence[FactRow], narrowing: Narrowing, text: str
) -> tuple[list[FactRow], dict[str, dict[str, int]]]:
    """Return the rows that are left, and by facet how many each choice would leave beside the other choices."""
    wanted = FactFilter(text=text.strip())
    left: list[FactRow] = []
    counts: dict[str, Counter[str]] = {facet: Counter() for facet in FACT_FACETS}
    for row in rows:
        if not wanted.accepts(row):
            continue
        against = _against(row, narrowing)
        if not against:
            left.append(row)
        if len(against) <= 1:
            for facet in against or FACT_FACETS:
                counts[facet].update(values_of(row, facet))
    return left, {facet: dict(counted.most_common()) for facet, counted in counts.items()}


def _against(row: FactRow, narrowing: Narrowing) -> Sequence[str]:
    """Return the facets that keep a row from being shown."""
    return [
        facet for facet in FACT_FACETS if narrowing.of(facet) and narrowing.of(facet).isdisjoint(values_of(row, facet))
    ]


def chosen_words(narrowing: Narrowing, name_of: Mapping[tuple[str, str], str], text: str) -> str:
    """Say in a line what a table was narrowed by; "" for nothing."""
    words = [name_of.get(pair, pair[1]) for pair in narrowing.pairs()]
    return "、".join([*words, *([f"“{text.strip()}”"] if text.strip() else [])])
