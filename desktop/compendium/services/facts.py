"""Facts of the whole library as tables show them, with what people corrected and recorded."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compendium.domain.document import DocumentInfo
from compendium.domain.errors import UserError
from compendium.domain.fact import Citation, FactKind, Support
from compendium.domain.fact_anchor import AnchoredFact, found_again
from compendium.domain.fact_correction import FactCorrection
from compendium.domain.ledger import LedgerEntry
from compendium.domain.validity import validity_on
from compendium.domain.work import SILENT, Progress, raise_if_cancelled
from compendium.services.cited_documents import CitedDocuments
from compendium.services.fact_extraction import FactExtraction
from compendium.services.fact_row_making import DocumentFacts, RowMaker
from compendium.services.fact_rows import ALL_FACTS, FactFilter, FactRow, UnitNames
from compendium.store.documents import DocumentRepository
from compendium.store.fact_corrections import CorrectionRepository
from compendium.store.facts import FactRepository, StoredFact
from compendium.store.ledger import LedgerRepository


@dataclass(frozen=True, slots=True)
class GrantedSum:
    """A sum that a clause grants: the least and the most, in yuan."""

    doc: str
    clause: str
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class _Basis:
    """What the rows of a document rest on; while it is the same they need not be made again."""

    info: DocumentInfo
    corrections: tuple[FactCorrection, ...]
    rules: str | None


class FactService:
    """Reads facts; safe to call from any thread.

    Args:
        documents: the library.
        facts: what is stored of them.
        extraction: extracts what never was, or was by other rules.
        corrections, ledger: the user's work.
        today: the day that dates are judged by.
        unit_names: gives the name to group a unit by.
    """

    def __init__(
        self,
        documents: DocumentRepository,
        facts: FactRepository,
        extraction: FactExtraction,
        corrections: CorrectionRepository,
        ledger: LedgerRepository,
        *,
        today: date,
        unit_names: UnitNames = str,
    ) -> None:
        self._documents = documents
        self._facts = facts
        self._extraction = extraction
        self._corrections = corrections
        self._ledger = ledger
        self._today = today
        self._unit_names = unit_names
        self._maker = RowMaker(today, unit_names)
        self._kept: dict[str, tuple[_Basis, DocumentFacts]] = {}
        self._cited: tuple[list[DocumentInfo], CitedDocuments] = [], CitedDocuments(())
        self._lock = threading.Lock()

    @property
    def today(self) -> date:
        """The day that dates are judged by."""
        return self._today

    def facts(self, wanted: FactFilter = ALL_FACTS, progress: Progress = SILENT) -> list[FactRow]:
        """Return the wanted rows, documents in library order, then in reading order.

        Raises:
            UserError: UnknownDocumentError for a document in ``wanted.docs``.
            CancelledError: the user asked to stop.
        """
        wanted = replace(wanted, units=(*wanted.units, *map(self._unit_names, wanted.units)))
        library = self._infos(())
        infos = self._infos(wanted.docs) if wanted.docs else library
        made = self._up_to_date([info for info in infos if wanted.accepts_document(info)], progress)
        entries = self._entries()
        cited = self._cited_in(library)
        rows = [
            row
            for doc, facts in made.items()
            for row in self._maker.recorded(facts.rows, entries[doc])
            if wanted.accepts(row)
        ]
        return [_resolved(row, cited) for row in rows]

    def _cited_in(self, library: list[DocumentInfo]) -> CitedDocuments:
        """Return the titles to look up; made anew only for another library."""
        with self._lock:
            known, cited = self._cited
        if known != library:
            cited = CitedDocuments(library)
            with self._lock:
                self._cited = library, cited
        return cited

    def sums(self) -> list[GrantedSum]:
        """Return what supports grant, as corrected; without making rows of the whole library for it."""
        corrected = {each.anchor.doc for each in self._corrections.all() if each.anchor.kind is FactKind.SUPPORT}
        apart = corrected.union(self._extraction.due()).intersection(self._documents.ids())
        found = [GrantedSum(*each) for each in self._facts.sums() if each[0] not in apart]
        rows = self.facts(FactFilter(kinds=(FactKind.SUPPORT,), docs=tuple(apart))) if apart else []
        supports = ((row, row.fact.detail) for row in rows)
        found += [
            GrantedSum(row.doc, row.fact.clause, *support.sums)
            for row, support in supports
            if isinstance(support, Support) and support.sums is not None
        ]
        return found

    def for_document(self, doc: str) -> list[FactRow]:
        """Return all rows of a document in reading order; UnknownDocumentError when there is none."""
        return self.facts(FactFilter(docs=(doc,)))

    def hidden(self, docs: Sequence[str] = ()) -> list[FactRow]:
        """Return the rows that a person marked as wrong."""
        return [row for facts in self._up_to_date(self._infos(docs)).values() for row in facts.hidden]

    def lost_corrections(self) -> list[FactCorrection]:
        """Return the corrections whose words, or whose document, are not in the library now."""
        made = self._up_to_date(self._infos(()))
        gone = [correction for correction in self._corrections.all() if correction.anchor.doc not in made]
        return gone + [lost for facts in made.values() for lost in facts.lost]

    def lost_entries(self) -> list[LedgerEntry]:
        """Return the entries of the ledger that no fact answers to now."""
        made = self._up_to_date(self._infos(()))
        rows = [row for facts in made.values() for row in (*facts.rows, *facts.hidden)]
        entries = [entry for entry in self._ledger.all() if not entry.is_blank]
        found = found_again((entry.anchor for entry in entries), [AnchoredFact(row.anchor, row.fact) for row in rows])
        return [entry for entry in entries if entry.anchor not in found]

    def _infos(self, docs: Sequence[str]) -> list[DocumentInfo]:
        infos = [self._documents.info(doc) for doc in dict.fromkeys(docs)] if docs else self._documents.list()
        return [validity_on(info, self._today) for info in infos]

    def _entries(self) -> Mapping[str, list[LedgerEntry]]:
        by_doc: dict[str, list[LedgerEntry]] = defaultdict(list)
        for entry in self._ledger.all():
            by_doc[entry.anchor.doc].append(entry)
        return by_doc

    def _up_to_date(self, infos: Iterable[DocumentInfo], progress: Progress = SILENT) -> dict[str, DocumentFacts]:
        """Return the rows of each document, made anew where anything that they rest on has changed."""
        bases = self._bases(infos)
        with self._lock:
            kept = dict(self._kept)
        stale = [doc for doc, basis in bases.items() if doc not in kept or kept[doc][0] != basis]
        due = set(self._extraction.due()).intersection(stale)
        stored = self._facts.get([doc for doc in stale if doc not in due])
        for number, doc in enumerate(stale):
            raise_if_cancelled(progress)
            progress.report(number, len(stale), "正在读取任务和指标")
            facts = self._extracted(doc) if doc in due else stored[doc]
            basis = bases[doc]
            text = self._documents.get(doc) if basis.corrections else None
            kept[doc] = basis, self._maker.rows(basis.info, facts, basis.corrections, text)
            with self._lock:
                self._kept[doc] = kept[doc]
        return {doc: kept[doc][1] for doc in bases}

    def _bases(self, infos: Iterable[DocumentInfo]) -> dict[str, _Basis]:
        corrections: dict[str, list[FactCorrection]] = defaultdict(list)
        for correction in self._corrections.all():
            corrections[correction.anchor.doc].append(correction)
        rules = self._facts.rules()
        return {info.id: _Basis(info, tuple(corrections[info.id]), rules.get(info.id)) for info in infos}

    def _extracted(self, doc: str) -> tuple[StoredFact, ...]:
        document = self._documents.get(doc)
        if not self._facts.database.read_only:
            try:
                return self._extraction.keep(document)
            except UserError:  # no room, or another program is writing: they can be read all the same
                pass
        return self._extraction.of(document)


def _resolved(row: FactRow, cited: CitedDocuments) -> FactRow:
    detail = row.fact.detail
    if not isinstance(detail, Citation) or detail.target_doc is not None:
        return row
    target = cited.find(detail, row.doc)
    return row if target is None else replace(row, fact=replace(row.fact, detail=replace(detail, target_doc=target)))
