"""Settings and reading positions as stored; their meaning lies in the service."""

from __future__ import annotations

import json

from compendium.store.user_db import UserDatabase


class SettingsRepository:
    """JSON values by key, and the clause at which each document was left."""

    def __init__(self, database: UserDatabase) -> None:
        self._database = database

    @property
    def read_only(self) -> bool:
        """True when nothing can be stored."""
        return self._database.read_only

    def all(self) -> dict[str, object]:
        """Return every stored value; one that is not JSON is left out."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT key, value FROM setting").fetchall()
        values: dict[str, object] = {}
        for row in rows:
            try:
                values[row["key"]] = json.loads(row["value"])
            except ValueError:
                continue
        return values

    def get(self, key: str) -> object:
        """Return the value under ``key``; None when there is none."""
        return self.all().get(key)

    def set(self, key: str, value: object) -> None:
        """Store ``value``, which must be JSON-able."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
                (key, json.dumps(value, ensure_ascii=False)),
            )

    def position(self, doc: str) -> str | None:
        """Return the clause at which ``doc`` was left."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT clause FROM reading_position WHERE doc = ?", (doc,)).fetchone()
        return None if row is None else row["clause"]

    def set_position(self, doc: str, clause: str, read_at: str) -> None:
        """Note where ``doc`` was left and when (ISO 8601)."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO reading_position VALUES (?, ?, ?)", (doc, clause, read_at))
