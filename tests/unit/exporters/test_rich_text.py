"""Inserted and deleted words in every format."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from compendium.domain.sheet import Cell, Column, RichText, Run, Sheet, SheetRow
from compendium.exporters.cells import lines_of, marked, runs_of, shown
from compendium.exporters.registry import write_sheet
from compendium.exporters.sheet_html import clipboard_html, clipboard_text

RICH = RichText(
    (Run("企业"), Run("应当", deleted=True), Run("必须\n按期", inserted=True), Run("申报", bold=True), Run("<材料>。"))
)
WORDS = "企业应当必须\n按期申报<材料>。"


def sheet(cell: Cell = RICH) -> Sheet:
    return Sheet("comparison", "修订对照表", (Column("a", "新文"),), [SheetRow((cell,))])


def test_words_marks_and_runs_of_a_cell() -> None:
    assert shown(RICH) == WORDS
    assert marked(RICH) == "企业【删：应当】【增：必须\n按期】申报<材料>。"
    assert [(run.text, run.inserted) for run in runs_of(RICH)][2] == ("必须\n按期", True)
    lines = lines_of(runs_of(RICH))
    assert ["".join(run.text for run in line) for line in lines] == WORDS.split("\n")
    assert lines[1][0] == Run("按期", inserted=True)
    assert (runs_of(None), runs_of("a"), marked("a")) == ((), (Run("a"),), "a")


def test_word_has_real_formatting(tmp_path: Path) -> None:
    write_sheet(sheet(), tmp_path / "a.docx")
    cell = docx.Document(str(tmp_path / "a.docx")).tables[0].rows[1].cells[0]
    assert cell.text == WORDS
    runs = [run for paragraph in cell.paragraphs for run in paragraph.runs]
    assert [(run.text, run.bold, run.underline, run.font.strike) for run in runs] == [
        ("企业", None, None, None),
        ("应当", None, None, True),
        ("必须", True, True, None),
        ("按期", True, True, None),
        ("申报", True, None, None),
        ("<材料>。", None, None, None),
    ]


def test_the_spreadsheet_has_real_formatting(tmp_path: Path) -> None:
    write_sheet(sheet(), tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx", rich_text=True).active
    assert page is not None
    value = next(cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, CellRichText))
    blocks = [part for part in value if isinstance(part, TextBlock)]
    assert "".join(part.text for part in blocks) == WORDS
    assert [bool(part.font.strike) for part in blocks] == [False, True, False, False, False]
    assert [part.font.u for part in blocks] == [None, None, "single", None, None]
    assert [bool(part.font.b) for part in blocks] == [False, False, True, True, False]


@pytest.mark.parametrize("start", ["=1+1", "_x0041_", "@SUM(A1)"])
def test_hostile_words_stay_words_in_a_spreadsheet(tmp_path: Path, start: str) -> None:
    write_sheet(sheet(RichText((Run(start), Run("新", inserted=True)))), tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert page is not None
    values = [cell.value for row in page.iter_rows() for cell in row if cell.value]
    assert any(str(value).replace("_x005F_", "_") == f"{start}新" for value in values)


def test_words_too_long_for_a_spreadsheet_keep_their_marks(tmp_path: Path) -> None:
    long = sheet(RichText((Run("新", inserted=True), Run("企" * 40_000))))
    columns = tuple(replace(column, editable=True) for column in long.columns)  # other rows go on below
    write_sheet(replace(long, columns=columns), tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert page is not None
    values = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value]
    assert any(value.startswith("【增：新】企") and len(value) < 32_768 for value in values)


def test_browsers_and_markdown_get_elements(tmp_path: Path) -> None:
    write_sheet(sheet(), tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "<del><s>应当</s></del><ins><b><u>必须<br>按期</u></b></ins><b>申报</b>&lt;材料&gt;。" in page
    write_sheet(sheet(), tmp_path / "a.md")
    assert "企业<del>应当</del><ins>必须<br>按期</ins><b>申报</b>&lt;材料&gt;。" in (tmp_path / "a.md").read_text(
        "utf-8"
    )
    assert "<del><s>应当</s></del>" in clipboard_html(sheet())


def test_plain_formats_get_marks(tmp_path: Path) -> None:
    write_sheet(sheet(), tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1] == [marked(RICH)]
    assert "【删：应当】" in clipboard_text(sheet())


def test_a_formula_stays_words_in_csv(tmp_path: Path) -> None:
    write_sheet(sheet(RichText((Run("=1+1"),))), tmp_path / "a.csv")
    assert "'=1+1" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
