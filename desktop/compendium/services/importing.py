"""Takes files into the library: each file on its own, so that a bad one never sinks the others."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from compendium.domain.document import Document
from compendium.domain.errors import CancelledError, UserError
from compendium.domain.importing import ImportOutcome, ImportStatus
from compendium.domain.system_errors import advice, reason
from compendium.domain.work import SILENT, Progress
from compendium.importers.base import SourceText
from compendium.services.fact_extraction import FactExtraction
from compendium.services.import_doubts import doubts_of, not_found
from compendium.services.intake import STORED, Intake, Placed, left_out, losses, text_of
from compendium.services.reading import FileReading, SourceFile, files_in
from compendium.services.versions import checked_id
from compendium.store.documents import DocumentRepository
from compendium.texts.document import BuiltDocument
from compendium.texts.places import Regions

if TYPE_CHECKING:
    from compendium.services.import_review import Batch, ImportReview

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
_REFUSALS = frozenset(
    (
        *("unsupported_format", "lock_file", "not_a_file", "picture", "nested_archive", "id_taken"),
        *("empty", "binary", "undecodable", "damaged", "encrypted", "no_text_layer"),
        *("too_large", "too_many", "too_complex", "too_slow"),
    )
)


class ImportService:
    """Imports files.

    Args:
        documents: where they go.
        facts: keeps what they ask for and give.
        today: the day that validity is told for.
        regions: gives the names of places; called when the first file is read.
        index_updated: called once after a run that changed the library, so that search can follow.
        reading: makes what reads the files of one run.
    """

    def __init__(
        self,
        documents: DocumentRepository,
        facts: FactExtraction,
        *,
        today: date,
        regions: Callable[[], Regions],
        index_updated: Callable[[], None],
        reading: Callable[[], FileReading] = FileReading,
    ) -> None:
        self._documents = documents
        self._intake = Intake(documents, facts, today=today, regions=regions)
        self._index_updated = index_updated
        self._reading = reading

    @property
    def intake(self) -> Intake:
        """The door of the library that all imports go through."""
        return self._intake

    @property
    def today(self) -> date:
        """The day that validity is told for."""
        return self._intake.today

    def run(
        self, paths: Sequence[Path], *, doc_id: str | None = None, progress: Progress = SILENT
    ) -> list[ImportOutcome]:
        """Import files and the supported files in folders; return one outcome a file.

        A cancelled run ends after the file it is at; what it imported stays and is among the outcomes.

        Args:
            paths: files and folders.
            doc_id: id for the one file; None makes one of its title.
            progress: told the file being read.

        Raises:
            UserError: bad_id, one_file_only.
        """
        found = files_in(paths)
        if doc_id is not None:
            checked_id(doc_id)
            if len(found) > 1:
                raise _one_file_only()
        outcomes: list[ImportOutcome] = []
        try:
            with self._reading() as reading:
                outcomes.extend(self._outcomes(found, doc_id, reading, progress))
        finally:
            if any(outcome.status in STORED for outcome in outcomes):
                self._index_updated()
        return outcomes

    def _outcomes(
        self, found: list[SourceFile], doc_id: str | None, reading: FileReading, progress: Progress
    ) -> Iterator[ImportOutcome]:
        """Yield what became of each file; those of an archive take its place."""
        waiting = deque(found)
        done = 0
        while waiting and not progress.cancelled:
            file = waiting.popleft()
            progress.report(done, done + len(waiting) + 1, file.name)
            try:
                read = self._guarded(file, partial(reading.read, file, lambda: progress.cancelled))
            except CancelledError:
                break
            if isinstance(read, list):
                if doc_id is not None and len(read) > 1:
                    raise _one_file_only()
                waiting.extendleft(reversed(read))
                continue
            if isinstance(read, ImportOutcome):
                yield read
            else:
                yield self._guarded(file, partial(self._keep_new, read, file, doc_id))
            done += 1
        progress.report(done, done + len(waiting))

    def review(self) -> ImportReview:
        """Begin an import in which a person decides what enters the library; to be closed."""
        from compendium.services.import_review import ImportReview

        return ImportReview(self._intake, index_updated=self._index_updated, reading=self._reading)

    def undo(self, *batches: Batch) -> None:
        """Take back what an import did whose window is closed; the last batch first."""
        for batch in batches:
            self._intake.undo(batch.added, batch.replaced)
        self._index_updated()

    def correct(self, corrected: Document) -> Document:
        """Put a corrected outline and metadata in the place of an imported document's; return it as it was.

        Bookmarks, highlights and the ledger find their words in the new clauses, as after an update.

        Raises:
            UserError: UnknownDocumentError, not_imported, changed_meanwhile: its words are no longer those that were
                corrected.
        """
        with self._documents.database.writing():
            before = self._intake.own(corrected.info.id)
            if text_of(before) != text_of(corrected):
                words = f"《{before.info.title}》在改动期间换了文本，这些改动没有保存。"
                raise UserError("changed_meanwhile", words, "请重新打开它再改。")
            if before != corrected:
                self._intake.keep(corrected)
        if before != corrected:
            self._index_updated()
        return before

    def remove(self, docs: Sequence[str]) -> tuple[Document, ...]:
        """Take imported documents out of the library and return them for ``restore``.

        Raises:
            UserError: UnknownDocumentError, not_imported (nothing is removed then), read_only, disk_full.
        """
        removed = tuple(self._intake.own(doc) for doc in docs)
        with self._documents.database.writing():
            for document in removed:
                self._documents.remove(document.info.id)
        if removed:
            self._index_updated()
        return removed

    def restore(self, documents: Sequence[Document]) -> None:
        """Put back what ``remove`` returned."""
        with self._documents.database.writing():
            for document in documents:
                self._intake.keep(document)
        if documents:
            self._index_updated()

    def _guarded(self, file: SourceFile, operation: Callable[[], T]) -> T | ImportOutcome:
        """Do something with one file; what goes wrong is its outcome and costs no other file."""
        try:
            return operation()
        except UserError as error:
            status = ImportStatus.REFUSED if error.code in _REFUSALS else ImportStatus.FAILED
            return ImportOutcome(file.label, status, error=(error.code, str(error)))
        except OSError as error:
            words = f"无法读取“{file.name}”：{reason(error)}。{advice(error)}"
            return ImportOutcome(file.label, ImportStatus.FAILED, error=("unreadable", words))
        except CancelledError:
            raise
        except Exception:  # noqa: BLE001 - a defect that one file brings out must not cost the others
            _LOG.exception("Import of %s failed", file.label)
            words = f"程序处理“{file.name}”时出错，该文件没有导入。详情已写入日志。"
            return ImportOutcome(file.label, ImportStatus.FAILED, error=("internal", words))

    def _keep_new(self, source: SourceText, file: SourceFile, doc_id: str | None) -> ImportOutcome:
        built = self._intake.built(source, file)
        with self._documents.database.writing():
            placed = self._intake.placed(built.document, doc_id)
            if placed.status in STORED:
                self._intake.keep(Document(placed.info, built.document.outline, built.document.blocks))
        return _done(file, placed, built, [*source.warnings, *losses(placed.info, placed.older)])


def _done(file: SourceFile, placed: Placed, built: BuiltDocument, warnings: Sequence[str]) -> ImportOutcome:
    return ImportOutcome(
        file=file.label,
        status=placed.status,
        doc=placed.info.id,
        metadata=placed.info,
        confidence=built.confidence,
        warnings=(*warnings, *built.warnings, *left_out(built.noise)),
        doubts=_doubts(placed, built) if placed.status in STORED else (),
    )


def _doubts(placed: Placed, built: BuiltDocument) -> tuple[tuple[str, str], ...]:
    """Return what the window would ask a person about."""
    doubts = doubts_of(built.warnings, built.proposals)
    return tuple((each.field, each.words) for each in (*doubts, *not_found(placed.info, doubts)))


def _one_file_only() -> UserError:
    return UserError("one_file_only", "指定编号时只能导入一个文件。", "请一次导入一个，或不指定编号。")
