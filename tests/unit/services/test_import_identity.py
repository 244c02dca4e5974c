"""Which texts are versions of one document: their words tell, a name that was guessed never does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.importing import ImportStatus
from compendium.services.fact_extraction import FactExtraction
from compendium.services.importing import ImportService
from compendium.services.versions import is_generic_title
from compendium.store.documents import DocumentRepository
from compendium.store.facts import FactRepository
from compendium.store.library_db import LibraryDatabase
from compendium.texts.metadata import NO_REGIONS

SCIENCE = "".join(
    f"第{number}条 {words}\n"
    for number, words in zip(
        "一二三四",
        (
            "为了促进科技创新，激发企业活力，根据有关法律，制定本办法。",
            "本市行政区域内的研究开发、成果转化和人才培养，适用本办法。",
            "市人民政府应当加强对科技创新工作的领导，统筹安排财政资金。",
            "对首次认定的高新技术企业，给予一次性奖励二十万元。",
        ),
        strict=True,
    )
)
FARMING = "".join(
    f"第{number}条 {words}\n"
    for number, words in zip(
        "一二三四",
        (
            "种植粮食的农户按照实际播种面积领取种粮补贴。",
            "乡镇负责登记、核实、公示和发放，县里抽查。",
            "禁止占用耕地建窑、建坟，或者擅自挖砂、采石、取土。",
            "水库和灌渠由水利部门会同用水户协会维修养护。",
        ),
        strict=True,
    )
)


@pytest.fixture
def importing(tmp_path: Path) -> Iterator[ImportService]:
    database = LibraryDatabase(tmp_path / "library.db")
    documents = DocumentRepository(database)
    facts = FactExtraction(documents, FactRepository(database))
    yield ImportService(
        documents, facts, today=date(2026, 7, 1), regions=lambda: NO_REGIONS, index_updated=lambda: None
    )
    database.close()


def _states(importing: ImportService, tmp_path: Path, *files: tuple[str, str]) -> list[ImportStatus]:
    paths = []
    for number, (name, text) in enumerate(files):
        path = tmp_path / str(number) / name
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return [outcome.status for outcome in importing.run(paths)]


@pytest.mark.parametrize("name", ["附件1.txt", "通知.txt", "new.txt", "关于发展的情况.txt"])
def test_unrelated_texts_with_one_file_name_are_two_documents(
    importing: ImportService, tmp_path: Path, name: str
) -> None:
    states = _states(importing, tmp_path, (name, SCIENCE), (name, FARMING))
    assert states == [ImportStatus.IMPORTED, ImportStatus.IMPORTED]


def test_unrelated_texts_with_one_printed_title_are_two_documents(importing: ImportService, tmp_path: Path) -> None:
    title = "样例市若干奖补办法\n\n"
    states = _states(importing, tmp_path, ("a.txt", title + SCIENCE), ("b.txt", title + FARMING))
    assert states == [ImportStatus.IMPORTED, ImportStatus.IMPORTED]


def test_much_of_the_text_under_one_printed_title_is_a_version(importing: ImportService, tmp_path: Path) -> None:
    title = "样例市若干奖补办法\n\n"
    half_new = SCIENCE[: len(SCIENCE) // 2] + FARMING[len(FARMING) // 2 :]
    states = _states(importing, tmp_path, ("a.txt", title + SCIENCE), ("b.txt", title + half_new))
    assert states == [ImportStatus.IMPORTED, ImportStatus.VERSION]


def test_nearly_the_whole_text_under_one_file_name_is_a_version(importing: ImportService, tmp_path: Path) -> None:
    name = "样例市科技创新奖补办法.txt"
    corrected = SCIENCE.replace("二十万元", "三十万元")
    assert _states(importing, tmp_path, (name, SCIENCE), (name, corrected)) == [
        ImportStatus.IMPORTED,
        ImportStatus.VERSION,
    ]


def test_blanks_and_line_breaks_make_no_other_text(importing: ImportService, tmp_path: Path) -> None:
    letter = "样例局关于放假的通知\n\n各科室：\n五月一日至五日放假，共五天。\n请安排值班。\n样例局\n2026年4月20日\n"
    spaced = letter.replace("至五日", " 至 五日").replace("各科室：\n", "各科室：\n\n　　")
    assert _states(importing, tmp_path, ("a.txt", letter), ("b.txt", spaced)) == [
        ImportStatus.IMPORTED,
        ImportStatus.UNCHANGED,
    ]


@pytest.mark.parametrize("title", ["附件1", "附件2：", "通知", "印发通知", "new", "实施方案(1)", "新建文档 3", ""])
def test_a_title_that_names_only_a_kind_is_generic(title: str) -> None:
    assert is_generic_title(title)


@pytest.mark.parametrize("title", ["预算法", "无锡市行动方案", "促进科技创新办法", "2024年政府工作报告"])
def test_a_title_with_a_matter_is_not(title: str) -> None:
    assert not is_generic_title(title)
