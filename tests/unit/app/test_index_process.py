"""A large part of the index is written by a process of its own, or, where there can be none, here."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from compendium.app.composition import Composition
from compendium.app.index_process import IndexProcess
from compendium.app.paths import Places
from compendium.domain.errors import CancelledError, UserError
from compendium.domain.query import SearchRequest
from compendium.domain.work import SILENT
from compendium.search.index_store import IndexState
from compendium.services.search import SearchService

TODAY = date(2026, 7, 1)
TEXTS = 25


@pytest.fixture
def places(home: Path, compiled_bundle: Path, repository: Path) -> Places:
    return Places(home, None, compiled_bundle, repository / "resources", repository / "content")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(TEXTS):
        words = f"第{number}区灯塔建设规划\n一、目标\n到2030年建成量子灯塔{number}座。\n"
        (folder / f"{number}.txt").write_text(words, encoding="utf-8")
    return folder


@pytest.fixture
def written_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What of the index is written in this process."""
    from compendium.search import index_store

    written: list[str] = []
    write = index_store.IndexStore._write_part

    def noted(*arguments: object) -> object:
        written.append("part")
        return write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(index_store.IndexStore, "_write_part", noted)
    return written


class _Watched:
    """Progress that is kept, and cancelled at the first word."""

    def __init__(self, *, cancel: bool = False) -> None:
        self.reports: list[tuple[int, int, str]] = []
        self._cancel = cancel

    @property
    def cancelled(self) -> bool:
        return self._cancel

    def report(self, done: int, total: int, text: str = "") -> None:
        self.reports.append((done, total, text))


def test_beside_a_window_many_texts_are_indexed_elsewhere_and_found(
    places: Places, folder: Path, written_here: list[str]
) -> None:
    with Composition(places, TODAY, window=True) as composition:
        composition.importing.run([folder])
        assert written_here == []
        found = composition.search.search(SearchRequest("量子灯塔", limit=None))
        assert found.total_exact == TEXTS
        assert not found.degraded
        assert composition.search.state is IndexState.READY


def test_a_command_and_a_single_text_are_indexed_at_once(places: Places, folder: Path, written_here: list[str]) -> None:
    with Composition(places, TODAY, window=True) as composition:
        composition.importing.run([folder / "1.txt"])
    assert written_here == ["part"]
    with Composition(places, TODAY) as composition:
        composition.importing.run([folder])
        assert composition.search.state is IndexState.READY
    assert len(written_here) > 1


def test_progress_comes_over_and_stopping_leaves_an_index_that_is_whole(places: Places, folder: Path) -> None:
    _import_without_index(places, folder)
    with pytest.raises(CancelledError):
        IndexProcess(places)(_Watched(cancel=True))
    told = _Watched()
    assert IndexProcess(places)(told)
    assert told.reports[-1][:2] == (TEXTS, TEXTS)
    with Composition(places, TODAY) as composition:
        assert composition.search.state is IndexState.READY
        assert composition.search.search(SearchRequest("量子灯塔")).total_exact == TEXTS


@pytest.mark.parametrize("command", [["/nowhere/compendium"], [sys.executable, "-c", "pass"]])
def test_without_the_process_the_window_writes_the_index_itself(
    places: Places, folder: Path, command: list[str]
) -> None:
    _import_without_index(places, folder)
    process = IndexProcess(places, command)
    assert not process(SILENT)
    with Composition(places, TODAY) as composition:
        service = _service(composition, places, process)
        assert service.update()
        assert service.state is IndexState.READY
        assert service.search(SearchRequest("量子灯塔")).total_exact == TEXTS
        service.close()


def test_an_index_that_cannot_be_written_is_told_in_the_same_words(places: Places, folder: Path) -> None:
    _import_without_index(places, folder)
    index = places.home / "library" / "index"
    for path in sorted(index.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    index.rmdir()
    index.write_text("in the way", encoding="utf-8")
    with pytest.raises(UserError) as raised:
        IndexProcess(places)(SILENT)
    assert raised.value.code == "index_not_written"
    assert "检索照常可用" in raised.value.advice


def _import_without_index(places: Places, folder: Path) -> None:
    class Unindexed(Composition):
        def _follow_library(self) -> None:
            """Leave the index as it is."""

    with Unindexed(places, TODAY) as composition:
        composition.importing.run([folder])


def _service(composition: Composition, places: Places, apart: IndexProcess) -> SearchService:
    return SearchService(
        composition._documents,
        index_dir=composition.home.index_dir,
        key_file=places.home / "index.key",
        shipped=places.bundle / "index",
        apart=apart,
    )
