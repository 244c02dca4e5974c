"""Collections and their items as stored. How their clauses stand is the service's to tell."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from compendium.domain.collection import ClauseAnchor, Collection, CollectionItem, ItemKind, TableChoice
from compendium.store.user_db import UserDatabase

_NAMED = "id, title, subtitle, created, modified"
_SHOWN = "id, collection, position, kind, title, text, content, notes"


class CollectionRepository:
    """The collections in a user.db."""

    def __init__(self, database: UserDatabase) -> None:
        self._database = database

    @property
    def database(self) -> UserDatabase:
        """The file behind the repository, for a transaction over several calls."""
        return self._database

    def all(self) -> tuple[Collection, ...]:
        """Return every collection with its items, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT {_NAMED} FROM collection ORDER BY created, rowid").fetchall()  # noqa: S608
            shown = connection.execute(f"SELECT {_SHOWN} FROM collection_item ORDER BY collection, position").fetchall()  # noqa: S608
        items: dict[str, list[CollectionItem]] = {}
        for row in shown:
            items.setdefault(row["collection"], []).append(item_of(row))
        return tuple(collection_of(row, items.get(row["id"], ())) for row in rows)

    def get(self, identifier: str) -> Collection | None:
        """Return the collection of that id."""
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT {_NAMED} FROM collection WHERE id = ?", (identifier,)).fetchone()  # noqa: S608
            shown = connection.execute(
                f"SELECT {_SHOWN} FROM collection_item WHERE collection = ? ORDER BY position",  # noqa: S608
                (identifier,),
            ).fetchall()
        return None if row is None else collection_of(row, map(item_of, shown))

    def owners(self, identifiers: Iterable[str]) -> Mapping[str, str]:
        """Return the collection of each item that is stored, by the item's id."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT id, collection FROM collection_item").fetchall()
        wanted = set(identifiers)
        return {row["id"]: row["collection"] for row in rows if row["id"] in wanted}

    def put(self, collections: Iterable[Collection]) -> None:
        """Store collections with their items, each in place of one of the same id, all or none."""
        kept = tuple(collections)
        with self._database.writing() as connection:
            for each in kept:
                connection.execute(
                    f"INSERT INTO collection ({_NAMED}) VALUES (?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET "  # noqa: S608
                    "title=excluded.title, subtitle=excluded.subtitle, created=excluded.created, "
                    "modified=excluded.modified",
                    (each.id, each.title, each.subtitle, each.created, each.modified),
                )
                connection.execute("DELETE FROM collection_item WHERE collection = ?", (each.id,))
            # Items of all are out before any goes in: one may have gone from one collection to another.
            connection.executemany(
                f"INSERT INTO collection_item ({_SHOWN}) VALUES (?,?,?,?,?,?,?,?)",  # noqa: S608
                [_record(each.id, at, item) for each in kept for at, item in enumerate(each.items)],
            )

    def remove(self, identifiers: Iterable[str]) -> None:
        """Delete collections with their items, all or none; unknown ids are passed over."""
        gone = [(identifier,) for identifier in identifiers]
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM collection_item WHERE collection = ?", gone)
            connection.executemany("DELETE FROM collection WHERE id = ?", gone)


def collection_of(row: sqlite3.Row, items: Iterable[CollectionItem]) -> Collection:
    """Return the collection that a row of the table holds, with its items."""
    return Collection(row["id"], row["title"], tuple(items), row["subtitle"], row["created"], row["modified"])


def _record(collection: str, position: int, item: CollectionItem) -> tuple[str | int, ...]:
    content: dict[str, object] = {}
    if item.clauses:
        content["clauses"] = [asdict(anchor) for anchor in item.clauses]
    if item.table is not None:
        content["table"] = {
            "kind": item.table.kind,
            "docs": list(item.table.docs),
            "filters": dict(item.table.filters),
        }
    shown = json.dumps(content, ensure_ascii=False)
    return (item.id, collection, position, item.kind.value, item.title, item.text, shown, item.notes)


def item_of(row: sqlite3.Row) -> CollectionItem:
    """Return the item that a row of the table holds."""
    content: dict[str, Any] = json.loads(row["content"])
    table = content.get("table")
    return CollectionItem(
        id=row["id"],
        kind=ItemKind(row["kind"]),
        title=row["title"],
        text=row["text"],
        clauses=tuple(ClauseAnchor(**anchor) for anchor in content.get("clauses", ())),
        table=None if table is None else TableChoice(table["kind"], tuple(table["docs"]), table["filters"]),
        notes=row["notes"],
    )
