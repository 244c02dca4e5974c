from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.document import Origin
from compendium.domain.errors import UserError
from compendium.domain.importing import ImportOutcome, ImportStatus
from compendium.services.fact_extraction import FactExtraction
from compendium.services.importing import ImportService
from compendium.store.documents import DocumentRepository
from compendium.store.facts import FactRepository
from compendium.store.library_db import LibraryDatabase
from compendium.texts.metadata import NO_REGIONS

PLAN = """样例市科技创新促进条例

第一条 为了促进科技创新，制定本条例。
第二条 本市行政区域内的科技创新活动，适用本条例。
第三条 市人民政府应当加强对科技创新工作的领导。
"""
REVISED = PLAN.replace("应当加强", "应当进一步加强")
UNRELATED = """乙县促进农业发展办法

第一条 为了振兴乡村产业，根据有关法律，结合本县实际，制定本办法。
第二条 种植粮食的农户按照播种面积领取补贴。
第三条 乡镇人民政府负责登记、核实和发放。
"""
OTHER = PLAN.replace("科技创新促进条例", "数据条例")


class Watcher:
    """Progress that cancels after some reports."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.texts: list[str] = []
        self._stop_after = stop_after

    def report(self, done: int, total: int, text: str = "") -> None:  # noqa: ARG002
        self.texts.append(text)

    @property
    def cancelled(self) -> bool:
        return self._stop_after is not None and len(self.texts) >= self._stop_after


@pytest.fixture
def documents(tmp_path: Path) -> Iterator[DocumentRepository]:
    database = LibraryDatabase(tmp_path / "library.db")
    yield DocumentRepository(database)
    database.close()


@pytest.fixture
def updates() -> list[int]:
    return []


@pytest.fixture
def importing(documents: DocumentRepository, updates: list[int]) -> ImportService:
    return ImportService(
        documents,
        _facts(documents),
        today=date(2026, 7, 1),
        regions=lambda: NO_REGIONS,
        index_updated=lambda: updates.append(1),
    )


def _facts(documents: DocumentRepository) -> FactExtraction:
    return FactExtraction(documents, FactRepository(documents.database))


def _file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _statuses(outcomes: list[ImportOutcome]) -> list[ImportStatus]:
    return [outcome.status for outcome in outcomes]


def test_an_imported_file_is_a_document(
    importing: ImportService, documents: DocumentRepository, updates: list[int], tmp_path: Path
) -> None:
    [outcome] = importing.run([_file(tmp_path, "a.txt", PLAN)])
    assert outcome.status is ImportStatus.IMPORTED
    assert outcome.doc is not None
    assert outcome.doc.startswith("样例市科技创新促进条例-")
    info = documents.info(outcome.doc)
    assert info == outcome.metadata
    assert info.origin is Origin.IMPORTED
    assert "第二条" in documents.clause(outcome.doc, "a2").text
    assert updates == [1]


def test_the_name_of_the_file_makes_no_difference(importing: ImportService, tmp_path: Path) -> None:
    first = importing.run([_file(tmp_path, "x1/样例.txt", PLAN)])[0]
    second = importing.run([_file(tmp_path, "x2/000.md", PLAN)])[0]
    assert second.status is ImportStatus.UNCHANGED
    assert second.doc == first.doc


def test_the_same_text_changes_nothing(
    importing: ImportService, documents: DocumentRepository, updates: list[int], tmp_path: Path
) -> None:
    path = _file(tmp_path, "a.txt", PLAN)
    importing.run([path])
    before = documents.fingerprint()
    assert _statuses(importing.run([path])) == [ImportStatus.UNCHANGED]
    assert documents.fingerprint() == before
    assert updates == [1]


def test_another_text_of_the_same_title_is_a_version(
    importing: ImportService, documents: DocumentRepository, tmp_path: Path
) -> None:
    first = importing.run([_file(tmp_path, "a.txt", PLAN)])[0]
    second = importing.run([_file(tmp_path, "b.txt", REVISED)])[0]
    third = importing.run([_file(tmp_path, "c.txt", REVISED.replace("领导", "统筹"))])[0]
    assert (second.status, second.doc) == (ImportStatus.VERSION, f"{first.doc}@2")
    assert (third.status, third.doc) == (ImportStatus.VERSION, f"{first.doc}@3")
    assert len(documents.list()) == 3


def test_a_chosen_id_is_kept(importing: ImportService, documents: DocumentRepository, tmp_path: Path) -> None:
    plan, other = _file(tmp_path, "a.txt", PLAN), _file(tmp_path, "b.txt", OTHER)
    assert importing.run([plan], doc_id="law-1")[0].doc == "law-1"
    assert _statuses(importing.run([plan], doc_id="law-1")) == [ImportStatus.UNCHANGED]
    renamed = importing.run([other], doc_id="law-1")[0]  # another title, but much the same text
    assert (renamed.status, renamed.doc) == (ImportStatus.VERSION, "law-1@2")
    assert _statuses(importing.run([other], doc_id="law-1")) == [ImportStatus.UNCHANGED]
    elsewhere = importing.run([plan], doc_id="law-2")[0]
    assert (elsewhere.status, elsewhere.doc) == (ImportStatus.IMPORTED, "law-2")
    assert {info.id for info in documents.list()} == {"law-1", "law-1@2", "law-2"}


def test_an_id_that_another_text_has_is_refused(
    importing: ImportService, documents: DocumentRepository, tmp_path: Path
) -> None:
    importing.run([_file(tmp_path, "a.txt", PLAN)], doc_id="law-1")
    [taken] = importing.run([_file(tmp_path, "b.txt", UNRELATED)], doc_id="law-1")
    assert taken.status is ImportStatus.REFUSED
    assert taken.error is not None
    assert taken.error[0] == "id_taken"
    assert "请换一个编号" in taken.error[1]
    assert [info.id for info in documents.list()] == ["law-1"]
    same_title = UNRELATED.replace("乙县促进农业发展办法", "样例市科技创新促进条例")
    [version] = importing.run([_file(tmp_path, "c.txt", same_title)], doc_id="law-1")
    assert (version.status, version.doc) == (ImportStatus.VERSION, "law-1@2")


def test_a_version_that_lost_much_of_its_text_warns(importing: ImportService, tmp_path: Path) -> None:
    long = PLAN + "".join(f"第{number}条 市人民政府加强对科技创新工作的领导。\n" for number in "四五六七八九")
    half = PLAN + "第四条 本市鼓励创新。\n"
    importing.run([_file(tmp_path, "a.txt", long)])
    [shorter] = importing.run([_file(tmp_path, "b.txt", half)])
    assert shorter.status is ImportStatus.VERSION
    assert any("少了" in warning and "%" in warning for warning in shorter.warnings)
    [longer] = importing.run([_file(tmp_path, "c.txt", long + "第十条 完。\n")])
    assert not any("少了" in warning for warning in longer.warnings)


def test_a_missing_file_is_missing_whatever_its_format(importing: ImportService, tmp_path: Path) -> None:
    codes = [
        outcome.error[0] for outcome in importing.run([tmp_path / "no.docx", tmp_path / "no.xyz"]) if outcome.error
    ]
    assert codes == ["not_found", "not_found"]


@pytest.mark.parametrize("name", ["a.docx", "a.DOC", "a.wps", "a.pdf", "a.html", "a.md"])
def test_content_decides_and_a_wrong_ending_is_told(importing: ImportService, tmp_path: Path, name: str) -> None:
    [outcome] = importing.run([_file(tmp_path, name, PLAN)])
    assert outcome.status is ImportStatus.IMPORTED
    assert any("扩展名与内容不符" in warning for warning in outcome.warnings) == (name not in {"a.html", "a.md"})


@pytest.mark.parametrize("bad", ["", "a b", "a@2", "a#1", "-a", "a/b", "字" * 65])
def test_an_id_that_cannot_be_one_is_refused(importing: ImportService, tmp_path: Path, bad: str) -> None:
    with pytest.raises(UserError) as caught:
        importing.run([_file(tmp_path, "a.txt", PLAN)], doc_id=bad)
    assert caught.value.code == "bad_id"


def test_an_id_is_for_one_file(importing: ImportService, tmp_path: Path) -> None:
    paths = [_file(tmp_path, "a.txt", PLAN), _file(tmp_path, "b.txt", OTHER)]
    with pytest.raises(UserError) as caught:
        importing.run(paths, doc_id="law")
    assert caught.value.code == "one_file_only"


def test_a_bad_file_does_not_sink_the_others(
    importing: ImportService, documents: DocumentRepository, tmp_path: Path
) -> None:
    paths = [
        tmp_path / "none.txt",
        _file(tmp_path, "x.exe", PLAN),
        _file(tmp_path, "empty.txt", "  \n"),
        _file(tmp_path, "wrong.md", "---\nperiod: 3\n---\n" + PLAN),
        _file(tmp_path, "good.txt", PLAN),
    ]
    outcomes = importing.run(paths)
    assert [(outcome.status.value, outcome.error[0] if outcome.error else None) for outcome in outcomes] == [
        ("failed", "not_found"),
        ("refused", "unsupported_format"),
        ("refused", "empty"),
        ("failed", "bad_front_matter"),
        ("imported", None),
    ]
    for path, outcome in zip(paths[:-1], outcomes, strict=False):
        assert outcome.error is not None
        assert path.name in outcome.error[1]
    assert len(documents.list()) == 1


@pytest.mark.expects_log
def test_a_defect_costs_one_file(
    importing: ImportService, documents: DocumentRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = documents.put

    def fail_once(document: object) -> None:
        monkeypatch.setattr(documents, "put", put)
        raise ZeroDivisionError

    monkeypatch.setattr(documents, "put", fail_once)
    outcomes = importing.run([_file(tmp_path, "a.txt", PLAN), _file(tmp_path, "b.txt", OTHER)])
    assert _statuses(outcomes) == [ImportStatus.FAILED, ImportStatus.IMPORTED]
    assert outcomes[0].error is not None
    assert outcomes[0].error[0] == "internal"


def test_a_folder_gives_its_readable_files(importing: ImportService, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for name in ("b/2.md", "1.txt", "notes.bin", ".hidden.txt", "~$1.txt"):
        _file(folder, name, PLAN if name == "1.txt" else OTHER)
    outcomes = importing.run([folder, folder / "1.txt"])
    assert [Path(outcome.file).name for outcome in outcomes] == ["1.txt", "2.md"]


def test_cancelling_keeps_what_was_imported(
    importing: ImportService, documents: DocumentRepository, updates: list[int], tmp_path: Path
) -> None:
    watcher = Watcher(stop_after=1)
    outcomes = importing.run([_file(tmp_path, "a.txt", PLAN), _file(tmp_path, "b.txt", OTHER)], progress=watcher)
    assert _statuses(outcomes) == [ImportStatus.IMPORTED]
    assert watcher.texts[0] == "a.txt"
    assert len(documents.list()) == 1
    assert updates == [1]


def test_a_library_that_cannot_be_changed_says_so(documents: DocumentRepository, tmp_path: Path) -> None:
    documents.database.close()
    database = LibraryDatabase(tmp_path / "library.db", read_only=True)
    documents = DocumentRepository(database)
    importing = ImportService(
        documents, _facts(documents), today=date(2026, 7, 1), regions=lambda: NO_REGIONS, index_updated=pytest.fail
    )
    [outcome] = importing.run([_file(tmp_path, "a.txt", PLAN)])
    assert outcome.status is ImportStatus.FAILED
    assert outcome.error is not None
    assert outcome.error[0] == "read_only"
    database.close()
