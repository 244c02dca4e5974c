"""Filters, and how many clauses each value of a facet has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from compendium.domain.query import SearchRequest
from compendium.search.normal import normalised
from compendium.search.source import IndexedDocument
from compendium.search.table import TextTable
from compendium.search.units import UnitGroups

FACETS = ("doc", "level", "region", "year", "unit", "issuer", "validity")
SHARED = ("level", "region", "year", "issuer", "validity")  # facets with few values for many documents
Counts = dict[str, Counter[str]]
_UNIT = "unit"  # the one facet that clauses have, not documents
_NAMES = frozenset({"region", "issuer"})  # may be typed in part, as units may


class Values:
    """What documents have for each facet on a day; remembered, as every request asks for all of it.

    Attributes:
        today: the day.
        units: the names of the units that clauses have.
        kinds: what documents have for each of SHARED, each once.
    """

    def __init__(self, today: date, units: UnitGroups | None = None) -> None:
        self.today = today
        self.units = UnitGroups() if units is None else units
        self._known: dict[TextTable, dict[str, list[tuple[str, ...]]]] = {}
        self._alike: dict[TextTable, _Alike] = {}
        self._numbers: dict[tuple[tuple[str, ...], ...], int] = {}
        self.kinds: list[tuple[tuple[str, ...], ...]] = []

    def of(self, table: TextTable, facet: str) -> Sequence[tuple[str, ...]]:
        """Return the values of each document of a table: none when that is not known, several for joint issuers."""
        known = self._known.setdefault(table, {})
        if facet not in known:
            known[facet] = [self._values(document, facet) for document in table.documents]
        return known[facet]

    def alike(self, table: TextTable) -> Mapping[int, int]:
        """Return by number of a document which of ``kinds`` it is of; known of every document that is asked for."""
        if table not in self._alike:
            self._alike[table] = _Alike(lambda number: self._kind(table.documents[number]))
        return self._alike[table]

    def _kind(self, document: IndexedDocument) -> int:
        kind = tuple(self._values(document, facet) for facet in SHARED)
        number = self._numbers.setdefault(kind, len(self.kinds))
        if number == len(self.kinds):
            self.kinds.append(kind)
        return number

    def _values(self, document: IndexedDocument, facet: str) -> tuple[str, ...]:
        match facet:
            case "doc":
                return (document.id,)
            case "level":
                return _one(document.level)
            case "region":
                return _one(document.region)
            case "issuer":
                return document.issuers
            case "validity":
                return (document.validity_on(self.today).value,)
            case _:
                return _one(document.year)


class _Alike(dict[int, int]):
    """By number of a document its kind, found out when it is asked for."""

    def __init__(self, kind: Callable[[int], int]) -> None:
        super().__init__()
        self._kind = kind

    def __missing__(self, number: int) -> int:
        kind = self[number] = self._kind(number)
        return kind


def _one(value: object) -> tuple[str, ...]:
    return () if value is None else (str(value),)


class Filters:
    """The filters of a request: by facet the values that pass; a facet without values lets everything pass.

    A place or an issuer that the library has under this very name means itself alone; any other is part of a name: 无锡
    for 江苏省无锡市. Units: see ``UnitGroups.wanted``.
    """

    def __init__(self, request: SearchRequest, values: Values, tables: Sequence[TextTable]) -> None:
        """``tables`` are those of the library."""
        self._values = values
        wanted: Mapping[str, Iterable[object]] = {
            "doc": request.docs,
            "level": request.levels,
            "region": request.regions,
            "year": request.years,
            _UNIT: request.units,
            "issuer": request.issuers,
            "validity": request.validities,
        }
        self._wanted = {facet: frozenset(map(str, each)) for facet, each in wanted.items() if each}
        self._of_units = values.units.wanted(tables, map(str, request.units))
        self._partial = {
            facet: each.difference(*(self._names(table, facet) for table in tables))
            for facet, each in self._wanted.items()
            if facet in _NAMES
        }
        self._within = None if request.within is None else places_by_document(request.within)

    @property
    def facets(self) -> tuple[str, ...]:
        """Facets that are filtered by."""
        return tuple(self._wanted)

    def apply(self, table: TextTable, clauses: set[int], *, without: str = "") -> set[int]:
        """Return the clauses that pass; the facet ``without`` is let through."""
        documents = table.columns.documents
        for facet in self._wanted:
            if facet not in (without, _UNIT):
                passing = {
                    number
                    for number, each in enumerate(self._values.of(table, facet))
                    if any(self._passes(value, facet) for value in each)
                }
                clauses = {clause for clause in clauses if documents[clause] in passing}
        if self._within is not None:
            clauses = named(table, clauses, self._within)
        if _UNIT not in self._wanted or without == _UNIT:
            return clauses
        return self._of_units(table, clauses)

    def _names(self, table: TextTable, facet: str) -> Iterable[str]:
        return (name for names in self._values.of(table, facet) for name in names)

    def _passes(self, value: str, facet: str) -> bool:
        return value in self._wanted[facet] or _contains(value, self._partial.get(facet, frozenset()))


def named(table: TextTable, clauses: set[int], places: Mapping[str, set[str]]) -> set[int]:
    """Return those of ``clauses`` whose ids ``places`` gives for their document."""
    names = {number: places[each.id] for number, each in enumerate(table.documents) if each.id in places}
    documents, name = table.columns.documents, table.name
    return {clause for clause in clauses if documents[clause] in names and name(clause) in names[documents[clause]]}


def count(table: TextTable, clauses: set[int], counts: Counts, values: Values, facets: Sequence[str] = FACETS) -> None:
    """Add the clauses of a table to ``counts``."""
    by_document = Counter(map(table.columns.documents.__getitem__, clauses))
    if _UNIT in facets:
        values.units.count(table, clauses, counts[_UNIT])
    if "doc" in facets:
        counts["doc"].update({table.held[number][0]: total for number, total in by_document.items()})
    totals: Counter[int] = Counter()
    kind_of = values.alike(table)
    for number, total in by_document.items():
        totals[kind_of[number]] += total
    places = [(at, counts[facet]) for at, facet in enumerate(SHARED) if facet in facets]
    for kind, total in totals.items():
        for at, counter in places:
            for value in values.kinds[kind][at]:
                counter[value] += total


def places_by_document(places: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the clauses that (doc, clause) name, by document."""
    named_clauses: dict[str, set[str]] = {}
    for doc, clause in places:
        named_clauses.setdefault(doc, set()).add(clause)
    return named_clauses


def _contains(name: str, wanted: frozenset[str]) -> bool:
    """Tell whether a part of a name is wanted: 无锡 for 江苏省无锡市."""
    return any(normalised(each) in normalised(name) for each in wanted if each)
