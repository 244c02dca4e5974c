"""Bookmarks and their folders as stored. The state of an anchor is the service's to tell."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from compendium.domain.bookmark import Bookmark, MarkColour
from compendium.store.user_db import UserDatabase

_COLUMNS = "id, doc, clause, quote, folder, tags, note, colour, before, after, created, modified"
_ORDER = "bookmark_order"  # a row of the settings: a JSON list of ids


class BookmarkRepository:
    """The bookmarks and folders in a user.db."""

    def __init__(self, database: UserDatabase) -> None:
        self._database = database

    @property
    def database(self) -> UserDatabase:
        """The file behind the repository, for a transaction over several calls."""
        return self._database

    def all(self) -> tuple[Bookmark, ...]:
        """Return every bookmark, the oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM bookmark ORDER BY created, rowid").fetchall()  # noqa: S608
        return tuple(bookmark_of(row) for row in rows)

    def get(self, identifier: str) -> Bookmark | None:
        """Return the bookmark of that id."""
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT {_COLUMNS} FROM bookmark WHERE id = ?", (identifier,)).fetchone()  # noqa: S608
        return None if row is None else bookmark_of(row)

    def same(self, bookmark: Bookmark) -> Bookmark | None:
        """Return the oldest bookmark that equals ``bookmark`` in all that a user sees; ids and times do not count."""
        record = _record(bookmark)
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM bookmark WHERE doc = ? AND clause = ? AND quote = ? AND folder = ? "  # noqa: S608
                "AND tags = ? AND note = ? AND colour = ? ORDER BY created, rowid LIMIT 1",
                record[1:8],
            ).fetchone()
        return None if row is None else bookmark_of(row)

    def put(self, bookmarks: Iterable[Bookmark]) -> None:
        """Store ``bookmarks``, each in place of one of the same id, all or none."""
        records = [_record(bookmark) for bookmark in bookmarks]
        with self._database.writing() as connection:
            connection.executemany(
                f"INSERT INTO bookmark ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET "  # noqa: S608
                "doc=excluded.doc, clause=excluded.clause, quote=excluded.quote, folder=excluded.folder, "
                "tags=excluded.tags, note=excluded.note, colour=excluded.colour, before=excluded.before, "
                "after=excluded.after, created=excluded.created, modified=excluded.modified",
                records,
            )

    def remove(self, identifiers: Iterable[str]) -> None:
        """Delete the bookmarks of those ids, all or none; unknown ids are passed over."""
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM bookmark WHERE id = ?", [(identifier,) for identifier in identifiers])

    def folders(self) -> tuple[str, ...]:
        """Return the paths of the folders that were made on purpose, empty or not."""
        with self._database.reading() as connection:
            return tuple(row["path"] for row in connection.execute("SELECT path FROM folder ORDER BY path"))

    def add_folders(self, paths: Iterable[str]) -> None:
        """Make folders; those that exist are passed over."""
        with self._database.writing() as connection:
            connection.executemany("INSERT OR IGNORE INTO folder (path) VALUES (?)", [(path,) for path in paths])

    def remove_folders(self, paths: Iterable[str]) -> None:
        """Delete folders, not the bookmarks in them."""
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM folder WHERE path = ?", [(path,) for path in paths])

    def order(self) -> tuple[str, ...]:
        """Return the ids of the bookmarks that the user put in an order of his own; some may be gone."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM setting WHERE key = ?", (_ORDER,)).fetchone()
        ids = _json_list(row["value"]) if row is not None else []
        return tuple(each for each in ids if isinstance(each, str))

    def set_order(self, identifiers: Iterable[str]) -> None:
        """Keep an order of bookmarks."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value=excluded.value",
                (_ORDER, json.dumps(list(identifiers))),
            )


def bookmark_of(row: sqlite3.Row) -> Bookmark:
    """Return the bookmark that a row of the table holds; the table of an older file lacks the newer columns."""
    newer = set(row.keys())
    return Bookmark(
        id=row["id"],
        doc=row["doc"],
        clause=row["clause"],
        quote=row["quote"],
        folder=row["folder"],
        tags=tuple(json.loads(row["tags"])),
        note=row["note"],
        created=row["created"],
        modified=row["modified"],
        colour=colour_of(row["colour"]) if "colour" in newer else MarkColour.NONE,
        before=row["before"] if "before" in newer else "",
        after=row["after"] if "after" in newer else "",
    )


def colour_of(name: str) -> MarkColour:
    """Return the colour of that name; none for one that a newer program may have written."""
    return MarkColour(name) if name in set(MarkColour) else MarkColour.NONE


def _json_list(text: str) -> list[object]:
    try:
        value = json.loads(text)
    except ValueError:
        return []
    return value if isinstance(value, list) else []


def _record(bookmark: Bookmark) -> tuple[str, ...]:
    return (
        bookmark.id,
        bookmark.doc,
        bookmark.clause,
        bookmark.quote,
        bookmark.folder,
        json.dumps(bookmark.tags, ensure_ascii=False),
        bookmark.note,
        bookmark.colour,
        bookmark.before,
        bookmark.after,
        bookmark.created,
        bookmark.modified,
    )
