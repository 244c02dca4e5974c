from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.document import Period, Validity
from compendium.domain.errors import UnknownDocumentError
from compendium.services.library import LibraryService
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from sample_library import sample_document


@pytest.fixture
def documents(tmp_path: Path) -> Iterator[DocumentRepository]:
    database = LibraryDatabase(tmp_path / "library.db")
    yield DocumentRepository(database)
    database.close()


def test_a_document_that_changed_is_read_again(documents: DocumentRepository) -> None:
    documents.put(sample_document())
    library = LibraryService(documents, date(2026, 7, 1))
    first = library.document("sample-2024")
    assert library.document("sample-2024") is first
    documents.put(sample_document(body="改过。"))
    assert "改过" in library.document("sample-2024").by_id["1"].text
    documents.remove("sample-2024")
    with pytest.raises(UnknownDocumentError):
        library.document("sample-2024")


def test_a_planning_period_ends_while_the_text_lies_in_the_library(documents: DocumentRepository) -> None:
    documents.put(sample_document(period=Period(2021, 2025)))
    for today, validity in [(date(2025, 12, 31), Validity.UNKNOWN), (date(2026, 1, 1), Validity.PERIOD_ENDED)]:
        library = LibraryService(documents, today)
        assert [info.validity for info in library.list()] == [validity]
        assert library.document("sample-2024").info == library.list()[0]
    assert library.list()[0].validity_basis == "规划期2021—2025年已届满"


def test_other_validity_is_left_alone(documents: DocumentRepository) -> None:
    documents.put(sample_document("draft", period=Period(2016, 2020), validity=Validity.DRAFT))
    documents.put(sample_document("none", period=None))
    library = LibraryService(documents, date(2026, 7, 1))
    assert {info.id: info.validity for info in library.list()} == {"draft": Validity.DRAFT, "none": Validity.UNKNOWN}


def test_a_text_s_own_dates_are_judged_on_the_day_it_is_listed(documents: DocumentRepository) -> None:
    words = "本措施自2024年1月1日起施行，有效期至2025年12月31日"
    documents.put(
        sample_document(
            period=None,
            validity=Validity.EXPIRED,
            validity_basis=f"文中规定“{words}”",
            validity_checked_on="2026-07-01",
            effective_date="2024-01-01",
            expiry_date="2025-12-31",
            evidence={"expiry_date": words, "effective_date": words, "validity": f"文中规定“{words}”"},
        )
    )
    for today, validity, basis in [
        (date(2020, 1, 1), Validity.NOT_YET_EFFECTIVE, f"文中规定“{words}”"),
        (date(2024, 1, 1), Validity.UNKNOWN, None),
        (date(2025, 12, 31), Validity.UNKNOWN, None),
        (date(2026, 1, 1), Validity.EXPIRED, f"文中规定“{words}”"),
    ]:
        [info] = LibraryService(documents, today).list()
        assert (info.validity, info.validity_basis, info.evidence.get("validity")) == (validity, basis, basis)
        assert info.validity_checked_on == (None if basis is None else today.isoformat())


def test_what_a_person_settled_without_dates_stands(documents: DocumentRepository) -> None:
    documents.put(sample_document(period=None, validity=Validity.EXPIRED, validity_basis="官网公布失效"))
    [info] = LibraryService(documents, date(2020, 1, 1)).list()
    assert (info.validity, info.validity_basis) == (Validity.EXPIRED, "官网公布失效")
