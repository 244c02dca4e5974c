"""Highlights as stored. Where their words stand now is the service's to tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from compendium.domain.highlight import Highlight, HighlightStyle
from compendium.store.bookmarks import colour_of
from compendium.store.user_db import UserDatabase

_COLUMNS = ("id", "doc", "clause", "quote", "before", "after", "colour", "style", "note", "created", "modified")
_NAMES = ", ".join(_COLUMNS)


class HighlightRepository:
    """The highlights in a user.db."""

    def __init__(self, database: UserDatabase) -> None:
        self._database = database

    @property
    def database(self) -> UserDatabase:
        """The file behind the repository, for a transaction over several calls."""
        return self._database

    def all(self, doc: str | None = None) -> tuple[Highlight, ...]:
        """Return every highlight, or those of a document, the oldest first."""
        where = "" if doc is None else "WHERE doc = ? "
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT {_NAMES} FROM highlight {where}ORDER BY created, rowid",  # noqa: S608 - its own columns
                () if doc is None else (doc,),
            ).fetchall()
        return tuple(highlight_of(row) for row in rows)

    def put(self, highlights: Iterable[Highlight]) -> None:
        """Store ``highlights``, each in place of one of the same id, all or none."""
        records = [tuple(str(getattr(highlight, name)) for name in _COLUMNS) for highlight in highlights]
        changed = ", ".join(f"{name}=excluded.{name}" for name in _COLUMNS[1:])
        places = ",".join("?" * len(_COLUMNS))
        with self._database.writing() as connection:
            connection.executemany(
                f"INSERT INTO highlight ({_NAMES}) VALUES ({places}) ON CONFLICT (id) DO UPDATE SET {changed}",  # noqa: S608
                records,
            )

    def remove(self, identifiers: Iterable[str]) -> None:
        """Delete the highlights of those ids, all or none; unknown ids are passed over."""
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM highlight WHERE id = ?", [(identifier,) for identifier in identifiers])


def highlight_of(row: sqlite3.Row) -> Highlight:
    """Return the highlight that a row of the table holds."""
    return Highlight(
        id=row["id"],
        doc=row["doc"],
        clause=row["clause"],
        quote=row["quote"],
        before=row["before"],
        after=row["after"],
        colour=colour_of(row["colour"]),
        style=HighlightStyle(row["style"]),
        note=row["note"],
        created=row["created"],
        modified=row["modified"],
    )
