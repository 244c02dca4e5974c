"""The index on disk: parts that never change once written, and a manifest that says which of them count.

A changed document makes a new part and is dead in its old one. Everything is written beside and moved in with one
rename, the manifest last, so a reader in another process sees the old state or the new one, never a mixture.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from compendium.domain.errors import UserError
from compendium.domain.system_errors import reason
from compendium.domain.work import SILENT, Progress, raise_if_cancelled
from compendium.search.manifest import (
    MANIFEST,
    Manifest,
    OtherVersionError,
    PartEntry,
    intact,
    load_key,
    part_entry,
    read_manifest,
    write_manifest,
)
from compendium.search.matching import Part
from compendium.search.source import ClauseSource
from compendium.search.table import TableBuilder
from compendium.search.table_files import held_documents, open_table, write_table
from compendium.search.whoosh_start import import_whoosh

LOCK_SECONDS = 600.0
_POLL_SECONDS = 0.05
_TRIES = 3  # another process may put a new index in place while one is opened
_BUSY = "index_busy"
_PART = "part-"
_TEMPORARY = "tmp-"


class IndexState(StrEnum):
    """What was found on disk."""

    READY = "ready"
    STALE = "stale"  # the library has changed since; what changed is scanned
    MISSING = "missing"
    UNFINISHED = "unfinished"  # building it was broken off before there was anything to use
    FOREIGN = "foreign"  # not built by this program: never opened
    DAMAGED = "damaged"


@dataclass(frozen=True)
class OpenIndex:
    """The library, ready to be searched: parts that cover it, and the library's marks in its order."""

    state: IndexState
    parts: tuple[Part, ...]
    marks: Mapping[str, str]

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The place of each document in library order."""
        return {doc: rank for rank, doc in enumerate(self.marks)}

    def close(self) -> None:
        """Let go of the files."""
        for part in self.parts:
            if part.postings is not None:
                part.postings.close()

    def release(self) -> None:
        """Let go of the texts too, after ``close``: nothing can be searched any more."""
        for part in self.parts:
            part.table.close()


class IndexStore:
    """Opens, writes and repairs the index in a folder.

    Args:
        folder: may be missing or read-only; then everything is scanned.
        source: the library.
        key_file: keeps this home's key; None for an index that is only written to be shipped.
        shipped: the index that ships with the program, trusted as the program is.
    """

    def __init__(self, folder: Path, source: ClauseSource, key_file: Path | None, shipped: Path | None) -> None:
        self._folder = folder
        self._source = source
        self._shipped = shipped
        self._key = secrets.token_bytes(32) if key_file is None else load_key(key_file)

    def open(self) -> OpenIndex:
        """Open what can be used and scan the rest of the library; never fails because of the index."""
        for _ in range(_TRIES):
            state, manifest = self._manifest()
            if manifest is None:
                return self._covering(state, [])
            parts = self._open_parts(manifest)
            if parts is not None:
                return self._covering(state, parts)
        return self._covering(IndexState.DAMAGED, [])

    def lacking(self) -> int:
        """Return how many documents of the library the index lacks, or has as they no longer are."""
        _, manifest = self._manifest()
        marks = self._source.marks()
        held = self._held(() if manifest is None else manifest.parts, marks)
        return len(marks) - sum(len(each.living) for each in held)

    def sync(self, progress: Progress = SILENT, *, afresh: bool = False, patience: float = LOCK_SECONDS) -> bool:
        """Bring the index up to the library; ``afresh`` builds all of it. Returns whether anything was written.

        What is missing becomes a part. Another process that writes is waited for, up to ``patience`` seconds.

        Raises:
            UserError: the index cannot be written; search goes on by scanning.
            CancelledError: nothing was changed.
        """
        return self._writing(progress, patience, lambda: self._sync(progress, afresh))

    def merge(self, progress: Progress = SILENT) -> bool:
        """Make parts into one where that is due; returns whether it was. Raises as ``sync``.

        Another process that writes is not waited for: there is another time.
        """
        try:
            return self._writing(progress, 0.0, lambda: self._merge(progress))
        except UserError as error:
            if error.code == _BUSY:
                return False
            raise

    def _writing(self, progress: Progress, patience: float, write: Callable[[], bool]) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._locked(progress, patience):
                return write()
        except OSError as error:
            raise UserError(
                "index_not_written",
                f"检索索引无法写入“{self._folder}”（{reason(error)}）。",
                "检索照常可用，只是大文库会慢一些；请检查磁盘空间和文件夹权限。",
            ) from error

    def _manifest(self) -> tuple[IndexState, Manifest | None]:
        try:
            manifest = read_manifest(self._folder, self._key, self._shipped)
        except FileNotFoundError:
            return (IndexState.UNFINISHED if self._has_leftovers() else IndexState.MISSING), None
        except OtherVersionError:
            return IndexState.STALE, None
        except (OSError, ValueError):
            return IndexState.DAMAGED, None
        return (IndexState.READY, manifest) if manifest else (IndexState.FOREIGN, None)

    def _has_leftovers(self) -> bool:
        try:
            return any(path.name.startswith((_PART, _TEMPORARY)) for path in self._folder.iterdir())
        except OSError:
            return False

    def _open_parts(self, manifest: Manifest) -> list[Part] | None:
        """Return the parts; None when one is not as it was written."""
        parts: list[Part] = []
        for entry in manifest.parts:
            part = self._open_part(entry)
            if part is None:
                OpenIndex(IndexState.DAMAGED, tuple(parts), {}).close()
                return None
            parts.append(part)
        return parts

    def _open_part(self, entry: PartEntry) -> Part | None:
        import_whoosh()
        from compendium.search.postings import GramPostings

        folder = self._folder / entry.folder
        if not intact(folder, entry):
            return None
        try:
            return Part(open_table(folder), GramPostings(folder))
        except Exception:  # noqa: BLE001 - whatever a file of another version makes Whoosh raise, we can do without it
            return None

    def _covering(self, state: IndexState, parts: Sequence[Part]) -> OpenIndex:
        """Add to ``parts`` what they lack of the library, to be scanned."""
        marks = self._source.marks()
        living, missing = _compared(parts, marks)
        if not missing:
            return OpenIndex(state, living, marks)
        builder = TableBuilder()
        for doc in missing:
            with contextlib.suppress(UserError):  # gone since it was listed
                builder.add(self._source.get(doc), marks[doc])
        stale = IndexState.STALE if state is IndexState.READY else state
        return OpenIndex(stale, (*living, Part(builder.table(), None)), marks)

    def _sync(self, progress: Progress, afresh: bool) -> bool:
        _, manifest = self._manifest()
        entries = () if manifest is None else manifest.parts
        self._sweep(entries)
        marks = self._source.marks()
        held = [] if afresh else self._held(entries, marks)
        covered = {doc for each in held for doc in each.living}
        missing = [doc for doc in marks if doc not in covered]
        kept = [each.entry for each in held if each.living]
        if manifest is not None and not missing and kept == list(manifest.parts):
            return False
        if missing:
            kept.append(self._write_part(missing, marks, progress))
        self._exchange(kept)
        return True

    def _merge(self, progress: Progress) -> bool:
        from compendium.search.merging import PartSize, due  # not what a first query waits for

        _, manifest = self._manifest()
        if manifest is None:
            return False
        marks = self._source.marks()
        held = self._held(manifest.parts, marks)
        places = due([PartSize(each.clauses, sum(each.living.values())) for each in held])
        if not places:
            return False
        wanted = {doc for place in places for doc in held[place].living}
        kept = [each.entry for place, each in enumerate(held) if place not in places]
        documents = [doc for doc in marks if doc in wanted]
        if documents:
            kept.append(self._write_part(documents, marks, progress))
        self._exchange(kept)
        return True

    def _held(self, entries: Sequence[PartEntry], marks: Mapping[str, str]) -> list[_Held]:
        """Return what the intact parts have of the library; a document that two have is of the first."""
        found: list[_Held] = []
        covered: set[str] = set()
        for entry in entries:
            folder = self._folder / entry.folder
            if not intact(folder, entry):
                continue
            try:
                documents = held_documents(folder)
            except (OSError, ValueError, TypeError):
                continue
            living = {
                doc: clauses
                for doc, (key, clauses) in documents.items()
                if marks.get(doc) == key and doc not in covered
            }
            covered.update(living)
            found.append(_Held(entry, sum(clauses for _, clauses in documents.values()), living))
        return found

    def _exchange(self, entries: Sequence[PartEntry]) -> None:
        write_manifest(self._folder, Manifest(entries), self._key)
        self._sweep(entries)

    def _write_part(self, documents: Sequence[str], marks: Mapping[str, str], progress: Progress) -> PartEntry:
        import_whoosh()
        from compendium.search.postings import write_postings

        name = secrets.token_hex(8)
        folder = self._folder / f"{_TEMPORARY}{name}"
        folder.mkdir()
        builder = TableBuilder()
        try:
            write_postings(folder, self._grams(builder, documents, marks, progress), builder.texts)
            write_table(builder.table(), folder)
            raise_if_cancelled(progress)
            return part_entry(folder.rename(self._folder / f"{_PART}{name}"))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _grams(
        self, builder: TableBuilder, documents: Sequence[str], marks: Mapping[str, str], progress: Progress
    ) -> Iterator[dict[str, int]]:
        for done, doc in enumerate(documents):
            raise_if_cancelled(progress)
            try:
                document = self._source.get(doc)
            except UserError:  # gone since it was listed
                continue
            progress.report(done, len(documents), document.info.title)
            yield from builder.add(document, marks[doc])
        progress.report(len(documents), len(documents))

    def _sweep(self, entries: Sequence[PartEntry]) -> None:
        """Remove parts other than ``entries``. On Windows, what another process reads stays until later."""
        named = {entry.folder for entry in entries}
        for path in self._folder.iterdir():
            if path.is_dir() and path.name.startswith((_PART, _TEMPORARY)) and path.name not in named:
                shutil.rmtree(path, ignore_errors=True)
            elif path.name.startswith(f"{MANIFEST}."):
                path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _locked(self, progress: Progress, patience: float) -> Iterator[None]:
        """Let one process write at a time; the system drops the lock when the process dies."""
        import_whoosh()
        from whoosh.filedb.filestore import FileStorage

        lock = FileStorage(str(self._folder)).lock("WRITELOCK")
        deadline = time.monotonic() + patience
        while not lock.acquire():
            raise_if_cancelled(progress)
            if time.monotonic() > deadline:
                raise UserError(_BUSY, "另一个程序正在更新检索索引。", "请稍候再试，或关闭另一个程序。")
            time.sleep(_POLL_SECONDS)
        try:
            yield
        finally:
            lock.release()


@dataclass(frozen=True, slots=True)
class _Held:
    """What a part has of the library: how many clauses in all, and of its documents that live each number."""

    entry: PartEntry
    clauses: int
    living: Mapping[str, int]


def _compared(parts: Sequence[Part], marks: Mapping[str, str]) -> tuple[tuple[Part, ...], list[str]]:
    """Return the parts with what the library no longer has marked dead, and what no part has."""
    living: list[Part] = []
    covered: set[str] = set()
    for part in parts:
        dead: set[int] = set()
        for number, (doc, key) in enumerate(part.table.held):
            if marks.get(doc) == key and doc not in covered:
                covered.add(doc)
            else:
                dead.add(number)
        living.append(Part(part.table, part.postings, frozenset(dead)))
    return tuple(living), [doc for doc in marks if doc not in covered]
