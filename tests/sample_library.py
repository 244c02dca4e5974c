"""Small made-up documents and bundles for tests that need some, not the real ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
from compendium.store.library_db import BUNDLE, LibraryDatabase


def sample_document(
    doc: str = "sample-2024", *, title: str = "样例市科技创新规划", body: str = "第一段。", **fields: object
) -> Document:
    """Return a document of three clauses whose second one has two paragraphs."""
    outline = (
        Clause("doc", 0, "", title, None, title + "  ", NodeKind.DOC),
        Clause("1", 1, "一、", "总体要求", "doc", f"一、总体要求\n　　{body}", NodeKind.HEADING),
        Clause("1.1", 2, "（一）", "指导思想。", "1", "（一）指导思想。坚持创新驱动。", run_in=True),
    )
    blocks = (
        Block("doc", BlockStyle.TITLE, title + "  "),
        Block("1", BlockStyle.HEADING, "一、总体要求"),
        Block("1", BlockStyle.BODY, f"　　{body}"),
        Block("1.1", BlockStyle.BODY, "（一）指导思想。坚持创新驱动。"),
    )
    values: dict[str, Any] = {
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
    return Document(DocumentInfo(id=doc, title=title, **(values | fields)), outline, blocks)


def bundled(doc: str, body: str = "第一段。", title: str = "") -> Document:
    """Return a sample document as the program brings it."""
    return sample_document(doc, title=title or f"{doc}规划", body=body, origin=Origin.BUNDLED)


def make_bundle(folder: Path, *documents: Document, fingerprint: str = "first") -> Path:
    """Write a compiled library of ``documents`` to ``folder``, whose index is a marker that tests can recognise."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "library.db").unlink(missing_ok=True)
    database = LibraryDatabase(folder / "library.db")
    repository = DocumentRepository(database)
    for document in documents:
        repository.put(document)
    database.set_meta(BUNDLE, fingerprint)
    database.close()
    (folder / "index").mkdir(exist_ok=True)
    (folder / "index" / "marker").write_text(fingerprint, encoding="utf-8")
    (folder / "fingerprint").write_text(fingerprint, encoding="utf-8")
    return folder
