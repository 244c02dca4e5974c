"""Settings as stored; their meaning lies in the service."""

from __future__ import annotations

import json

from compendium.store.user_db import UserDatabase


class SettingsRepository:
    """JSON values by key."""

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

    def set(self, key: str, value: object) -> None:
        """Store ``value``, which must be JSON-able."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)",
                (key, json.dumps(value, ensure_ascii=False)),
            )
