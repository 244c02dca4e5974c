from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database as Tables

from compendium.domain.document import Block, BlockStyle, Document, Level
from compendium.domain.errors import UnknownClauseError, UnknownDocumentError
from compendium.store.database import migrate
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from sample_library import sample_document


def test_a_document_comes_back_as_it_was_put(documents: DocumentRepository) -> None:
    document = sample_document(effective_date="2024-01-01", expiry_date="2028-12-31")
    documents.put(document)
    assert documents.get("sample-2024") == document
    assert documents.info("sample-2024") == document.info
    assert documents.clause("sample-2024", "1.1") == document.by_id["1.1"]


def test_a_library_without_dates_of_effect_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as old:
        migrate(old, LibraryDatabase.migrations[:1])
        old.execute(
            "INSERT INTO document (id, title, validity, origin, content_hash, issuers, inferred, evidence, short_title)"
            " VALUES ('a', '甲办法', 'unknown', 'imported', 'x', '[]', '[]', '{}', '')"
        )
    database = LibraryDatabase(path)
    documents = DocumentRepository(database)
    assert [(info.id, info.effective_date, info.expiry_date) for info in documents.list()] == [("a", None, None)]
    dated = sample_document("b", effective_date="2024-01-01", expiry_date="2028-12-31")
    documents.put(dated)
    assert documents.get("b") == dated
    database.close()


def test_what_is_not_there_is_named(documents: DocumentRepository) -> None:
    documents.put(sample_document())
    with pytest.raises(UnknownDocumentError) as error:
        documents.get("nowhere")
    assert "nowhere" in error.value.command_line
    with pytest.raises(UnknownDocumentError) as error:
        documents.clause("nowhere", "1")
    assert "nowhere" in error.value.command_line
    with pytest.raises(UnknownClauseError) as missing:
        documents.clause("sample-2024", "9.9")
    assert "9.9" in missing.value.command_line
    with pytest.raises(UnknownDocumentError):
        documents.remove("nowhere")


def test_library_order_is_by_level_then_newest_first(documents: DocumentRepository) -> None:
    for doc, level, year in [
        ("unknown", None, None),
        ("county", Level.COUNTY, 2024),
        ("old", Level.NATIONAL, 2016),
        ("city", Level.CITY, 2024),
        ("new", Level.NATIONAL, 2022),
        ("province", Level.PROVINCE, 2024),
    ]:
        documents.put(sample_document(doc, level=level, year=year))
    assert [info.id for info in documents.list()] == ["new", "old", "province", "city", "county", "unknown"]


def test_putting_again_replaces_everything(documents: DocumentRepository) -> None:
    documents.put(sample_document())
    changed = sample_document(body="另一段。")
    documents.put(changed)
    assert documents.get("sample-2024") == changed


def test_removing_leaves_nothing(library: LibraryDatabase, documents: DocumentRepository) -> None:
    documents.put(sample_document())
    documents.remove("sample-2024")
    assert [Tables(library.connection)[table].count for table in ("document", "clause", "block")] == [0, 0, 0]


def test_fingerprint_follows_texts_and_metadata(documents: DocumentRepository) -> None:
    documents.put(sample_document())
    first = documents.fingerprint()
    documents.put(sample_document())
    assert documents.fingerprint() == first
    documents.put(sample_document(region="别处"))
    second = documents.fingerprint()
    documents.put(sample_document(region="别处", body="改过。"))
    assert len({first, second, documents.fingerprint()}) == 3


def test_blocks_that_are_not_the_text_are_refused(documents: DocumentRepository) -> None:
    document = sample_document()
    missing = Document(document.info, document.outline, document.blocks[:-1])
    wrong = Document(document.info, document.outline, (Block("doc", BlockStyle.TITLE, "别的"), *document.blocks[1:]))
    for broken in (missing, wrong):
        with pytest.raises(ValueError, match="sample-2024#"):
            documents.put(broken)
    assert documents.list() == []


def test_a_failing_put_keeps_the_old_text(library: LibraryDatabase, documents: DocumentRepository) -> None:
    old = sample_document()
    documents.put(old)

    def write_and_fail() -> None:
        with library.writing():
            documents.put(sample_document(body="未完。"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert documents.get("sample-2024") == old


def test_identities_tell_documents_apart(documents: DocumentRepository) -> None:
    document = sample_document()
    documents.put(document)
    documents.put(sample_document("other", title="别的", body="别的。", region=None))
    found = {identity.id: identity for identity in documents.identities()}
    assert found.keys() == {"sample-2024", "other"}
    assert found["sample-2024"].content_hash == document.info.content_hash
    assert (found["other"].title, found["other"].region) == ("别的", None)


def test_other_tools_see_paragraphs_as_text(library: LibraryDatabase, documents: DocumentRepository) -> None:
    document = sample_document()
    documents.put(document)
    rows = list(Tables(library.connection).query("SELECT text FROM paragraph ORDER BY position"))
    assert [row["text"] for row in rows] == [block.text for block in document.blocks]
