"""The user's file where nothing can be written: a copy in memory that lasts as long as the program."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from compendium.domain.bookmark import Bookmark
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.user_db import SessionUserDatabase, UserDatabase


def _mark(number: int) -> Bookmark:
    return Bookmark(f"{number:032x}", "wuxi-2024", "1", "字", created="2026-01-01T00:00:00+08:00", modified="x")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "user.db"


def test_it_begins_with_what_is_there_and_leaves_the_file_alone(path: Path) -> None:
    stored = UserDatabase(path)
    BookmarkRepository(stored).put([_mark(1)])
    stored.close()
    before = path.read_bytes()
    session = SessionUserDatabase(path)
    marks = BookmarkRepository(session)
    marks.put([_mark(2)])
    assert [mark.id for mark in marks.all()] == [_mark(1).id, _mark(2).id]
    session.close()
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["user.db"]


def test_it_begins_empty_without_a_file_and_makes_none(path: Path) -> None:
    session = SessionUserDatabase(path)
    marks = BookmarkRepository(session)
    assert marks.all() == ()
    marks.put([_mark(1)])
    assert len(marks.all()) == 1
    session.close()
    assert not path.exists()


def test_every_thread_sees_the_same(path: Path) -> None:
    session = SessionUserDatabase(path)
    marks = BookmarkRepository(session)
    writers = [Thread(target=marks.put, args=([_mark(number)],)) for number in range(20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(marks.all()) == 20
    session.close()


def test_two_sessions_are_apart(path: Path) -> None:
    first, second = SessionUserDatabase(path), SessionUserDatabase(path)
    BookmarkRepository(first).put([_mark(1)])
    assert BookmarkRepository(second).all() == ()
    first.close()
    second.close()
