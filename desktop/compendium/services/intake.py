"""What a text that comes is to the library, and how it enters and leaves it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256

from compendium.domain.document import Document, DocumentInfo, Origin
from compendium.domain.errors import UserError
from compendium.domain.importing import ImportStatus
from compendium.importers.base import SourceText
from compendium.services.fact_extraction import FactExtraction
from compendium.services.reading import SourceFile
from compendium.services.version_offers import LEAST_UNDER_ONE_TITLE, LEAST_UNDER_OTHER_TITLES
from compendium.services.versions import base_id, is_generic_title, latest_version, made_id, next_version
from compendium.store.documents import DocumentIdentity, DocumentRepository
from compendium.texts.blanks import without_blanks
from compendium.texts.document import BuiltDocument, build_document
from compendium.texts.likeness import likeness
from compendium.texts.places import Regions

STORED = (ImportStatus.IMPORTED, ImportStatus.VERSION)
_OTHER_TEXT = 0.4  # likeness below which two texts of different titles are no versions of one document
_KEPT = 2 / 3  # share of the characters that a new version has at least, or a part of the file may be missing
_BEGINNING = 24  # characters of what was left out that are shown


@dataclass(frozen=True, slots=True)
class Placed:
    """What a text is to the library: ``info`` has the id it would get; ``older`` is what it is a version of."""

    status: ImportStatus
    info: DocumentInfo
    older: DocumentInfo | None = None


class Intake:
    """The door of the library.

    Args:
        documents: the library.
        facts: keeps what the texts ask for and give.
        today: the day that validity is told for.
        regions: gives the names of places; called when the first file is read.
    """

    def __init__(
        self, documents: DocumentRepository, facts: FactExtraction, *, today: date, regions: Callable[[], Regions]
    ) -> None:
        self.documents = documents
        self.today = today
        self._facts = facts
        self._regions = regions

    def built(self, source: SourceText, file: SourceFile) -> BuiltDocument:
        """Read the text of a file into a document without an id.

        Raises:
            UserError: empty, bad_front_matter.
        """
        try:
            built = build_document(
                source.text,
                doc_id="",  # given once the library is asked
                origin=Origin.IMPORTED,
                today=self.today,
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
        if not built.document.outline:
            raise UserError("empty", f"“{file.name}”中没有正文。", "请确认选择的文件有内容。")
        return built

    def placed(self, document: Document, doc_id: str | None = None) -> Placed:
        """Tell what ``document`` is to the library, under which id, and of which document it is the next version.

        Raises:
            UserError: id_taken: ``doc_id`` is that of an altogether different text.
        """
        present = {other.id: other for other in self.documents.identities()}
        info = document.info
        twin = self._twin(document, present, doc_id)
        if twin:
            return Placed(ImportStatus.UNCHANGED, self.documents.info(twin))
        if doc_id is not None:
            older = [present[doc_id]] if doc_id in present else []
        else:
            older = self._versions(document, present.values())
        if older:
            last = latest_version(older[0].id, present)
            if doc_id is not None:
                self._refuse_another_text(document, doc_id, last)
            status = ImportStatus.VERSION
            return Placed(status, replace(info, id=next_version(last, present)), self.documents.info(last))
        return Placed(ImportStatus.IMPORTED, replace(info, id=doc_id or made_id(info.title, info.content_hash)))

    def keep(self, document: Document) -> None:
        """Put a document into the library, in place of one of the same id, with its facts."""
        self.documents.put(document)
        self._facts.keep(document)

    def undo(self, added: Collection[str], replaced: Collection[Document]) -> None:
        """Take out documents that came, those of them that are still there, and put back others as they were."""
        with self.documents.database.writing():
            present = set(self.documents.ids())
            for doc in added:
                if doc in present:
                    self.documents.remove(doc)
            for document in replaced:
                self.keep(document)

    def own(self, doc: str) -> Document:
        """Return an imported document.

        Raises:
            UserError: UnknownDocumentError, not_imported.
        """
        document = self.documents.get(doc)
        if document.info.origin is not Origin.IMPORTED:
            words = f"《{document.info.title}》是随程序提供的，不能修改或移除。"
            raise UserError("not_imported", words, "可以导入自己的文本，存为另一份文件。")
        return document

    def _twin(self, document: Document, present: Mapping[str, DocumentIdentity], doc_id: str | None) -> str:
        """Return the document that has the same text, whatever its outline was corrected to; "" for none."""
        among = [other for other in present.values() if doc_id is None or base_id(other.id) == doc_id]
        for other in among:
            if other.content_hash == document.info.content_hash:
                return other.id
        words = ""
        for other in among:
            if other.characters == document.info.characters:
                words = words or text_of(document)
                if text_of(self.documents.get(other.id)) == words:
                    return other.id
        return ""

    def _versions(self, document: Document, present: Iterable[DocumentIdentity]) -> list[DocumentIdentity]:
        """Return what is of one title with ``document`` and has enough of its text, the likest first."""
        title = plain_title(document.info.title)
        found: list[tuple[float, DocumentIdentity]] = []
        for other in present:
            if plain_title(other.title) == title and not _of_two_places(other, document.info):
                alike = version_likeness(self.documents.get(other.id), document)
                found += [(alike, other)] if alike else []
        return [other for _, other in sorted(found, key=lambda each: -each[0])]

    def _refuse_another_text(self, document: Document, doc_id: str, last: str) -> None:
        """A version has the title of the one before it, or much of its text; anything else only has its id."""
        stored = self.documents.get(last)
        title = plain_title(document.info.title)
        proves = not is_generic_title(title) and _is_printed(stored.info) and _is_printed(document.info)
        if proves and plain_title(stored.info.title) == title:
            return
        if likeness(text_of(stored), text_of(document)) < _OTHER_TEXT:
            raise UserError(
                "id_taken",
                f"编号“{doc_id}”已用于《{stored.info.title}》，与要导入的《{document.info.title}》不是同一份文件。",
                "请换一个编号，或不指定编号。",
            )


def text_of(document: Document) -> str:
    """Return all words of a document without blanks."""
    return without_blanks("".join(clause.text for clause in document.outline))


def text_digest(document: Document) -> str:
    """Return a short string that tells documents apart by their words alone, whatever their outlines."""
    return sha256(text_of(document).encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=4096)  # each file of an import is held against the titles of the whole library
def plain_title(title: str) -> str:
    """Return a title as it is compared with others: width and blanks do not count."""
    return "".join(unicodedata.normalize("NFKC", title).split())


def version_likeness(stored: Document, incoming: Document) -> float:
    """Return how much of the text two documents of one title share, 0 when that is too little for two versions."""
    if is_generic_title(plain_title(incoming.info.title)):
        return 0.0
    # Of a short text the title, which both have, would be a good part.
    alike = likeness(*(text_of(each).replace(without_blanks(each.info.title), "") for each in (stored, incoming)))
    return alike if alike >= _least_likeness(stored.info, incoming.info) else 0.0


def losses(info: DocumentInfo, older: DocumentInfo | None) -> list[str]:
    """Say that a version has much less text than the one before it."""
    if older is None or info.characters >= older.characters * _KEPT:
        return []
    share = f"{1 - info.characters / older.characters:.0%}"
    counts = f"{older.characters} 字变为 {info.characters} 字"
    return [f"比上一版（{older.id}）少了 {share} 的文字（{counts}），请确认文件是完整的。"]


def left_out(noise: Sequence[str]) -> list[str]:
    """Say what of a file is no part of its text: how much, and how it begins, so that a person can judge."""
    count = sum(len(without_blanks(piece)) for piece in noise)
    if not count:
        return []
    words = " ".join(" ".join(noise).split())
    begins = words if len(words) <= _BEGINNING else f"{words[:_BEGINNING].rstrip()}…"
    return [f"有 {count} 字判断为网页栏目、目录、媒体导语等，没有收入正文，开头是“{begins}”。"]


def free_id(info: DocumentInfo, taken: Collection[str]) -> str:
    """Return an id of its own for a document that a person wants beside one with the same text."""
    made = made_id(info.title, info.content_hash)
    number = 1
    doc = made
    while doc in taken:
        number += 1
        doc = f"{made}-{number}"
    return doc


def _least_likeness(stored: DocumentInfo, incoming: DocumentInfo) -> float:
    """Say how much of the text two versions must share: a name that was guessed proves nothing, the words do."""
    return LEAST_UNDER_ONE_TITLE if _is_printed(stored) and _is_printed(incoming) else LEAST_UNDER_OTHER_TITLES


def _is_printed(info: DocumentInfo) -> bool:
    return "title" not in info.inferred


def _of_two_places(stored: DocumentIdentity, incoming: DocumentInfo) -> bool:
    """Tell whether two regions gave their plans one title; a region that is not known tells nothing."""
    return bool(stored.region and incoming.region and stored.region != incoming.region)
