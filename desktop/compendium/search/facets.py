"""Filters, and how many clauses each value of a facet has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from compendium.domain.query import SearchRequest
from compendium.search.normal import normalised
from compendium.search.source import IndexedDocument
from compendium.search.table import TextTable

FACETS = ("doc", "level", "region", "year", "unit")
Counts = dict[str, Counter[str]]


def value_of(document: IndexedDocument, facet: str) -> str | None:
    """Return what a document has for a facet other than ``unit``; None when that is not known."""
    match facet:
        case "doc":
            return document.id
        case "level":
            return document.level
        case "region":
            return document.region
        case _:
            return None if document.year is None else str(document.year)


class Filters:
    """The filters of a request: by facet the values that pass; a facet without values lets everything pass."""

    def __init__(self, request: SearchRequest, units: Iterable[str] = ()) -> None:
        """``units`` are all that the library names: one that is named in full means itself alone, any other a part."""
        self._units = frozenset(units)
        wanted: Mapping[str, Iterable[object]] = {
            "doc": request.docs,
            "level": request.levels,
            "region": request.regions,
            "year": request.years,
            "unit": request.units,
        }
        self._wanted = {facet: frozenset(map(str, values)) for facet, values in wanted.items() if values}

    @property
    def facets(self) -> tuple[str, ...]:
        """Facets that are filtered by."""
        return tuple(self._wanted)

    def apply(self, table: TextTable, clauses: set[int], *, without: str = "") -> set[int]:
        """Return the clauses that pass; the facet ``without`` is let through."""
        wanted = {facet: values for facet, values in self._wanted.items() if facet != without}
        units = wanted.pop("unit", None)
        if wanted:
            documents = table.columns.documents
            passing = {number for number, each in enumerate(table.documents) if _passes(each, wanted)}
            clauses = {clause for clause in clauses if documents[clause] in passing}
        if units is None:
            return clauses
        codes = {code for code, unit in enumerate(table.units) if unit in units or _names(unit, units - self._units)}
        return {clause for clause, each in _units(table, clauses) if codes.intersection(each)}


def count(table: TextTable, clauses: set[int], counts: Counts, facets: Sequence[str] = FACETS) -> None:
    """Add the clauses of a table to ``counts``."""
    by_document = Counter(map(table.columns.documents.__getitem__, clauses))
    for facet in facets:
        if facet == "unit":
            _count_units(table, clauses, counts[facet])
            continue
        for number, clause_count in by_document.items():
            value = value_of(table.documents[number], facet)
            if value is not None:
                counts[facet][value] += clause_count


def _units(table: TextTable, clauses: set[int]) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield those of ``clauses`` that name responsible units, with the numbers of the units."""
    columns = table.columns
    for at, clause in enumerate(columns.unit_clauses):
        if clause in clauses:
            yield clause, columns.unit_codes[columns.unit_starts[at] : columns.unit_starts[at + 1]]


def _count_units(table: TextTable, clauses: set[int], counter: Counter[str]) -> None:
    codes: Counter[int] = Counter()
    for _, each in _units(table, clauses):
        codes.update(each)
    for code, clause_count in codes.items():
        counter[table.units[code]] += clause_count


def _passes(document: IndexedDocument, wanted: Mapping[str, frozenset[str]]) -> bool:
    return all(_accepts(value_of(document, facet), values, facet) for facet, values in wanted.items())


def _names(unit: str, wanted: frozenset[str]) -> bool:
    """Tell whether a part of a unit's name is wanted: 科技厅 for 省科技厅."""
    return any(normalised(each) in normalised(unit) for each in wanted if each)


def _accepts(value: str | None, wanted: frozenset[str], facet: str) -> bool:
    if value is None:
        return False
    if value in wanted:
        return True
    # 吉林 for 吉林省: a place may be typed without its kind
    return facet == "region" and any(normalised(value).startswith(normalised(each)) for each in wanted if each)
