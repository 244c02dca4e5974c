"""Answers requests: parse, find, filter, rank, and show what is to be shown."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from compendium.domain.errors import CancelledError, UserError
from compendium.domain.query import SearchHit, SearchRequest, SearchResult, Suggestion
from compendium.domain.work import SILENT, Progress
from compendium.search import facets
from compendium.search.context import Texts, heading
from compendium.search.fields import Field, fields_on, readers
from compendium.search.finding import Finder
from compendium.search.found import Found
from compendium.search.index_store import LOCK_SECONDS, IndexState, IndexStore, OpenIndex
from compendium.search.language import Language
from compendium.search.ordering import Place, shown
from compendium.search.running import Cancelled
from compendium.search.snippets import snippet
from compendium.search.source import ClauseSource
from compendium.search.syntax import Query, parse
from compendium.search.units import UnitGroups


def _never() -> bool:
    return False


class SearchEngine:
    """Search over a library. Safe to call from any thread.

    Args:
        index_dir: the index; may be missing, of another library, damaged or read-only: then the texts are scanned,
            with the same hits, and ``sync`` puts things right.
        source: the library.
        key_file: keeps the key by which this home knows its own indexes.
        shipped: the index that ships with the program.
        language: gives what is known of the language of the field, when the first query needs it.
        today: the day that validity is judged by.
        unit_names: gives the one name of all that an organ is called.
        more_fields: fields of the query language beside those of the metadata.
    """

    def __init__(
        self,
        index_dir: Path,
        source: ClauseSource,
        *,
        key_file: Path | None = None,
        shipped: Path | None = None,
        language: Callable[[], Language] = Language,
        today: Callable[[], date] = date.today,
        unit_names: Callable[[str], str] = str,
        more_fields: Iterable[Field] = (),
    ) -> None:
        self._source = source
        self._finder = Finder(language)
        self._store = IndexStore(index_dir, source, key_file, shipped)
        self._open: OpenIndex | None = None
        self._today = today
        self._units = UnitGroups(unit_names)
        self._more_fields = tuple(more_fields)
        self._values: facets.Values | None = None
        self._lock = threading.RLock()  # posting lists are read through one file position

    @staticmethod
    def build(index_dir: Path, source: ClauseSource, progress: Progress = SILENT) -> None:
        """Write an index to ship with the program into ``index_dir``."""
        IndexStore(index_dir, source, None, None).sync(progress, afresh=True)

    @property
    def state(self) -> IndexState:
        """What the index is like; opens it."""
        with self._lock:
            return self._opened().state

    def refresh(self) -> None:
        """Look at the index and the library again at the next request: one of them changed."""
        with self._lock:
            if self._open is not None:
                self._open.close()
                self._open = None
                self._values = None

    def close(self) -> None:
        """Let go of every file; on Windows a folder with one that is open cannot be removed."""
        with self._lock:
            opened = self._open
            self.refresh()
            if opened is not None:
                opened.release()

    def lacking(self) -> int:
        """Return how many documents of the library the index lacks, or has as they no longer are."""
        return self._store.lacking()

    def sync(self, progress: Progress = SILENT, *, afresh: bool = False, patience: float = LOCK_SECONDS) -> bool:
        """Bring the index up to the library; ``afresh`` builds all of it. Returns whether anything was written.

        Another process that writes is waited for, up to ``patience`` seconds.

        Searching goes on meanwhile. Raises UserError when the index cannot be written, CancelledError.
        """
        written = self._store.sync(progress, afresh=afresh, patience=patience)
        opened = self._open
        if written or opened is None or opened.state is not IndexState.READY or opened.marks != self._source.marks():
            self.refresh()
        return written

    def merge(self, progress: Progress = SILENT) -> bool:
        """Make small parts of the index into one where that is due; returns whether it was.

        Searching goes on meanwhile, and what another process writes is not waited for. Raises as ``sync``.
        """
        merged = self._store.merge(progress)
        if merged:
            self.refresh()
        return merged

    def search(self, request: SearchRequest, cancelled: Cancelled = _never) -> SearchResult:
        """Answer a request; CancelledError once ``cancelled`` says so. The words of the request never raise."""
        began = time.perf_counter()
        query = self._parsed(request)
        with self._lock:
            try:
                result = self._answer(request, query, cancelled)
            except (CancelledError, UserError):
                raise
            except Exception:
                # A posting list that cannot be read although its file looks as written: scan, and have it rebuilt.
                if not self._fall_back():
                    raise
                result = self._answer(request, query, cancelled)
        return replace(result, elapsed_ms=(time.perf_counter() - began) * 1000)

    def suggest(self, text: str, limit: int, history: Sequence[str] = ()) -> tuple[Suggestion, ...]:
        """Return what a query may become that is typed so far; ``history`` are past ones, latest first."""
        from compendium.search.field_values import field_values  # not what a first query waits for
        from compendium.search.suggesting import suggest

        with self._lock:
            parts = self._opened().parts
            today, units = self._today(), self._units
            fields = (*fields_on(today, units), *self._more_fields)
            return suggest(
                text,
                self._finder.vocabulary(parts),
                limit,
                history,
                synonyms=self._finder.language.equal,
                values={
                    label: partial(field_values, each.labels, parts, today, units)
                    for each in fields
                    for label in each.labels
                },
                organs=partial(units.alike, [part.table for part in parts]),
            )

    def places(self, request: SearchRequest, cancelled: Cancelled = _never) -> frozenset[tuple[str, str]]:
        """Return (document, clause) of everything that answers a request, without reading the texts."""
        query = self._parsed(request)
        with self._lock:
            parts = self._opened().parts
            found = self._finder.find(parts, query, request, cancelled)
            filters = facets.Filters(request, self._values_today(), [part.table for part in parts])
            passing = [(part.table, filters.apply(part.table, set(scores))) for part, scores in found.scores]
            return frozenset(
                (table.held[table.columns.documents[clause]][0], table.name(clause))
                for table, clauses in passing
                for clause in clauses
            )

    def _parsed(self, request: SearchRequest) -> Query:
        fields = readers((*fields_on(self._today(), self._units), *self._more_fields))
        return parse(request.query, fields, literal=request.literal)

    def _opened(self) -> OpenIndex:
        if self._open is None:
            self._open = self._store.open()
        return self._open

    def _values_today(self) -> facets.Values:
        if self._values is None or self._values.today != self._today():
            self._values = facets.Values(self._today(), self._units)
        return self._values

    def _fall_back(self) -> bool:
        """Scan from now on; False when nothing but scanning was done anyway."""
        opened = self._open
        if opened is None or all(part.postings is None for part in opened.parts):
            return False
        opened.close()
        parts = tuple(replace(part, postings=None) for part in opened.parts)
        self._open = OpenIndex(IndexState.DAMAGED, parts, opened.marks)
        return True

    def _answer(self, request: SearchRequest, query: Query, cancelled: Cancelled) -> SearchResult:
        opened = self._opened()
        found = self._finder.find(opened.parts, query, request, cancelled)
        values = self._values_today()
        filters = facets.Filters(request, values, [part.table for part in opened.parts])
        passing = [(part, filters.apply(part.table, set(scores))) for part, scores in found.scores]
        counts: facets.Counts = {facet: Counter() for facet in facets.FACETS}
        for part, clauses in passing:
            facets.count(part.table, clauses, counts, values)
        total = sum(len(clauses) for _, clauses in passing)
        if cancelled():
            raise CancelledError
        ordered = _ordered(counts)
        return SearchResult(
            query=request.query,
            interpreted=found.interpreted,
            total=total,
            total_exact=found.exact(passing),
            elapsed_ms=0.0,
            facets=ordered,
            hits=self._hits(shown(found, passing, request.order, opened.ranks, request.limit), found),
            degraded=any(part.postings is None for part in opened.parts),
            marks=found.needles,
            expansions=found.expansions,
            suggestions=found.suggestions,
            choices={**ordered, **_ordered(_choices(filters, found, values))},
            total_unfiltered=sum(len(scores) for _, scores in found.scores),
        )

    def _hits(self, places: list[Place], found: Found) -> tuple[SearchHit, ...]:
        shown = [(place, (place.doc, place.part.table.name(place.clause))) for place in places]
        texts = Texts(self._source, [key for _, key in shown])
        return tuple(self._hit(place, key, texts, found) for place, key in shown)

    @staticmethod
    def _hit(place: Place, key: tuple[str, str], texts: Texts, found: Found) -> SearchHit:
        clause = texts.clause(key)
        ranges = found.marks(clause.text, clause.heading_length)
        line = snippet(clause.text, ranges, clause.heading_length)
        return SearchHit(
            doc=key[0],
            clause=clause.id,
            title=clause.label,
            snippet=line.text,
            ranges=line.ranges,
            score=round(place.score, 6),
            match=found.kind(place.part, place.clause),
            text_ranges=ranges,
            cut_before=line.cut_before,
            cut_after=line.cut_after,
            heading=heading(clause),
            above=texts.above(key),
        )


def _choices(filters: facets.Filters, found: Found, values: facets.Values) -> facets.Counts:
    """Return by filtered facet what choosing another of its values would give: its own filter is let through."""
    choices: facets.Counts = {}
    for facet in filters.facets:
        choices[facet] = Counter()
        for part, scores in found.scores:
            passing = filters.apply(part.table, set(scores), without=facet)
            facets.count(part.table, passing, choices, values, (facet,))
    return choices


def _ordered(counts: facets.Counts) -> dict[str, dict[str, int]]:
    """Return the values of each facet, most clauses first."""
    ordered: dict[str, dict[str, int]] = {}
    for facet, counter in counts.items():
        values = sorted(sorted(counter), key=counter.__getitem__, reverse=True)
        ordered[facet] = dict(zip(values, map(counter.__getitem__, values), strict=True))
    return ordered
