"""Facts of the library's texts: derived from them, so they live beside them and go with them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compendium.domain.citation import locate
from compendium.domain.document import Clause, Document, NodeKind
from compendium.domain.fact import Fact, FactKind, span_of_sums
from compendium.store.fact_details import detail_from_json, detail_to_json
from compendium.store.library_db import LibraryDatabase

_AT_ONCE = 500  # names in one statement; SQLite's own limit was 999 for long
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_MOST_NAMES = 20_000  # that are looked up by sound or while typing


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact with words for where it is printed.

    Attributes:
        label: marker and title of its clause.
        section: those of the heading above it; "" when there is none.
        place: 第二部分第（五）条第16项.
    """

    fact: Fact
    label: str
    section: str
    place: str


class FactRepository:
    """The facts in a library.db, and by which rules they were extracted."""

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database

    @property
    def database(self) -> LibraryDatabase:
        """The file behind the repository."""
        return self._database

    def rules(self) -> dict[str, str]:
        """Return by which version of the rules each document's facts were extracted."""
        with self._database.reading() as connection:
            return dict(connection.execute("SELECT doc, rules FROM extraction").fetchall())

    def get(self, docs: Sequence[str]) -> dict[str, tuple[StoredFact, ...]]:
        """Return the facts of each document in the order they were extracted."""
        found: dict[str, list[StoredFact]] = {doc: [] for doc in docs}
        with self._database.reading() as connection:
            for start in range(0, len(docs), _AT_ONCE):
                part = docs[start : start + _AT_ONCE]
                marks = ",".join("?" * len(part))
                query = f"SELECT * FROM fact WHERE doc IN ({marks}) ORDER BY doc, position"  # noqa: S608 - marks only
                for row in connection.execute(query, tuple(part)):
                    found[row["doc"]].append(_stored(row))
        return {doc: tuple(facts) for doc, facts in found.items()}

    def sums(self) -> list[tuple[str, str, float, float]]:
        """Return document, clause, the least and the most in yuan of every support that prints a sum."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT doc, clause, json_extract(detail, '$.min_yuan') AS low, "
                "json_extract(detail, '$.max_yuan') AS high FROM fact WHERE kind = ? ORDER BY doc, position",
                (FactKind.SUPPORT,),
            ).fetchall()
        printed = ((row["doc"], row["clause"], span_of_sums(row["low"], row["high"])) for row in rows)
        return [(doc, clause, *sums) for doc, clause, sums in printed if sums is not None]

    def instrument_names(self) -> list[str]:
        """Return the names of instruments, those that most clauses name first, without quotes around the whole."""
        names = self._said(FactKind.INSTRUMENT, "name")
        return list(dict.fromkeys(quoted[1] if (quoted := _QUOTED.fullmatch(name)) else name for name in names))

    def cited_titles(self) -> list[str]:
        """Return the titles that are cited, those cited most first."""
        return self._said(FactKind.CITATION, "title")

    def _said(self, kind: FactKind, field: str) -> list[str]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT json_extract(detail, ?) AS said FROM fact WHERE kind = ? "
                "GROUP BY said HAVING said <> '' ORDER BY count(*) DESC, min(rowid) LIMIT ?",
                (f"$.{field}", kind, _MOST_NAMES),
            )
            return [row["said"] for row in rows]

    def not_in_texts(self) -> list[str]:
        """Return the documents with a fact whose quote is not where it is said to be."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT fact.doc FROM fact "
                "LEFT JOIN clause ON clause.doc = fact.doc AND clause.id = fact.clause "
                """WHERE clause.id IS NULL OR substr(clause.text, start + 1, "end" - start) IS NOT quote"""
            )
            return [row["doc"] for row in rows]

    def put(self, doc: str, facts: Iterable[StoredFact], rules: str) -> None:
        """Keep the facts of a document that is in the library, in place of those it had."""
        records = list(_records(doc, facts))
        with self._database.writing() as connection:
            connection.execute("DELETE FROM fact WHERE doc = ?", (doc,))
            connection.executemany(
                'INSERT INTO fact (doc, position, kind, clause, label, section, place, quote, start, "end", detail) '
                "VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                records,
            )
            connection.execute("INSERT OR REPLACE INTO extraction (doc, rules) VALUES (?, ?)", (doc, rules))


def placed(document: Document, fact: Fact) -> StoredFact:
    """Give a fact of ``document`` the words for where it is printed."""
    clause = document.by_id[fact.clause]
    return StoredFact(fact, clause.label, _section(document, clause), locate(document, fact.clause, fact.start))


def _section(document: Document, clause: Clause) -> str:
    above = document.by_id.get(clause.parent or "")
    return above.label if above is not None and above.kind not in (NodeKind.DOC, NodeKind.COVER) else ""


def _stored(row: sqlite3.Row) -> StoredFact:
    kind = FactKind(row["kind"])
    fact = Fact(row["clause"], row["quote"], row["start"], row["end"], detail_from_json(kind, row["detail"]))
    return StoredFact(fact, row["label"], row["section"], row["place"])


def _records(doc: str, facts: Iterable[StoredFact]) -> Iterator[tuple[str | int, ...]]:
    for position, stored in enumerate(facts):
        fact = stored.fact
        yield (
            doc,
            position,
            fact.kind,
            fact.clause,
            stored.label,
            stored.section,
            stored.place,
            fact.quote,
            fact.start,
            fact.end,
            detail_to_json(fact.detail),
        )
