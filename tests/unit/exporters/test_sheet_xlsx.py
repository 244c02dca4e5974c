from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from compendium.domain.sheet import Column, ColumnKind, Sheet, SheetRow
from compendium.exporters.cells import cleaned
from compendium.exporters.registry import write_sheet
from compendium.exporters.sheet_xlsx import read_sheet
from compendium.exporters.sheet_xlsx.writing import LONGEST_CELL
from exporter_sheets import ANY_TEXT, CELLS, COLUMNS, of_texts, sheet, ungrouped
from shared_material import REPOSITORY

HEAD = 4
DATA = REPOSITORY / "tests" / "data"


def opened(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path).worksheets[0]


@pytest.fixture
def written(tmp_path: Path) -> Worksheet:
    write_sheet(ungrouped(), tmp_path / "a.xlsx")
    return opened(tmp_path / "a.xlsx")


def test_numbers_and_dates_are_real_and_words_are_words(written: Worksheet) -> None:
    assert [cell.value for cell in written[HEAD]][:-1] == [column.label for column in COLUMNS]
    rows = written.iter_rows(min_row=HEAD + 1, max_row=HEAD + 3, max_col=len(COLUMNS))
    for row, cells in zip(rows, CELLS, strict=True):
        for found, cell in zip(row, cells, strict=True):
            value = found.value.date() if isinstance(found.value, datetime) else found.value
            assert value == (cell or None)
            assert found.data_type == (
                "d" if isinstance(cell, date) else "s" if isinstance(cell, str) and cell else "n"
            )


def test_what_looks_like_a_formula_stays_words_when_it_is_edited(written: Worksheet) -> None:
    quoted = {cell.coordinate for row in written.iter_rows(min_row=2) for cell in row if cell.quotePrefix}
    assert quoted == {"B7", "C7"}


def test_the_view_is_frozen_filtered_and_printed_on_a_page_width(written: Worksheet) -> None:
    assert written.freeze_panes == "A5"
    assert written.auto_filter.ref == "A4:G7"
    assert written.print_title_rows == "$4:$4"
    assert (written.page_setup.orientation, written.page_setup.paperSize) == ("landscape", 9)
    assert (written.page_setup.fitToWidth, written.page_setup.fitToHeight) == (1, 0)
    assert written.row_dimensions[1].hidden
    assert written.column_dimensions["G"].hidden


def test_numbers_and_dates_are_never_cut_off(tmp_path: Path) -> None:
    columns = (
        Column("words", "内容", width=90),
        Column("sum", "上限（元）", ColumnKind.NUMBER, 0.1),
        Column("date", "日期", ColumnKind.DATE, 0.1),
    )
    write_sheet(Sheet("t", "表", columns, [SheetRow(("甲", 120_000_000_000, date(2026, 12, 31)))]), tmp_path / "a.xlsx")
    page = opened(tmp_path / "a.xlsx")
    assert page.column_dimensions["B"].width > len("120000000000")
    assert page.column_dimensions["C"].width > len("2026-12-31")


def test_what_is_filled_in_is_chosen_from_a_list(written: Worksheet) -> None:
    rules = {str(rule.sqref): (rule.type, rule.formula1) for rule in written.data_validations.dataValidation}
    assert rules == {"E5:E7": ("list", '"未启动,进行中,已完成,受阻"'), "F5:F7": ("date", "1")}


def test_groups_become_a_column(tmp_path: Path) -> None:
    write_sheet(sheet(group_label="章节"), tmp_path / "a.xlsx")
    assert [row[0].value for row in opened(tmp_path / "a.xlsx").iter_rows(min_row=HEAD, max_row=HEAD + 3)] == [
        "章节",
        "甲组",
        "甲组",
        "乙组",
    ]


def test_a_filled_in_file_comes_back_whole(tmp_path: Path) -> None:
    write_sheet(sheet(), tmp_path / "a.xlsx")
    back = read_sheet(tmp_path / "a.xlsx")
    assert (back.kind, back.problems) == ("tasks", ())
    assert [row.key for row in back.rows] == ["a-2024#0", "a-2024#1", "a-2024#2"]
    for row, cells in zip(back.rows, CELLS, strict=True):
        assert [row.values[column.key] for column in COLUMNS] == [cell or None for cell in cells]
    assert {column.key: column.label for column in COLUMNS}.items() <= back.columns.items()


def test_a_file_saved_by_another_program_comes_back_whole(tmp_path: Path) -> None:
    write_sheet(ungrouped(), tmp_path / "a.xlsx")
    ours, theirs = (read_sheet(path) for path in (tmp_path / "a.xlsx", DATA / "saved_by_libreoffice.xlsx"))
    assert theirs == ours


def test_columns_may_be_moved_and_added_and_rows_sorted_and_added(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_sheet(ungrouped(), path)
    page = opened(path)
    page.move_range("A1:A7", cols=10)  # 序号 to the right of everything
    page.insert_cols(3)
    page["C4"] = "备注"
    page["C5"] = "另加的列"
    for cell in range(1, 13):  # the last row changes places with the first
        first, last = page.cell(5, cell), page.cell(7, cell)
        types = last.data_type, first.data_type
        first.value, last.value = last.value, first.value
        first.data_type, last.data_type = types
    page.insert_rows(1)
    page["A1"] = "请各单位填写"
    page["B20"], page["D20"] = "补充任务", "省教育厅"
    page["F8"] = "已完成"
    page.parent.save(path)  # type: ignore[union-attr]
    back = read_sheet(path)
    assert [row.key for row in back.rows] == ["a-2024#2", "a-2024#1", "a-2024#0"]
    assert [row.values["serial"] for row in back.rows] == [3, 2, 1]
    assert back.rows[2].values["status"] == "已完成"
    assert back.columns["serial"] == "序号"
    assert "_group" not in back.columns
    assert back.problems == ()
    assert [(row.key, row.number, row.values["task"]) for row in back.loose] == [("", 20, "补充任务")]


def test_a_column_that_was_deleted_is_missing_not_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_sheet(ungrouped(), path)
    page = opened(path)
    page.delete_cols(5)
    page.parent.save(path)  # type: ignore[union-attr]
    back = read_sheet(path)
    assert "status" not in back.columns
    assert all("status" not in row.values for row in back.rows)
    assert [row.values["done_on"] for row in back.rows] == [date(2026, 3, 1), None, date(2026, 12, 31)]


def test_a_row_pasted_twice_is_told_from_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_sheet(ungrouped(), path)
    page = opened(path)
    page["G7"] = page["G5"].value
    page.parent.save(path)  # type: ignore[union-attr]
    back = read_sheet(path)
    assert [row.key for row in back.rows] == ["a-2024#0", "a-2024#1"]
    assert [(row.key, row.number) for row in back.loose] == [("a-2024#0", 7)]
    assert back.loose[0].values["serial"] == 3


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026年3月5日", date(2026, 3, 5)),
        ("2026/3/5", date(2026, 3, 5)),
        ("2026.03.05", date(2026, 3, 5)),
        ("２０２６－３－５", date(2026, 3, 5)),
        ("20260305", date(2026, 3, 5)),
        (46086, date(2026, 3, 5)),
        ("  ", None),
    ],
)
def test_dates_come_back_however_they_were_typed(tmp_path: Path, typed: object, expected: date | None) -> None:
    path = tmp_path / "a.xlsx"
    write_sheet(ungrouped(), path)
    page = opened(path)
    page["F6"], page["F6"].number_format = typed, "General"
    page.parent.save(path)  # type: ignore[union-attr]
    back = read_sheet(path)
    assert (back.rows[1].values["done_on"], back.problems) == (expected, ())


@pytest.mark.parametrize("typed", ["三月底", "2026-13-01", "2026年2月30日"])
def test_what_is_no_date_is_kept_as_it_was_typed_and_told(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "a.xlsx"
    write_sheet(ungrouped(), path)
    page = opened(path)
    page["F6"] = typed
    page.parent.save(path)  # type: ignore[union-attr]
    back = read_sheet(path)
    assert back.rows[1].values["done_on"] == typed
    assert back.problems == (f"第 6 行“完成日期”的内容“{typed}”不能识别，请改正。",)


@pytest.mark.parametrize(
    ("typed", "shown_as", "number", "text"),
    [
        (0.5, "0%", 50, "50%"),
        (0.07, "0%", 7, "7%"),
        (1200, "#,##0", 1200, "1200"),
        ("1,200", "@", 1200, "1,200"),
        ("５０％", "@", 50, "５０％"),
    ],
)
def test_numbers_mean_what_was_typed(tmp_path: Path, typed: object, shown_as: str, number: int, text: str) -> None:
    path = tmp_path / "a.xlsx"
    write_sheet(ungrouped(), path)
    page = opened(path)
    for place in ("C6", "D6"):
        page[place], page[place].number_format = typed, shown_as
    page.parent.save(path)  # type: ignore[union-attr]
    values = read_sheet(path).rows[1].values
    assert (values["value"], values["units"]) == (number, text)


@given(st.lists(ANY_TEXT, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
def test_any_text_comes_back(tmp_path: Path, texts: list[str]) -> None:
    write_sheet(of_texts(*texts), tmp_path / "a.xlsx")
    back = read_sheet(tmp_path / "a.xlsx")
    assert [row.values["words"] for row in back.rows] == [cleaned(text).strip() or None for text in texts]


@pytest.mark.parametrize("letter", ["长", "𠮷"])
def test_a_cell_that_a_spreadsheet_cannot_hold_is_cut(tmp_path: Path, letter: str) -> None:
    to_fill_in = Sheet("odd", "表", (Column("words", "内容", editable=True),), of_texts(letter * 40_000).rows)
    write_sheet(to_fill_in, tmp_path / "a.xlsx")
    found = str(opened(tmp_path / "a.xlsx").cell(4, 1).value)
    assert len(found.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert found == letter * (len(found) - 1) + "…"
    assert len(found.encode("utf-16-le")) // 2 > LONGEST_CELL - 3
