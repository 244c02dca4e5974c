"""Takes files into the library: each file on its own, so that a bad one never sinks the others."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from compendium.domain.document import Document, DocumentInfo, Origin
from compendium.domain.errors import UserError
from compendium.domain.importing import ImportOutcome, ImportStatus
from compendium.domain.system_errors import advice, reason
from compendium.domain.work import SILENT, Progress
from compendium.importers.base import SourceText, not_found
from compendium.importers.registry import importer_for, supported_extensions
from compendium.services.fact_extraction import FactExtraction
from compendium.services.versions import base_id, checked_id, latest_version, made_id, next_version
from compendium.store.documents import DocumentIdentity, DocumentRepository
from compendium.texts.document import BuiltDocument, build_document
from compendium.texts.likeness import likeness
from compendium.texts.places import Regions

_LOG = logging.getLogger(__name__)
_REFUSALS = {"unsupported_format", "lock_file", "not_a_file", "too_large", "id_taken"}
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
    """

    def __init__(
        self,
        documents: DocumentRepository,
        facts: FactExtraction,
        *,
        today: date,
        regions: Callable[[], Regions],
        index_updated: Callable[[], None],
    ) -> None:
        self._documents = documents
        self._facts = facts
        self._today = today
        self._regions = regions
        self._index_updated = index_updated

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
        found = _files(paths)
        if doc_id is not None:
            checked_id(doc_id)
            if len(found) > 1:
                raise UserError("one_file_only", "指定编号时只能导入一个文件。", "请一次导入一个，或不指定编号。")
        outcomes: list[ImportOutcome] = []
        try:
            for number, path in enumerate(found):
                if progress.cancelled:
                    break
                progress.report(number, len(found), path.name)
                outcomes.append(self._outcome(path, doc_id))
            progress.report(len(outcomes), len(found))
        finally:
            if any(outcome.status in _STORED for outcome in outcomes):
                self._index_updated()
        return outcomes

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

    def _outcome(self, path: Path, doc_id: str | None) -> ImportOutcome:
        try:
            return self._import(path, doc_id)
        except UserError as error:
            status = ImportStatus.REFUSED if error.code in _REFUSALS else ImportStatus.FAILED
            return ImportOutcome(str(path), status, error=(error.code, str(error)))
        except OSError as error:
            words = f"无法读取“{path.name}”：{reason(error)}。{advice(error)}"
            return ImportOutcome(str(path), ImportStatus.FAILED, error=("unreadable", words))
        except Exception:  # noqa: BLE001 - a defect that one file brings out must not cost the others
            _LOG.exception("Import of %s failed", path)
            words = f"程序处理“{path.name}”时出错，该文件没有导入。详情已写入日志。"
            return ImportOutcome(str(path), ImportStatus.FAILED, error=("internal", words))

    def _import(self, path: Path, doc_id: str | None) -> ImportOutcome:
        if not path.exists():  # before its format: advice on that would lead nowhere
            raise not_found(path)
        source = importer_for(path).read(path)
        built = self._build(source, path)
        if not built.document.outline:
            raise UserError("empty", f"“{path.name}”中没有正文。", "请确认选择的文件有内容。")
        with self._documents.database.writing():
            status, info, older = self._place(built.document, doc_id)
            if status in _STORED:
                self._keep(Document(info, built.document.outline, built.document.blocks))
        return _done(path, status, info, built, [*source.warnings, *_losses(info, older)])

    def _keep(self, document: Document) -> None:
        self._documents.put(document)
        self._facts.keep(document)

    def _build(self, source: SourceText, path: Path) -> BuiltDocument:
        try:
            return build_document(
                source.text,
                doc_id="",  # given once the library is asked
                origin=Origin.IMPORTED,
                today=self._today,
                overrides=source.front_matter,
                regions=self._regions(),
                fallback_title=path.stem,
            )
        except ValueError as error:
            raise UserError(
                "bad_front_matter",
                f"“{path.name}”开头的元数据不能识别（{error}）。",
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
    path: Path, status: ImportStatus, info: DocumentInfo, built: BuiltDocument, warnings: Sequence[str]
) -> ImportOutcome:
    return ImportOutcome(
        file=str(path),
        status=status,
        doc=info.id,
        metadata=info,
        confidence=built.confidence,
        warnings=(*warnings, *built.warnings),
    )


def _files(paths: Iterable[Path]) -> list[Path]:
    """Return the files meant, each once; of folders those that can be read, in order of their names."""
    found: dict[Path, None] = {}
    for path in paths:
        for each in _readable_in(path) if path.is_dir() else [path]:
            found[each] = None
    return list(found)


def _readable_in(folder: Path) -> list[Path]:
    extensions = supported_extensions()
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in extensions and path.is_file() and not path.name.startswith((".", "~$"))
    )
