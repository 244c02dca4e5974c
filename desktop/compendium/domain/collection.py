"""Collections (讲义): clauses, comparisons, tables and own words in an order, to teach with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

PASSAGE_BREAK = "\n……\n"
"""Stands between passages of one clause that do not follow each other."""


class ItemKind(StrEnum):
    """What an item of a collection is."""

    SECTION = "section"  # a title between items
    SLIDE = "slide"  # own words, in Markdown
    CLAUSE = "clause"
    COMPARISON = "comparison"  # clauses of two to four documents side by side
    TABLE = "table"  # a table of facts


@dataclass(frozen=True, slots=True)
class ClauseAnchor:
    """A clause that an item shows, recognised again by its quotation when the text changed.

    Attributes:
        quote: the words to show, exact; "" for the whole clause. Passages that do not follow each other are joined by
            ``PASSAGE_BREAK``.
        opening: how the clause began when it was taken.
        taken: the whole text of the clause then: tells that a later text says something else, and what was meant.
    """

    doc: str
    clause: str
    quote: str = ""
    opening: str = ""
    taken: str = ""


@dataclass(frozen=True, slots=True)
class TableChoice:
    """Which table an item shows; its rows are looked up anew whenever it is shown.

    Attributes:
        kind: names an export kind such as ``targets``.
        docs: only these documents; () for the whole library.
        filters: JSON-able: ``text`` (words that occur), ``facets`` (level, region, year, validity, unit: lists of
            values), ``soft`` (True when slogans are rows too).
    """

    kind: str
    docs: tuple[str, ...] = ()
    filters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CollectionItem:
    """One item.

    Attributes:
        id: a random identifier (hex, 32 characters).
        title: words above it; "" for those of the clause or table itself.
        text: own words of a SLIDE, in Markdown; for others a remark to show below, "" when none.
        clauses: one for a CLAUSE, two or more for a COMPARISON, each column in its order; () for others.
        table: for a TABLE only.
        notes: the speaker's own, in Markdown; never shown to an audience, never printed unless asked for.
    """

    id: str
    kind: ItemKind
    title: str = ""
    text: str = ""
    clauses: tuple[ClauseAnchor, ...] = ()
    table: TableChoice | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection.

    Attributes:
        id: a random identifier that survives export and import (hex, 32 characters).
        subtitle: occasion, speaker, date: printed below the title on the first slide.
        created, modified: ISO 8601 with time zone, to the second.
    """

    id: str
    title: str
    items: tuple[CollectionItem, ...] = ()
    subtitle: str = ""
    created: str = ""
    modified: str = ""

    @property
    def count(self) -> int:
        """How many items it shows; titles of sections are not counted, as they get no number either."""
        return sum(item.kind is not ItemKind.SECTION for item in self.items)
