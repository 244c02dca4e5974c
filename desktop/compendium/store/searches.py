"""Queries asked lately and searches saved under a name, as stored in user.db."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from compendium.domain.query import SortOrder
from compendium.domain.saved_search import SavedSearch
from compendium.store.user_db import UserDatabase


class SearchRepository:
    """The past queries and saved searches in a user.db."""

    def __init__(self, database: UserDatabase) -> None:
        self._database = database

    @property
    def read_only(self) -> bool:
        """True when nothing can be stored."""
        return self._database.read_only

    def asked(self) -> tuple[tuple[str, str], ...]:
        """Return (query, moment asked last) of the past queries, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT query, asked FROM past_query ORDER BY asked DESC, rowid DESC").fetchall()
        return tuple(asked_of(row) for row in rows)

    def replace_asked(self, queries: Iterable[tuple[str, str]]) -> None:
        """Keep these past queries, newest first, in place of those there were."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM past_query")
            # The newest last: of two that were asked in one moment the later row is the newer.
            connection.executemany("INSERT INTO past_query (query, asked) VALUES (?, ?)", [*queries][::-1])

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM saved_search ORDER BY created, rowid").fetchall()
        return tuple(saved_of(row) for row in rows)

    def put_saved(self, searches: Iterable[SavedSearch]) -> None:
        """Store searches, each in place of one of the same id, all or none."""
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO saved_search (id, name, query, filters, sort, without, created) "
                "VALUES (?,?,?,?,?,?,?)",
                [_record(search) for search in searches],
            )

    def remove_saved(self, identifier: str) -> None:
        """Delete a saved search; an unknown id is passed over."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM saved_search WHERE id = ?", (identifier,))


def asked_of(row: sqlite3.Row) -> tuple[str, str]:
    """Return the past query that a row of the table holds, with its moment."""
    return str(row["query"]), str(row["asked"])


def saved_of(row: sqlite3.Row) -> SavedSearch:
    """Return the saved search that a row of the table holds."""
    filters = json.loads(row["filters"])
    order = row["sort"]
    return SavedSearch(
        id=row["id"],
        name=row["name"],
        query=row["query"],
        filters={str(facet): tuple(map(str, values)) for facet, values in filters.items()},
        order=SortOrder(order) if order in set(SortOrder) else SortOrder.RELEVANCE,
        without=tuple((str(typed), str(meant)) for typed, meant in json.loads(row["without"])),
        created=row["created"],
    )


def _record(search: SavedSearch) -> tuple[str, ...]:
    return (
        search.id,
        search.name,
        search.query,
        json.dumps({facet: list(values) for facet, values in search.filters.items()}, ensure_ascii=False),
        search.order.value,
        json.dumps(search.without, ensure_ascii=False),
        search.created,
    )
