from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from compendium.domain.document import Document, Origin
from compendium.domain.errors import UserError
from compendium.services.home import HomeReport, prepare_home
from compendium.services.user_backup import UserBackup
from compendium.store import files
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import BUNDLE, LibraryDatabase
from compendium.store.lock import FolderLock
from compendium.store.user_db import UserDatabase
from sample_library import bundled, make_bundle, sample_document


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return make_bundle(tmp_path / "bundle", bundled("one"), bundled("two"))


@contextlib.contextmanager
def _library(home: Path) -> Iterator[DocumentRepository]:
    database = LibraryDatabase(home / "library" / "library.db")
    yield DocumentRepository(database)
    database.close()


def _ids(home: Path) -> list[str]:
    with _library(home) as documents:
        return sorted(info.id for info in documents.list())


def _put(home: Path, *documents: Document) -> None:
    with _library(home) as repository:
        for document in documents:
            repository.put(document)


def _codes(report: HomeReport) -> list[str]:
    return [notice.code for notice in report.messages]


def _marker(home: Path) -> str:
    return (home / "library" / "index" / "marker").read_text(encoding="utf-8")


def test_first_start_puts_the_bundled_library_in_place(home: Path, bundle: Path) -> None:
    report = prepare_home(home, bundle)
    assert _ids(home) == ["one", "two"]
    assert _marker(home) == "first"
    assert report.messages == ()
    assert (report.library_path, report.index_dir) == (home / "library/library.db", home / "library/index")
    assert not report.library_read_only
    assert list(home.rglob(".tmp-*")) == []


def test_another_start_changes_nothing(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()}
    assert prepare_home(home, bundle).messages == ()
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*") if path.is_file()} == before


def test_a_newer_bundle_replaces_its_texts_and_keeps_imported_ones(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    mine = sample_document("mine")
    _put(home, mine)
    make_bundle(bundle, bundled("one", body="新的。"), bundled("three"), fingerprint="second")
    assert prepare_home(home, bundle).messages == ()
    assert _ids(home) == ["mine", "one", "three"]
    with _library(home) as documents:
        assert documents.get("mine") == mine
        assert "新的" in documents.clause("one", "1").text
        assert documents.database.meta(BUNDLE) == "second"
    assert _marker(home) == "first"  # the bundle's index lacks the imported text: left for search to rebuild


def test_a_newer_bundle_brings_its_index_when_nothing_was_imported(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    make_bundle(bundle, bundled("one", body="新的。"), fingerprint="second")
    prepare_home(home, bundle)
    assert _marker(home) == "second"


def test_an_imported_text_makes_way_for_a_bundled_id(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    _put(home, sample_document("three", body="我的。"))
    make_bundle(bundle, bundled("one"), bundled("three", body="官方的。"), fingerprint="second")
    assert _codes(prepare_home(home, bundle)) == ["document_renamed"]
    with _library(home) as documents:
        assert "官方的" in documents.clause("three", "1").text
        assert "我的" in documents.clause("three@2", "1").text


def test_an_update_that_fails_leaves_the_old_library(home: Path, bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_home(home, bundle)
    make_bundle(bundle, bundled("nine"), fingerprint="second")
    original = LibraryDatabase.set_meta

    def fail(database: LibraryDatabase, key: str, value: str) -> None:
        original(database, key, value)
        raise RuntimeError

    monkeypatch.setattr(LibraryDatabase, "set_meta", fail)
    with pytest.raises(RuntimeError):
        prepare_home(home, bundle)
    assert _ids(home) == ["one", "two"]


def test_a_missing_index_comes_back(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    shutil.rmtree(home / "library" / "index")
    prepare_home(home, bundle)
    assert _marker(home) == "first"


def test_without_a_bundle_the_library_is_empty_and_said_so(home: Path) -> None:
    assert _codes(prepare_home(home, None)) == ["no_bundle"]
    assert _ids(home) == []
    assert _codes(prepare_home(home, None)) == []


def test_an_unfinished_bundle_is_not_used(home: Path, bundle: Path) -> None:
    (bundle / "fingerprint").unlink()
    assert _codes(prepare_home(home, bundle)) == ["no_bundle"]


def test_another_library_is_read_and_not_changed(home: Path, bundle: Path, tmp_path: Path) -> None:
    other = make_bundle(tmp_path / "share", bundled("elsewhere"))
    before = (other / "library.db").read_bytes()
    report = prepare_home(home, bundle, library=other)
    assert (report.library_path, report.library_read_only) == (other / "library.db", True)
    assert not report.user_read_only
    assert report.user_path.parent == home
    assert home in report.index_dir.parents  # an index that came with someone else's library is never opened
    assert not (home / "library").exists()
    assert (other / "library.db").read_bytes() == before


def test_another_home_serves_as_library(home: Path, bundle: Path, tmp_path: Path) -> None:
    prepare_home(tmp_path / "other", bundle)
    report = prepare_home(home, bundle, library=tmp_path / "other")
    assert report.library_path == tmp_path / "other" / "library" / "library.db"


@pytest.mark.parametrize(("content", "code"), [(None, "missing"), (b"x" * 5000, "damaged")])
def test_another_library_that_cannot_be_read_is_an_error(
    home: Path, bundle: Path, tmp_path: Path, content: bytes | None, code: str
) -> None:
    other = tmp_path / "share"
    other.mkdir()
    if content:
        (other / "library.db").write_bytes(content)
    with pytest.raises(UserError, match="share") as caught:
        prepare_home(home, bundle, library=other)
    assert caught.value.code == code


def test_a_library_of_a_newer_program_is_refused(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    with _library(home) as documents:
        documents.database.connection.execute("PRAGMA user_version=99")
    with pytest.raises(UserError) as caught:
        prepare_home(home, bundle)
    assert caught.value.code == "newer_data"


def test_user_data_of_a_newer_program_is_refused_untouched(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    database = UserDatabase(home / "user.db")
    database.connection.execute("PRAGMA user_version=99")
    database.close()
    before = (home / "user.db").read_bytes()
    with pytest.raises(UserError) as caught:
        prepare_home(home, bundle)
    assert caught.value.code == "newer_data"
    assert (home / "user.db").read_bytes() == before
    assert list(home.glob("user.*")) == [home / "user.db"]


def test_a_vanished_user_file_comes_back_from_its_backup(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    database = UserDatabase(home / "user.db")
    database.connection.execute(
        "INSERT INTO bookmark (id, doc, clause, quote, folder, tags, note, created, modified) "
        "VALUES ('a','one','1','q','f','[]','n','2026','2026')"
    )
    UserBackup(database).close()
    database.close()
    (home / "user.db").unlink()
    assert _codes(prepare_home(home, bundle)) == ["user_restored"]
    database = UserDatabase(home / "user.db")
    assert [bookmark.id for bookmark in BookmarkRepository(database).all()] == ["a"]
    database.close()


def test_a_stale_journal_is_not_replayed_into_a_new_library(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    (home / "library" / "library.db").unlink()
    (home / "library" / "library.db-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0\0\0\1" * 300)
    prepare_home(home, bundle)
    assert _ids(home) == ["one", "two"]


def test_a_home_that_is_a_file_is_an_error(home: Path, bundle: Path) -> None:
    home.write_text("x", encoding="utf-8")
    with pytest.raises(UserError) as caught:
        prepare_home(home, bundle)
    assert caught.value.code == "home_not_folder"


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        ({"in_session": True, "carried": True}, "把整个程序文件夹复制到本机硬盘"),
        ({"in_session": True}, "取得这个文件夹的写入权限"),
        ({}, "--home"),
    ],
)
def test_who_cannot_write_hears_what_he_can_do(
    home: Path, bundle: Path, monkeypatch: pytest.MonkeyPatch, ways: dict[str, bool], said: str
) -> None:
    monkeypatch.setattr(files, "is_writable", lambda _folder: False)
    (notice,) = prepare_home(home, bundle, **ways).messages
    assert said in notice.text
    assert ("--home" in notice.text) == (not ways)


def test_two_programs_starting_at_once_make_one_home(home: Path, bundle: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from compendium.services.home import prepare_home;"
        f"print(len(prepare_home(Path({str(home)!r}), Path({str(bundle)!r})).messages))"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _number in range(3)
    ]
    assert [process.communicate(timeout=60)[0] for process in running] == ["0\n"] * 3
    assert _ids(home) == ["one", "two"]
    assert list(home.rglob(".tmp-*")) == []


def test_waiting_for_another_program_ends(tmp_path: Path) -> None:
    with FolderLock(tmp_path / ".lock"), pytest.raises(UserError) as caught, FolderLock(tmp_path / ".lock", 0.1):
        pass
    assert caught.value.code == "busy"


def test_the_lock_is_handed_on(tmp_path: Path) -> None:
    entered = threading.Event()

    def second() -> None:
        with FolderLock(tmp_path / ".lock"):
            entered.set()

    thread = threading.Thread(target=second)
    with FolderLock(tmp_path / ".lock"):
        thread.start()
        assert not entered.wait(0.1)
    assert entered.wait(5)
    thread.join()


def test_imported_texts_are_not_bundled_ones(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    with _library(home) as documents:
        assert {info.origin for info in documents.list()} == {Origin.BUNDLED}


def test_a_plain_start_loads_no_schema_tools(home: Path, bundle: Path) -> None:
    prepare_home(home, bundle)
    prepare_home(home, bundle)
    code = (
        "import sys; from pathlib import Path; from compendium.services.home import prepare_home;"
        f"prepare_home(Path({str(home)!r}), Path({str(bundle)!r})); print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
