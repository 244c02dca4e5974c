"""What a folder of bookmarks holds, to search in it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from compendium.domain.bookmark import Bookmark
from compendium.domain.errors import UnknownDocumentError
from compendium.services.folders import within
from compendium.services.library import LibraryService


def folder_clauses(library: LibraryService, bookmarks: Iterable[Bookmark], folder: str) -> frozenset[tuple[str, str]]:
    """Return (document, clause) of what is bookmarked in a folder and the folders in it, with all clauses below.

    Args:
        library: where the texts are.
        bookmarks: all there are; those whose text is gone are passed over.
        folder: path; "" for the bookmarks in no folder.
    """
    kept: dict[str, set[str]] = defaultdict(set)
    for bookmark in bookmarks:
        if within(bookmark.folder, folder) if folder else not bookmark.folder:
            kept[bookmark.doc].add(bookmark.clause)
    found: set[tuple[str, str]] = set()
    for doc, clauses in kept.items():
        try:
            outline = library.document(doc).outline
        except UnknownDocumentError:
            continue
        held: set[str] = set()
        for clause in outline:  # in reading order: a clause comes after the one it is in
            if clause.id in clauses or clause.parent in held:
                held.add(clause.id)
        found.update((doc, clause) for clause in held)
    return frozenset(found)
