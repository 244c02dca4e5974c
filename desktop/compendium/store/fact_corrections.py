"""Corrections of facts as stored in user.db."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from compendium.domain.fact import FactKind
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.fact_correction import CorrectionAction, FactCorrection
from compendium.store.fact_details import detail_from_json, detail_to_json
from compendium.store.user_db import UserDatabase


class CorrectionRepository:
    """The corrections in a user.db."""

    def __init__(self, database: UserDatabase) -> None:
        self._database = database

    @property
    def database(self) -> UserDatabase:
        """The file behind the repository, for a transaction over several calls."""
        return self._database

    def all(self) -> tuple[FactCorrection, ...]:
        """Return every correction in the order they were made."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM fact_correction ORDER BY rowid").fetchall()
        return tuple(correction_of(row) for row in rows)

    def get(self, anchor: FactAnchor) -> FactCorrection | None:
        """Return the correction with exactly that anchor."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT * FROM fact_correction WHERE doc = ? AND clause = ? AND kind = ? AND quote = ? AND ordinal = ?",
                _place(anchor),
            ).fetchone()
        return None if row is None else correction_of(row)

    def put(self, corrections: Iterable[FactCorrection]) -> None:
        """Store ``corrections``, each in place of one with the same anchor, all or none."""
        records = [
            (
                *_place(each.anchor),
                each.action,
                detail_to_json(each.detail),
                None if each.original is None else detail_to_json(each.original),
                each.modified,
            )
            for each in corrections
        ]
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT INTO fact_correction (doc, clause, kind, quote, ordinal, action, detail, original, modified) "
                "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (doc, clause, kind, quote, ordinal) DO UPDATE SET "
                "action=excluded.action, detail=excluded.detail, original=excluded.original, "
                "modified=excluded.modified",
                records,
            )

    def remove(self, anchors: Iterable[FactAnchor]) -> None:
        """Delete the corrections with those anchors; unknown ones are passed over."""
        with self._database.writing() as connection:
            connection.executemany(
                "DELETE FROM fact_correction WHERE doc = ? AND clause = ? AND kind = ? AND quote = ? AND ordinal = ?",
                [_place(anchor) for anchor in anchors],
            )


def anchor_of(row: sqlite3.Row) -> FactAnchor:
    """Return the anchor that the first five columns of such a table hold."""
    return FactAnchor(row["doc"], row["clause"], FactKind(row["kind"]), row["quote"], row["ordinal"])


def correction_of(row: sqlite3.Row) -> FactCorrection:
    """Return the correction that a row of the table holds."""
    anchor = anchor_of(row)
    original = row["original"]
    return FactCorrection(
        anchor=anchor,
        action=CorrectionAction(row["action"]),
        detail=detail_from_json(anchor.kind, row["detail"]),
        original=None if original is None else detail_from_json(anchor.kind, original),
        modified=row["modified"],
    )


def _place(anchor: FactAnchor) -> tuple[str, str, str, str, int]:
    return anchor.doc, anchor.clause, anchor.kind, anchor.quote, anchor.ordinal
