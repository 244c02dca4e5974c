"""Where the texts of an import wait until a person has decided: on the disk, however many they are."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from compendium.domain.document import Document
from compendium.domain.errors import UserError
from compendium.domain.system_errors import advice, reason
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase


class _StageDatabase(LibraryDatabase):
    """Lost with the program, so nothing is gained by waiting for the disk."""

    what = "待导入的文件"
    pragmas = ("PRAGMA synchronous=OFF",)


class ImportStage:
    """A folder of its own, gone with ``close``. Safe to share between threads."""

    def __init__(self) -> None:
        """Make the folder; UserError when there is no room for one."""
        try:
            self._folder = Path(tempfile.mkdtemp(prefix="compendium-import-"))
        except OSError as error:
            words = f"无法建立临时文件夹：{reason(error)}。"
            raise UserError("no_temporary_folder", words, advice(error)) from error
        self._database = _StageDatabase(self._folder / "stage.db")
        self._documents = DocumentRepository(self._database)

    def close(self) -> None:
        """Throw away what waits."""
        self._database.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def put(self, number: int, document: Document, source: str) -> None:
        """Keep what a file was read into, and the text it was read from."""
        info = replace(document.info, id=_name(number))
        self._documents.put(Document(info, document.outline, document.blocks))
        # As bytes: line ends are the text's own.
        (self._folder / _name(number)).write_bytes(source.encode("utf-8", "surrogatepass"))

    def document(self, number: int) -> Document:
        """Return what a file was read into; its id is one of the stage."""
        return self._documents.get(_name(number))

    def source(self, number: int) -> str:
        """Return the text that a file holds."""
        return (self._folder / _name(number)).read_bytes().decode("utf-8", "surrogatepass")


def _name(number: int) -> str:
    return f"item-{number}"
