"""Papers out of texts and collections: complete, with their sources, and without what is private."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from compendium.domain.collection import Collection, CollectionItem, ItemKind, TableChoice
from compendium.domain.comparison import ClauseRef
from compendium.domain.errors import UserError
from compendium.domain.handout import HandoutParagraph
from compendium.domain.paper import (
    HeadingKind,
    NoteKind,
    Paper,
    PaperHeading,
    PaperLines,
    PaperNote,
    PaperPoints,
    PaperTable,
)
from compendium.domain.sheet import Column, Sheet, SheetRow
from compendium.services.collections import CollectionService, table_item
from compendium.services.handouts import HandoutService, PaperChoice
from compendium.services.library import LibraryService
from compendium.store.collections import CollectionRepository
from fact_samples import TEXTS, TITLE, TODAY, Office, sample

SECRET = "不要说出去的话"


def table(choice: TableChoice, title: str) -> Sheet:
    if choice.kind == "gone":
        raise UserError("unknown_table", "不认识这个清单。", "请安装新版。")
    return Sheet(choice.kind, title or "指标对照表", (Column("a", "指标"),), [SheetRow(("500家",))])


@pytest.fixture
def collections(office: Office) -> CollectionService:
    office.put(sample(), sample("second"))
    return CollectionService(CollectionRepository(office.user), LibraryService(office.documents, TODAY))


@pytest.fixture
def handouts(office: Office, collections: CollectionService) -> HandoutService:
    library = LibraryService(office.documents, TODAY)
    return HandoutService(library, office.facts, collections, table, today=TODAY)


@pytest.fixture
def collection(collections: CollectionService) -> Collection:
    items: Sequence[CollectionItem] = (
        CollectionItem("1" * 32, ItemKind.SECTION, "第一讲"),
        collections.clause_item("sample-2024", "1.1", notes=SECRET),
        CollectionItem("2" * 32, ItemKind.SLIDE, "小结", "- **要点一**\n- 要点二\n\n说明", notes=SECRET),
        collections.comparison_item([ClauseRef("sample-2024", "1.2"), ClauseRef("second", "1.2")]),
        table_item(TableChoice("targets")),
        table_item(TableChoice("gone"), "旧表"),
        collections.clause_item("sample-2024", "1.2", quote="2025年9月底前出台方案"),
    )
    return collections.new("政策解读", items, "2026年7月 市科技局")


def everything(paper: Paper) -> str:
    said: list[str] = [paper.title, paper.subtitle, *paper.notes]
    for block in paper.blocks:
        if isinstance(block, PaperTable):
            said += [str(cell) for row in block.sheet.rows for cell in row.cells]
        elif isinstance(block, PaperPoints):
            said += [point.text for point in block.points]
        elif not isinstance(block, PaperLines):
            said.append(block.text)
    return "\n".join(said)


def test_a_text_is_printed_as_issued(handouts: HandoutService) -> None:
    paper = handouts.of_document("sample-2024")
    words = "".join(block.text for block in paper.blocks if isinstance(block, HandoutParagraph))
    assert paper.title == TITLE
    assert words.replace("\n", "") == "".join(TEXTS.values())
    assert not any(isinstance(block, PaperPoints | PaperLines) for block in paper.blocks)


def test_points_and_room_to_write_come_when_asked_for(handouts: HandoutService) -> None:
    paper = handouts.of_document("sample-2024", PaperChoice(points=True, note_lines=6))
    assert [block.text for block in paper.blocks if isinstance(block, PaperHeading)] == ["要点", "原文", "笔记"]
    assert "高新技术企业达到500家" in everything(paper)
    assert [block.count for block in paper.blocks if isinstance(block, PaperLines)] == [6]


def test_clauses_and_selections_name_their_source(handouts: HandoutService) -> None:
    clauses = handouts.of_clauses("sample-2024", ("1.2", "none"))
    assert TEXTS["1.2"] in everything(clauses)
    assert f"——《{TITLE}》第一部分第（二）条" in everything(clauses)
    selection = handouts.of_selection("sample-2024", "1.2", "搭建平台。\n\n依托“创新券”计划")
    words = [block.text for block in selection.blocks if isinstance(block, HandoutParagraph)]
    assert words == ["搭建平台。", "依托“创新券”计划"]
    assert f"——《{TITLE}》第一部分第（二）条" in everything(selection)


def test_private_notes_stay_off_the_paper_unless_asked_for(handouts: HandoutService, collection: Collection) -> None:
    assert SECRET not in everything(handouts.of_collection(collection))
    assert SECRET not in everything(handouts.of_collection(collection, PaperChoice(points=True, note_lines=6)))
    own = handouts.of_collection(collection, PaperChoice(private=True))
    notes = [block for block in own.blocks if isinstance(block, PaperNote) and block.kind is NoteKind.PRIVATE]
    assert [note.text for note in notes] == [f"讲者备注：{SECRET}"] * 2


def test_a_collection_has_a_unit_for_each_item_and_titles_go_with_the_next(
    handouts: HandoutService, collection: Collection
) -> None:
    paper = handouts.of_collection(collection, PaperChoice(points=True, note_lines=3))
    assert (paper.title, paper.subtitle) == ("政策解读", "2026年7月 市科技局")
    assert len(paper.units) == 6
    assert paper.units[0].blocks[0] == PaperHeading("第一讲", HeadingKind.SECTION)
    assert all(isinstance(unit.blocks[-1], PaperLines) for unit in paper.units)
    first = [block for block in paper.units[0].blocks if isinstance(block, HandoutParagraph)]
    assert first[0].text == TEXTS["1.1"]
    assert first[0].text[: first[0].lead] == "（一）培育企业"
    assert any(isinstance(block, PaperPoints) for block in paper.units[0].blocks)


def test_items_are_printed_as_they_are(handouts: HandoutService, collection: Collection) -> None:
    paper = handouts.of_collection(collection)
    slide, comparison, known, gone, quoted = paper.units[1:]
    assert [block.text for block in slide.blocks if isinstance(block, HandoutParagraph)] == [
        "• 要点一",
        "• 要点二",
        "说明",
    ]
    side = next(block.sheet for block in comparison.blocks if isinstance(block, PaperTable))
    assert all(TEXTS["1.2"] in str(cell) for cell in side.rows[0].cells)
    assert any(isinstance(block, PaperTable) and block.sheet.title == "指标对照表" for block in known.blocks)
    assert any(isinstance(block, PaperNote) and "不认识这个清单" in block.text for block in gone.blocks)
    assert [block.text for block in quoted.blocks if isinstance(block, HandoutParagraph)] == ["2025年9月底前出台方案"]


def test_a_clause_that_is_gone_is_printed_as_it_was_and_told(
    office: Office, handouts: HandoutService, collection: Collection
) -> None:
    office.documents.remove("sample-2024")
    words = everything(handouts.of_collection(collection))
    assert TEXTS["1.1"] in words
    assert "文库中已没有这一条" in words
