"""Comparisons as tables: what is on screen, with its places, its numbers and its marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compendium.compare.matrix import RowOutcome
from compendium.domain.comparison import ChangeKind
from compendium.domain.document import Level
from compendium.domain.errors import UserError
from compendium.domain.sheet import RichText
from compendium.services.compare import CompareService
from compendium.services.comparison_export import ComparisonChoice, ComparisonForm, ComparisonTables
from compendium.services.library import LibraryService
from fact_samples import TEXTS, TODAY, Office, sample

NEW = {
    "1": "一、主要任务",
    "1.1": "（一）搭建平台。依托“创新券”计划，2025年9月底前出台方案，落实《样例省创新条例》。（责任单位：市科技局）",
    "1.2": TEXTS["1.1"].replace("（一）", "（二）").replace("500家", "600家"),
    "1.3": "（三）鼓励出海。支持企业参加境外展会，建立海外研发中心，给予展位补贴。",
    "2": "二、保障",
}


@pytest.fixture
def tables(office: Office) -> ComparisonTables:
    office.put(sample("old", level=Level.NATIONAL), sample("new", texts=NEW, level=Level.CITY))

    def facts(doc: str) -> list[object]:
        return [row.fact for row in office.facts.for_document(doc)]

    compare = CompareService(office.documents, facts=facts)  # type: ignore[arg-type]
    return ComparisonTables(LibraryService(office.documents, TODAY), compare, today=TODAY)


def words(cell: object, **wanted: bool) -> str:
    assert isinstance(cell, RichText)
    return "".join(run.text for run in cell.runs if all(getattr(run, key) == value for key, value in wanted.items()))


def test_changes_stand_old_beside_new_with_their_marks(tables: ComparisonTables) -> None:
    sheet = tables.sheet(ComparisonChoice(("old", "new"), ComparisonForm.TEXT))
    assert [column.label for column in sheet.columns] == ["序号", "条款", "原文", "新文", "变化"]
    by_change = {str(row.cells[4]).split("：")[0]: row.cells for row in sheet.rows}
    added = by_change["新增"]
    assert added[2] is None
    assert words(added[3], inserted=True) == NEW["1.3"]
    assert added[1] == "第一部分第（三）条"
    changed = next(
        row.cells for row in sheet.rows if isinstance(row.cells[2], RichText) and "500" in words(row.cells[2])
    )
    assert words(changed[2], deleted=True).strip("家") == "500"
    assert words(changed[3], inserted=True).strip("家") == "600"
    assert words(changed[2]) == TEXTS["1.1"]
    assert words(changed[3]) == NEW["1.2"]
    moved = next(str(row.cells[4]) for row in sheet.rows if str(row.cells[4]).startswith("移动"))
    assert "由第一部分第（" in moved
    assert "）条移至第一部分第（" in moved
    assert sheet.subtitle.startswith("删除 0 条，新增 1 条，移动 1 条")
    assert sheet.title == "《样例市科技创新规划》修订对照表"
    assert any(note.startswith("原文：《") for note in sheet.notes)


def test_only_what_is_shown_of_the_changes_is_handed_on(tables: ComparisonTables) -> None:
    added = tables.sheet(ComparisonChoice(("old", "new"), ComparisonForm.TEXT, kinds=(ChangeKind.ADDED,)))
    assert [row.cells[4] for row in added.rows] == ["新增"]
    none = tables.sheet(ComparisonChoice(("old", "new"), ComparisonForm.TEXT, only=()))
    assert none.rows == ()
    everything = tables.sheet(ComparisonChoice(("old", "new"), ComparisonForm.TEXT, kinds=tuple(ChangeKind)))
    assert len(everything.rows) == len(NEW) + 1  # and the title


def test_the_matrix_has_topics_down_and_documents_across(tables: ComparisonTables) -> None:
    sheet = tables.sheet(ComparisonChoice(("old", "new"), ComparisonForm.MATRIX))
    assert len(sheet.columns) == 5
    assert sheet.columns[2].even
    assert sheet.columns[3].even
    lone = next(row.cells for row in sheet.rows if "出海" in str(row.cells[1]))
    assert lone[2] == "—"
    assert lone[4] == "仅样例市科技创新规划有"
    assert words(lone[3]).startswith("【第一部分第（三）条】\n")
    assert words(lone[3]).splitlines()[1] in NEW["1.3"]
    assert NEW["1.3"] not in words(lone[3])
    firms = next(row.cells for row in sheet.rows if "培育企业" in str(row.cells[1]))
    assert "指标和标准：高新技术企业500家" in words(firms[2])
    assert str(firms[4]).startswith("对应")


def test_a_full_matrix_prints_the_clauses_whole_with_the_gist_standing_out(tables: ComparisonTables) -> None:
    sheet = tables.sheet(ComparisonChoice(("old", "new"), ComparisonForm.MATRIX, full=True))
    lone = next(row.cells for row in sheet.rows if "出海" in str(row.cells[1]))
    assert "【第一部分第（三）条】\n" in words(lone[3])
    assert NEW["1.3"] in words(lone[3])
    assert words(lone[3], bold=True)
    assert words(lone[3], bold=True) in NEW["1.3"]


def test_rows_of_the_matrix_can_be_picked_and_the_rest_is_told(tables: ComparisonTables) -> None:
    whole = tables.sheet(ComparisonChoice(("old", "new"), ComparisonForm.MATRIX))
    choice = ComparisonChoice(("old", "new"), ComparisonForm.MATRIX, outcomes=(RowOutcome.ADDED,))
    added = tables.sheet(choice)
    assert {row.cells[-1] for row in added.rows} == {"仅样例市科技创新规划有"}
    assert f"本表只列出其中 {len(added.rows)} 项。" in added.notes
    first = tables.sheet(replace(choice, outcomes=(), only=(0,)))
    assert [row.cells for row in first.rows] == [whole.rows[0].cells]


def test_groups_can_be_picked(tables: ComparisonTables) -> None:
    whole = tables.sheet(ComparisonChoice(("old", "new")))
    assert len(whole.rows) > 1
    one = tables.sheet(ComparisonChoice(("old", "new"), only=(2,)))
    assert [row.cells[1:3] for row in one.rows] == [whole.rows[1].cells[1:3]]


def test_a_column_without_a_word_is_left_out(tables: ComparisonTables) -> None:
    whole = tables.sheet(ComparisonChoice(("old", "new")))
    assert [column.key for column in whole.columns] == ["serial", "text1", "text2", "outcome", "why"]
    plain = tables.sheet(ComparisonChoice(("old", "new"), only=(2,)))
    assert [column.key for column in plain.columns] == ["serial", "text1", "text2", "why"]
    assert plain.columns[-1].width > whole.columns[-1].width
    assert plain.rows[0].cells[-1] == whole.rows[1].cells[-1]


def test_only_the_rows_that_are_unfolded_print_their_clauses_whole(tables: ComparisonTables) -> None:
    folded = ComparisonChoice(("old", "new"), ComparisonForm.MATRIX)
    one, none, every = (
        [[words(cell) for cell in row.cells[2:4] if isinstance(cell, RichText)] for row in tables.sheet(choice).rows]
        for choice in (replace(folded, unfolded=(1,)), folded, replace(folded, full=True))
    )
    assert len("".join(every[1])) > len("".join(none[1]))
    assert one == [none[0], every[1], *none[2:]]


@pytest.mark.parametrize(
    "choice",
    [ComparisonChoice(("old",)), ComparisonChoice(("old", "new", "old"), ComparisonForm.TEXT), ComparisonChoice(())],
)
def test_a_wrong_number_of_documents_is_told(tables: ComparisonTables, choice: ComparisonChoice) -> None:
    with pytest.raises(UserError) as caught:
        tables.sheet(choice)
    assert caught.value.code == "wrong_number_of_documents"
