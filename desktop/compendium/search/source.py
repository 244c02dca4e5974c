"""What the index is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from compendium.domain.document import Clause, Document, DocumentInfo, Period, Validity
from compendium.domain.validity import validity_on


class ClauseSource(Protocol):
    """The library, as search needs it; ``store.documents.DocumentRepository`` is one."""

    def marks(self) -> Mapping[str, str]:
        """Return, in library order, document id to a mark that changes with the document's text or metadata."""

    def get(self, doc: str) -> Document:
        """Return a document with its outline; UnknownDocumentError when there is none."""

    def clause(self, doc: str, clause: str) -> Clause:
        """Return a clause; UserError when there is none."""

    def clauses(self, wanted: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Clause]:
        """Return those of the clauses ``wanted``, by (doc, clause), that there are."""


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What the index keeps of a document: what filters and facets need, and ``key``, which changes with the text.

    ``validity`` is that of the day the text was read; the other dates are ISO and tell what it is on another.
    """

    id: str
    title: str
    key: str
    level: str | None = None
    region: str | None = None
    year: int | None = None
    doc_number: str | None = None
    issuers: tuple[str, ...] = ()
    signed_date: str | None = None
    validity: str = Validity.UNKNOWN.value
    period_end: int | None = None
    effective_date: str | None = None
    expiry_date: str | None = None

    def validity_on(self, today: date) -> Validity:
        """Return the validity on a day."""
        validity = Validity(self.validity)
        if self.period_end is None and self.effective_date is None and self.expiry_date is None:
            return validity
        period = None if self.period_end is None else Period(self.period_end, self.period_end)
        info = DocumentInfo(
            self.id,
            self.title,
            validity=validity,
            period=period,
            effective_date=self.effective_date,
            expiry_date=self.expiry_date,
        )
        return validity_on(info, today).validity


def indexed_document(info: DocumentInfo, key: str = "") -> IndexedDocument:
    """Return what the index keeps of ``info``; ``key`` is the library's mark for the document."""
    return IndexedDocument(
        info.id,
        info.title,
        key,
        None if info.level is None else str(info.level),
        info.region,
        info.year,
        info.doc_number,
        info.issuers,
        info.signed_date,
        info.validity.value,
        None if info.period is None else info.period.end,
        info.effective_date,
        info.expiry_date,
    )
