"""What the index is made from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Protocol

from compendium.domain.document import Clause, Document, DocumentInfo


class ClauseSource(Protocol):
    """The library, as search needs it; ``store.documents.DocumentRepository`` is one."""

    def list(self) -> list[DocumentInfo]:
        """Return the metadata of all documents in library order."""

    def get(self, doc: str) -> Document:
        """Return a document with its outline; UnknownDocumentError when there is none."""

    def clause(self, doc: str, clause: str) -> Clause:
        """Return a clause; UserError when there is none."""

    def fingerprint(self) -> str:
        """Return words that change with any text or metadata."""


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What the index keeps of a document: what filters and facets need, and ``key``, which changes with the text."""

    id: str
    title: str
    level: str | None
    region: str | None
    year: int | None
    key: str


def indexed_document(info: DocumentInfo) -> IndexedDocument:
    """Return what the index keeps of ``info``."""
    level = None if info.level is None else str(info.level)
    said = (info.content_hash, info.id, info.title, level, info.region, info.year)
    key = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
    return IndexedDocument(info.id, info.title, level, info.region, info.year, key)
