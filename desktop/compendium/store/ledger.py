"""The ledger as stored in user.db."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.ledger import LedgerEntry, LedgerStatus
from compendium.store.fact_corrections import anchor_of
from compendium.store.user_db import UserDatabase


class LedgerRepository:
    """The entries in a user.db."""

    def __init__(self, database: UserDatabase) -> None:
        self._database = database

    @property
    def database(self) -> UserDatabase:
        """The file behind the repository, for a transaction over several calls."""
        return self._database

    def all(self) -> tuple[LedgerEntry, ...]:
        """Return every entry in the order they were made."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM ledger ORDER BY rowid").fetchall()
        return tuple(entry_of(row) for row in rows)

    def put(self, entries: Iterable[LedgerEntry]) -> None:
        """Store ``entries``, each in place of one with the same anchor, all or none."""
        records = [
            (*_place(each.anchor), each.status, each.progress, each.person, each.date, each.remark, each.modified)
            for each in entries
        ]
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT INTO ledger (doc, clause, kind, quote, ordinal, status, progress, person, date, remark, "
                "modified) VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (doc, clause, kind, quote, ordinal) DO UPDATE "
                "SET status=excluded.status, progress=excluded.progress, person=excluded.person, date=excluded.date, "
                "remark=excluded.remark, modified=excluded.modified",
                records,
            )

    def remove(self, anchors: Iterable[FactAnchor]) -> None:
        """Delete the entries with those anchors; unknown ones are passed over."""
        with self._database.writing() as connection:
            connection.executemany(
                "DELETE FROM ledger WHERE doc = ? AND clause = ? AND kind = ? AND quote = ? AND ordinal = ?",
                [_place(anchor) for anchor in anchors],
            )


def entry_of(row: sqlite3.Row) -> LedgerEntry:
    """Return the entry that a row of the table holds."""
    return LedgerEntry(
        anchor=anchor_of(row),
        status=LedgerStatus(row["status"]),
        progress=row["progress"],
        person=row["person"],
        date=row["date"],
        remark=row["remark"],
        modified=row["modified"],
    )


def _place(anchor: FactAnchor) -> tuple[str, str, str, str, int]:
    return anchor.doc, anchor.clause, anchor.kind, anchor.quote, anchor.ordinal
