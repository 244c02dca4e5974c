"""user.db: what the user made. An update of the program or of the library never touches it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from compendium.store.database import Database, migrate


def _create(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database as Tables

    tables = Tables(connection)
    tables.table("bookmark").create(
        {
            "id": str,
            "doc": str,
            "clause": str,
            "quote": str,
            "folder": str,
            "tags": str,  # JSON list
            "note": str,
            "created": str,
            "modified": str,
        },
        pk="id",
        not_null={"id", "doc", "clause", "quote", "folder", "tags", "note", "created", "modified"},
    )
    tables.table("folder").create({"path": str}, pk="path")
    tables.table("setting").create({"key": str, "value": str}, pk="key", not_null={"value"})  # JSON value


def _add_work_on_facts(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database as Tables

    tables = Tables(connection)
    # A fact is named by where it is printed and by its words, not by a number: facts are extracted anew.
    anchor = {"doc": str, "clause": str, "kind": str, "quote": str, "ordinal": int}
    corrected = {"action": str, "detail": str, "original": str, "modified": str}  # details are JSON objects
    recorded = {"status": str, "progress": str, "person": str, "date": str, "remark": str, "modified": str}
    tables.table("fact_correction").create(
        anchor | corrected, pk=tuple(anchor), not_null={*anchor, "action", "detail", "modified"}
    )
    tables.table("ledger").create(anchor | recorded, pk=tuple(anchor), not_null={*anchor, *recorded})


def _add_searches(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database as Tables

    tables = Tables(connection)
    tables.table("past_query").create({"query": str, "asked": str}, pk="query", not_null={"asked"})
    saved = {"name": str, "query": str, "filters": str, "sort": str, "without": str, "created": str}  # two of JSON
    tables.table("saved_search").create({"id": str} | saved, pk="id", not_null={"id", *saved})


class UserDatabase(Database):
    """The user's file. Opened for reading where there is none, it is an empty one in memory."""

    what = "书签和设置"
    migrations = (_create, _add_work_on_facts, _add_searches)
    # What was confirmed must survive a power cut: EXTRA also flushes the folder after the journal is removed.
    pragmas = ("PRAGMA synchronous=EXTRA",)

    def _prepare(self) -> None:
        if self.read_only and not self.path.exists():
            return
        super()._prepare()

    def _connect(self, path: Path, mode: str) -> sqlite3.Connection:
        if not (self.read_only and not path.exists()):
            return super()._connect(path, mode)
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        migrate(connection, self.migrations)
        connection.execute("PRAGMA query_only=ON")
        return connection
