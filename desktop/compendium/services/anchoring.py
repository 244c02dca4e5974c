"""How marks stand in the library of today: one place that reads the texts for bookmarks and highlights alike."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace

from compendium.domain.anchor_finding import Anchor, AnchorFinder, Guess
from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.domain.document import Clause
from compendium.domain.errors import UnknownDocumentError
from compendium.domain.highlight import Highlight
from compendium.store.documents import DocumentRepository

_KEPT = 32  # texts held ready


class Anchoring:
    """Finds marks again; a text is read anew when it changed. May be asked from any thread."""

    def __init__(self, documents: DocumentRepository) -> None:
        self._documents = documents
        self._finders: dict[str, tuple[str, AnchorFinder]] = {}
        self._lock = threading.Lock()

    def clause(self, doc: str, clause: str) -> Clause:
        """Return a clause; UnknownDocumentError or UnknownClauseError when there is none."""
        return self._documents.clause(doc, clause)

    def bookmarks(self, bookmarks: Iterable[Bookmark]) -> list[Bookmark]:
        """Return bookmarks with their states; MOVED ones name the clause of today."""
        finders = self._finders_of(kept := tuple(bookmarks))
        found = [(mark, finders[mark.doc].find(anchor_of(mark))) for mark in kept]
        return [replace(mark, state=now.state, clause=now.clause) for mark, now in found]

    def highlights(self, highlights: Iterable[Highlight]) -> list[Highlight]:
        """Return highlights with their states and places; MOVED ones name the clause of today."""
        finders = self._finders_of(kept := tuple(highlights))
        found = [(mark, finders[mark.doc].find(anchor_of(mark))) for mark in kept]
        return [
            replace(mark, state=now.state, clause=now.clause, start=now.start, end=now.end) for mark, now in found
        ]

    def guess(self, mark: Bookmark | Highlight) -> Guess | None:
        """Return the words of today that a stored mark probably means; None when nothing is like it, or it stands."""
        finder = self._finders_of((mark,))[mark.doc]
        standing = finder.find(anchor_of(mark)).state in {AnchorState.OK, AnchorState.MOVED}
        return None if standing else finder.guess(anchor_of(mark))

    def place(self, mark: Highlight) -> tuple[str, int, int] | None:
        """Return clause, start and end of a highlight's words as they stand now; None when they are gone."""
        found = self._finders_of((mark,))[mark.doc].find(anchor_of(mark))
        return (found.clause, found.start, found.end) if found.start >= 0 else None

    def _finders_of(self, marks: Sequence[Bookmark | Highlight]) -> dict[str, AnchorFinder]:
        return {doc: self._finder(doc) for doc in {mark.doc for mark in marks}}

    def _finder(self, doc: str) -> AnchorFinder:
        try:
            version = self._documents.info(doc).content_hash
        except UnknownDocumentError:
            return AnchorFinder(())
        with self._lock:
            known = self._finders.get(doc)
        if known is not None and known[0] == version:
            return known[1]
        finder = AnchorFinder((clause.id, clause.text) for clause in self._documents.get(doc).outline)
        with self._lock:
            self._finders[doc] = (version, finder)
            while len(self._finders) > _KEPT:
                del self._finders[next(iter(self._finders))]
        return finder


def anchor_of(mark: Bookmark | Highlight) -> Anchor:
    """Return what a mark hangs on."""
    return Anchor(mark.clause, mark.quote, mark.before, mark.after)
