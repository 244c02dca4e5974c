"""library.db: the texts with outline and metadata, in tables that sqlite-utils and Datasette show as they are."""

from __future__ import annotations

import sqlite3

from compendium.store.database import Database

BUNDLE = "bundle"  # key in meta: the fingerprint of the bundled content in the library


def _create(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database as Tables

    tables = Tables(connection)
    tables.table("meta").create({"key": str, "value": str}, pk="key")
    tables.table("document").create(
        {
            "id": str,
            "title": str,
            "short_title": str,
            "level": str,
            "region": str,
            "doc_number": str,
            "issuers": str,  # JSON list
            "signed_date": str,
            "year": int,
            "period_start": int,
            "period_end": int,
            "validity": str,
            "validity_basis": str,
            "validity_checked_on": str,
            "inferred": str,  # JSON list of field names
            "evidence": str,  # JSON object, field name to words
            "origin": str,
            "clauses": int,
            "characters": int,
            "content_hash": str,
        },
        pk="id",
        not_null={"id", "title", "validity", "origin", "content_hash"},
    )
    tables.table("clause").create(
        {
            "doc": str,
            "id": str,
            "position": int,  # in reading order, from 0
            "level": int,
            "marker": str,
            "sep": str,
            "title": str,
            "run_in": int,
            "parent": str,
            "kind": str,
            "text": str,
        },
        pk=("doc", "id"),
        foreign_keys=[("doc", "document", "id")],
        not_null={"doc", "id", "position", "text"},
    )
    # A block is a paragraph of its clause; it is kept as a range so that no text is stored twice and none can differ.
    tables.table("block").create(
        {"doc": str, "position": int, "clause": str, "style": str, "start": int, "length": int},
        pk=("doc", "position"),
        foreign_keys=[("doc", "document", "id")],
        not_null={"doc", "position", "clause", "style", "start", "length"},
    )
    tables.create_view(
        "paragraph",
        """SELECT block.doc, block.position, block.clause, block.style,
                  substr(clause.text, block.start + 1, block.length) AS text
           FROM block JOIN clause ON clause.doc = block.doc AND clause.id = block.clause""",
    )


def _add_dates(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database as Tables

    document = Tables(connection).table("document")
    document.add_column("effective_date", str)
    document.add_column("expiry_date", str)


_FACT_VIEWS = {
    "target": "indicator value value_num value_num_max unit comparator deadline deadline_basis frequency scope "
    "baseline soft",
    "duty": "units lead_units supporting_units implied_units suffix implied applies_to",  # the first four: JSON lists
    "support": "support_type beneficiary condition amount_text min_yuan max_yuan rate unit_yuan quantified cap_quote",
    "deadline": "deadline date_text type frequency task",
    "instrument": "name",
    "citation": "title number",
}


def _add_facts(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database as Tables

    tables = Tables(connection)
    tables.table("fact").create(
        {
            "doc": str,
            "position": int,  # as extracted, from 0
            "kind": str,
            "clause": str,
            "label": str,  # heading of the clause
            "section": str,  # heading above it
            "place": str,  # 第二部分第（五）条第16项
            "quote": str,
            "start": int,
            "end": int,
            "detail": str,  # JSON object; the views below have its fields as columns
        },
        pk=("doc", "position"),
        foreign_keys=[("doc", "document", "id")],
        not_null={"doc", "position", "kind", "clause", "quote", "start", "end", "detail"},
    )
    tables.table("extraction").create(
        {"doc": str, "rules": str}, pk="doc", foreign_keys=[("doc", "document", "id")], not_null={"rules"}
    )
    for kind, fields in _FACT_VIEWS.items():
        columns = ", ".join(f"json_extract(fact.detail, '$.{name}') AS {_column(name)}" for name in fields.split())
        tables.create_view(
            f"{kind}_fact",
            f"""SELECT fact.doc, document.title AS document_title, fact.clause, fact.label, fact.place, fact.quote,
                       {columns}
                FROM fact JOIN document ON document.id = fact.doc
                WHERE fact.kind = '{kind}' ORDER BY fact.doc, fact.position""",  # noqa: S608 - the constants above
        )


def _column(field: str) -> str:
    return f'"{field}"'


class LibraryDatabase(Database):
    """The library file; ``meta`` holds what the library was made from."""

    what = "文库"
    migrations = (_create, _add_dates, _add_facts)

    def meta(self, key: str) -> str | None:
        """Return what is noted under ``key``."""
        with self.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else row["value"]

    def set_meta(self, key: str, value: str) -> None:
        """Note ``value`` under ``key``."""
        with self.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))
