"""Results of comparisons, kept because they are slow to compute; derived, so they live apart from the user's data."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from compendium.domain.errors import UserError
from compendium.store.database import Database

_KEPT = 200  # results; the least recently stored go first


def _create(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database as Tables

    Tables(connection).table("pairs").create(
        {"number": int, "key": str, "value": str}, pk="number", not_null={"key", "value"}
    ).create_index(["key"], unique=True)


class CacheDatabase(Database):
    """The file behind the cache; losing it costs time only."""

    what = "对照缓存"
    migrations = (_create,)
    pragmas = ("PRAGMA synchronous=OFF",)


class PairCache:
    """JSON values by a key made of content hashes.

    A cache that cannot be read is dropped, one that cannot be written stays as it is: neither is ever an error.

    Args:
        path: the cache file; None keeps nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._database = None if path is None else _open(path)

    def get(self, key: str) -> object:
        """Return the value under ``key``; None when there is none."""
        if self._database is None:
            return None
        try:
            with self._database.reading() as connection:
                row = connection.execute("SELECT value FROM pairs WHERE key = ?", (key,)).fetchone()
            return None if row is None else json.loads(row["value"])
        except (UserError, sqlite3.Error, ValueError):
            return None

    def put(self, key: str, value: object) -> None:
        """Keep ``value``, which must be JSON-able."""
        if self._database is None:
            return
        try:
            with self._database.writing() as connection:
                connection.execute("INSERT OR REPLACE INTO pairs (key, value) VALUES (?, ?)", (key, json.dumps(value)))
                connection.execute("DELETE FROM pairs WHERE number <= (SELECT max(number) FROM pairs) - ?", (_KEPT,))
        except (UserError, sqlite3.Error):
            return

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            self._database.close()


def _open(path: Path) -> CacheDatabase | None:
    for _attempt in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return CacheDatabase(path)
        except (UserError, OSError):
            try:
                path.unlink(missing_ok=True)
            except OSError:
                return None
    return None
