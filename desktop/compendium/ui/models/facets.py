"""Narrowing the library by year, issuer, validity and words of the title; counts of what each choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from compendium.domain.document import DocumentInfo, Validity

UNKNOWN = ""
"""The value of a document of which the text does not say it."""


class Facet(StrEnum):
    """What the library is narrowed by."""

    YEAR = "year"
    ISSUER = "issuer"
    VALIDITY = "validity"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A choice and how many documents it would show beside the other choices."""

    key: str
    count: int


class Narrowing(NamedTuple):
    """What is chosen: values of one facet are alternatives, facets add up; an empty one lets everything pass."""

    words: str = ""
    chosen: Mapping[Facet, frozenset[str]] = MappingProxyType({})

    @property
    def active(self) -> bool:
        """True when something may be left out."""
        return bool(self.words.strip()) or any(self.chosen.values())

    def choose(self, facet: Facet, keys: frozenset[str]) -> Narrowing:
        """Return the same with other values of one facet."""
        return self._replace(chosen={**self.chosen, facet: keys})


def values_of(info: DocumentInfo, facet: Facet) -> tuple[str, ...]:
    """Values of a document, at least one: UNKNOWN stands for what is not printed."""
    if facet is Facet.YEAR:
        return (str(info.year) if info.year else UNKNOWN,)
    if facet is Facet.ISSUER:
        return info.issuers or (UNKNOWN,)
    return (info.validity.value,)


def passes(info: DocumentInfo, narrowing: Narrowing) -> bool:
    """Tell whether a document is shown."""
    for facet, keys in narrowing.chosen.items():
        if keys and keys.isdisjoint(values_of(info, facet)):
            return False
    words = narrowing.words.casefold().split()
    if not words:
        return True
    named = "\n".join(
        (info.title, info.short_title, info.doc_number or "", info.region or "", *info.issuers)
    ).casefold()
    return all(word in named for word in words)


def facet_values(infos: Iterable[DocumentInfo], narrowing: Narrowing) -> dict[Facet, list[FacetValue]]:
    """Choices by facet with their counts under the other choices; what is chosen stays even when it counts 0."""
    known = list(infos)
    return {facet: _values(known, narrowing, facet) for facet in Facet}


def _values(infos: list[DocumentInfo], narrowing: Narrowing, facet: Facet) -> list[FacetValue]:
    others = narrowing.choose(facet, frozenset())
    shown = infos if not others.active else [info for info in infos if passes(info, others)]
    counts = Counter(key for info in shown for key in values_of(info, facet))
    chosen = narrowing.chosen.get(facet, frozenset())
    known = {key for info in infos for key in values_of(info, facet)} if chosen else set()
    values = [FacetValue(key, counts[key]) for key in (*counts, *((chosen & known) - set(counts)))]
    return sorted(values, key=lambda value: _order(facet, value))


def _order(facet: Facet, value: FacetValue) -> tuple[bool, int, str]:
    """Newest year first, issuer of most documents first, validity in the order of the field; unknown last."""
    if facet is Facet.YEAR:
        return (value.key == UNKNOWN, -int(value.key or 0), "")
    if facet is Facet.ISSUER:
        return (value.key == UNKNOWN, -value.count, value.key)
    return (False, list(Validity).index(Validity(value.key)), "")
