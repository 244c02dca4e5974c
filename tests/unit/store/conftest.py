from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from compendium.domain.document import (
    Block,
    BlockStyle,
    Clause,
    Document,
    DocumentInfo,
    Level,
    NodeKind,
    Origin,
    Period,
    content_hash,
)
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase

MakeDocument = Callable[..., Document]


@pytest.fixture
def make_document() -> MakeDocument:
    """Build a document of three clauses whose second one has two paragraphs."""

    def make(
        doc: str = "sample-2024", *, title: str = "样例市科技创新规划", body: str = "第一段。", **fields: object
    ) -> Document:
        outline = (
            Clause("doc", 0, "", title, None, title + "  ", NodeKind.DOC),
            Clause("1", 1, "一、", "总体要求", "doc", f"一、总体要求\n　　{body}", NodeKind.HEADING),
            Clause("1.1", 2, "（一）", "指导思想。", "1", "（一）指导思想。坚持创新。", run_in=True, sep=""),
        )
        blocks = (
            Block("doc", BlockStyle.TITLE, title + "  "),
            Block("1", BlockStyle.HEADING, "一、总体要求"),
            Block("1", BlockStyle.BODY, f"　　{body}"),
            Block("1.1", BlockStyle.BODY, "（一）指导思想。坚持创新。"),
        )
        values: dict[str, object] = {
            "level": Level.CITY,
            "region": "样例市",
            "issuers": ("样例市人民政府",),
            "year": 2024,
            "period": Period(2024, 2028),
            "inferred": ("year",),
            "evidence": {"year": "规划期“2024”"},
            "origin": Origin.IMPORTED,
            "clauses": len(outline),
            "characters": 40,
            "content_hash": content_hash(outline),
        }
        return Document(DocumentInfo(id=doc, title=title, **(values | fields)), outline, blocks)  # type: ignore[arg-type]

    return make


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryDatabase]:
    database = LibraryDatabase(tmp_path / "library.db")
    yield database
    database.close()


@pytest.fixture
def documents(library: LibraryDatabase) -> DocumentRepository:
    return DocumentRepository(library)
