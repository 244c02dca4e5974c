"""The one file for everything: round trips, merging, and files that are broken or hostile."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from compendium.domain.bookmark import MarkColour
from compendium.domain.errors import UserError
from compendium.domain.highlight import HighlightStyle
from compendium.services.anchoring import Anchoring
from compendium.services.bookmark_exchange import BookmarkPart, FolderPart, HighlightPart
from compendium.services.bookmarks import BookmarkService
from compendium.services.exchange import ExchangeService, Merged
from compendium.services.highlights import HighlightService
from compendium.services.mark_history import MarkHistory, MarkState
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.documents import DocumentRepository
from compendium.store.highlights import HighlightRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase
from sample_library import sample_document

DOC = "sample-2024"
FORMAT = "policy-compendium-bookmarks"


@dataclass
class Person:
    bookmarks: BookmarkService
    highlights: HighlightService
    history: MarkHistory
    exchange: ExchangeService

    @property
    def state(self) -> MarkState:
        return self.history.state()


@pytest.fixture
def person(tmp_path: Path) -> Iterator[Callable[[str], Person]]:
    """Makes people who read the same library, each with a home of his own."""
    library = LibraryDatabase(tmp_path / "library.db")
    documents = DocumentRepository(library)
    documents.put(sample_document())
    homes: list[UserDatabase] = []

    def make(name: str) -> Person:
        database = UserDatabase(tmp_path / f"{name}.db")
        homes.append(database)
        stored, marked = BookmarkRepository(database), HighlightRepository(database)
        anchoring = Anchoring(documents)
        bookmarks = BookmarkService(stored, documents, anchoring=anchoring)
        parts = (FolderPart(stored, bookmarks), BookmarkPart(stored, bookmarks), HighlightPart(marked))
        exchange = ExchangeService(database, parts)
        return Person(bookmarks, HighlightService(marked, anchoring), MarkHistory(stored, marked), exchange)

    yield make
    for database in (library, *homes):
        database.close()


@pytest.fixture
def anna(person: Callable[[str], Person]) -> Person:
    """Somebody with a bit of everything, in an order of her own."""
    anna = person("anna")
    made = [
        anna.bookmarks.add(DOC, clause, note=f"**注** {clause}", folder=folder, tags=tags, colour=colour)
        for clause, folder, tags, colour in (
            ("doc", "", (), MarkColour.NONE),
            ("1", "企业/税", ("甲", "乙"), MarkColour.RED),
            ("1.1", "企业", ("甲",), MarkColour.BLUE),
        )
    ]
    anna.bookmarks.add_folder("空的")
    anna.bookmarks.arrange([made[2].id], made[0].id)
    anna.highlights.add(DOC, [("1.1", 3, 7)], note="😀 标注")
    anna.highlights.add(DOC, [("1", 0, 4)], colour=MarkColour.GREEN, style=HighlightStyle.UNDERLINE)
    return anna


def test_an_export_taken_into_an_empty_home_exports_equal(
    anna: Person, person: Callable[[str], Person], tmp_path: Path
) -> None:
    counts = anna.exchange.export_to(tmp_path / "first.json")
    assert counts == {"folders": 3, "bookmarks": 3, "highlights": 2}
    ben = person("ben")
    merged = ben.exchange.import_from(tmp_path / "first.json")
    assert merged == {"folders": Merged(3), "bookmarks": Merged(3), "highlights": Merged(2)}
    assert ben.state == anna.state
    ben.exchange.export_to(tmp_path / "second.json")
    assert (tmp_path / "second.json").read_bytes() == (tmp_path / "first.json").read_bytes()


def test_taken_in_twice_nothing_is_doubled(anna: Person, tmp_path: Path) -> None:
    before = anna.state
    anna.exchange.export_to(tmp_path / "own.json")
    for _ in range(2):
        merged = anna.exchange.import_from(tmp_path / "own.json")
        assert sum(part.taken for part in merged.values()) == 0
    assert anna.state == before


def test_merging_deletes_nothing_and_takes_the_newer_of_two(
    anna: Person, person: Callable[[str], Person], tmp_path: Path
) -> None:
    ben = person("ben")
    anna.exchange.export_to(tmp_path / "a.json")
    ben.exchange.import_from(tmp_path / "a.json")
    own = ben.bookmarks.add(DOC, "1", quote="第一段。", note="本的")
    ben.highlights.add(DOC, [("doc", 0, 3)])
    content = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    content["bookmarks"][0] |= {"note": "更新的备注", "colour": "green", "modified": "2099-01-01T00:00:00+08:00"}
    content["highlights"][0] |= {"note": "更旧的备注", "modified": "2001-01-01T00:00:00+08:00"}
    content["bookmarks"].pop()
    (tmp_path / "b.json").write_text(json.dumps(content), encoding="utf-8")
    assert ben.exchange.import_from(tmp_path / "b.json")["bookmarks"] == Merged(0, 1, 1)
    notes = {mark.id: mark.note for mark in ben.bookmarks.list()}
    assert len(notes) == 4
    assert notes[own.id] == "本的"
    assert "更新的备注" in notes.values()
    assert "更旧的备注" not in {mark.note for mark in ben.highlights.list()}
    assert len(ben.highlights.list()) == 3


def test_a_file_of_the_first_version_is_taken_in(person: Callable[[str], Person], tmp_path: Path) -> None:
    row = {"id": "a" * 32, "doc": DOC, "clause": "1", "quote": "第一段。", "folder": "甲/乙", "note": "旧",
           "created": "2026-01-01T08:00:00+08:00", "modified": "2026-01-01T08:00:00+08:00", "tags": ["税"]}  # fmt: skip
    old = {"format": FORMAT, "version": 1, "folders": ["甲", "空"], "bookmarks": [row]}
    (tmp_path / "old.json").write_text(json.dumps(old), encoding="utf-8")
    ben = person("ben")
    ben.exchange.import_from(tmp_path / "old.json")
    (mark,) = ben.bookmarks.list()
    assert (mark.quote, mark.folder, mark.tags, mark.colour) == ("第一段。", "甲/乙", ("税",), MarkColour.NONE)
    assert ben.bookmarks.folders() == ["甲", "甲/乙", "空"]
    assert ben.exchange.import_from(tmp_path / "old.json")["bookmarks"] == Merged(0, 0, 1)


def test_parts_that_are_not_known_are_passed_over(anna: Person, tmp_path: Path) -> None:
    (tmp_path / "more.json").write_text(
        json.dumps({"format": FORMAT, "version": 2, "bookmarks": [], "plans": [{"id": 1}]}), encoding="utf-8"
    )
    assert anna.exchange.import_from(tmp_path / "more.json")["bookmarks"] == Merged()


GOOD = {"id": "b" * 32, "doc": DOC, "clause": "1", "quote": "第一段。"}
MARK = GOOD | {"colour": "yellow", "style": "background"}


@pytest.mark.parametrize(
    "parts",
    [
        {"bookmarks": [GOOD, GOOD | {"id": 7}]},
        {"bookmarks": [GOOD | {"id": "c"}, GOOD | {"doc": None}]},
        {"bookmarks": [GOOD, GOOD | {"clause": ""}]},
        {"bookmarks": [GOOD, GOOD | {"id": "x" * 5000}]},
        {"bookmarks": [GOOD, GOOD | {"tags": "税"}]},
        {"bookmarks": [GOOD, GOOD | {"tags": [1]}]},
        {"bookmarks": [GOOD, GOOD | {"tags": ["t"] * 5000}]},
        {"bookmarks": [GOOD, GOOD | {"colour": "infrared"}]},
        {"bookmarks": [GOOD, GOOD | {"note": {"a": []}}]},
        {"bookmarks": [GOOD, GOOD | {"note": "长" * 2_000_000}]},
        {"bookmarks": [GOOD, GOOD | {"note": "\ud800"}]},
        {"bookmarks": [GOOD, GOOD | {"folder": "../../etc"}]},
        {"bookmarks": [GOOD, "text"]},
        {"bookmarks": [GOOD, None]},
        {"bookmarks": {"0": GOOD}},
        {"bookmarks": [GOOD], "folders": ["甲"]},
        {"bookmarks": [GOOD], "folders": [{"path": 3}]},
        {"bookmarks": [GOOD], "highlights": [MARK, MARK | {"style": "blink"}]},
        {"bookmarks": [GOOD], "highlights": [MARK, MARK | {"quote": "  "}]},
        {"bookmarks": [GOOD], "highlights": [MARK, GOOD]},
        {"highlights": []},
    ],
)
def test_a_wrong_file_is_refused_whole(anna: Person, tmp_path: Path, parts: dict[str, object]) -> None:
    before = anna.state
    (tmp_path / "wrong.json").write_text(json.dumps({"format": FORMAT, "version": 2} | parts), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        anna.exchange.import_from(tmp_path / "wrong.json")
    assert caught.value.code in {"not_bookmarks", "bad_folder"}
    assert "\n" not in str(caught.value)
    assert anna.state == before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a":' * 100_000, "not_bookmarks"),
        ("[" * 50_000 + "]" * 50_000, "not_bookmarks"),
        (f'{{"format": "{FORMAT}", "version": 2, "bookmarks": [{"[" * 5000}{"]" * 5000}]}}', "not_bookmarks"),
        (f'{{"format": "{FORMAT}", "version": 3, "bookmarks": "?"}}', "newer_data"),
        (f'{{"format": "{FORMAT}", "version": {"9" * 4000}, "bookmarks": []}}', "newer_data"),
        (f'{{"format": "{FORMAT}", "version": {"9" * 9000}, "bookmarks": []}}', "not_bookmarks"),
        (f'{{"format": "{FORMAT}", "version": 2.5, "bookmarks": []}}', "not_bookmarks"),
        (f'{{"format": "{FORMAT}", "version": 0, "bookmarks": []}}', "not_bookmarks"),
        ('{"format": ["policy-compendium-bookmarks"], "version": 2, "bookmarks": []}', "not_bookmarks"),
        ("\0" * 1000, "not_bookmarks"),
    ],
)
def test_a_hostile_file_is_refused(anna: Person, tmp_path: Path, text: str, code: str) -> None:
    before = anna.state
    (tmp_path / "x.json").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"x\.json") as caught:
        anna.exchange.import_from(tmp_path / "x.json")
    assert caught.value.code == code
    assert anna.state == before


def test_a_huge_file_is_refused_unread(anna: Person, tmp_path: Path) -> None:
    with (tmp_path / "huge.json").open("wb") as huge:
        huge.truncate(100 * 1024 * 1024)
    with pytest.raises(UserError, match="太大"):
        anna.exchange.import_from(tmp_path / "huge.json")


def test_a_change_can_be_taken_back_whatever_it_was(anna: Person) -> None:
    before = anna.state
    marks = anna.bookmarks.list()
    anna.bookmarks.rename_folder("企业", "单位")
    anna.bookmarks.remove([marks[0].id])
    anna.bookmarks.update(marks[1].id, note="另", tags=[])
    anna.bookmarks.arrange([marks[2].id], None)
    anna.highlights.erase(DOC, [("1.1", 4, 5)])
    after = anna.state
    assert after != before
    later = anna.bookmarks.add(DOC, "1.1", note="后来的")
    anna.history.revert(before, after)
    anna.bookmarks.remove([later.id])
    now = anna.state
    assert (now.bookmarks, now.highlights, now.folders) == (before.bookmarks, before.highlights, before.folders)
    assert anna.bookmarks.order() == tuple(each for each in before.order if each in now.bookmarks)
