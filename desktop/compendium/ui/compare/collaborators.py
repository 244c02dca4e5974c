"""What the panel needs of the rest of the program."""

from __future__ import annotations

from typing import Protocol

from compendium.domain.document import Document, DocumentInfo


class Library(Protocol):
    """What is needed of the library."""

    def list(self) -> list[DocumentInfo]:
        """Metadata of all documents."""

    def document(self, doc: str) -> Document:
        """A document; raises UnknownDocumentError."""


class CompareSettings(Protocol):
    """What is needed of the settings: the reading size."""

    def get(self, key: str) -> object:
        """Return a declared setting."""
