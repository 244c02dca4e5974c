from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from compendium.domain.fact import (
    Citation,
    Deadline,
    DeadlineBasis,
    DeadlineType,
    Detail,
    Duty,
    Fact,
    FactKind,
    Instrument,
    Support,
    Target,
)
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.fact_correction import CorrectionAction, FactCorrection
from compendium.domain.ledger import LedgerEntry, LedgerStatus
from compendium.store.database import migrate
from compendium.store.documents import DocumentRepository
from compendium.store.fact_corrections import CorrectionRepository
from compendium.store.fact_details import detail_from_json, detail_to_json
from compendium.store.facts import FactRepository, StoredFact, placed
from compendium.store.ledger import LedgerRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase
from sample_library import sample_document

DETAILS: tuple[Detail, ...] = (
    Target(
        *(
            "企业",
            "8—10",
            8.0,
            "家",
            "达到|以上",
            "2026-12-31",
            DeadlineBasis.INHERITED,
            "每年",
            "全市",
            "5",
            10.0,
            True,
        )
    ),
    Duty(("甲局", "乙局"), ("甲局",), ("乙局",), "按职责分工负责", implied=True, applies_to="1"),
    Support("奖补", "企业", "新认定", "20万元", 1.0, 2.0, 0.0015, 3.0, False, "不超过"),
    Deadline(None, "每年", DeadlineType.RECURRING, "每年", "评估"),
    Instrument("创新券"),
    Citation("条例", "国发〔2024〕1号", "other"),
)
ANCHOR = FactAnchor("a", "1.1", FactKind.TARGET, "坚持创新", 2)


@pytest.fixture
def user(tmp_path: Path) -> Iterator[UserDatabase]:
    database = UserDatabase(tmp_path / "user.db")
    yield database
    database.close()


def _put(documents: DocumentRepository, library: LibraryDatabase, doc: str = "sample-2024") -> FactRepository:
    document = sample_document(doc)
    documents.put(document)
    facts = FactRepository(library)
    given = [placed(document, Fact("1.1", "坚持创新驱动", 9, 15, detail)) for detail in DETAILS]
    facts.put(doc, given, "7")
    return facts


@pytest.mark.parametrize("detail", DETAILS, ids=lambda detail: type(detail).__name__)
def test_every_kind_comes_back_as_it_was(detail: Detail) -> None:
    kind = Fact("1", "", 0, 0, detail).kind
    assert detail_from_json(kind, detail_to_json(detail)) == detail


def test_what_a_later_version_added_is_passed_over() -> None:
    text = json.dumps({"name": "创新券", "colour": "red"})
    assert detail_from_json(FactKind.INSTRUMENT, text) == Instrument("创新券")


def test_facts_come_back_in_order_with_their_places(library: LibraryDatabase, documents: DocumentRepository) -> None:
    facts = _put(documents, library)
    _put(documents, library, "second")
    found = facts.get(["second", "sample-2024", "nobody"])
    assert [each.fact.detail for each in found["sample-2024"]] == list(DETAILS)
    assert found["nobody"] == ()
    assert found["second"][0] == StoredFact(
        Fact("1.1", "坚持创新驱动", 9, 15, DETAILS[0]), "（一）指导思想。", "一、总体要求", "第一部分第（一）条"
    )
    assert facts.rules() == {"sample-2024": "7", "second": "7"}


def test_names_are_told_with_those_that_stand_most_often_first(
    library: LibraryDatabase, documents: DocumentRepository
) -> None:
    document = sample_document()
    documents.put(document)
    facts = FactRepository(library)
    said = ["科技贷", "“创新券”", "创新券", "“专精特新”小巨人", "创新券"]
    details = [*map(Instrument, said), Citation("规划"), Citation("水法"), Citation("水法"), Citation("", "1号")]
    given = [placed(document, Fact("1.1", "坚持创新驱动", 9, 15, detail)) for detail in details]
    facts.put("sample-2024", given, "7")
    assert facts.instrument_names() == ["创新券", "科技贷", "“专精特新”小巨人"]
    assert facts.cited_titles() == ["水法", "规划"]


def test_sums_are_the_least_and_the_most_that_a_support_prints(
    library: LibraryDatabase, documents: DocumentRepository
) -> None:
    document = sample_document()
    documents.put(document)
    facts = FactRepository(library)
    printed = [(1e5, 1e5), (None, 5e6), (2e6, 1e6), (2e4, None), (None, None)]
    details = [Support("奖补", "", "", "", low, high) for low, high in printed]
    facts.put("sample-2024", [placed(document, Fact("1.1", "坚持", 9, 11, detail)) for detail in details], "7")
    found = [(1e5, 1e5), (5e6, 5e6), (1e6, 2e6), (2e4, 2e4)]
    assert facts.sums() == [("sample-2024", "1.1", *sums) for sums in found]


def test_facts_take_the_place_of_those_before_and_go_with_the_text(
    library: LibraryDatabase, documents: DocumentRepository
) -> None:
    facts = _put(documents, library)
    facts.put("sample-2024", facts.get(["sample-2024"])["sample-2024"][:1], "8")
    assert [len(facts.get(["sample-2024"])["sample-2024"]), facts.rules()["sample-2024"]] == [1, "8"]
    documents.put(sample_document())  # another text may say other things
    assert (facts.get(["sample-2024"]), facts.rules()) == ({"sample-2024": ()}, {})


def test_whoever_reads_the_file_finds_the_fields_as_columns(
    library: LibraryDatabase, documents: DocumentRepository
) -> None:
    _put(documents, library)
    with contextlib.closing(sqlite3.connect(library.path)) as connection:
        connection.row_factory = sqlite3.Row
        target = dict(connection.execute("SELECT * FROM target_fact").fetchone())
        assert (target["document_title"], target["clause"], target["value_num"]) == ("样例市科技创新规划", "1.1", 8.0)
        duty = connection.execute("SELECT units, value FROM duty_fact, json_each(units)").fetchall()
        assert [row["value"] for row in duty] == ["甲局", "乙局"]
        for kind, detail in zip(FactKind, (DETAILS[0], *DETAILS[1:]), strict=True):
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({kind}_fact)")}
            assert columns >= set(type(detail).__slots__) - {"target_doc"}


def test_a_library_from_before_facts_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as old:
        migrate(old, LibraryDatabase.migrations[:2])
    database = LibraryDatabase(path)
    _put(DocumentRepository(database), database)
    assert FactRepository(database).rules() == {"sample-2024": "7"}
    database.close()


def test_a_users_file_from_before_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "user.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as old:
        migrate(old, UserDatabase.migrations[:1])
        old.execute("INSERT INTO setting (key, value) VALUES ('theme', '\"dark\"')")
    database = UserDatabase(path)
    assert LedgerRepository(database).all() == ()
    assert CorrectionRepository(database).all() == ()
    assert database.connection.execute("SELECT value FROM setting").fetchone()[0] == '"dark"'
    database.close()


def test_corrections_are_kept_by_their_anchor(user: UserDatabase) -> None:
    corrections = CorrectionRepository(user)
    first = FactCorrection(ANCHOR, CorrectionAction.EDIT, DETAILS[0], DETAILS[0], "2026-07-01T09:00:00+00:00")
    added = FactCorrection(
        FactAnchor("a", "1.1", FactKind.INSTRUMENT, "券"), CorrectionAction.ADD, Instrument("券"), None, "x"
    )
    corrections.put([first, added])
    hidden = FactCorrection(ANCHOR, CorrectionAction.HIDE, DETAILS[0], DETAILS[0], "y")
    corrections.put([hidden])
    assert corrections.all() == (hidden, added)
    assert corrections.get(ANCHOR) == hidden
    corrections.remove([ANCHOR, FactAnchor("b", "1", FactKind.DUTY, "")])
    assert (corrections.all(), corrections.get(ANCHOR)) == ((added,), None)


def test_entries_are_kept_by_their_anchor(user: UserDatabase) -> None:
    ledger = LedgerRepository(user)
    entry = LedgerEntry(ANCHOR, LedgerStatus.BLOCKED, "80%", "张三", "2026-06-30", "缺资金", "x")
    other = LedgerEntry(FactAnchor("a", "1.1", FactKind.TARGET, "坚持创新", 3), person="李四")
    ledger.put([entry, other])
    ledger.put([LedgerEntry(ANCHOR, person="王五")])
    assert ledger.all() == (LedgerEntry(ANCHOR, person="王五"), other)
    ledger.remove([ANCHOR])
    assert ledger.all() == (other,)
