"""Collections (讲义): clauses, comparisons, tables and own words in an order, to teach with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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

    ``quote`` holds the words to show; "" for the whole clause. ``opening`` is how the clause began when it was taken.
    """

    doc: str
    clause: str
    quote: str = ""
    opening: str = ""


@dataclass(frozen=True, slots=True)
class TableChoice:
    """Which table an item shows: ``kind`` names an export kind such as ``targets``.

    ``filters`` are JSON-able words of the filter that the rows were chosen with.
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
