"""Where the texts of an import wait until a person has decided: on the disk, however many they are."""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from compendium.domain.document import Document
from compendium.domain.errors import CancelledError, UserError
from compendium.domain.system_errors import advice, reason
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase


class _StageDatabase(LibraryDatabase):
    """Lost with the program, so nothing is gained by waiting for the disk."""

    what = "待导入的文件"
    pragmas = ("PRAGMA synchronous=OFF",)


class StagedSource(NamedTuple):
    """The text that a file holds, and the pieces of it that were taken for no part of the document's."""

    text: str
    noise: tuple[str, ...] = ()


class ImportStage:
    """A folder of its own, gone with ``close``. Safe to share between threads.

    Once it is closed its other methods raise CancelledError: a thread may still be reading for it.
    """

    def __init__(self) -> None:
        """Make the folder; UserError when there is no room for one."""
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="compendium-import-"))
        except OSError as error:
            words = f"无法建立临时文件夹：{reason(error)}。"
            raise UserError("no_temporary_folder", words, advice(error)) from error
        self._using = threading.Lock()  # SQLite does not survive a database that goes in the middle of a change
        self._closed = False
        self._database = _StageDatabase(self._folder / "stage.db")
        self._documents = DocumentRepository(self._database)

    def close(self) -> None:
        """Throw away what waits."""
        with self._using:
            self._closed = True
            self._database.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def put(self, number: int, document: Document, source: StagedSource) -> None:
        """Keep what a file was read into, and what it was read from."""
        info = replace(document.info, id=_name(number))
        with self._open():
            self._documents.put(Document(info, document.outline, document.blocks))
            # JSON spells out what no UTF-8 file may hold, halves of surrogate pairs; line ends stay the text's own.
            (self._folder / _name(number)).write_bytes(json.dumps(source).encode())

    def document(self, number: int) -> Document:
        """Return what a file was read into; its id is one of the stage."""
        with self._open():
            return self._documents.get(_name(number))

    def source(self, number: int) -> StagedSource:
        """Return what a file was read from."""
        with self._open():
            text, noise = json.loads((self._folder / _name(number)).read_bytes())
        return StagedSource(text, tuple(noise))

    @contextlib.contextmanager
    def _open(self) -> Iterator[None]:
        with self._using:
            if self._closed:
                raise CancelledError
            yield


def _name(number: int) -> str:
    return f"item-{number}"
