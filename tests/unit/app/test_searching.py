"""``search`` on the command line: it puts its index right by itself, and says what its filters leave out."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compendium.app.command_line import build_parser
from compendium.app.commands.searching import search
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.app.paths import Places
from compendium.domain.query import SearchRequest
from compendium.search.index_store import IndexState

TODAY = date(2026, 7, 1)


@pytest.fixture
def places(home: Path, compiled_bundle: Path, repository: Path) -> Places:
    return Places(home, None, compiled_bundle, repository / "resources", repository / "content")


def run(places: Places, *words: str) -> tuple[str, str, IndexState]:
    """What ``search`` prints for a reader, what it says beside, and what its index is like afterwards."""
    out, err = io.StringIO(), io.StringIO()
    with Composition(places, TODAY) as composition:
        arguments = build_parser().parse_args(["search", *words])
        assert search(composition, arguments, Output(as_json=False, out=out, err=err)) == 0
        return out.getvalue(), err.getvalue(), composition.search.state


def index_dir(places: Places) -> Path:
    with Composition(places, TODAY) as composition:
        assert composition.search.state is not None
        return composition.home.index_dir


@pytest.mark.parametrize("harm", ["gone", "damaged", "older"])
def test_a_bad_index_is_put_right(places: Places, harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = index_dir(places)
    before = run(places, "税")[0]
    if harm == "gone":
        shutil.rmtree(folder)
    elif harm == "damaged":
        for path in folder.rglob("*.pst"):
            path.write_bytes(b"damaged")
    else:
        monkeypatch.setattr("compendium.search.manifest._FORMAT", 1_000)
    out, err, state = run(places, "税")
    assert (out, err) == (before, "")
    assert state is IndexState.READY


def test_the_index_of_another_library_is_built_in_the_home(places: Places, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    shutil.copy(places.bundle / "library.db", share)
    elsewhere = replace(places, library=share)
    _, err, state = run(elsewhere, "税")
    assert (err, state) == ("", IndexState.READY)
    assert index_dir(elsewhere).is_relative_to(places.home / "cache")
    assert [path.name for path in share.iterdir()] == ["library.db"]


def test_an_index_that_cannot_be_written_is_done_without(places: Places) -> None:
    before = run(places, "税")[0]
    folder = index_dir(places)
    shutil.rmtree(folder)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    out, err, _ = run(places, "税")
    assert out == before
    assert "结果是完整的" in err


def test_an_exclusion_is_no_option() -> None:
    assert build_parser().parse_args(["search", "-税"]).query == ["-税"]
    arguments = build_parser().parse_args(["search", "企业", "-税", "--limit", "3"])
    assert (arguments.query, arguments.limit) == (["企业", "-税"], 3)


def test_what_filters_leave_out_is_said(places: Places) -> None:
    everything = run(places, "企业")[0].split()[1]
    out = run(places, "企业", "--year", "1949")[0]
    assert f"没有符合筛选条件的条款；不加筛选有 {everything} 条。" in out
    assert "不加筛选" not in run(places, "绝无此词此句", "--year", "1949")[0]


def test_a_unit_may_be_named_in_part(places: Places) -> None:
    with Composition(places, TODAY) as composition:
        units = composition.search.search(SearchRequest("企业")).facets["unit"]
        part = composition.search.search(SearchRequest("企业", units=("科技厅",)))
    assert "吉林省科学技术厅" in units
    assert "科技厅" not in units
    assert part.total >= units["吉林省科学技术厅"]
