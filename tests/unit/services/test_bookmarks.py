from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from compendium.domain.bookmark import AnchorState
from compendium.domain.document import Block, BlockStyle, Clause, content_hash
from compendium.domain.errors import UnknownClauseError, UnknownDocumentError, UserError
from compendium.services.bookmark_exchange import BookmarkPart, FolderPart
from compendium.services.bookmarks import BookmarkService
from compendium.services.exchange import ExchangeService, Merged
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase
from sample_library import sample_document


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 7, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def documents(tmp_path: Path) -> Iterator[DocumentRepository]:
    database = LibraryDatabase(tmp_path / "library.db")
    repository = DocumentRepository(database)
    repository.put(sample_document())
    yield repository
    database.close()


@pytest.fixture
def bookmarks(tmp_path: Path, documents: DocumentRepository) -> Iterator[BookmarkService]:
    database = UserDatabase(tmp_path / "user.db")
    yield BookmarkService(BookmarkRepository(database), documents, now=Clock())
    database.close()


def export_to(service: BookmarkService, path: Path) -> int:
    return exchange(service).export_to(path)["bookmarks"]


def import_from(service: BookmarkService, path: Path) -> Merged:
    return exchange(service).import_from(path)["bookmarks"]


def exchange(service: BookmarkService) -> ExchangeService:
    stored = service._bookmarks
    return ExchangeService(stored.database, [FolderPart(stored, service), BookmarkPart(stored, service)])


@pytest.fixture
def others(tmp_path: Path, documents: DocumentRepository) -> Iterator[BookmarkService]:
    """The bookmarks of another user."""
    database = UserDatabase(tmp_path / "other.db")
    yield BookmarkService(BookmarkRepository(database), documents, now=Clock())
    database.close()


def test_an_added_bookmark_is_kept_whole(bookmarks: BookmarkService) -> None:
    added = bookmarks.add("sample-2024", "1.1", note="核对", folder=" 企业 / 税 ", tags=["甲", " 甲 ", "", "乙"])
    assert bookmarks.list() == [added]
    assert (added.folder, added.tags, added.note) == ("企业/税", ("甲", "乙"), "核对")
    assert added.quote == "（一）指导思想。"
    assert added.created == "2026-07-01T08:00:01+00:00"
    assert len(added.id) == 32


def test_selected_words_are_kept_in_exact_characters(bookmarks: BookmarkService) -> None:
    added = bookmarks.add("sample-2024", "1", quote="总体 要求 第一段")
    assert added.quote == "总体要求\n　　第一段"
    over_the_end = bookmarks.add("sample-2024", "1", quote="第一段。（一）指导思想")
    assert over_the_end.quote == "第一段。"


def test_words_that_are_not_there_are_refused(bookmarks: BookmarkService) -> None:
    with pytest.raises(UserError) as caught:
        bookmarks.add("sample-2024", "1", quote="从未出现的文字")
    assert caught.value.code == "quote_not_found"
    with pytest.raises(UnknownClauseError):
        bookmarks.add("sample-2024", "7.7")
    with pytest.raises(UnknownDocumentError):
        bookmarks.add("nowhere", "1")
    assert bookmarks.list() == []


def test_update_changes_what_is_given(bookmarks: BookmarkService) -> None:
    added = bookmarks.add("sample-2024", "1", note="旧", tags=["甲"])
    changed = bookmarks.update(added.id, note="新", folder="企业")
    assert (changed.note, changed.folder, changed.tags) == ("新", "企业", ("甲",))
    assert changed.modified > added.modified
    assert bookmarks.list() == [changed]
    assert bookmarks.update(added.id, note="新") == changed
    with pytest.raises(UserError) as caught:
        bookmarks.update("none", note="x")
    assert caught.value.code == "unknown_bookmark"


def test_what_was_removed_comes_back_identical(bookmarks: BookmarkService) -> None:
    kept = [bookmarks.add("sample-2024", clause, folder="甲/乙") for clause in ("doc", "1", "1.1")]
    removed = bookmarks.remove([kept[1].id, "unknown"])
    assert removed == (kept[1],)
    assert bookmarks.list() == [kept[0], kept[2]]
    bookmarks.restore(removed)
    assert bookmarks.list() == kept


def test_states_follow_the_library(bookmarks: BookmarkService, documents: DocumentRepository) -> None:
    mark = bookmarks.add("sample-2024", "1", quote="第一段。")

    def state() -> tuple[AnchorState, str]:
        return bookmarks.list()[0].state, bookmarks.list()[0].clause

    document = sample_document()
    spaced = replace(document.outline[1], text="一、总体要求第一 段。")
    elsewhere = replace(document.outline[2], text="（一）指导思想。第一段。")
    gone = replace(document.outline[1], text="一、总体要求改了。")

    def put(*outline: Clause) -> None:
        blocks = tuple(Block(clause.id, BlockStyle.BODY, clause.text) for clause in outline)
        info = replace(document.info, content_hash=content_hash(outline))
        documents.put(replace(document, info=info, outline=outline, blocks=blocks))

    assert state() == (AnchorState.OK, "1")
    put(document.outline[0], spaced)
    assert state() == (AnchorState.OK, "1")
    put(document.outline[0], gone, elsewhere)
    assert state() == (AnchorState.MOVED, "1.1")
    put(document.outline[0], gone)
    assert state() == (AnchorState.CHANGED, "1")
    put(document.outline[0])
    assert state() == (AnchorState.LOST, "1")
    documents.remove("sample-2024")
    assert state() == (AnchorState.LOST, "1")
    assert bookmarks.remove([mark.id]) == (mark,)


def test_moves_are_followed_when_asked(bookmarks: BookmarkService, documents: DocumentRepository) -> None:
    bookmarks.add("sample-2024", "1", quote="第一段。")
    document = sample_document()
    moved = tuple(replace(clause, id="2") if clause.id == "1" else clause for clause in document.outline)
    blocks = tuple(replace(block, clause="2") if block.clause == "1" else block for block in document.blocks)
    info = replace(document.info, content_hash=content_hash(moved))
    documents.put(replace(document, info=info, outline=moved, blocks=blocks))
    assert bookmarks.follow_moves() == 1
    assert [(mark.clause, mark.state) for mark in bookmarks.list()] == [("2", AnchorState.OK)]
    assert bookmarks.follow_moves() == 0


def test_folders_are_listed_with_those_above(bookmarks: BookmarkService) -> None:
    bookmarks.add("sample-2024", "1", folder="甲/乙/丙")
    bookmarks.add_folder("空的/里")
    assert bookmarks.folders() == ["甲", "甲/乙", "甲/乙/丙", "空的", "空的/里"]
    bookmarks.remove([mark.id for mark in bookmarks.list()])
    assert "甲/乙/丙" in bookmarks.folders()  # a folder outlives its last bookmark


def test_renaming_a_folder_takes_its_contents_along(bookmarks: BookmarkService) -> None:
    inner = bookmarks.add("sample-2024", "1", folder="甲/乙")
    beside = bookmarks.add("sample-2024", "doc", folder="甲乙")
    bookmarks.rename_folder("甲", "丁/戊")
    assert {mark.id: mark.folder for mark in bookmarks.list()} == {inner.id: "丁/戊/乙", beside.id: "甲乙"}
    assert bookmarks.folders() == ["丁", "丁/戊", "丁/戊/乙", "甲乙"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("无", "乙", "unknown_folder"),
        ("甲", "乙", "folder_exists"),
        ("甲", "甲/丙", "bad_folder"),
        ("甲", " / ", "bad_folder"),
        ("甲", "字" * 300, "bad_folder"),
    ],
)
def test_a_rename_that_cannot_be_is_refused(bookmarks: BookmarkService, old: str, new: str, code: str) -> None:
    bookmarks.add_folder("甲")
    bookmarks.add_folder("乙")
    with pytest.raises(UserError) as caught:
        bookmarks.rename_folder(old, new)
    assert caught.value.code == code
    assert bookmarks.folders() == ["乙", "甲"]


def test_a_removed_folder_can_be_restored(bookmarks: BookmarkService) -> None:
    kept = bookmarks.add("sample-2024", "doc", folder="乙")
    inner = [bookmarks.add("sample-2024", "1", folder=folder) for folder in ("甲", "甲/丙")]
    removed = bookmarks.remove_folder("甲")
    assert (list(removed), bookmarks.list(), bookmarks.folders()) == (inner, [kept], ["乙"])
    bookmarks.restore(removed)
    assert bookmarks.list() == [kept, *inner]
    assert bookmarks.folders() == ["乙", "甲", "甲/丙"]


def test_an_exchange_brings_everything_once(
    bookmarks: BookmarkService, others: BookmarkService, tmp_path: Path
) -> None:
    added = [bookmarks.add("sample-2024", clause, folder="甲", tags=["税"], note="注") for clause in ("1", "1.1")]
    bookmarks.add_folder("空")
    assert export_to(bookmarks, tmp_path / "b.json") == 2
    assert import_from(others, tmp_path / "b.json") == Merged(new=2, updated=0, present=0)
    assert import_from(others, tmp_path / "b.json") == Merged(new=0, updated=0, present=2)
    assert others.list() == added
    assert others.folders() == ["甲", "空"]
    assert [path.name for path in tmp_path.glob(".tmp-*")] == []


def test_of_two_copies_the_newer_note_stands(
    bookmarks: BookmarkService, others: BookmarkService, tmp_path: Path
) -> None:
    mark = bookmarks.add("sample-2024", "1", note="初稿")
    export_to(bookmarks, tmp_path / "old.json")
    import_from(others, tmp_path / "old.json")
    newer = bookmarks.update(mark.id, note="定稿", folder="甲")
    export_to(bookmarks, tmp_path / "new.json")
    assert import_from(others, tmp_path / "new.json") == Merged(new=0, updated=1, present=0)
    assert others.list() == [newer]
    assert import_from(others, tmp_path / "old.json") == Merged(new=0, updated=0, present=1)
    assert others.list() == [newer]


def test_only_what_is_the_same_in_everything_counts_as_the_same(
    bookmarks: BookmarkService, others: BookmarkService, tmp_path: Path
) -> None:
    same = others.add("sample-2024", "1", note="注", folder="甲", tags=["税"])
    bookmarks.add("sample-2024", "1", note="注", folder="甲", tags=["税"])
    differing = [
        bookmarks.add("sample-2024", "1", note="另一注", folder="甲", tags=["税"]),
        bookmarks.add("sample-2024", "1", note="注", folder="乙", tags=["税"]),
        bookmarks.add("sample-2024", "1", note="注", folder="甲", tags=[]),
        bookmarks.add("sample-2024", "1", note="注", folder="甲", tags=["税"], quote="第一段。"),
    ]
    export_to(bookmarks, tmp_path / "b.json")
    assert import_from(others, tmp_path / "b.json") == Merged(new=4, updated=0, present=1)
    assert {mark.id for mark in others.list()} == {same.id, *(mark.id for mark in differing)}


def test_adding_the_same_again_gives_the_one_that_is_there(bookmarks: BookmarkService) -> None:
    first = bookmarks.add("sample-2024", "1", note="注", folder="甲 / 乙")
    assert bookmarks.add("sample-2024", "1", note="注", folder="甲//乙") == first
    other = bookmarks.add("sample-2024", "1", note="另一注", folder="甲/乙")
    assert bookmarks.list() == [first, other]


def test_a_bookmark_is_found_by_the_start_of_its_id(bookmarks: BookmarkService) -> None:
    kept = [bookmarks.add("sample-2024", "1", note=str(number)) for number in range(17)]
    assert bookmarks.find(kept[3].id) == kept[3]
    assert bookmarks.find(kept[3].id[:16]) == kept[3]
    first = [mark.id[0] for mark in kept]
    twice = next(letter for letter in first if first.count(letter) > 1)  # 17 ids, 16 letters
    for start, code in ((twice, "ambiguous"), ("x", "unknown_bookmark"), ("", "unknown_bookmark")):
        with pytest.raises(UserError) as caught:
            bookmarks.find(start)
        assert caught.value.code == code


@pytest.mark.parametrize("folder", ["甲/../乙", "..", "./甲"])
def test_steps_up_are_no_folder_names(bookmarks: BookmarkService, folder: str) -> None:
    with pytest.raises(UserError, match=r"\.\.") as caught:
        bookmarks.add("sample-2024", "1", folder=folder)
    assert caught.value.code == "bad_folder"
    assert bookmarks.list() == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_bookmarks"),
        ("[]", "not_bookmarks"),
        ("[" * 200_000, "not_bookmarks"),
        ('{"format": "policy-compendium-bookmarks", "version": 1, "bookmarks": {}}', "not_bookmarks"),
        ('{"format": "policy-compendium-bookmarks", "version": true, "bookmarks": []}', "not_bookmarks"),
        ('{"format": "policy-compendium-bookmarks", "version": "1", "bookmarks": []}', "not_bookmarks"),
        ('{"format": "policy-compendium-bookmarks", "version": NaN, "bookmarks": []}', "not_bookmarks"),
        ('{"format": "other", "version": 1, "bookmarks": []}', "not_bookmarks"),
        ('{"format": "policy-compendium-bookmarks", "version": 99}', "newer_data"),
        ('{"format": "policy-compendium-bookmarks", "version": 1, "bookmarks": [{"id": 3}]}', "not_bookmarks"),
        ('{"format": "policy-compendium-bookmarks", "version": 1, "bookmarks": [{"id": "a"}]}', "not_bookmarks"),
    ],
)
def test_a_file_that_is_none_changes_nothing(bookmarks: BookmarkService, tmp_path: Path, text: str, code: str) -> None:
    kept = bookmarks.add("sample-2024", "1")
    (tmp_path / "b.json").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"b\.json") as caught:
        import_from(bookmarks, tmp_path / "b.json")
    assert caught.value.code == code
    assert bookmarks.list() == [kept]


def test_files_that_cannot_be_read_or_written_are_named(bookmarks: BookmarkService, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="none") as caught:
        import_from(bookmarks, tmp_path / "none.json")
    assert caught.value.code == "not_found"
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00\x80" * 9)
    with pytest.raises(UserError, match="binary"):
        import_from(bookmarks, tmp_path / "binary.json")
    with pytest.raises(UserError, match="nowhere"):
        export_to(bookmarks, tmp_path / "nowhere" / "b.json")


def test_an_older_export_stays_when_writing_fails(
    bookmarks: BookmarkService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bookmarks.add("sample-2024", "1")
    target = tmp_path / "b.json"
    export_to(bookmarks, target)
    before = target.read_bytes()

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    bookmarks.add("sample-2024", "1.1")
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(UserError) as caught:
        export_to(bookmarks, target)
    assert caught.value.code == "disk_full"
    assert target.read_bytes() == before
    assert json.loads(before)["version"] == 2
    assert list(tmp_path.glob(".tmp-*")) == []


@pytest.mark.parametrize("name", ["b.xlsx", "b.csv", "b", "b.json.txt"])
def test_json_is_written_under_its_own_ending_only(bookmarks: BookmarkService, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"\.json") as caught:
        export_to(bookmarks, tmp_path / name)
    assert caught.value.code == "not_json"
    assert list(tmp_path.glob("b*")) == []


def test_a_folder_in_place_of_a_file_is_named_in_the_user_s_words(bookmarks: BookmarkService, tmp_path: Path) -> None:
    (tmp_path / "b.json").mkdir()
    for work in (export_to, import_from):
        with pytest.raises(UserError, match="这是文件夹，不是文件"):
            work(bookmarks, tmp_path / "b.json")
