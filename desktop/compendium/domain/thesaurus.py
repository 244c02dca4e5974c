"""Different words for the same thing, as data that texts are compared with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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

    Attributes:
        groups: each with two terms or more.
        guards: short form to the characters that must not stand beside it.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    guards: Mapping[str, Guard] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> Thesaurus:
        """Build from the parsed data file: ``equal`` lists ``{terms = […]}``, ``guards`` maps a term to its neighbours.

        Raises:
            ValueError: an entry does not have that shape.
        """
        groups = []
        for entry in _list(data.get("equal", [])):
            terms = tuple(str(term) for term in _list(_table(entry).get("terms", [])) if str(term))
            if len(terms) < 2:
                raise ValueError(f"a group of equal terms needs two or more: {entry!r}")
            groups.append(terms)
        guards = {}
        for term, entry in _table(data.get("guards", {})).items():
            sides = _table(entry)
            guards[term] = Guard(str(sides.get("before", "")), str(sides.get("after", "")))
        return cls(tuple(groups), guards)

    @property
    def signature(self) -> str:
        """A text that changes whenever the data changes."""
        return repr((self.groups, sorted((term, guard.before, guard.after) for term, guard in self.guards.items())))

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


def _list(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise ValueError(f"a list is needed, not {value!r}")  # noqa: TRY004 - wrong data, not a wrong call
    return value


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"a table is needed, not {value!r}")  # noqa: TRY004 - wrong data, not a wrong call
    return value
