from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from compendium.domain.document import Document
from compendium.domain.fact import Duty, Fact, FactKind, Instrument
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.fact_correction import CorrectionAction, FactCorrection
from compendium.domain.ledger import LedgerEntry
from compendium.facts.rules import RULES
from compendium.services.home import prepare_home
from compendium.services.home_library import LibraryKeeper
from compendium.services.user_backup import UserBackup
from compendium.store.documents import DocumentRepository
from compendium.store.fact_corrections import CorrectionRepository
from compendium.store.facts import FactRepository, placed
from compendium.store.ledger import LedgerRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase
from sample_library import bundled, make_bundle, sample_document

DUTY = "做事。（责任单位：市科技局、市财政局）"


@contextlib.contextmanager
def _facts(folder: Path) -> Iterator[FactRepository]:
    database = LibraryDatabase(folder / "library.db")
    yield FactRepository(database)
    database.close()


def _marked(bundle: Path, document: Document, word: str) -> None:
    """Give a bundled text a fact that no rules would find, so that a copy of it is told from a new one."""
    with _facts(bundle) as facts:
        facts.put(document.info.id, [placed(document, Fact("1", "第一段", 8, 11, Instrument(word)))], RULES)


def _names(home: Path, doc: str) -> list[str]:
    with _facts(home / "library") as facts:
        details = [stored.fact.detail for stored in facts.get([doc])[doc]]
    return [detail.name for detail in details if isinstance(detail, Instrument)]


def _units(home: Path, doc: str) -> list[tuple[str, ...]]:
    with _facts(home / "library") as facts:
        details = [stored.fact.detail for stored in facts.get([doc])[doc]]
    return [detail.units for detail in details if isinstance(detail, Duty)]


def _import(home: Path, document: Document) -> None:
    with _facts(home / "library") as facts:
        DocumentRepository(facts.database).put(document)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    made = make_bundle(tmp_path / "bundle", bundled("one"))
    _marked(made, bundled("one"), "第一版")
    return made


def test_the_bundled_library_brings_its_facts(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    assert _names(home, "one") == ["第一版"]


def test_a_newer_bundle_brings_newer_facts_and_imported_texts_get_theirs(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    _import(home, sample_document("mine", body=DUTY))
    make_bundle(bundle, bundled("one"), fingerprint="second")
    _marked(bundle, bundled("one"), "第二版")
    seen: list[str] = []

    class Watched:
        cancelled = False

        def report(self, done: int, total: int, text: str = "") -> None:
            seen.append(f"{text} {done}/{total}")

    prepare_home(home, bundle, progress=Watched())
    assert _names(home, "one") == ["第二版"]
    assert _units(home, "mine") == [("市科技局", "市财政局")]
    assert "正在提取任务和指标 0/1" in seen


def test_a_library_from_before_facts_gets_them_with_the_bundle(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    _import(home, sample_document("mine", body=DUTY))
    path = home / "library" / "library.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for (view,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view' AND name LIKE '%_fact'"):
            connection.execute(f"DROP VIEW {view}")
        connection.execute("DROP TABLE fact")
        connection.execute("DROP TABLE extraction")
        connection.execute("PRAGMA user_version=2")
        connection.execute("UPDATE meta SET value = 'older' WHERE key = 'bundle'")
    prepare_home(home, bundle)
    assert _names(home, "one") == ["第一版"]
    assert _units(home, "mine") == [("市科技局", "市财政局")]


def test_a_rebuilt_library_has_the_facts_of_rescued_texts(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    _import(home, sample_document("mine", body=DUTY))
    LibraryKeeper(home / "library", bundle).rebuild()
    assert _names(home, "one") == ["第一版"]
    assert _units(home, "mine") == [("市科技局", "市财政局")]


def test_an_imported_text_that_makes_way_keeps_its_facts(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    _import(home, sample_document("two", body=DUTY))
    make_bundle(bundle, bundled("one"), bundled("two", body="另一份。"), fingerprint="second")
    prepare_home(home, bundle)
    assert _units(home, "two@2") == [("市科技局", "市财政局")]
    assert _units(home, "two") == []


def _work_on_facts(home: Path) -> tuple[object, ...]:
    database = UserDatabase(home / "user.db")
    try:
        return *LedgerRepository(database).all(), *CorrectionRepository(database).all()
    finally:
        database.close()


@pytest.mark.parametrize("harm", ["lost", "damaged"])
def test_ledger_and_corrections_come_back_from_the_backup(home: Path, bundle: Path, harm: str) -> None:
    prepare_home(home, bundle)
    database = UserDatabase(home / "user.db")
    backup = UserBackup(database)
    anchor = FactAnchor("one", "1", FactKind.INSTRUMENT, "第一段")
    entry = LedgerEntry(anchor, person="张三")
    correction = FactCorrection(anchor, CorrectionAction.HIDE, Instrument("甲"), Instrument("甲"), "")
    LedgerRepository(database).put([entry])
    CorrectionRepository(database).put([correction])
    backup.close()
    database.close()
    if harm == "lost":
        (home / "user.db").unlink()
    else:
        (home / "user.db").write_bytes(b"not a database at all" * 1000)
    [notice] = prepare_home(home, bundle).messages
    assert "2 条台账、改正记录" in notice.text
    assert _work_on_facts(home) == (entry, correction)
