"""The index on disk: trusted only when it is ours, repaired by itself, never in the way."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from compendium.domain.document import DocumentInfo, Level
from compendium.domain.errors import CancelledError, UserError
from compendium.domain.query import SearchRequest
from compendium.search.engine import SearchEngine
from compendium.search.index_store import IndexState
from compendium.search.manifest import MANIFEST, load_key
from compendium.search.normal import encoded

from .conftest import MemoryLibrary

Make = Callable[..., SearchEngine]


def hits(engine: SearchEngine, query: str = "企业") -> set[tuple[str, str]]:
    return {(hit.doc, hit.clause) for hit in engine.search(SearchRequest(query)).hits}


def files(tmp_path: Path, ending: str = "") -> list[Path]:
    return [path for path in (tmp_path / "index").rglob(f"*{ending}") if path.is_file() and "LOCK" not in path.name]


@pytest.mark.parametrize(
    "ending",
    [".pst", ".trm", ".toc", "buckets", "text.bin", "columns.bin", "names.bin", "table.json", "held.json", MANIFEST],
)
@pytest.mark.parametrize("damage", ["gone", "cut", "changed"])
def test_a_damaged_file_is_noticed_and_the_answer_is_the_same(
    ending: str, damage: str, engine: SearchEngine, make_engine: Make, tmp_path: Path
) -> None:
    truth = hits(engine)
    engine.close()
    [path] = files(tmp_path, ending)
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(data[: len(data) // 2])
    else:
        middle = len(data) // 2
        path.write_bytes(data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :])
    again = make_engine()
    assert again.state in (IndexState.DAMAGED, IndexState.FOREIGN, IndexState.UNFINISHED)
    assert hits(again) == truth
    assert again.search(SearchRequest("企业")).degraded
    assert again.sync()
    assert again.state is IndexState.READY
    assert hits(again) == truth


def test_postings_that_fail_only_when_read_are_done_without(engine: SearchEngine, tmp_path: Path) -> None:
    truth = hits(engine)  # opens the files
    engine.refresh()
    assert engine.state is IndexState.READY
    [postings] = files(tmp_path, ".pst")
    size = postings.stat().st_size
    with postings.open("r+b") as file:  # the open file changes under the reader
        file.write(b"\xff" * size)
    result = engine.search(SearchRequest("企业"))
    assert {(hit.doc, hit.clause) for hit in result.hits} == truth
    assert result.degraded
    assert engine.state is IndexState.DAMAGED


def test_an_index_of_another_home_is_never_opened(
    engine: SearchEngine, make_engine: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.close()
    opened: list[Path] = []
    monkeypatch.setattr("compendium.search.postings.GramPostings", opened.append)
    stranger = make_engine(key="another-key")
    assert stranger.state is IndexState.FOREIGN
    assert hits(stranger)
    assert not opened


def test_a_file_that_was_slipped_in_makes_the_index_untrusted(
    engine: SearchEngine, make_engine: Make, tmp_path: Path
) -> None:
    engine.close()
    [toc] = files(tmp_path, ".toc")
    shutil.copy(toc, toc.with_name("_MAIN_9.toc"))  # Whoosh would open the newest
    assert make_engine().state is IndexState.DAMAGED


def test_a_manifest_cannot_name_a_folder_elsewhere(engine: SearchEngine, make_engine: Make, tmp_path: Path) -> None:
    engine.close()
    manifest = tmp_path / "index" / MANIFEST
    body = json.loads(manifest.read_text(encoding="utf-8"))
    body["parts"][0]["folder"] = "../elsewhere"
    manifest.write_text(json.dumps(body), encoding="utf-8")
    assert make_engine().state is IndexState.DAMAGED


def test_the_index_that_ships_is_trusted_where_it_was_copied_to(
    library: MemoryLibrary, make_engine: Make, tmp_path: Path
) -> None:
    SearchEngine.build(tmp_path / "shipped", library)
    shutil.copytree(tmp_path / "shipped", tmp_path / "index")
    assert make_engine().state is IndexState.FOREIGN
    engine = make_engine(shipped=tmp_path / "shipped")
    assert engine.state is IndexState.READY
    assert not engine.sync()
    [text] = files(tmp_path, "text.bin")
    text.write_bytes(text.read_bytes().replace(encoded("企业"), encoded("业企")))
    engine.refresh()
    assert engine.state is IndexState.DAMAGED


def test_a_copied_home_keeps_its_index(engine: SearchEngine, make_engine: Make, tmp_path: Path) -> None:
    engine.close()
    shutil.copytree(tmp_path / "index", tmp_path / "copy", copy_function=shutil.copyfile)  # other times
    assert make_engine("copy").state is IndexState.READY


def test_changes_are_found_at_once_and_indexed_by_document(
    engine: SearchEngine, library: MemoryLibrary, tmp_path: Path
) -> None:
    before = {path.name for path in (tmp_path / "index").iterdir()}
    library.put(DocumentInfo("city", "济南市行动计划", level=Level.CITY), "企业贴息|。新增的一条。", "另一条。")
    library.put(DocumentInfo("county", "某县办法", level=Level.COUNTY), "新增企业。")
    library.remove("nation")
    engine.refresh()
    assert engine.state is IndexState.STALE
    truth = {("province", "1"), ("city", "1"), ("county", "1")}
    assert hits(engine) == library.holding("企业") == truth
    assert engine.sync()
    assert engine.state is IndexState.READY
    assert hits(engine) == truth
    assert not engine.search(SearchRequest("企业")).degraded
    assert before < {path.name for path in (tmp_path / "index").iterdir()}  # the old part stays, a new one came
    assert not engine.sync()


def test_a_document_put_back_is_found_once(engine: SearchEngine, library: MemoryLibrary) -> None:
    kept = library.get("province")
    library.remove("province")
    engine.sync()
    assert ("province", "1") not in hits(engine)
    library.put(kept.info, *[clause.text for clause in kept.outline])
    engine.sync()
    found = [(hit.doc, hit.clause) for hit in engine.search(SearchRequest("科技型")).hits]
    assert sorted(found) == [("nation", "1"), ("province", "1")]


def parts(tmp_path: Path) -> set[str]:
    return {path.name for path in (tmp_path / "index").iterdir() if path.is_dir()}


def test_many_small_parts_become_one_and_a_large_one_stays(
    engine: SearchEngine, library: MemoryLibrary, tmp_path: Path
) -> None:
    library.put(DocumentInfo("large", "大"), *[f"企业第{number}条" for number in range(4_000)])
    engine.sync(afresh=True)
    large = parts(tmp_path)
    merged = 0
    for number in range(12):
        library.put(DocumentInfo(f"more-{number}", "增补"), f"企业增补{number}")
        engine.sync()
        merged += engine.merge()
        assert large < parts(tmp_path)
        assert len(parts(tmp_path)) <= 6
        assert engine.search(SearchRequest("企业", limit=1)).total == len(library.holding("企业"))
    assert merged == 2
    assert engine.state is IndexState.READY
    assert not engine.merge()


def test_a_part_that_is_largely_gone_is_written_anew(
    engine: SearchEngine, library: MemoryLibrary, tmp_path: Path
) -> None:
    before = parts(tmp_path)
    library.remove("nation")
    assert not engine.sync()
    assert parts(tmp_path) == before
    assert engine.merge()
    assert parts(tmp_path).isdisjoint(before)
    assert hits(engine) == library.holding("企业")
    library.remove("province")
    library.remove("city")
    assert engine.merge()
    assert parts(tmp_path) == hits(engine) == set()


def test_what_is_searched_is_open_still_while_parts_are_merged(
    engine: SearchEngine, library: MemoryLibrary, make_engine: Make
) -> None:
    reader = make_engine()
    before = len(hits(reader))
    library.remove("nation")
    assert engine.merge()
    library.put(DocumentInfo("more", "增补"), "企业增补")
    assert engine.sync()
    assert reader.search(SearchRequest("企业", limit=0)).total == before  # as it was when it was opened
    reader.refresh()
    assert hits(reader) == hits(engine) == library.holding("企业")


def test_order_of_the_library_is_kept_over_parts(engine: SearchEngine, library: MemoryLibrary) -> None:
    from compendium.domain.query import SortOrder

    first = library.get("nation")
    library.put(first.info, "企业新版")  # keeps its place in the library, gets a new part
    engine.sync()
    result = engine.search(SearchRequest("企业", order=SortOrder.DOCUMENT))
    assert [hit.doc for hit in result.hits] == ["nation", "province", "city"]


def test_cancelling_changes_nothing(engine: SearchEngine, library: MemoryLibrary, tmp_path: Path) -> None:
    class Cancelled:
        cancelled = True

        def report(self, done: int, total: int, text: str = "") -> None: ...

    library.put(DocumentInfo("more", "增补"), "企业增补")
    before = sorted(path.name for path in (tmp_path / "index").iterdir())
    with pytest.raises(CancelledError):
        engine.sync(Cancelled())
    assert sorted(path.name for path in (tmp_path / "index").iterdir()) == before
    engine.refresh()
    assert engine.state is IndexState.STALE


def test_leftovers_of_a_killed_build_are_swept(engine: SearchEngine, tmp_path: Path) -> None:
    leftover = tmp_path / "index" / "tmp-0123"
    leftover.mkdir()
    (leftover / "MAIN_x.trm").write_bytes(b"half")
    engine.sync(afresh=True)
    assert not leftover.exists()
    assert engine.state is IndexState.READY


def test_where_nothing_can_be_written_one_sentence_says_so(
    library: MemoryLibrary, make_engine: Make, tmp_path: Path
) -> None:
    (tmp_path / "index").write_text("a file where the folder should be", encoding="utf-8")
    engine = make_engine()
    with pytest.raises(UserError, match="检索索引无法写入") as raised:
        engine.sync()
    assert raised.value.code == "index_not_written"
    assert hits(engine) == library.holding("企业")


def test_a_key_is_made_once_and_kept_to_the_user(tmp_path: Path) -> None:
    path = tmp_path / "home" / "index.key"
    assert load_key(path) == load_key(path)
    assert len(load_key(path)) == 32
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def _sync_in_process(folder: Path, barrier: object) -> None:
    from compendium.domain.document import DocumentInfo as Info

    library = MemoryLibrary()
    for number in range(40):
        library.put(Info(f"doc-{number}", "题"), *[f"企业{number}第{clause}条" for clause in range(20)])
    engine = SearchEngine(folder / "index", library, key_file=folder / "key")
    barrier.wait()  # type: ignore[attr-defined]
    engine.sync(afresh=True)
    assert engine.state is IndexState.READY
    assert engine.search(SearchRequest("企业")).total == 800
    engine.close()


def test_two_processes_never_damage_it(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    processes = [context.Process(target=_sync_in_process, args=(tmp_path, barrier)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
        assert process.exitcode == 0
    assert len([path for path in (tmp_path / "index").iterdir() if path.is_dir()]) == 1


def test_an_index_made_by_older_rules_is_built_anew(
    engine: SearchEngine, make_engine: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    truth = hits(engine)
    engine.close()
    monkeypatch.setattr("compendium.search.manifest._FORMAT", 1_000)
    newer = make_engine()
    assert newer.state is IndexState.STALE
    assert hits(newer) == truth
    assert newer.sync()
    assert newer.state is IndexState.READY


def test_a_build_that_was_broken_off_is_told_from_none(make_engine: Make, tmp_path: Path) -> None:
    engine = make_engine()
    (tmp_path / "index").mkdir(exist_ok=True)
    assert engine.state is IndexState.MISSING
    (tmp_path / "index" / "tmp-0123").mkdir()
    engine.refresh()
    assert engine.state is IndexState.UNFINISHED
    assert engine.sync()
    assert engine.state is IndexState.READY
