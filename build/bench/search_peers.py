"""What search is measured against, doing the same work: totals, the counts of seven facets, the best clauses.

SQLite FTS5 hands over every hit with its rank, and Facets counts them; tantivy counts, ranks and aggregates by itself;
the scan ranks nothing. The first two hold bigrams of Chinese and whole runs of letters and digits, and verify against
the text only where the grams do not tell. Clauses are numbered from 0 in the order they are given.
"""

from __future__ import annotations

import heapq
import re
import sqlite3
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, Protocol

from bench.search_queries import BenchQuery
from compendium.search.normal import normalised

SHOWN = 20
FACETS = ("doc", "level", "region", "year", "issuer", "validity", "unit")
OF_CLAUSES = "unit"  # the facet, the last, that clauses have and not documents
_PIECE = re.compile(r"[a-z0-9]+|[\u3007\u3400-\u9fff\uf900-\ufaff]+")
_GAP = "\u241f"  # between two runs, so that no phrase reaches over punctuation

Counts = dict[str, Counter[str]]
Values = Sequence[Sequence[Sequence[str]]]  # by document, in the order of FACETS: none, one or, of issuers, several
Units = Mapping[int, Sequence[str]]  # by clause that names any
Answer = tuple[int, Counts, list[int]]  # how many clauses, facets, the clauses to show


class Peer(Protocol):
    """A way to search."""

    def search(self, query: BenchQuery) -> Answer:
        """Answer a query."""

    def clauses(self, query: BenchQuery) -> set[int]:
        """Return all clauses that answer a query."""


class Facets:
    """Counts the values of hits: by document first, then what the documents say; the units clause by clause."""

    def __init__(self, documents: Sequence[int], values: Values, units: Units) -> None:
        """``documents`` by clause."""
        self.documents = documents
        self.values = values
        self.units = units

    def count(self, clauses: Collection[int]) -> Counts:
        """Return how many of ``clauses`` each value has."""
        counts: Counts = {facet: Counter() for facet in FACETS}
        for document, number in Counter(map(self.documents.__getitem__, clauses)).items():
            for facet, values in zip(FACETS, self.values[document], strict=False):
                for value in values:
                    counts[facet][value] += number
        for clause in self.units.keys() & clauses:
            counts[OF_CLAUSES].update(self.units[clause])
        return counts

    def of(self, clause: int) -> dict[str, list[str]]:
        """Return the values of one clause."""
        of_document = zip(FACETS, self.values[self.documents[clause]], strict=False)
        return {**{facet: list(each) for facet, each in of_document}, OF_CLAUSES: list(self.units.get(clause, ()))}


class Scan:
    """Looks through the text of all clauses, joined in memory; hits in the order of the library, unranked."""

    def __init__(self, texts: Sequence[str], facets: Facets) -> None:
        self._text = "\n".join(texts) + "\n"
        self._starts = array("I", accumulate((len(text) + 1 for text in texts), initial=0))
        self._facets = facets

    def search(self, query: BenchQuery) -> Answer:
        """Answer a query."""
        clauses = self.clauses(query)
        return len(clauses), self._facets.count(clauses), heapq.nsmallest(SHOWN, clauses)

    def clauses(self, query: BenchQuery) -> set[int]:
        """Return all clauses that answer a query: the truth."""
        return _joined(query, [self._holding(term) for term in query.terms])

    def _holding(self, term: str) -> set[int]:
        needle, find, starts = normalised(term), self._text.find, self._starts
        found: set[int] = set()
        at = find(needle)
        while at >= 0:
            clause = bisect_right(starts, at) - 1
            found.add(clause)
            at = find(needle, starts[clause + 1])
        return found


class FullText:
    """SQLite FTS5: one column of bigrams; a single character is a prefix."""

    def __init__(self, path: Path, texts: Sequence[str], facets: Facets) -> None:
        self._database = sqlite3.connect(path)
        self._texts = texts
        self._facets = facets

    @staticmethod
    def build(path: Path, texts: Iterable[str]) -> None:
        """Write the index of normalised ``texts``."""
        database = sqlite3.connect(path)
        database.execute("CREATE VIRTUAL TABLE clause USING fts5(grams, content='', tokenize='ascii')")
        FullText._insert(database, 0, texts)
        database.execute("INSERT INTO clause(clause) VALUES ('optimize')")
        database.commit()
        database.close()

    def add(self, first: int, texts: Iterable[str]) -> None:
        """Take more clauses in and commit."""
        self._insert(self._database, first, texts)

    @staticmethod
    def _insert(database: sqlite3.Connection, first: int, texts: Iterable[str]) -> None:
        rows = ((number, " ".join(_grams(text))) for number, text in enumerate(texts, first))
        database.executemany("INSERT INTO clause(rowid, grams) VALUES (?, ?)", rows)
        database.commit()

    def search(self, query: BenchQuery) -> Answer:
        """Answer a query."""
        if not all(_tells(term) for term in query.terms):
            clauses = self.clauses(query)
            return len(clauses), self._facets.count(clauses), heapq.nsmallest(SHOWN, clauses)
        rows = self._database.execute("SELECT rowid, rank FROM clause WHERE clause MATCH ?", (self._match(query),))
        ranks = dict(rows.fetchall())
        return len(ranks), self._facets.count(ranks), heapq.nsmallest(SHOWN, ranks, key=ranks.__getitem__)

    def clauses(self, query: BenchQuery) -> set[int]:
        """Return all clauses that answer a query."""
        if all(_tells(term) for term in query.terms):
            return self._matching(self._match(query))
        return _joined(query, [_verified(term, self._matching(_phrases(term)), self._texts) for term in query.terms])

    def _matching(self, match: str) -> set[int]:
        return {row for (row,) in self._database.execute("SELECT rowid FROM clause WHERE clause MATCH ?", (match,))}

    def _match(self, query: BenchQuery) -> str:
        return f" {query.operator.upper()} ".join(f"({_phrases(term)})" for term in query.terms)


class Tantivy:
    """tantivy: bigrams with positions, single characters beside them, facets by its own aggregation."""

    def __init__(self, folder: Path, texts: Sequence[str]) -> None:
        import tantivy

        self._tantivy: Any = tantivy
        self._index: Any = tantivy.Index.open(str(folder))
        self._schema: Any = self._index.schema
        self._texts = texts
        self._register(self._index)
        self._searcher: Any = self._index.searcher()
        self._aggregation = {name: {"terms": {"field": name, "size": 65_000}} for name in FACETS}

    @staticmethod
    def _register(index: Any) -> None:  # noqa: ANN401 - made by a library without types
        import tantivy

        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("spaces", spaces)

    @classmethod
    def build(cls, folder: Path, texts: Sequence[str], facets: Facets) -> None:
        """Write the index of normalised ``texts``."""
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("grams", tokenizer_name="spaces")
        builder.add_text_field("characters", tokenizer_name="spaces", index_option="freq")
        builder.add_integer_field("clause", indexed=True, fast=True)
        for name in FACETS:
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        folder.mkdir()
        index = tantivy.Index(builder.build(), path=str(folder))
        cls._register(index)
        writer = index.writer(200_000_000, 1)
        for number, text in enumerate(texts):
            row: dict[str, Any] = {"clause": number}
            row["grams"] = " ".join(_grams(text))
            row["characters"] = " ".join(_singles(text))
            row |= {name: each for name, each in facets.of(number).items() if each}
            writer.add_document(tantivy.Document(**row))
        writer.commit()
        writer.wait_merging_threads()

    def search(self, query: BenchQuery) -> Answer:
        """Answer a query."""
        if not all(_tells(term) for term in query.terms):
            clauses = self.clauses(query)
            found = self._tantivy.Query.term_set_query(self._schema, "clause", sorted(clauses))
            return len(clauses), self._counts(found), heapq.nsmallest(SHOWN, clauses)
        wanted = self._query(query)
        best = self._searcher.search(wanted, SHOWN, count=True)
        shown = self._searcher.fast_field_values("clause", [address for _, address in best.hits])
        return best.count, self._counts(wanted), [int(number) for number in shown]

    def clauses(self, query: BenchQuery) -> set[int]:
        """Return all clauses that answer a query."""
        if all(_tells(term) for term in query.terms):
            return self._matching(self._query(query))
        held = [_verified(term, self._matching(self._term(term)), self._texts) for term in query.terms]
        return _joined(query, held)

    def _counts(self, query: Any) -> Counts:  # noqa: ANN401 - made by a library without types
        answer = self._searcher.aggregate(query, self._aggregation)
        return {name: Counter({each["key"]: each["doc_count"] for each in answer[name]["buckets"]}) for name in FACETS}

    def _matching(self, query: Any) -> set[int]:  # noqa: ANN401 - made by a library without types
        hits = self._searcher.search(query, max(1, self._searcher.num_docs), count=False).hits
        return set(self._searcher.fast_field_values("clause", [address for _, address in hits]))

    def _query(self, query: BenchQuery) -> Any:  # noqa: ANN401 - made by a library without types
        occur = self._tantivy.Occur
        first, *second = [self._term(term) for term in query.terms]
        if not second:
            return first
        pairs = {
            "and": [(occur.Must, first), (occur.Must, second[0])],
            "or": [(occur.Should, first), (occur.Should, second[0])],
            "not": [(occur.Must, first), (occur.MustNot, second[0])],
        }
        return self._tantivy.Query.boolean_query(pairs[query.operator])

    def _term(self, term: str) -> Any:  # noqa: ANN401 - made by a library without types
        make, schema = self._tantivy.Query, self._schema
        pieces = _PIECE.findall(normalised(term))
        parts = []
        for piece in pieces:
            grams = _query_grams(piece)
            if len(piece) == 1 and not piece.isascii():
                parts.append(make.term_query(schema, "characters", piece))
            elif len(grams) == 1:
                parts.append(make.term_query(schema, "grams", grams[0]))
            else:
                parts.append(make.phrase_query(schema, "grams", grams))
        return parts[0] if len(parts) == 1 else make.boolean_query([(self._tantivy.Occur.Must, p) for p in parts])


def _grams(text: str) -> list[str]:
    """Return bigrams, the last character of each run alone, and runs of letters and digits, in order."""
    grams: list[str] = []
    for piece in _PIECE.findall(text):
        grams += [_GAP] if grams else []
        grams += [piece] if piece.isascii() else [*map("".join, pairwise(piece)), piece[-1]]
    return grams


def _singles(text: str) -> list[str]:
    return [character for piece in _PIECE.findall(text) if not piece.isascii() for character in piece]


def _query_grams(piece: str) -> list[str]:
    return [piece] if piece.isascii() or len(piece) == 1 else list(map("".join, pairwise(piece)))


def _phrases(term: str) -> str:
    """Return what FTS5 is asked for one term."""
    phrases = []
    for piece in _PIECE.findall(normalised(term)):
        grams = " ".join(_query_grams(piece))
        phrases.append(f'"{grams}"*' if len(piece) == 1 and not piece.isascii() else f'"{grams}"')
    return " AND ".join(phrases)


def _tells(term: str) -> bool:
    """Tell whether grams find exactly what holds a term: a run of Chinese."""
    pieces = _PIECE.findall(normalised(term))
    return pieces == [normalised(term)] and not pieces[0].isascii()


def _verified(term: str, clauses: set[int], texts: Sequence[str]) -> set[int]:
    needle = normalised(term)
    return {clause for clause in clauses if needle in texts[clause]}


def _joined(query: BenchQuery, held: Sequence[set[int]]) -> set[int]:
    match query.operator:
        case "and":
            return held[0] & held[1]
        case "or":
            return held[0] | held[1]
        case "not":
            return held[0] - held[1]
        case _:
            return held[0]
