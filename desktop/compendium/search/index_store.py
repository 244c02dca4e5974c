"""The index on disk: parts that never change once written, and a manifest that says which of them count.

A changed document makes a new part and is dead in its old one. Everything is written beside and moved in with one
rename, the manifest last, so a reader in another process sees the old state or the new one, never a mixture.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from compendium.domain.document import DocumentInfo
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
from compendium.search.source import ClauseSource, indexed_document
from compendium.search.table import TableBuilder
from compendium.search.table_files import open_table, write_table

_MOST_PARTS = 8  # every part is asked for every word; with more they are made into one
LOCK_SECONDS = 600.0
_POLL_SECONDS = 0.05
_TRIES = 3  # another process may put a new index in place while one is opened
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
    """The library, ready to be searched: parts that cover it, and document ids in library order."""

    state: IndexState
    parts: tuple[Part, ...]
    order: tuple[str, ...]

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """The place of each document in library order."""
        return {doc: rank for rank, doc in enumerate(self.order)}

    def close(self) -> None:
        """Let go of the files."""
        for part in self.parts:
            if part.postings is not None:
                part.postings.close()


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
                return self._covering(state, None, [])
            parts = self._open_parts(manifest)
            if parts is not None:
                return self._covering(state, manifest, parts)
        return self._covering(IndexState.DAMAGED, None, [])

    def sync(self, progress: Progress = SILENT, *, afresh: bool = False, patience: float = LOCK_SECONDS) -> bool:
        """Bring the index up to the library; ``afresh`` builds all of it. Returns whether anything was written.

        Another process that writes is waited for, up to ``patience`` seconds.

        Raises:
            UserError: the index cannot be written; search goes on by scanning.
            CancelledError: nothing was changed.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with self._locked(progress, patience):
                return self._sync(progress, afresh)
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
                OpenIndex(IndexState.DAMAGED, tuple(parts), ()).close()
                return None
            parts.append(part)
        return parts

    def _open_part(self, entry: PartEntry) -> Part | None:
        from compendium.search.postings import GramPostings

        folder = self._folder / entry.folder
        if not intact(folder, entry):
            return None
        try:
            table = open_table(folder)
            postings = GramPostings(folder)
        except Exception:  # noqa: BLE001 - whatever a file of another version makes Whoosh raise, we can do without it
            return None
        dead = {number for number, document in enumerate(table.documents) if document.id not in entry.documents}
        return Part(table, postings, frozenset(dead))

    def _covering(self, state: IndexState, manifest: Manifest | None, parts: Sequence[Part]) -> OpenIndex:
        """Add to ``parts`` what they lack of the library, to be scanned."""
        if state is IndexState.READY and manifest and manifest.fingerprint == self._source.fingerprint():
            return OpenIndex(state, tuple(parts), tuple(manifest.order))
        wanted = self._source.list()
        living, missing = _compared(parts, wanted)
        order = tuple(info.id for info in wanted)
        if not missing:
            return OpenIndex(state, living, order)
        builder = TableBuilder()
        for info in missing:
            with contextlib.suppress(UserError):  # gone since it was listed
                builder.add(self._source.get(info.id))
        stale = IndexState.STALE if state is IndexState.READY else state
        return OpenIndex(stale, (*living, Part(builder.table(), None)), order)

    def _sync(self, progress: Progress, afresh: bool) -> bool:
        self._sweep()
        _, manifest = self._manifest()
        entries = [] if afresh or manifest is None else list(manifest.parts)
        if not all(intact(self._folder / entry.folder, entry) for entry in entries):
            entries = []
        fingerprint, wanted = self._source.fingerprint(), self._source.list()
        if entries and manifest and manifest.fingerprint == fingerprint:
            return False
        keys = {info.id: indexed_document(info).key for info in wanted}
        kept = [_living_entry(entry, keys) for entry in entries]
        kept = [entry for entry in kept if entry.documents]
        covered = {doc for entry in kept for doc in entry.documents}
        missing = [info for info in wanted if info.id not in covered]
        if len(kept) + bool(missing) > _MOST_PARTS:
            kept, missing = [], wanted
        if missing:
            kept.append(self._write_part(missing, progress))
        write_manifest(self._folder, Manifest(fingerprint, [info.id for info in wanted], kept), self._key)
        self._sweep()
        return True

    def _write_part(self, infos: Sequence[DocumentInfo], progress: Progress) -> PartEntry:
        from compendium.search.postings import write_postings

        name = secrets.token_hex(8)
        folder = self._folder / f"{_TEMPORARY}{name}"
        folder.mkdir()
        builder = TableBuilder()
        try:
            write_postings(folder, self._grams(builder, infos, progress))
            table = builder.table()
            write_table(table, folder)
            raise_if_cancelled(progress)
            final = folder.rename(self._folder / f"{_PART}{name}")
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return part_entry(final, {document.id: document.key for document in table.documents})

    def _grams(
        self, builder: TableBuilder, infos: Sequence[DocumentInfo], progress: Progress
    ) -> Iterator[dict[str, int]]:
        for done, info in enumerate(infos):
            raise_if_cancelled(progress)
            progress.report(done, len(infos), info.title)
            yield from builder.add(self._source.get(info.id))
        progress.report(len(infos), len(infos))

    def _sweep(self) -> None:
        """Remove parts that the manifest does not name. On Windows, what another process reads stays until later."""
        try:
            manifest = read_manifest(self._folder, self._key, self._shipped)
            named = {entry.folder for entry in manifest.parts} if manifest else set()
        except (OSError, ValueError):
            named = set()
        for path in self._folder.iterdir():
            if path.is_dir() and path.name.startswith((_PART, _TEMPORARY)) and path.name not in named:
                shutil.rmtree(path, ignore_errors=True)
            elif path.name.startswith(f"{MANIFEST}."):
                path.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _locked(self, progress: Progress, patience: float) -> Iterator[None]:
        """Let one process write at a time; the system drops the lock when the process dies."""
        from whoosh.filedb.filestore import FileStorage

        lock = FileStorage(str(self._folder)).lock("WRITELOCK")
        deadline = time.monotonic() + patience
        while not lock.acquire():
            raise_if_cancelled(progress)
            if time.monotonic() > deadline:
                raise UserError("index_busy", "另一个程序正在更新检索索引。", "请稍候再试，或关闭另一个程序。")
            time.sleep(_POLL_SECONDS)
        try:
            yield
        finally:
            lock.release()


def _compared(parts: Sequence[Part], wanted: Sequence[DocumentInfo]) -> tuple[tuple[Part, ...], list[DocumentInfo]]:
    """Return the parts with what the library no longer has marked dead, and what no part has."""
    keys = {info.id: indexed_document(info).key for info in wanted}
    living: list[Part] = []
    covered: set[str] = set()
    for part in parts:
        dead = set(part.dead)
        for number, document in enumerate(part.table.documents):
            if number in dead:
                continue
            if keys.get(document.id) == document.key:
                covered.add(document.id)
            else:
                dead.add(number)
        living.append(Part(part.table, part.postings, frozenset(dead)))
    return tuple(living), [info for info in wanted if info.id not in covered]


def _living_entry(entry: PartEntry, keys: dict[str, str]) -> PartEntry:
    documents = {doc: key for doc, key in entry.documents.items() if keys.get(doc) == key}
    return PartEntry(entry.folder, documents, entry.files)
