"""What was searched for is remembered in user.db, in its order, and can be forgotten and brought back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from compendium.domain.errors import UserError
from compendium.domain.query import SortOrder
from compendium.domain.saved_search import SavedSearch
from compendium.services.search_history import MOST_REMEMBERED, SearchHistory
from compendium.store.database import file_uri, migrate
from compendium.store.salvage import read_user_data, write_user_data
from compendium.store.searches import SearchRepository
from compendium.store.user_db import UserDatabase


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[UserDatabase]:
    database = UserDatabase(tmp_path / "user.db")
    yield database
    database.close()


@pytest.fixture
def history(database: UserDatabase, clock: Clock) -> SearchHistory:
    return SearchHistory(SearchRepository(database), now=clock)


def reopened(database: UserDatabase) -> SearchHistory:
    return SearchHistory(SearchRepository(database))


def test_queries_are_remembered_newest_first_once_each(
    history: SearchHistory, database: UserDatabase, clock: Clock
) -> None:
    for query in ("高企", "首台套", " 高企 ", "风险  补偿", ""):
        history.note(query)
        clock.wait(60)
    assert history.recent() == ("风险 补偿", "高企", "首台套")
    assert reopened(database).recent() == history.recent()


def test_a_query_that_grows_replaces_its_beginning_only_while_it_is_typed(history: SearchHistory, clock: Clock) -> None:
    history.note("高新")
    clock.wait(3)
    history.note("高新技术企业")
    assert history.recent() == ("高新技术企业",)
    clock.wait(3600)
    history.note("高新技术企业 认定")
    assert history.recent() == ("高新技术企业 认定", "高新技术企业")


def test_no_more_than_a_limit_is_remembered(history: SearchHistory, database: UserDatabase, clock: Clock) -> None:
    for number in range(MOST_REMEMBERED + 5):
        history.note(f"{number}号文")
        clock.wait(60)
    assert len(reopened(database).recent()) == MOST_REMEMBERED
    assert history.recent()[0] == f"{MOST_REMEMBERED + 4}号文"


def test_one_query_or_all_are_forgotten_and_come_back(
    history: SearchHistory, database: UserDatabase, clock: Clock
) -> None:
    for query in ("甲", "乙", "丙"):
        history.note(query)
        clock.wait(60)
    history.forget("乙")
    assert history.recent() == ("丙", "甲")
    before = history.clear()
    assert reopened(database).recent() == ()
    history.note("丁")
    history.bring_back(before)
    assert reopened(database).recent() == ("丁", "丙", "甲")


def test_a_saved_search_keeps_query_filters_order_and_what_was_taken_off(
    history: SearchHistory, database: UserDatabase
) -> None:
    wanted = SavedSearch(
        "",
        " 省级 高企 ",
        "高企",
        {"level": ("省",), "year": ("2024", "2023")},
        SortOrder.NEWEST,
        (("高企", "高新技术企业"),),
    )
    kept = history.save(wanted)
    assert kept.name == "省级 高企"
    assert kept.id
    assert reopened(database).saved() == (kept,)
    assert (kept.query, kept.filters, kept.order, kept.without) == (
        wanted.query,
        wanted.filters,
        wanted.order,
        wanted.without,
    )


def test_saved_searches_are_renamed_deleted_and_brought_back_to_their_place(
    history: SearchHistory, database: UserDatabase, clock: Clock
) -> None:
    kept = []
    for name in ("甲", "乙", "丙"):
        kept.append(history.save(SavedSearch("", name, name)))
        clock.wait(1)
    history.rename(kept[0].id, "甲等")
    gone = history.remove(kept[1].id)
    assert gone == kept[1]
    assert [each.name for each in reopened(database).saved()] == ["甲等", "丙"]
    history.restore(gone)
    assert [each.name for each in reopened(database).saved()] == ["甲等", "乙", "丙"]
    assert history.remove("unknown") is None


@pytest.mark.parametrize(("name", "code"), [("", "bad_name"), ("  ", "bad_name"), ("长" * 61, "bad_name")])
def test_a_name_that_is_none_is_refused(history: SearchHistory, name: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        history.save(SavedSearch("", name, "税"))
    assert caught.value.code == code
    assert history.saved() == ()


def test_a_name_that_is_taken_is_refused(history: SearchHistory) -> None:
    first = history.save(SavedSearch("", "税", "税"))
    other = history.save(SavedSearch("", "费", "费"))
    with pytest.raises(UserError, match="已有名为“税”的检索") as caught:
        history.rename(other.id, "税")
    assert caught.value.code == "name_taken"
    history.rename(first.id, "税")  # its own name is free
    assert [each.name for each in history.saved()] == ["税", "费"]


def test_where_nothing_can_be_stored_it_holds_until_the_end(tmp_path: Path) -> None:
    database = UserDatabase(tmp_path / "none.db", read_only=True)
    history = SearchHistory(SearchRepository(database))
    history.note("高企")
    history.save(SavedSearch("", "税", "税"))
    assert history.recent() == ("高企",)
    assert [each.name for each in history.saved()] == ["税"]
    database.close()


def test_a_file_of_before_gets_the_tables_and_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "user.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, UserDatabase.migrations[:2])
        connection.execute("INSERT INTO folder VALUES ('企业培育')")
    database = UserDatabase(path)
    history = SearchHistory(SearchRepository(database))
    history.note("高企")
    assert reopened(database).recent() == ("高企",)
    assert database.connection.execute("SELECT path FROM folder").fetchone()[0] == "企业培育"
    database.close()


def test_what_is_salvaged_of_a_file_holds_the_searches(tmp_path: Path, database: UserDatabase) -> None:
    history = SearchHistory(SearchRepository(database))
    history.note("高企")
    kept = history.save(SavedSearch("", "税", "税", {"level": ("省",)}))
    database.close()
    data = read_user_data(database.path)
    assert data.complete
    write_user_data(tmp_path / "new.db", data)
    with closing(sqlite3.connect(file_uri(tmp_path / "new.db") + "?mode=ro", uri=True)) as connection:
        assert connection.execute("SELECT query FROM past_query").fetchall() == [("高企",)]
        assert connection.execute("SELECT id, name FROM saved_search").fetchall() == [(kept.id, "税")]
