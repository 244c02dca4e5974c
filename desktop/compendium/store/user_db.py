"""user.db: what the user made. An update of the program or of the library never touches it."""

from __future__ import annotations

import secrets
import sqlite3
from pathlib import Path

from compendium.store.database import BUSY_SECONDS, Database, migrate


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


def _add_marks_and_collections(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database as Tables

    tables = Tables(connection)
    for column in ("colour", "before", "after"):
        tables.table("bookmark").add_column(column, str, not_null_default="")
    anchor = {"id": str, "doc": str, "clause": str, "quote": str, "before": str, "after": str}
    marked = {"colour": str, "style": str, "note": str, "created": str, "modified": str}
    tables.table("highlight").create(anchor | marked, pk="id", not_null={*anchor, *marked})
    tables.table("highlight").create_index(["doc"])
    pair = {"a_doc": str, "a_clause": str, "b_doc": str, "b_clause": str}
    decided = {"verdict": str, "a_quote": str, "b_quote": str, "note": str, "modified": str}
    tables.table("match_decision").create(pair | decided, pk=tuple(pair), not_null={*pair, *decided})
    named = {"title": str, "subtitle": str, "created": str, "modified": str}
    tables.table("collection").create({"id": str} | named, pk="id", not_null={"id", *named})
    shown = {"kind": str, "title": str, "text": str, "content": str, "notes": str}  # content: JSON of clauses or table
    tables.table("collection_item").create(
        {"id": str, "collection": str, "position": int} | shown,
        pk="id",
        not_null={"id", "collection", "position", *shown},
        foreign_keys=[("collection", "collection", "id")],
    )
    tables.table("collection_item").create_index(["collection", "position"])
    tables.table("recent_text").create({"doc": str, "opened": str}, pk="doc", not_null={"doc", "opened"})


class UserDatabase(Database):
    """The user's file. Opened for reading where there is none, it is an empty one in memory."""

    what = "书签和设置"
    migrations = (_create, _add_work_on_facts, _add_searches, _add_marks_and_collections)
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


class SessionUserDatabase(UserDatabase):
    """The user's file where nothing can be written, as on a read-only stick: a copy in memory, gone with the program.

    Args:
        path: the file that the copy begins with; where there is none it begins empty.
    """

    def __init__(self, path: Path) -> None:
        self._name = f"file:/{secrets.token_hex(16)}?vfs=memdb"
        self._first = self._in_memory()  # the copy lives as long as one connection to it
        if path.exists():
            stored = UserDatabase(path, read_only=True)
            try:
                stored.connection.backup(self._first)
            finally:
                stored.close()
        super().__init__(path)

    def close(self) -> None:
        """Let go of the copy."""
        super().close()
        self._first.close()

    def _prepare(self) -> None:
        migrate(self._first, self.migrations)

    def _open(self) -> sqlite3.Connection:
        return self._in_memory()

    def _in_memory(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._name, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        return connection
