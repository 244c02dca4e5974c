from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.fact import Fact, FactKind, Instrument
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.fact_correction import CorrectionAction, FactCorrection
from compendium.domain.ledger import LedgerEntry
from compendium.domain.work import SILENT, Progress
from compendium.facts.rules import RULES
from compendium.services.bookmarks import BookmarkService
from compendium.services.checking import CheckReport, CheckService
from compendium.services.fact_extraction import FactExtraction
from compendium.services.facts import FactService
from compendium.services.home import prepare_home
from compendium.services.home_library import LibraryKeeper
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.documents import DocumentRepository
from compendium.store.fact_corrections import CorrectionRepository
from compendium.store.facts import FactRepository, StoredFact
from compendium.store.ledger import LedgerRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase
from sample_library import bundled, make_bundle, sample_document


class Index:
    """An index that is out of date until it is rebuilt."""

    def __init__(self) -> None:
        self.words: str | None = None

    def problem(self) -> str | None:
        return self.words

    def rebuild(self, progress: Progress = SILENT) -> None:  # noqa: ARG002
        self.words = None


@dataclass
class World:
    home: Path
    bundle: Path
    closing: ExitStack
    index: Index = field(default_factory=Index)

    def __post_init__(self) -> None:
        self.report = prepare_home(self.home, self.bundle)
        self.library = LibraryDatabase(self.report.library_path)
        self.user = UserDatabase(self.report.user_path)
        self.closing.callback(self.library.close)
        self.closing.callback(self.user.close)
        self.documents = DocumentRepository(self.library)
        self.bookmarks = BookmarkService(BookmarkRepository(self.user), self.documents)
        stored = FactRepository(self.library)
        self.extraction = FactExtraction(self.documents, stored)
        self.corrections, self.ledger = CorrectionRepository(self.user), LedgerRepository(self.user)
        self.facts = FactService(
            self.documents, stored, self.extraction, self.corrections, self.ledger, today=date(2026, 7, 1)
        )

    def check(self, *, repair: bool = False) -> CheckReport:
        keeper = LibraryKeeper(self.report.library_path.parent, self.bundle)
        service = CheckService(
            home=self.home,
            notices=self.report.messages,
            documents=self.documents,
            user=self.user,
            bookmarks=self.bookmarks,
            index=self.index,
            facts=self.facts,
            extraction=self.extraction,
            rebuild_library=keeper.rebuild,
        )
        return service.run(repair)


def _found(report: CheckReport) -> list[tuple[str, bool]]:
    return [(problem.code, problem.repaired) for problem in report.problems]


@pytest.fixture
def world(home: Path, tmp_path: Path) -> Iterator[World]:
    with ExitStack() as closing:
        yield World(home, make_bundle(tmp_path / "bundle", bundled("one")), closing)


def test_a_sound_home_has_no_problems(world: World) -> None:
    world.bookmarks.add("one", "1")
    assert world.check() == CheckReport(ok=True, problems=())


def test_a_changed_text_is_found_and_restored(world: World) -> None:
    world.documents.put(sample_document("mine"))
    with world.library.writing() as connection:
        connection.execute("UPDATE clause SET text = '一、伪造的文字' WHERE doc = 'one' AND id = '1'")
        connection.execute("UPDATE block SET start = 0, length = 3 WHERE doc = 'one' AND clause = '1'")
    report = world.check()
    assert (report.ok, _found(report)) == (False, [("text_damaged", False)])
    assert "one" in report.problems[0].message
    repaired = world.check(repair=True)
    assert repaired.ok
    assert ("text_damaged", True) in _found(repaired)
    assert "第一段" in world.documents.clause("one", "1").text
    assert {info.id for info in world.documents.list()} == {"one", "mine"}
    assert world.check().ok


def test_a_file_that_is_damaged_inside_is_rebuilt(world: World) -> None:
    with world.library.writing() as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("DELETE FROM sqlite_schema WHERE name LIKE 'sqlite_autoindex_clause%'")
    world.library.close()
    assert not world.check().ok
    assert world.check(repair=True).ok
    assert world.check().ok
    assert [info.id for info in world.documents.list()] == ["one"]


def test_an_index_out_of_date_is_rebuilt(world: World) -> None:
    world.index.words = "检索索引已过时"
    assert _found(world.check()) == [("index_stale", False)]
    assert _found(world.check(repair=True)) == [("index_stale", True)]
    assert world.check().ok


def test_bookmarks_that_lost_their_place_are_named(world: World) -> None:
    world.documents.put(sample_document("mine", body="会移走的一句话。"))
    world.bookmarks.add("mine", "1", quote="会移走的一句话。")
    world.documents.remove("mine")
    report = world.check(repair=True)
    assert (report.ok, _found(report)) == (True, [("bookmark_lost", False)])  # every file is sound
    assert "mine#1" in report.problems[0].message
    assert f"bookmark remove {world.bookmarks.list()[0].id[:8]}" in report.problems[0].message
    assert "--repair" not in report.problems[0].message


def test_only_old_leftovers_are_swept(world: World) -> None:
    old, new = world.home / ".tmp-old", world.home / "library" / ".tmp-new"
    for folder in (old, new):
        folder.mkdir()
        (folder / "x").write_text("x", encoding="utf-8")
    os.utime(old, (time.time() - 3600,) * 2)
    assert _found(world.check()) == [("leftover", False)]
    assert _found(world.check(repair=True)) == [("leftover", True)]
    assert (old.exists(), new.exists()) == (False, True)


def test_what_the_start_repaired_is_reported(home: Path, world: World, tmp_path: Path) -> None:
    world.user.close()
    (home / "user.db").write_bytes(b"broken" * 999)
    with ExitStack() as closing:
        report = World(home, world.bundle, closing).check()
    assert (report.ok, _found(report)) == (True, [("user_set_aside", True)])


def test_facts_that_are_not_in_their_texts_are_extracted_anew(world: World) -> None:
    wrong = StoredFact(Fact("1", "不是原文", 0, 4, Instrument("甲")), "", "", "")
    FactRepository(world.library).put("one", [wrong], RULES)
    assert _found(world.check()) == [("facts_damaged", False)]
    assert _found(world.check(repair=True)) == [("facts_damaged", True)]
    assert world.check().problems == ()


def test_work_on_facts_whose_words_are_gone_is_told_and_kept(world: World) -> None:
    anchor = FactAnchor("gone", "1", FactKind.INSTRUMENT, "创新券")
    world.corrections.put([FactCorrection(anchor, CorrectionAction.ADD, Instrument("甲"), None, "")])
    world.ledger.put([LedgerEntry(anchor, person="张三")])
    report = world.check(repair=True)
    assert report.ok
    assert _found(report) == [("correction_lost", False), ("ledger_lost", False)]
    assert all("创新券" in problem.message and "gone#1" in problem.message for problem in report.problems)
    assert (len(world.corrections.all()), len(world.ledger.all())) == (1, 1)
