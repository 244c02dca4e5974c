"""What can still be read of a damaged database. The damaged file itself is never written to."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from compendium.domain.bookmark import Bookmark
from compendium.domain.document import Document, Origin, content_hash
from compendium.domain.errors import UserError
from compendium.domain.saved_search import SavedSearch
from compendium.store.bookmarks import BookmarkRepository, bookmark_of
from compendium.store.database import file_uri
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.searches import SearchRepository, asked_of, saved_of
from compendium.store.user_db import UserDatabase

if TYPE_CHECKING:  # every start imports this module, and few have anything to rescue
    from compendium.domain.collection import Collection
    from compendium.domain.comparison import ClauseRef, MatchDecision
    from compendium.domain.fact_anchor import FactAnchor
    from compendium.domain.fact_correction import FactCorrection
    from compendium.domain.highlight import Highlight
    from compendium.domain.ledger import LedgerEntry

T = TypeVar("T")
_FOUND = "找回的讲义"
_UNREADABLE = (UserError, sqlite3.Error, ValueError, TypeError, KeyError, IndexError)


@dataclass(slots=True)
class UserData:
    """The contents of a user.db.

    Bookmarks by id, paths of folders, JSON texts of settings by key, work on facts, moments by past query, saved
    searches by id, highlights by id, moments by recent text, collections by id,
    decisions by their clauses.

    ``complete`` is False when a part of the file could not be read.
    """

    bookmarks: dict[str, Bookmark] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    settings: dict[str, str] = field(default_factory=dict)
    corrections: dict[FactAnchor, FactCorrection] = field(default_factory=dict)
    ledger: dict[FactAnchor, LedgerEntry] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    searches: dict[str, SavedSearch] = field(default_factory=dict)
    highlights: dict[str, Highlight] = field(default_factory=dict)
    recent: dict[str, str] = field(default_factory=dict)
    collections: dict[str, Collection] = field(default_factory=dict)
    decisions: dict[tuple[ClauseRef, ClauseRef], MatchDecision] = field(default_factory=dict)
    complete: bool = True

    def fill_from(self, older: UserData) -> None:
        """Take over what is missing here."""
        self.bookmarks = older.bookmarks | self.bookmarks
        self.folders |= older.folders
        self.settings = older.settings | self.settings
        self.corrections = older.corrections | self.corrections
        self.ledger = older.ledger | self.ledger
        self.asked = older.asked | self.asked
        self.searches = older.searches | self.searches
        self.highlights = older.highlights | self.highlights
        self.recent = older.recent | self.recent
        self.collections = older.collections | self.collections
        self.decisions = older.decisions | self.decisions


@dataclass(frozen=True, slots=True)
class SalvagedDocuments:
    """The imported documents that came back whole; ``complete`` is False when there may have been others."""

    documents: tuple[Document, ...]
    complete: bool


def read_user_data(path: Path) -> UserData:
    """Return every row that can be read of a user.db, sound or damaged; nothing when there is no such file."""
    data = UserData()
    if not path.is_file():
        return data
    from compendium.store.fact_corrections import correction_of
    from compendium.store.highlights import highlight_of
    from compendium.store.ledger import entry_of
    from compendium.store.match_decisions import decision_of

    bookmarks, all_bookmarks = _rows(path, "bookmark", bookmark_of)
    folders, all_folders = _rows(path, "folder", lambda row: str(row["path"]))
    settings, all_settings = _rows(path, "setting", _setting)
    corrections, all_corrections = _rows(path, "fact_correction", correction_of)
    ledger, all_entries = _rows(path, "ledger", entry_of)
    asked, all_asked = _rows(path, "past_query", asked_of)
    searches, all_searches = _rows(path, "saved_search", saved_of)
    highlights, all_highlights = _rows(path, "highlight", highlight_of)
    recent, all_recent = _rows(path, "recent_text", lambda row: (str(row["doc"]), str(row["opened"])))
    older = (all_bookmarks, all_folders, all_settings, all_corrections, all_entries, all_asked, all_searches)
    collections, all_collections = _collections(path)
    decisions, all_decisions = _rows(path, "match_decision", decision_of)
    parts = (*older, all_highlights, all_recent, all_collections, all_decisions)
    return UserData(
        {bookmark.id: bookmark for bookmark in bookmarks},
        set(folders),
        dict(settings),
        {correction.anchor: correction for correction in corrections},
        {entry.anchor: entry for entry in ledger},
        dict(asked),
        {search.id: search for search in searches},
        {highlight.id: highlight for highlight in highlights},
        dict(recent),
        collections,
        {(decision.a, decision.b): decision for decision in decisions},
        complete=all(parts),
    )


def write_user_data(path: Path, data: UserData) -> None:
    """Make a new user.db at ``path``, where there must be none, that holds ``data``."""
    from compendium.store.collections import CollectionRepository
    from compendium.store.fact_corrections import CorrectionRepository
    from compendium.store.highlights import HighlightRepository
    from compendium.store.ledger import LedgerRepository
    from compendium.store.match_decisions import MatchDecisionRepository

    database = UserDatabase(path)
    try:
        with database.writing() as connection:
            bookmarks = BookmarkRepository(database)
            bookmarks.put(data.bookmarks.values())
            bookmarks.add_folders(sorted(data.folders))
            CorrectionRepository(database).put(data.corrections.values())
            LedgerRepository(database).put(data.ledger.values())
            searches = SearchRepository(database)
            searches.replace_asked(sorted(data.asked.items(), key=lambda each: each[1], reverse=True))
            searches.put_saved(data.searches.values())
            HighlightRepository(database).put(data.highlights.values())
            CollectionRepository(database).put(data.collections.values())
            MatchDecisionRepository(database).put(data.decisions.values())
            connection.executemany("INSERT INTO recent_text (doc, opened) VALUES (?, ?)", sorted(data.recent.items()))
            connection.executemany("INSERT INTO setting (key, value) VALUES (?, ?)", sorted(data.settings.items()))
    finally:
        database.close()


def read_imported_documents(path: Path) -> SalvagedDocuments:
    """Return the imported documents of a damaged library.db whose text is provably unharmed."""
    try:
        database = LibraryDatabase(path, read_only=True)
    except UserError:
        return SalvagedDocuments((), complete=False)
    try:
        repository = DocumentRepository(database)
        infos = [info for info in repository.list() if info.origin is not Origin.BUNDLED]
        found = [document for info in infos if (document := _unharmed(repository, info.id))]
        return SalvagedDocuments(tuple(found), complete=len(found) == len(infos))
    except _UNREADABLE:
        return SalvagedDocuments((), complete=False)
    finally:
        database.close()


def _unharmed(repository: DocumentRepository, doc: str) -> Document | None:
    try:
        document = repository.get(doc)
    except _UNREADABLE:
        return None
    return document if content_hash(document.outline) == document.info.content_hash else None


def _collections(path: Path) -> tuple[dict[str, Collection], bool]:
    """Read collections with what is left of their items; items whose collection cannot be read get one of their own."""
    from compendium.domain.collection import Collection
    from compendium.store.collections import collection_of, item_of

    named, all_named = _rows(path, "collection", lambda row: collection_of(row, ()))
    shown, all_shown = _rows(
        path, "collection_item", lambda row: (str(row["collection"]), int(row["position"]), item_of(row))
    )
    found = {each.id: each for each in named}
    items = {item.id: (owner, position, item) for owner, position, item in shown}  # some were read twice
    for owner, _, item in sorted(items.values(), key=lambda each: each[:2]):
        kept = found.get(owner) or Collection(owner, _FOUND)
        found[owner] = replace(kept, items=(*kept.items, item))
    return found, all_named and all_shown


def _setting(row: sqlite3.Row) -> tuple[str, str]:
    json.loads(row["value"])
    return str(row["key"]), str(row["value"])


def _rows(path: Path, table: str, make: Callable[[sqlite3.Row], T]) -> tuple[list[T], bool]:
    """Read a table, after a failure from its other end too: a bad page stops a scan, but rows beyond it may be sound.

    Returns:
        What could be read, some of it twice, and whether that is everything.
    """
    found: list[T] = []
    for direction in ("ASC", "DESC"):
        # Each scan has a connection of its own; immutable, since a damaged file must not be touched by a rollback.
        with contextlib.closing(sqlite3.connect(file_uri(path) + "?mode=ro&immutable=1", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            try:
                for row in connection.execute(f"SELECT * FROM {table} NOT INDEXED ORDER BY rowid {direction}"):  # noqa: S608
                    found.append(make(row))  # noqa: PERF401 - what came before a failure is kept
            except _UNREADABLE:
                continue
            return found, direction == "ASC"
    return found, False
