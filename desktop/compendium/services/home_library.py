"""Keeps the library of a home: put in place, brought up to date, rebuilt when damaged."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from compendium.domain.document import Document, DocumentInfo, Origin
from compendium.domain.errors import UserError
from compendium.domain.work import SILENT, Progress
from compendium.services.notices import Notice
from compendium.services.versions import next_version
from compendium.store import files
from compendium.store.documents import DocumentRepository
from compendium.store.errors import translated_os
from compendium.store.library_db import BUNDLE, LibraryDatabase
from compendium.store.salvage import read_imported_documents

if TYPE_CHECKING:
    from compendium.services.fact_extraction import FactExtraction

_VERIFIED = "verified"  # file beside library.db: its size and time of change when it was last found sound


class LibraryKeeper:
    """The library folder of a home and the bundle it is made from.

    Args:
        folder: holds library.db and index/.
        bundle: the compiled library that the program brings; None when there is none.
    """

    def __init__(self, folder: Path, bundle: Path | None) -> None:
        self._folder = folder
        self._path = folder / "library.db"
        self._bundle = bundle

    def prepare(self, progress: Progress = SILENT) -> list[Notice]:
        """Leave a sound library.db with the newest bundled texts and every imported one.

        Raises:
            UserError: newer_data, disk_full, busy; the library is then as it was.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if not self._path.exists():
                progress.report(0, 0, "正在准备文库")
                return self._install()
            if not self._sound():
                progress.report(0, 0, "正在修复文库")
                return self.rebuild()
            return self._update(progress)
        except OSError as error:
            raise translated_os(error, self._path, "文库") from error

    def readable(self) -> bool:
        """Tell whether library.db is there and can be opened for reading."""
        with suppress(UserError):
            database = LibraryDatabase(self._path, read_only=True)
            sound = not database.problems(quick=True)
            database.close()
            return sound
        return False

    def rebuild(self) -> list[Notice]:
        """Replace a damaged library.db by the bundled one with every imported text that can be rescued."""
        rescued = read_imported_documents(self._path)
        with files.temporary_folder(self._folder) as work:
            fresh = work / "library.db"
            self._make(fresh, rescued.documents)
            kept_aside = None if rescued.complete else files.set_aside(self._path)
            files.remove(files.journal_of(self._path))  # a journal of the damaged file must not touch the new one
            files.replace(fresh, self._path)
        self._place_index()
        self._note_sound()
        return [Notice("library_rebuilt", _rebuilt_text(len(rescued.documents), kept_aside), damage=True)]

    def _install(self) -> list[Notice]:
        with files.temporary_folder(self._folder) as work:
            self._make(work / "library.db", ())
            files.place_new(work / "library.db", self._path)
        self._place_index()
        self._note_sound()
        if self._bundle is None:
            return [Notice("no_bundle", "没有找到程序自带的文件，文库是空的。可以导入文件，或重新安装程序。")]
        return []

    def _make(self, path: Path, imported: tuple[Document, ...]) -> None:
        if self._bundle is not None:
            shutil.copyfile(self._bundle / "library.db", path)
        database = LibraryDatabase(path)
        try:
            documents = DocumentRepository(database)
            with database.writing():
                for document in imported:
                    documents.put(document)
            _extraction(documents).bring_up_to_date()
        finally:
            database.close()
        files.flush(path)

    def _sound(self) -> bool:
        if self._verified():
            return True
        try:
            database = LibraryDatabase(self._path)
        except UserError as error:
            if error.code == "damaged":
                return False
            raise
        sound = not database.problems(quick=True)
        database.close()
        if sound:
            self._note_sound()
        return sound

    def _verified(self) -> bool:
        """Checking reads every page; an unchanged file need not be read again at each start."""
        with suppress(OSError):
            return (self._folder / _VERIFIED).read_text(encoding="utf-8") == self._state()
        return False

    def _note_sound(self) -> None:
        with suppress(OSError):  # only costs another check
            (self._folder / _VERIFIED).write_text(self._state(), encoding="utf-8")

    def _state(self) -> str:
        status = self._path.stat()
        return f"{status.st_size} {status.st_mtime_ns}"

    def _update(self, progress: Progress) -> list[Notice]:
        if self._bundle is None:
            return []
        wanted = (self._bundle / "fingerprint").read_text(encoding="utf-8")
        database = LibraryDatabase(self._path)
        try:
            if database.meta(BUNDLE) == wanted:
                if not (self._folder / "index").exists():
                    self._place_index()
                return []
            progress.report(0, 0, "正在更新文库")
            notices = self._take_over(database, wanted)
            _extraction(DocumentRepository(database)).bring_up_to_date(progress)
        finally:
            database.close()
        self._place_index()
        self._note_sound()
        return notices

    def _take_over(self, database: LibraryDatabase, fingerprint: str) -> list[Notice]:
        """Exchange the bundled texts in one transaction: an open file cannot be replaced on Windows."""
        from compendium.store.facts import FactRepository  # no start but the first with a new bundle needs it

        assert self._bundle is not None  # noqa: S101
        source = LibraryDatabase(self._bundle / "library.db", read_only=True)
        try:
            newest = DocumentRepository(source)
            incoming = [newest.get(info.id) for info in newest.list()]
            facts, rules = FactRepository(source).get(newest.ids()), FactRepository(source).rules()
        finally:
            source.close()
        documents, kept_facts = DocumentRepository(database), FactRepository(database)
        notices: list[Notice] = []
        with database.writing():
            present = {info.id: info for info in documents.list()}
            for info in present.values():
                if info.origin is Origin.BUNDLED:
                    documents.remove(info.id)
            for document in incoming:
                other = present.get(document.info.id)
                if other is not None and _is_other_text(other, document):
                    notices.append(_make_way(documents, other))
                documents.put(document)
                if document.info.id in rules:
                    kept_facts.put(document.info.id, facts[document.info.id], rules[document.info.id])
            database.set_meta(BUNDLE, fingerprint)
        return notices

    def _place_index(self) -> None:
        """Use the bundle's index when the library is the bundle's; otherwise search builds one."""
        if self._bundle is None or not (self._bundle / "index").is_dir() or not self._equals_bundle():
            return
        target = self._folder / "index"
        # On Windows an index that another window has open cannot be moved: it is found stale and rebuilt later.
        with suppress(OSError), files.temporary_folder(self._folder) as work:
            files.copy_folder(self._bundle / "index", work / "index")
            files.flush_tree(work / "index")
            if target.exists():
                target.rename(work / "old")
            (work / "index").rename(target)

    def _equals_bundle(self) -> bool:
        assert self._bundle is not None  # noqa: S101
        prints = []
        for path in (self._path, self._bundle / "library.db"):
            database = LibraryDatabase(path, read_only=True)
            prints.append(DocumentRepository(database).fingerprint())
            database.close()
        return prints[0] == prints[1]


def _extraction(documents: DocumentRepository) -> FactExtraction:
    from compendium.services.fact_extraction import FactExtraction
    from compendium.store.facts import FactRepository

    return FactExtraction(documents, FactRepository(documents.database))


def _is_other_text(present: DocumentInfo, incoming: Document) -> bool:
    return present.origin is not Origin.BUNDLED and present.content_hash != incoming.info.content_hash


def _make_way(documents: DocumentRepository, info: DocumentInfo) -> Notice:
    """Give an imported text whose id the program now uses the id of a version."""
    document = documents.get(info.id)
    moved = next_version(info.id, [each.id for each in documents.list()])
    documents.remove(info.id)
    documents.put(Document(replace(document.info, id=moved), document.outline, document.blocks))
    return Notice("document_renamed", f"导入的“{info.title}”编号改为 {moved}，原编号由程序自带的文件使用。")


def _rebuilt_text(rescued: int, kept_aside: Path | None) -> str:
    text = "文库文件已损坏，已用程序自带的文件重建"
    text += f"，并找回导入的 {rescued} 份文件。" if rescued else "。"
    if kept_aside is not None:
        text += f"其余导入的文件可能需要重新导入；损坏的文件另存为“{kept_aside}”。"
    return text + "书签不受影响。"
