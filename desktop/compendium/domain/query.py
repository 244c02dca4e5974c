"""What is asked of search and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class MatchKind(StrEnum):
    """How a clause matched."""

    EXACT = "exact"
    SYNONYM = "synonym"
    PINYIN = "pinyin"
    FUZZY = "fuzzy"
    WORDS = "words"


class SortOrder(StrEnum):
    """Order of hits."""

    RELEVANCE = "relevance"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query with its filters; an empty filter lets everything pass, values of one filter are alternatives."""

    query: str
    limit: int | None = None
    docs: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    order: SortOrder = SortOrder.RELEVANCE


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A clause that answers a query.

    Attributes:
        title: label of the clause.
        snippet: a line of context in exact characters of the clause.
        ranges: [start, end) of the marked words in ``snippet``.
        text_ranges: [start, end) of every marked word in the clause's whole ``text``.
        cut_before, cut_after: whether the snippet starts or ends within a sentence.
        heading: marker and printed title of the clause; "" when it has neither.
        above: headings of the clauses it belongs to, outermost first, without the document's title.
    """

    doc: str
    clause: str
    title: str
    snippet: str
    ranges: tuple[tuple[int, int], ...]
    score: float
    match: MatchKind
    text_ranges: tuple[tuple[int, int], ...] = ()
    cut_before: bool = False
    cut_after: bool = False
    heading: str = ""
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits of a query. Totals and facets count clauses before ``limit``.

    Attributes:
        interpreted: the query as the program understood it, in words to show.
        total_exact: number of clauses that hold the words themselves.
        facets: facet name (doc, level, region, year, unit) to value to count.
        degraded: True when the scan answered because the index was not there.
        marks: normalised pieces of text that were looked for.
        total_unfiltered: ``total`` as if there were no filters.
        choices: as ``facets``, but each facet as if it were not filtered by: what else could be chosen.
    """

    query: str
    interpreted: str
    total: int
    total_exact: int
    elapsed_ms: float
    facets: Mapping[str, Mapping[str, int]]
    hits: tuple[SearchHit, ...]
    suggestions: tuple[str, ...] = ()
    degraded: bool = False
    marks: tuple[str, ...] = ()
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    total_unfiltered: int = 0
