"""Services are built once, on first use, and everything they opened is closed."""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

import pytest

from compendium.app.built_once import built_once
from compendium.app.composition import Composition
from compendium.app.index_health import IndexHealth
from compendium.app.paths import Places
from compendium.domain.errors import UserError
from compendium.domain.query import SearchRequest
from compendium.services.notices import Notice

TODAY = date(2026, 7, 1)


@pytest.fixture
def places(home: Path, compiled_bundle: Path, repository: Path) -> Places:
    return Places(home, None, compiled_bundle, repository / "resources", repository / "content")


def test_building_one_touches_no_disk(places: Places) -> None:
    with Composition(places, TODAY):
        pass
    assert not places.home.exists()


def test_two_threads_that_ask_at_once_get_the_same(places: Places) -> None:
    building = threading.Event()
    built = []

    class Slow(Composition):
        @built_once
        def thing(self) -> object:
            building.wait(5)
            built.append(1)
            return object()

    composition = Slow(places, TODAY)
    got: list[object] = []
    threads = [threading.Thread(target=lambda: got.append(composition.thing)) for _ in range(4)]
    for thread in threads:
        thread.start()
    building.set()
    for thread in threads:
        thread.join(5)
    assert len(built) == 1
    assert len(got) == 4
    assert len(set(map(id, got))) == 1


def test_what_was_not_built_is_built_the_next_time(places: Places, tmp_path: Path) -> None:
    places.home.write_text("in the way", encoding="utf-8")
    with Composition(places, TODAY) as composition:
        with pytest.raises(UserError):
            composition.library.list()
        places.home.unlink()
        assert composition.library.list()


def test_an_import_is_found_by_search_at_once(places: Places, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("测试规划\n一、目标\n到2030年建成量子灯塔。\n", encoding="utf-8")
    with Composition(places, TODAY) as composition:
        assert composition.search.search(SearchRequest("量子灯塔")).total == 0
        composition.importing.run([file], doc_id="lighthouse")
        found = composition.search.search(SearchRequest("量子灯塔"))
        assert [hit.doc for hit in found.hits] == ["lighthouse"]
        assert not found.degraded


def test_notices_are_told_once(places: Places, tmp_path: Path) -> None:
    told: list[Notice] = []
    empty = Places(places.home, None, tmp_path / "no bundle", places.resources, places.content)
    with Composition(empty, TODAY, tell=told.append) as composition:
        assert composition.library.list() == []
        assert composition.bookmarks.list() == []
    assert [notice.code for notice in told] == ["no_bundle"]


def test_the_health_of_the_index_is_told_in_words_and_mended(places: Places) -> None:
    with Composition(places, TODAY) as composition:
        health = IndexHealth(composition.search)
        assert health.problem() is None
        for part in composition.home.index_dir.rglob("*"):
            if part.is_file():
                part.write_bytes(b"damaged")
        assert "损坏" in (health.problem() or "")
        health.rebuild()
        assert health.problem() is None


def test_the_content_that_services_read_is_there(places: Places, tmp_path: Path) -> None:
    """Regions and the thesaurus come from content/: an import and a comparison load them."""
    file = tmp_path / "a.txt"
    file.write_text("济南市测试规划\n一、目标\n我市到2030年完成。\n", encoding="utf-8")
    with Composition(places, TODAY) as composition:
        (outcome,) = composition.importing.run([file])
        assert outcome.metadata is not None
        assert outcome.metadata.region == "山东省济南市"
        assert composition.compare.by_matter(["national-2022", "jilin-2024"]).pairs
