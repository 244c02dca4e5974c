"""What rows of facts and their documents are, by which tables of them are narrowed."""

from __future__ import annotations

from compendium.services.fact_rows import FactRow

FACT_FACETS = ("level", "region", "year", "validity", "unit", "doc")


def values_of(row: FactRow, facet: str) -> tuple[str, ...]:
    """Return what a row is in one respect; () when that is not known."""
    info = row.info
    match facet:
        case "unit":
            return row.units
        case "doc":
            return (info.id,)
        case "year":
            return (str(info.year),) if info.year else ()
        case "level":
            return (info.level.value,) if info.level else ()
        case "region":
            return (info.region,) if info.region else ()
        case _:
            return (info.validity.value,)
