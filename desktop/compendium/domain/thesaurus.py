"""Different words for the same thing, as data that texts are compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Guard:
    """Characters next to which a short form is part of another word (高企 in 提高企业)."""

    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Thesaurus:
    """Groups of equal terms; the first of a group stands for all of them.

    Texts are compared by ``groups`` and ``guards`` alone; the rest serves those who look for something.

    Attributes:
        groups: each with two terms or more.
        guards: short form to the characters that must not stand beside it.
        also: groups whose terms name the same thing, so that who looks for one is shown the others.
        near: groups of plain and official words with nearly one meaning, for questions asked in plain words.
        names: what else the field calls things, without another word for it.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    guards: Mapping[str, Guard] = field(default_factory=dict)
    also: tuple[tuple[str, ...], ...] = ()
    near: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> Thesaurus:
        """Build from the parsed data file.

        ``equal`` lists ``{terms = […]}``, ``also`` and ``near`` list lists of terms, ``names`` lists terms, ``guards``
        maps a term to its neighbours.

        Raises:
            ValueError: an entry does not have that shape.
        """
        guards = {}
        for term, entry in _table(data.get("guards", {})).items():
            sides = _table(entry)
            guards[term] = Guard(str(sides.get("before", "")), str(sides.get("after", "")))
        names = tuple(str(name) for name in _list(data.get("names", [])))
        equal = _groups(_table(entry).get("terms", []) for entry in _list(data.get("equal", [])))
        return cls(equal, guards, _groups(_list(data.get("also", []))), _groups(_list(data.get("near", []))), names)

    @property
    def signature(self) -> str:
        """A text that changes whenever what texts are compared by changes."""
        compared = {term for group in self.groups for term in group}
        guards = ((term, guard.before, guard.after) for term, guard in self.guards.items() if term in compared)
        return repr((self.groups, sorted(guards)))

    def variants(self) -> Mapping[str, str]:
        """Every term that is replaced, mapped to the one that stands for it."""
        return {variant: group[0] for group in self.groups for variant in group[1:]}

    def unify(self, text: str) -> str:
        """Replace each variant in ``text`` by the first term of its group, in one pass, longest variant first."""
        if self._pattern is None:
            return text
        variants = self._lookup
        return self._pattern.sub(lambda match: variants[match.group(0)], text)

    def used(self, text: str) -> frozenset[str]:
        """Return the variants that ``unify`` would replace in ``text``."""
        return frozenset(self._pattern.findall(text)) if self._pattern is not None else frozenset()

    @cached_property
    def _lookup(self) -> Mapping[str, str]:
        return self.variants()

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        variants = sorted(self._lookup, key=lambda term: (-len(term), term))
        return re.compile("|".join(self._guarded(term) for term in variants)) if variants else None

    def _guarded(self, term: str) -> str:
        guard = self.guards.get(term, Guard())
        before = f"(?<![{re.escape(guard.before)}])" if guard.before else ""
        after = f"(?![{re.escape(guard.after)}])" if guard.after else ""
        return f"{before}{re.escape(term)}{after}"


def _groups(entries: Iterable[object]) -> tuple[tuple[str, ...], ...]:
    groups = []
    for entry in entries:
        terms = tuple(str(term) for term in _list(entry) if str(term))
        if len(terms) < 2:
            raise ValueError(f"a group of terms needs two or more: {entry!r}")
        groups.append(terms)
    return tuple(groups)


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise ValueError(f"a list is needed, not {value!r}")  # noqa: TRY004 - wrong data, not a wrong call
    return value


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"a table is needed, not {value!r}")  # noqa: TRY004 - wrong data, not a wrong call
    return value
