from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryDatabase]:
    database = LibraryDatabase(tmp_path / "library.db")
    yield database
    database.close()


@pytest.fixture
def documents(library: LibraryDatabase) -> DocumentRepository:
    return DocumentRepository(library)
