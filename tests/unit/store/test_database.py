from __future__ import annotations

import contextlib
import gc
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from compendium.domain.errors import UserError
from compendium.store.database import Database, Migration, file_uri
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.pairs import CacheDatabase
from compendium.store.user_db import UserDatabase
from sample_library import sample_document


def _first(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note (text TEXT)")


def _second(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE note ADD COLUMN colour TEXT")


def _failing(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE note ADD COLUMN half TEXT")
    raise RuntimeError


def _with(*steps: Migration) -> type[Database]:
    class Notes(Database):
        migrations: Sequence[Migration] = steps

    return Notes


def _columns(path: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return [row[1] for row in connection.execute("PRAGMA table_info(note)")]


def test_an_older_file_is_migrated_and_a_copy_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    old = _with(_first)(path)
    with old.writing() as connection:
        connection.execute("INSERT INTO note VALUES ('甲')")
    old.close()
    new = _with(_first, _second)(path)
    assert [tuple(row) for row in new.connection.execute("SELECT * FROM note")] == [("甲", None)]
    new.close()
    copies = list(tmp_path.glob("notes.v1-*.db"))
    assert [_columns(copy) for copy in copies] == [["text"]]


def test_a_failing_step_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    _with(_first)(path).close()
    with pytest.raises(RuntimeError):
        _with(_first, _second, _failing)(path)
    assert _columns(path) == ["text"]
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_data_of_a_newer_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    _with(_first, _second)(path).close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="更新版本") as caught:
        _with(_first)(path)
    assert caught.value.code == "newer_data"
    assert path.read_bytes() == before


def test_an_older_file_is_not_migrated_when_read_only(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    _with(_first)(path).close()
    with pytest.raises(UserError) as caught:
        _with(_first, _second)(path, read_only=True)
    assert caught.value.code == "older_data"


@pytest.mark.parametrize("kind", [LibraryDatabase, UserDatabase, CacheDatabase])
def test_first_step_creates_every_schema(tmp_path: Path, kind: type[Database]) -> None:
    database = kind(tmp_path / "x.db")
    assert database.problems() == []
    assert database.connection.execute("PRAGMA user_version").fetchone()[0] == len(kind.migrations)
    assert database.connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    database.close()
    assert [path.name for path in tmp_path.iterdir()] == ["x.db"]


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to be taken for one" * 40])
def test_what_is_not_ours_is_damaged_and_stays(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "user.db"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"user\.db") as caught:
        UserDatabase(path)
    assert caught.value.code == "damaged"
    assert path.read_bytes() == content


def test_an_error_undoes_the_whole_transaction(tmp_path: Path) -> None:
    database = _with(_first)(tmp_path / "notes.db")

    def write_and_fail() -> None:
        with database.writing() as connection:
            connection.execute("INSERT INTO note VALUES ('甲')")
            with database.writing() as same:
                same.execute("INSERT INTO note VALUES ('乙')")
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert database.connection.execute("SELECT count(*) FROM note").fetchone()[0] == 0
    database.close()


def test_threads_write_at_the_same_time(tmp_path: Path) -> None:
    database = _with(_first)(tmp_path / "notes.db")

    def write() -> None:
        for _number in range(20):
            with database.writing() as connection:
                connection.execute("INSERT INTO note VALUES ('甲')")

    threads = [threading.Thread(target=write) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert database.connection.execute("SELECT count(*) FROM note").fetchone()[0] == 80
    database.close()


def test_the_connection_of_an_ended_thread_is_closed(tmp_path: Path) -> None:
    database = _with(_first)(tmp_path / "notes.db")
    seen: list[sqlite3.Connection] = []
    thread = threading.Thread(target=lambda: seen.append(database.connection))
    thread.start()
    thread.join()
    gc.collect()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        seen[0].execute("SELECT 1")
    database.close()


def test_a_closed_database_opens_again(tmp_path: Path) -> None:
    database = _with(_first)(tmp_path / "notes.db")
    database.close()
    assert database.connection.execute("SELECT count(*) FROM note").fetchone()[0] == 0
    database.close()


def test_a_file_in_use_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compendium.store.database.BUSY_SECONDS", 0.05)
    database = _with(_first)(tmp_path / "notes.db")
    other = sqlite3.connect(tmp_path / "notes.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(UserError, match="占用") as caught, database.writing():
        pass
    assert caught.value.code == "busy"
    other.close()
    database.close()


def test_names_of_every_kind_open(tmp_path: Path) -> None:
    folder = tmp_path / "用户 #1 100%?"
    folder.mkdir()
    database = _with(_first)(folder / "数据.db")
    database.close()
    assert _with(_first)(folder / "数据.db", read_only=True).problems() == []


def test_a_share_keeps_its_leading_slashes() -> None:
    class Share(type(Path())):  # type: ignore[misc]
        def absolute(self) -> Path:
            return self

        def as_posix(self) -> str:
            return "//server/共享/user.db"

    assert file_uri(Share()) == "file:////server/%E5%85%B1%E4%BA%AB/user.db"


def test_reading_only_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    database = LibraryDatabase(path)
    DocumentRepository(database).put(sample_document())
    database.close()
    reader = LibraryDatabase(path, read_only=True)
    documents = DocumentRepository(reader)
    assert [info.id for info in documents.list()] == ["sample-2024"]
    with pytest.raises(UserError) as caught:
        documents.remove("sample-2024")
    assert caught.value.code == "read_only"
    reader.close()


def test_a_missing_library_is_an_error_when_read_only(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        LibraryDatabase(tmp_path / "none.db", read_only=True)
    assert caught.value.code == "missing"
    assert list(tmp_path.iterdir()) == []


def test_a_missing_user_file_reads_as_empty_when_read_only(tmp_path: Path) -> None:
    database = UserDatabase(tmp_path / "user.db", read_only=True)
    assert database.connection.execute("SELECT count(*) FROM bookmark").fetchone()[0] == 0
    assert list(tmp_path.iterdir()) == []
    database.close()


def test_opening_what_is_there_does_not_load_the_schema_tools(tmp_path: Path) -> None:
    UserDatabase(tmp_path / "user.db").close()
    code = (
        "import sys; from pathlib import Path; from compendium.store.user_db import UserDatabase;"
        f"UserDatabase(Path({str(tmp_path / 'user.db')!r})); print('sqlite_utils' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=dict(os.environ), check=True
    )
    assert done.stdout == "False\n"
