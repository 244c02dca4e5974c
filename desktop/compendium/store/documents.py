"""Documents of the library: kept, listed and read."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from compendium.domain.document import (
    Block,
    BlockStyle,
    Clause,
    Document,
    DocumentInfo,
    Level,
    NodeKind,
    Origin,
    Period,
    Validity,
)
from compendium.domain.errors import UnknownClauseError, UnknownDocumentError
from compendium.store.library_db import LibraryDatabase

_LEVELS = tuple(Level)
_RANKS = {level.value: rank for rank, level in enumerate(_LEVELS)}
_MARK_BYTES = 12
_TABLES = ("block", "clause", "fact", "extraction")  # what hangs on a document, before the document itself


class DocumentIdentity(NamedTuple):
    """What a text is recognised by."""

    id: str
    title: str
    region: str | None
    content_hash: str
    characters: int


class DocumentRepository:
    """The documents in a library.db.

    Library order is national, province, city, county, unknown level; within a level the newest year first,
    then by title.
    """

    def __init__(self, database: LibraryDatabase) -> None:
        self._database = database
        self._listed: dict[str, tuple[sqlite3.Row, DocumentInfo]] = {}

    @property
    def database(self) -> LibraryDatabase:
        """The file behind the repository."""
        return self._database

    def list(self) -> list[DocumentInfo]:
        """Return the metadata of all documents in library order."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM document").fetchall()
        # After each change several ask at once, in threads beside the window's; of thousands of rows few are new.
        listed = {row["id"]: self._read(row) for row in rows}
        self._listed = listed
        return sorted((info for _, info in listed.values()), key=_library_order)

    def _read(self, row: sqlite3.Row) -> tuple[sqlite3.Row, DocumentInfo]:
        before = self._listed.get(row["id"])
        return before if before is not None and before[0] == row else (row, _info(row))

    def info(self, doc: str) -> DocumentInfo:
        """Return the metadata of ``doc``; UnknownDocumentError when there is none."""
        with self._database.reading() as connection:
            return _info(_document_row(connection, doc))

    def get(self, doc: str) -> Document:
        """Return ``doc`` with its outline and blocks; UnknownDocumentError when there is none."""
        with self._database.reading() as connection:
            info = _info(_document_row(connection, doc))
            outline = tuple(_clause(row) for row in _clause_rows(connection, doc))
            texts = {clause.id: clause.text for clause in outline}
            rows = connection.execute("SELECT * FROM block WHERE doc = ? ORDER BY position", (doc,))
            blocks = tuple(_block(row, texts[row["clause"]]) for row in rows)
        return Document(info, outline, blocks)

    def clause(self, doc: str, clause: str) -> Clause:
        """Return a clause; UnknownDocumentError or UnknownClauseError when there is none."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT * FROM clause WHERE doc = ? AND id = ?", (doc, clause)).fetchone()
            if row is None:
                _document_row(connection, doc)
                raise UnknownClauseError(doc, clause)
            return _clause(row)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all documents in the order they came."""
        with self._database.reading() as connection:
            return tuple(row["id"] for row in connection.execute("SELECT id FROM document ORDER BY rowid"))

    def clauses(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Clause]:
        """Return those of the clauses ``wanted``, by (doc, clause), that there are; read together they take less."""
        with self._database.reading() as connection:
            select = "SELECT * FROM clause WHERE doc = ? AND id = ?"
            rows = ((key, connection.execute(select, key).fetchone()) for key in wanted)
            return {key: _clause(row) for key, row in rows if row is not None}

    def identities(self) -> tuple[DocumentIdentity, ...]:
        """Return what tells the documents apart; quick, for a look at the whole library for each of many files."""
        with self._database.reading() as connection:
            select = "SELECT id, title, region, content_hash, characters FROM document ORDER BY rowid"
            return tuple(map(DocumentIdentity._make, connection.execute(select)))

    def put(self, document: Document) -> None:
        """Keep ``document``, in place of one of the same id.

        Raises:
            ValueError: the blocks do not add up to the clauses' texts.
        """
        blocks = _block_records(document)
        with self._database.writing() as connection:
            from sqlite_utils import Database as Tables

            _delete(connection, document.info.id)
            tables = Tables(connection)
            tables.table("document").insert(_info_record(document.info))
            tables.table("clause").insert_all(_clause_records(document))
            tables.table("block").insert_all(blocks)

    def remove(self, doc: str) -> None:
        """Take ``doc`` out of the library; UnknownDocumentError when it is not there."""
        with self._database.writing() as connection:
            _document_row(connection, doc)
            _delete(connection, doc)

    def marks(self) -> dict[str, str]:
        """Return, in library order, document id to a mark that changes with the document's text or metadata."""
        with self._database.reading() as connection:
            names = [row["name"] for row in connection.execute("PRAGMA table_info(document)")]
            everything = ", ".join(f'"{name}"' for name in names)
            cursor = connection.cursor()
            cursor.row_factory = None  # of thousands of documents, asked for before the first query: plain rows do
            rows = cursor.execute(
                f"SELECT level, year, title, id, json_array({everything}) FROM document"  # noqa: S608 - its own columns
            ).fetchall()
        rank, unknown, digest = _RANKS.get, len(_LEVELS), hashlib.blake2b
        marks = sorted(
            (rank(level, unknown), -(year or 0), title, doc, digest(said.encode(), digest_size=_MARK_BYTES).hexdigest())
            for level, year, title, doc, said in rows
        )
        return {doc: mark for *_, doc, mark in marks}

    def fingerprint(self) -> str:
        """Return a SHA-256 (hex) that changes with any text or metadata in the library."""
        digest = hashlib.sha256()
        with self._database.reading() as connection:
            for row in connection.execute("SELECT * FROM document ORDER BY id"):
                digest.update(json.dumps(tuple(row), ensure_ascii=False).encode())
        return digest.hexdigest()


def _library_order(info: DocumentInfo) -> tuple[int, int, str, str]:
    rank = _LEVELS.index(info.level) if info.level else len(_LEVELS)
    return rank, -(info.year or 0), info.title, info.id


def _document_row(connection: sqlite3.Connection, doc: str) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM document WHERE id = ?", (doc,)).fetchone()
    if row is None:
        raise UnknownDocumentError(doc)
    return row


def _clause_rows(connection: sqlite3.Connection, doc: str) -> list[sqlite3.Row]:
    return connection.execute("SELECT * FROM clause WHERE doc = ? ORDER BY position", (doc,)).fetchall()


def _delete(connection: sqlite3.Connection, doc: str) -> None:
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE doc = ?", (doc,))  # noqa: S608 - names are the constants above
    connection.execute("DELETE FROM document WHERE id = ?", (doc,))


def _info(row: sqlite3.Row) -> DocumentInfo:
    period = None if row["period_start"] is None else Period(row["period_start"], row["period_end"])
    return DocumentInfo(
        id=row["id"],
        title=row["title"],
        level=None if row["level"] is None else Level(row["level"]),
        region=row["region"],
        doc_number=row["doc_number"],
        issuers=tuple(json.loads(row["issuers"])),
        signed_date=row["signed_date"],
        year=row["year"],
        period=period,
        validity=Validity(row["validity"]),
        validity_basis=row["validity_basis"],
        validity_checked_on=row["validity_checked_on"],
        inferred=tuple(json.loads(row["inferred"])),
        evidence=json.loads(row["evidence"]),
        origin=Origin(row["origin"]),
        clauses=row["clauses"],
        characters=row["characters"],
        content_hash=row["content_hash"],
        short_title=row["short_title"],
        effective_date=row["effective_date"],
        expiry_date=row["expiry_date"],
    )


def _info_record(info: DocumentInfo) -> dict[str, str | int | None]:
    return {
        "id": info.id,
        "title": info.title,
        "short_title": info.short_title,
        "level": info.level,
        "region": info.region,
        "doc_number": info.doc_number,
        "issuers": json.dumps(info.issuers, ensure_ascii=False),
        "signed_date": info.signed_date,
        "year": info.year,
        "period_start": info.period.start if info.period else None,
        "period_end": info.period.end if info.period else None,
        "validity": info.validity,
        "validity_basis": info.validity_basis,
        "validity_checked_on": info.validity_checked_on,
        "inferred": json.dumps(info.inferred, ensure_ascii=False),
        "evidence": json.dumps(dict(info.evidence), ensure_ascii=False),
        "origin": info.origin,
        "clauses": info.clauses,
        "characters": info.characters,
        "content_hash": info.content_hash,
        "effective_date": info.effective_date,
        "expiry_date": info.expiry_date,
    }


def _clause(row: sqlite3.Row) -> Clause:
    return Clause(
        id=row["id"],
        level=row["level"],
        marker=row["marker"],
        title=row["title"],
        parent=row["parent"],
        text=row["text"],
        kind=NodeKind(row["kind"]),
        sep=row["sep"],
        run_in=bool(row["run_in"]),
    )


def _clause_records(document: Document) -> Iterator[dict[str, str | int | None]]:
    for position, clause in enumerate(document.outline):
        yield {
            "doc": document.info.id,
            "id": clause.id,
            "position": position,
            "level": clause.level,
            "marker": clause.marker,
            "sep": clause.sep,
            "title": clause.title,
            "run_in": int(clause.run_in),
            "parent": clause.parent,
            "kind": clause.kind,
            "text": clause.text,
        }


def _block(row: sqlite3.Row, text: str) -> Block:
    return Block(row["clause"], BlockStyle(row["style"]), text[row["start"] : row["start"] + row["length"]])


def _block_records(document: Document) -> list[dict[str, str | int]]:
    ends: dict[str, int] = {}  # clause id to where its next block starts
    records: list[dict[str, str | int]] = []
    for position, block in enumerate(document.blocks):
        start = ends.get(block.clause, 0)
        end = start + len(block.text)
        text = document.by_id[block.clause].text
        if text[start:end] != block.text or text[end : end + 1] not in ("", "\n"):
            raise ValueError(f"{document.info.id}#{block.clause}: block {position} is not a paragraph of its clause")
        ends[block.clause] = end + 1
        records.append(
            {
                "doc": document.info.id,
                "position": position,
                "clause": block.clause,
                "style": block.style,
                "start": start,
                "length": len(block.text),
            }
        )
    for clause in document.outline:
        if ends.get(clause.id, 0) != len(clause.text) + 1 and (clause.text or clause.id in ends):
            raise ValueError(f"{document.info.id}#{clause.id}: the blocks leave text out")
    return records
