from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from compendium.domain.bookmark import AnchorState
from compendium.domain.collection import PASSAGE_BREAK, Collection, CollectionItem, ItemKind, TableChoice
from compendium.domain.comparison import ClauseRef
from compendium.domain.errors import UnknownClauseError, UserError
from compendium.services.collection_exchange import CollectionPart
from compendium.services.collections import CollectionService, copied, new_id, table_item
from compendium.services.exchange import Merged
from compendium.services.library import LibraryService
from compendium.store.collections import CollectionRepository
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.salvage import read_user_data, write_user_data
from compendium.store.user_db import UserDatabase
from fact_samples import TEXTS, sample

DOC = "sample-2024"
SECOND = "科技型中小企业达到800家。"


class Clock:
    def __init__(self, day: int) -> None:
        self.time = datetime(2026, 7, day, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


class Desk:
    """A user's collections over a library that can be updated."""

    def __init__(self, folder: Path, day: int = 1) -> None:
        self._library = LibraryDatabase(folder / "library.db")
        self._user = UserDatabase(folder / "user.db")
        self.documents = DocumentRepository(self._library)
        self.documents.put(sample())
        library = LibraryService(self.documents, date(2026, 7, 1))
        self.service = CollectionService(CollectionRepository(self._user), library, now=Clock(day))

    def close(self) -> None:
        self._library.close()
        self._user.close()

    def update(self, texts: dict[str, str]) -> None:
        self.documents.put(sample(texts=texts))

    def states(self, kept: Collection) -> list[AnchorState]:
        return [each.state for each in self.service.standing(self.service.get(kept.id).items)]


def _desk(folder: Path, day: int = 1) -> Iterator[Desk]:
    folder.mkdir()
    desk = Desk(folder, day)
    yield desk
    desk.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield from _desk(tmp_path / "mine")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    """Another user, who works a day later."""
    yield from _desk(tmp_path / "other", 2)


def full(service: CollectionService) -> Collection:
    """Keep a collection with an item of every kind."""
    items = (
        CollectionItem(new_id(), ItemKind.SECTION, "一、企业"),
        CollectionItem(new_id(), ItemKind.SLIDE, "要点", "- 甲\n- **乙**", notes="停一下"),
        service.clause_item(DOC, "1.1", notes="问企业家数"),
        service.comparison_item([ClauseRef(DOC, "1.1"), ClauseRef(DOC, "1.2")]),
        table_item(TableChoice("targets", (DOC,), {"text": "企业", "facets": {"unit": ["市科技局"]}})),
    )
    (kept,) = service.put([service.new("宣讲", items, "7月，市政府")])
    return kept


def test_a_collection_is_kept_whole_and_in_order(desk: Desk) -> None:
    kept = full(desk.service)
    assert desk.service.list() == [kept]
    assert desk.service.get(kept.id) == kept
    turned = replace(kept, items=kept.items[::-1])
    (stored,) = desk.service.put([turned])
    assert [item.id for item in desk.service.get(kept.id).items] == [item.id for item in kept.items[::-1]]
    assert stored.modified > kept.modified


def test_undo_brings_back_what_was_there_and_what_was_not(desk: Desk) -> None:
    kept = full(desk.service)
    (added,) = desk.service.put([desk.service.new("另一份", copied(kept.items))])
    assert desk.service.remove([kept.id]) == (kept,)
    desk.service.put_back({kept.id: kept, added.id: None})
    assert desk.service.list() == [kept]


def test_an_item_can_go_from_one_collection_to_another(desk: Desk) -> None:
    kept = full(desk.service)
    (other,) = desk.service.put([desk.service.new("另一份")])
    first, *rest = kept.items
    desk.service.put([replace(kept, items=tuple(rest)), replace(other, items=(first,))])
    assert [item.title for item in desk.service.get(other.id).items] == ["一、企业"]
    assert len(desk.service.get(kept.id).items) == 4


def test_what_cannot_be_shown_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownClauseError):
        desk.service.clause_item(DOC, "9.9")
    with pytest.raises(UserError, match="两至四条"):
        desk.service.comparison_item([ClauseRef(DOC, "1.1"), ClauseRef(DOC, "1.1")])
    with pytest.raises(UserError, match="空的"):
        desk.service.new(" \n ")
    with pytest.raises(UserError, match="没有这份讲义"):
        desk.service.get("nosuch")


def test_words_of_a_clause_are_shown_exactly(desk: Desk) -> None:
    whole = desk.service.clause_item(DOC, "1.1")
    part = desk.service.clause_item(DOC, "1.1", f"培育企业。{PASSAGE_BREAK}{SECOND}")
    shown = [each.clauses[0].words for each in desk.service.standing([whole, part])]
    assert shown == [TEXTS["1.1"], f"培育企业。{PASSAGE_BREAK}{SECOND}"]
    assert desk.service.standing([whole])[0].clauses[0].source == "《样例市科技创新规划》第一部分第（一）条"


def _put_before(texts: dict[str, str], new: str) -> dict[str, str]:
    """Put a clause before 1.1, so that those behind it get other numbers."""
    return {
        "1": texts["1"],
        "1.1": f"（一）{new}",
        "1.2": texts["1.1"].replace("（一）", "（二）", 1),
        "1.3": texts["1.2"].replace("（二）", "（三）", 1),
        "2": texts["2"],
    }


def test_a_clause_that_moved_and_was_renumbered_is_followed(desk: Desk) -> None:
    service = desk.service
    part = service.clause_item(DOC, "1.2", "依托“创新券”计划")
    (kept,) = service.put([service.new("宣讲", (service.clause_item(DOC, "1.1"), part))])
    desk.update(_put_before(TEXTS, "加强领导。成立工作专班。"))
    assert [item.clauses[0].clause for item in service.get(kept.id).items] == ["1.2", "1.3"]
    standing = service.standing(service.list()[0].items)
    assert [each.state for each in standing] == [AnchorState.MOVED, AnchorState.MOVED]
    assert standing[0].clauses[0].words.startswith("（二）培育企业。")


def test_a_clause_that_says_something_else_is_flagged_with_its_old_words(desk: Desk) -> None:
    service = desk.service
    part = service.clause_item(DOC, "1.1", SECOND)
    (kept,) = service.put([service.new("宣讲", (service.clause_item(DOC, "1.1"), part))])
    desk.update(TEXTS | {"1.1": TEXTS["1.1"].replace("800家", "900家")})
    assert desk.states(kept) == [AnchorState.CHANGED, AnchorState.CHANGED]
    whole, sentence = (each.clauses[0] for each in service.standing(kept.items))
    assert "900家" in whole.words
    assert "800家" in whole.anchor.taken
    assert sentence.words == SECOND
    assert "900家" in sentence.text


def test_a_clause_that_changed_and_moved_is_flagged_at_its_new_place(desk: Desk) -> None:
    (kept,) = desk.service.put([desk.service.new("宣讲", (desk.service.clause_item(DOC, "1.1"),))])
    changed = TEXTS | {"1.1": TEXTS["1.1"].replace("800家", "900家")}
    desk.update(_put_before(changed, "加强领导。成立工作专班。"))
    (standing,) = desk.service.standing(kept.items)
    assert (standing.state, standing.clauses[0].clause) == (AnchorState.CHANGED, "1.2")


def test_nothing_is_dropped_when_its_text_is_gone(desk: Desk) -> None:
    (kept,) = desk.service.put([desk.service.new("宣讲", (desk.service.clause_item(DOC, "1.1"),))])
    desk.update({"1": TEXTS["1"], "2": TEXTS["2"]})
    assert desk.states(kept) == [AnchorState.LOST]
    desk.documents.remove(DOC)
    (standing,) = desk.service.standing(desk.service.get(kept.id).items)
    assert (standing.state, standing.clauses[0].words) == (AnchorState.LOST, TEXTS["1.1"])


def test_export_into_an_empty_home_and_back_is_equal(desk: Desk, other: Desk, tmp_path: Path) -> None:
    full(desk.service)
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    assert desk.service.export_to(first, notes=True) == 1
    assert other.service.import_from(first).new == 1
    other.service.export_to(second, notes=True)
    assert second.read_text("utf-8") == first.read_text("utf-8")
    again = other.service.import_from(first)
    assert (again.taken, again.present) == (0, 1)
    assert other.service.list() == desk.service.list()


def test_notes_leave_only_when_asked_for_and_are_not_emptied(desk: Desk, tmp_path: Path) -> None:
    kept = full(desk.service)
    file = tmp_path / "a.json"
    desk.service.export_to(file)
    assert "停一下" not in file.read_text("utf-8")
    assert "notes" not in file.read_text("utf-8")
    assert desk.service.import_from(file).taken == 0
    assert desk.service.get(kept.id) == kept


def test_what_both_did_is_kept_and_the_newer_words_stand(desk: Desk, other: Desk, tmp_path: Path) -> None:
    kept = full(desk.service)
    file = tmp_path / "a.json"
    desk.service.export_to(file, notes=True)
    other.service.import_from(file)
    theirs = other.service.get(kept.id)
    added = CollectionItem(new_id(), ItemKind.SECTION, "他的")
    other.service.put([replace(theirs, title="新名称", items=(added, *theirs.items[1:]))])
    mine = CollectionItem(new_id(), ItemKind.SECTION, "我的")
    desk.service.put([replace(kept, items=(*kept.items, mine))])
    other.service.export_to(file, notes=True)
    outcome = desk.service.import_from(file)
    assert (outcome.new, outcome.updated) == (0, 1)
    now = desk.service.get(kept.id)
    assert now.title == "新名称"
    assert {item.id for item in now.items} == {added.id, mine.id, *(item.id for item in kept.items)}
    assert desk.service.import_from(file).taken == 0


def test_an_item_id_that_another_collection_uses_is_no_clash(desk: Desk, tmp_path: Path) -> None:
    kept = full(desk.service)
    file = tmp_path / "a.json"
    desk.service.export_to(file)
    content = json.loads(file.read_text("utf-8"))
    content["collections"][0]["id"] = "f" * 32
    file.write_text(json.dumps(content), "utf-8")
    assert desk.service.import_from(file).new == 1
    assert desk.service.import_from(file).taken == 0
    assert [len(each.items) for each in desk.service.list()] == [5, 5]
    assert desk.service.get(kept.id) == kept


def _entry(**changed: object) -> dict[str, object]:
    entry: dict[str, object] = {"id": "a" * 32, "title": "宣讲", "items": []}
    return {"format": "policy-compendium-collections", "version": 1, "collections": [entry | changed]}


def _with_item(**item: object) -> dict[str, object]:
    return _entry(items=[{"id": "b" * 32, "kind": "slide"} | item])


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"format": "policy-compendium-bookmarks", "version": 1, "collections": []},
        _entry(title=7),
        _entry(title="  "),
        _entry(id="../../etc"),
        _entry(items={}),
        _with_item(kind="virus"),
        _with_item(id=""),
        _with_item(text=["a"]),
        _with_item(kind="clause"),
        _with_item(kind="clause", clauses=[{"doc": "d", "clause": 5}]),
        _with_item(kind="comparison", clauses=[{"doc": "d", "clause": "1"}] * 5),
        _with_item(kind="table"),
        _with_item(kind="table", table={"kind": "targets", "docs": "abc"}),
        _with_item(title="\ud800"),
        _entry(items=[{"id": "b", "kind": "section"}, {"id": "b", "kind": "section"}]),
    ],
)
def test_a_hostile_file_is_refused_and_changes_nothing(desk: Desk, tmp_path: Path, content: object) -> None:
    kept = full(desk.service)
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(content), "utf-8")
    with pytest.raises(UserError) as refused:
        desk.service.import_from(file)
    assert refused.value.code == "not_collections"
    assert desk.service.list() == [kept]


def test_files_that_cannot_be_read_say_why(desk: Desk, tmp_path: Path) -> None:
    newer, deep, large, binary = (tmp_path / name for name in ("newer", "deep", "large", "binary"))
    newer.write_text(json.dumps(_entry() | {"version": 2}), "utf-8")
    deep.write_text("[" * 100_000, "utf-8")
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    binary.write_bytes(b"\xff\xfe\x00\xd8")
    codes = {}
    for path in (newer, deep, large, binary, tmp_path / "none"):
        with pytest.raises(UserError) as refused:
            desk.service.import_from(path)
        codes[path.name] = refused.value.code
    refusal = "not_collections"
    assert codes == {"newer": "newer_data", "deep": refusal, "large": refusal, "binary": refusal, "none": "not_found"}
    with pytest.raises(UserError, match=r"\.json"):
        desk.service.export_to(tmp_path / "a.docx")


def test_the_exchange_file_holds_collections_without_notes(desk: Desk, other: Desk) -> None:
    kept = full(desk.service)
    rows = json.loads(json.dumps(CollectionPart(desk.service).rows()))
    assert "停一下" not in json.dumps(rows, ensure_ascii=False)
    part = CollectionPart(other.service)
    assert part.read(rows)() == Merged(1, 0, 0, without_notes=True)
    assert part.read(rows)() == Merged(0, 0, 1, without_notes=True)
    assert part.rows() == CollectionPart(desk.service).rows()
    assert CollectionPart(desk.service).read(rows)() == Merged(0, 0, 1, without_notes=True)
    assert desk.service.get(kept.id) == kept
    with pytest.raises((TypeError, ValueError, KeyError)):
        part.read([{"id": "a" * 32, "title": "甲", "items": [{"id": "b", "kind": "clause"}]}])


def test_the_exchange_file_holds_the_notes_when_asked_for(desk: Desk, other: Desk) -> None:
    kept = full(desk.service)
    rows = json.loads(json.dumps(CollectionPart(desk.service).rows_with_notes()))
    assert CollectionPart(other.service).read(rows)() == Merged(1, 0, 0)
    assert other.service.list() == [kept]


def test_what_is_salvaged_of_a_file_holds_the_collections(tmp_path: Path, desk: Desk) -> None:
    kept = full(desk.service)
    path = tmp_path / "mine" / "user.db"
    found = read_user_data(path)
    assert (found.collections, found.complete) == ({kept.id: kept}, True)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM collection")
    found = read_user_data(path)
    assert found.collections[kept.id].items == kept.items
    write_user_data(tmp_path / "fresh.db", found)
    assert read_user_data(tmp_path / "fresh.db").collections == found.collections
