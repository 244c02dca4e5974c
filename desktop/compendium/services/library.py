"""The library as the rest of the program reads it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import date

from compendium.domain.document import Clause, Document, DocumentInfo
from compendium.domain.validity import validity_on
from compendium.store.documents import DocumentRepository

_KEPT = 6  # documents held in memory: what a compare view of four panes and a reader show


class LibraryService:
    """Lists and reads documents; safe to call from any thread.

    Args:
        documents: where they lie.
        today: the day that validity is told for.
    """

    def __init__(self, documents: DocumentRepository, today: date) -> None:
        self._documents = documents
        self._today = today
        self._recent: OrderedDict[str, Document] = OrderedDict()
        self._lock = threading.Lock()

    def list(self) -> list[DocumentInfo]:
        """Return the metadata of all documents in library order."""
        return [validity_on(info, self._today) for info in self._documents.list()]

    def document(self, doc: str) -> Document:
        """Return a document; UnknownDocumentError when there is none."""
        info = validity_on(self._documents.info(doc), self._today)
        with self._lock:
            kept = self._recent.get(doc)
            if kept is not None and kept.info == info:
                self._recent.move_to_end(doc)
                return kept
        stored = self._documents.get(doc)
        document = Document(validity_on(stored.info, self._today), stored.outline, stored.blocks)
        with self._lock:
            self._recent[doc] = document
            self._recent.move_to_end(doc)
            while len(self._recent) > _KEPT:
                self._recent.popitem(last=False)
        return document

    def clause(self, doc: str, clause: str) -> Clause:
        """Return a clause; UnknownDocumentError or UnknownClauseError when there is none."""
        return self._documents.clause(doc, clause)
