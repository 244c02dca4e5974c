"""Which texts were read last, as stored."""

from __future__ import annotations

from collections.abc import Iterable

from compendium.store.user_db import UserDatabase


class RecentTextRepository:
    """The texts read last in a user.db."""

    def __init__(self, database: UserDatabase) -> None:
        self._database = database

    @property
    def read_only(self) -> bool:
        """True where nothing can be kept."""
        return self._database.read_only

    def all(self) -> tuple[tuple[str, str], ...]:
        """Return (document, moment it was opened), the newest first."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT doc, opened FROM recent_text ORDER BY opened DESC, rowid DESC").fetchall()
        return tuple((row["doc"], row["opened"]) for row in rows)

    def put(self, doc: str, opened: str, kept: int) -> None:
        """Note that a text was opened and forget all but the newest ``kept``."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM recent_text WHERE doc = ?", (doc,))
            connection.execute("INSERT INTO recent_text (doc, opened) VALUES (?, ?)", (doc, opened))
            connection.execute(
                "DELETE FROM recent_text WHERE doc NOT IN "
                "(SELECT doc FROM recent_text ORDER BY opened DESC, rowid DESC LIMIT ?)",
                (kept,),
            )

    def remove(self, docs: Iterable[str]) -> None:
        """Forget texts."""
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM recent_text WHERE doc = ?", [(doc,) for doc in docs])
