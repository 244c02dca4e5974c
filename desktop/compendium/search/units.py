"""Responsible units under one name each: 市科技局 and 市科学技术局 of a text of 济南市 are 济南市科学技术局.

The tables keep the names as printed; what they stand for is found out for those that are asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from weakref import WeakKeyDictionary

from compendium.domain.unit_aliases import of_place
from compendium.search.normal import normalised
from compendium.search.table import TextTable

_PLACE_AND_ENDING = 2  # characters, 市局: what is no longer names no organ


class UnitGroups:
    """Names of units of the tables of a library.

    Args:
        unit_names: gives the one name of all that an organ is called, without telling places apart.
    """

    def __init__(self, unit_names: Callable[[str], str] = str) -> None:
        self._unit_names = unit_names
        self._known: WeakKeyDictionary[TextTable, _Names] = WeakKeyDictionary()

    def count(self, table: TextTable, clauses: set[int], counter: Counter[str]) -> None:
        """Add to ``counter`` how many of ``clauses`` each unit is responsible for."""
        names = self._of(table)
        for clause, codes in _units(table, clauses):
            counter.update(names.groups(clause, codes))

    def wanted(self, tables: Sequence[TextTable], units: Iterable[str]) -> Callable[[TextTable, set[int]], set[int]]:
        """Return what keeps the clauses of any of ``units``.

        One that is a unit's one name in the library means this alone; another one the organs of all places that are
        called so, at the end of longer names too, or else all whose name it is part of.
        """
        tests = [self._test(tables, unit) for unit in units]
        return lambda table, clauses: self._kept(table, clauses, tests)

    def named(self, table: TextTable, clauses: set[int], unit: str, *, whole: bool) -> set[int]:
        """Return those of ``clauses`` whose unit's name, in any form, is ``unit`` or, unless ``whole``, holds it."""
        test = self._called(unit) if whole else self._holding(unit)
        return self._kept(table, clauses, [test])

    def names(self, tables: Sequence[TextTable]) -> list[str]:
        """Return the one names of all units of a library, those that most clauses name first."""
        counter: Counter[str] = Counter()
        for table in tables:
            self.count(table, set(table.columns.unit_clauses), counter)
        return sorted(sorted(counter), key=counter.__getitem__, reverse=True)

    def alike(self, tables: Sequence[TextTable], unit: str) -> list[str]:
        """Return the one names of the organs of all places that are called ``unit``, those named most first."""
        one = normalised(self._unit_names(unit))
        if len(one) <= _PLACE_AND_ENDING:
            return []
        return [name for name in self.names(tables) if normalised(name).endswith(one)]

    def _kept(self, table: TextTable, clauses: set[int], tests: Sequence[_Test]) -> set[int]:
        names = self._of(table)
        known: dict[tuple[int, str | None], bool] = {}
        kept: set[int] = set()
        for clause, codes in _units(table, clauses):
            region = names.region(clause)
            for code in codes:
                key = code, region
                if key not in known:
                    known[key] = any(test(table.units[code], names.group(code, region)) for test in tests)
                if known[key]:
                    kept.add(clause)
                    break
        return kept

    def _test(self, tables: Sequence[TextTable], unit: str) -> _Test:
        if any(unit == group for table in tables for _, group in self._of(table).pairs()):
            return lambda _printed, group: group == unit
        ending = self._ending(unit)
        if any(ending(printed, group) for table in tables for printed, group in self._of(table).pairs()):
            return ending
        return self._holding(unit)

    def _ending(self, unit: str) -> _Test:
        one = normalised(self._unit_names(unit))
        called = self._called(unit)
        return lambda printed, group: called(printed, group) or normalised(group).endswith(one)

    def _called(self, unit: str) -> _Test:
        wanted = normalised(unit)
        one = normalised(self._unit_names(unit))
        name = self._unit_names
        return lambda printed, group: (
            wanted in (normalised(printed), normalised(group)) or one in (normalised(name(printed)), normalised(group))
        )

    def _holding(self, unit: str) -> _Test:
        wanted = {normalised(unit), normalised(self._unit_names(unit))} - {""}
        return lambda printed, group: any(each in normalised(printed) or each in normalised(group) for each in wanted)

    def _of(self, table: TextTable) -> _Names:
        names = self._known.get(table)
        if names is None:
            names = self._known[table] = _Names(table, self._unit_names)
        return names


_Test = Callable[[str, str], bool]  # of a unit as printed and its one name


class _Names:
    """The units of one table; the table itself is not kept, so that its file can be removed."""

    def __init__(self, table: TextTable, unit_names: Callable[[str], str]) -> None:
        self._unit_names = unit_names
        self._units = table.units
        self._infos = table.documents
        self._documents = table.columns.documents
        self._columns = table.columns
        self._groups: dict[tuple[int, str | None], str] = {}
        self._plain: dict[int, str] = {}
        self._by_clause: dict[int, frozenset[str]] = {}
        self._pairs: frozenset[tuple[str, str]] | None = None

    def region(self, clause: int) -> str | None:
        """Return the place of a clause's document."""
        return self._infos[self._documents[clause]].region

    def group(self, code: int, region: str | None) -> str:
        """Return the one name of a unit in a text of a place."""
        key = code, region
        if key not in self._groups:
            if code not in self._plain:
                self._plain[code] = self._unit_names(self._units[code])
            self._groups[key] = of_place(self._plain[code], region)
        return self._groups[key]

    def groups(self, clause: int, codes: Iterable[int]) -> frozenset[str]:
        """Return the one names of the units of a clause, given their numbers; counted at every query, so kept."""
        groups = self._by_clause.get(clause)
        if groups is None:
            region = self.region(clause)
            groups = self._by_clause[clause] = frozenset(self.group(code, region) for code in codes)
        return groups

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Return every unit as printed with its one name."""
        if self._pairs is None:
            columns = self._columns
            keys = {
                (code, self.region(clause))
                for at, clause in enumerate(columns.unit_clauses)
                for code in columns.unit_codes[columns.unit_starts[at] : columns.unit_starts[at + 1]]
            }
            self._pairs = frozenset((self._units[code], self.group(code, region)) for code, region in keys)
        return self._pairs


def _units(table: TextTable, clauses: set[int]) -> Iterator[tuple[int, Sequence[int]]]:
    """Yield those of ``clauses`` that name responsible units, with the numbers of the units."""
    columns = table.columns
    for clause in clauses.intersection(columns.unit_clauses):
        at = bisect_left(columns.unit_clauses, clause)
        yield clause, columns.unit_codes[columns.unit_starts[at] : columns.unit_starts[at + 1]]
