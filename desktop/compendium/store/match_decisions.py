"""What people decided about matches, as stored in user.db."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from compendium.domain.comparison import ClauseRef, MatchDecision, MatchVerdict
from compendium.store.user_db import UserDatabase


class MatchDecisionRepository:
    """The decisions in a user.db."""

    def __init__(self, database: UserDatabase) -> None:
        self._database = database

    @property
    def database(self) -> UserDatabase:
        """The file behind the repository, for a transaction over several calls."""
        return self._database

    def all(self) -> tuple[MatchDecision, ...]:
        """Return every decision, in the order they were first made."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM match_decision ORDER BY rowid").fetchall()
        return tuple(decision_of(row) for row in rows)

    def put(self, decisions: Iterable[MatchDecision]) -> None:
        """Store decisions, each in place of one about the same two clauses, all or none."""
        records = [
            (*_place(each), each.verdict, each.a_quote, each.b_quote, each.note, each.modified) for each in decisions
        ]
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO match_decision "
                "(a_doc, a_clause, b_doc, b_clause, verdict, a_quote, b_quote, note, modified) "
                "VALUES (?,?,?,?,?,?,?,?,?)",
                records,
            )

    def remove(self, decisions: Iterable[MatchDecision]) -> None:
        """Delete the decisions about the same clauses as these; unknown ones are passed over."""
        with self._database.writing() as connection:
            connection.executemany(
                "DELETE FROM match_decision WHERE a_doc = ? AND a_clause = ? AND b_doc = ? AND b_clause = ?",
                [_place(each) for each in decisions],
            )


def decision_of(row: sqlite3.Row) -> MatchDecision:
    """Return the decision that a row of the table holds."""
    return MatchDecision(
        a=ClauseRef(row["a_doc"], row["a_clause"]),
        b=ClauseRef(row["b_doc"], row["b_clause"]),
        verdict=MatchVerdict(row["verdict"]),
        a_quote=row["a_quote"],
        b_quote=row["b_quote"],
        note=row["note"],
        modified=row["modified"],
    )


def _place(decision: MatchDecision) -> tuple[str, str, str, str]:
    return decision.a.doc, decision.a.clause, decision.b.doc, decision.b.clause
