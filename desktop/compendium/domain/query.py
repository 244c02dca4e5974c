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
    DOCUMENT = "document"  # library order, then reading order
    NEWEST = "newest"  # by year and date of signing, latest first; undated last
    LEVEL = "level"  # national, province, city, county, unknown; the most relevant first within a level


@dataclass(frozen=True, slots=True)
class Expansion:
    """Something looked for beside what was typed; shown as a chip that can be taken off.

    Attributes:
        typed: the word as typed.
        meant: what is looked for too.
        kind: SYNONYM, PINYIN or FUZZY.
    """

    typed: str
    meant: str
    kind: MatchKind


class SuggestionKind(StrEnum):
    """Where a suggestion comes from."""

    HISTORY = "history"
    TITLE = "title"
    INSTRUMENT = "instrument"
    UNIT = "unit"
    TERM = "term"
    VALUE = "value"  # of a field of the query language


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to go on typing.

    Attributes:
        text: the query it stands for.
        kind: where it comes from.
        doc: the document that a title names, to open it at once; None for the other kinds.
    """

    text: str
    kind: SuggestionKind
    doc: str | None = None


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query with its filters; an empty filter lets everything pass, values of one filter are alternatives.

    Attributes:
        without: (typed, meant) of the expansions that the user took off.
        within: (doc, clause) that alone may answer, such as the results of before or a bookmark folder; None for all.
        literal: True to look for the words typed and nothing else: no synonyms, no pinyin, no loosening.
    """

    query: str
    limit: int | None = None
    docs: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    order: SortOrder = SortOrder.RELEVANCE
    issuers: tuple[str, ...] = ()
    validities: tuple[str, ...] = ()
    without: tuple[tuple[str, str], ...] = ()
    within: frozenset[tuple[str, str]] | None = None
    literal: bool = False


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
        facets: facet name (doc, level, region, year, unit, issuer, validity) to value to count.
        degraded: True when the scan answered because the index was not there.
        marks: normalised pieces of text that were looked for.
        total_unfiltered: ``total`` as if there were no filters.
        choices: as ``facets``, but each facet as if it were not filtered by: what else could be chosen.
        expansions: what was looked for beside the words typed.
        suggestions: other queries, such as the one that a typing error hides ("did you mean").
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
    expansions: tuple[Expansion, ...] = ()
