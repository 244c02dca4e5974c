"""Takes files into the library: each file on its own, so that a bad one never sinks the others."""

from __future__ import annotations

import logging
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from compendium.domain.document import Document, DocumentInfo, Origin
from compendium.domain.errors import CancelledError, UserError
from compendium.domain.importing import ImportOutcome, ImportStatus
from compendium.domain.system_errors import advice, reason
from compendium.domain.work import SILENT, Progress
from compendium.importers.base import SourceText
from compendium.services.fact_extraction import FactExtraction
from compendium.services.reading import FileReading, SourceFile, files_in
from compendium.services.versions import base_id, checked_id, latest_version, made_id, next_version
from compendium.store.documents import DocumentIdentity, DocumentRepository
from compendium.texts.document import BuiltDocument, build_document
from compendium.texts.likeness import likeness
from compendium.texts.places import Regions

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
_REFUSALS = frozenset(
    (
        *("unsupported_format", "lock_file", "not_a_file", "picture", "nested_archive", "id_taken"),
        *("empty", "binary", "undecodable", "damaged", "encrypted", "no_text_layer"),
        *("too_large", "too_many", "too_complex", "too_slow"),
    )
)
_OTHER_TEXT = 0.4  # likeness below which two texts of different titles are no versions of one document
_KEPT = 2 / 3  # share of the characters that a new version has at least, or a part of the file may be missing
_STORED = (ImportStatus.IMPORTED, ImportStatus.VERSION)


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
        self._facts = facts
        self._today = today
        self._regions = regions
        self._index_updated = index_updated
        self._reading = reading

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
            if any(outcome.status in _STORED for outcome in outcomes):
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

    def remove(self, docs: Sequence[str]) -> tuple[Document, ...]:
        """Take imported documents out of the library and return them for ``restore``.

        Raises:
            UserError: UnknownDocumentError, not_imported (nothing is removed then), read_only, disk_full.
        """
        removed = tuple(self._documents.get(doc) for doc in docs)
        for document in removed:
            if document.info.origin is not Origin.IMPORTED:
                raise UserError("not_imported", f"《{document.info.title}》是随程序提供的，不能移除。", "")
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
                self._keep(document)
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
        built = self._build(source, file)
        if not built.document.outline:
            raise UserError("empty", f"“{file.name}”中没有正文。", "请确认选择的文件有内容。")
        with self._documents.database.writing():
            status, info, older = self._place(built.document, doc_id)
            if status in _STORED:
                self._keep(Document(info, built.document.outline, built.document.blocks))
        return _done(file, status, info, built, [*source.warnings, *_losses(info, older)])

    def _keep(self, document: Document) -> None:
        self._documents.put(document)
        self._facts.keep(document)

    def _build(self, source: SourceText, file: SourceFile) -> BuiltDocument:
        try:
            return build_document(
                source.text,
                doc_id="",  # given once the library is asked
                origin=Origin.IMPORTED,
                today=self._today,
                overrides=source.front_matter,
                regions=self._regions(),
                fallback_title=file.stem,
                tables=[(table.start, table.end) for table in source.tables],
                labels=source.labels,
                attachments=source.attachments,
            )
        except ValueError as error:
            raise UserError(
                "bad_front_matter",
                f"“{file.name}”开头的元数据不能识别（{error}）。",
                "请改正或删去“---”之间的内容后重试。",
            ) from error

    def _place(self, document: Document, doc_id: str | None) -> tuple[ImportStatus, DocumentInfo, DocumentInfo | None]:
        """Tell what ``document`` is to the library, under which id, and of which document it is the next version."""
        present = {other.id: other for other in self._documents.identities()}
        info = document.info
        twins = [other for other in present.values() if other.content_hash == info.content_hash]
        if doc_id is not None:
            twins = [twin for twin in twins if base_id(twin.id) == doc_id]
            older = [present[doc_id]] if doc_id in present else []
        else:
            older = [other for other in present.values() if _is_other_version(other, info)]
        if twins:
            return ImportStatus.UNCHANGED, self._documents.info(twins[0].id), None
        if older:
            last = latest_version(older[0].id, present)
            if doc_id is not None:
                self._refuse_another_text(document, doc_id, last)
            return ImportStatus.VERSION, replace(info, id=next_version(last, present)), self._documents.info(last)
        return ImportStatus.IMPORTED, replace(info, id=doc_id or made_id(info.title, info.content_hash)), None

    def _refuse_another_text(self, document: Document, doc_id: str, last: str) -> None:
        """A version has the title of the one before it, or much of its text; anything else only has its id."""
        stored = self._documents.get(last)
        if _plain(stored.info.title) == _plain(document.info.title):
            return
        if likeness(_text(stored), _text(document)) < _OTHER_TEXT:
            raise UserError(
                "id_taken",
                f"编号“{doc_id}”已用于《{stored.info.title}》，与要导入的《{document.info.title}》不是同一份文件。",
                "请换一个编号，或不指定编号。",
            )


def _is_other_version(stored: DocumentIdentity, incoming: DocumentInfo) -> bool:
    """Tell whether two different texts have one title; two regions may give their plans the same one."""
    if not _plain(incoming.title) or _plain(stored.title) != _plain(incoming.title):
        return False
    return stored.region == incoming.region or not stored.region or not incoming.region


def _plain(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).split())


def _text(document: Document) -> str:
    return "\n".join(clause.text for clause in document.outline)


def _losses(info: DocumentInfo, older: DocumentInfo | None) -> list[str]:
    if older is None or info.characters >= older.characters * _KEPT:
        return []
    share = f"{1 - info.characters / older.characters:.0%}"
    counts = f"{older.characters} 字变为 {info.characters} 字"
    return [f"比上一版（{older.id}）少了 {share} 的文字（{counts}），请确认文件是完整的。"]


def _done(
    file: SourceFile, status: ImportStatus, info: DocumentInfo, built: BuiltDocument, warnings: Sequence[str]
) -> ImportOutcome:
    return ImportOutcome(
        file=file.label,
        status=status,
        doc=info.id,
        metadata=info,
        confidence=built.confidence,
        warnings=(*warnings, *built.warnings),
    )


def _one_file_only() -> UserError:
    return UserError("one_file_only", "指定编号时只能导入一个文件。", "请一次导入一个，或不指定编号。")
