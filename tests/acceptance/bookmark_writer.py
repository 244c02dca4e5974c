"""Adds bookmarks until it is killed: ``bookmark_writer.py HOME BUNDLE``. A printed id was confirmed by the service."""

from __future__ import annotations

import sys
from pathlib import Path

from compendium.services.bookmarks import BookmarkService
from compendium.services.home import prepare_home
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase


def main(home: Path, bundle: Path) -> None:
    report = prepare_home(home, bundle)
    documents = DocumentRepository(LibraryDatabase(report.library_path))
    bookmarks = BookmarkService(BookmarkRepository(UserDatabase(report.user_path)), documents)
    clauses = [(info.id, clause.id) for info in documents.list() for clause in documents.get(info.id).outline]
    number = 0
    while True:
        doc, clause = clauses[number % len(clauses)]
        bookmark = bookmarks.add(doc, clause, note="核对口径" * (number % 300), folder=f"夹{number % 7}")
        sys.stdout.write(bookmark.id + "\n")
        sys.stdout.flush()
        number += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
