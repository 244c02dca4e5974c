from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compendium.exporters.cells import cleaned
from compendium.exporters.registry import write_sheet
from exporter_sheets import ANY_TEXT, CELLS, COLUMNS, of_texts, printed, sheet, ungrouped


@pytest.fixture
def written(tmp_path: Path) -> Document:
    write_sheet(sheet(), tmp_path / "a.docx")
    return docx.Document(str(tmp_path / "a.docx"))


def test_every_cell_stands_as_it_is_shown(tmp_path: Path) -> None:
    assert write_sheet(ungrouped(), tmp_path / "a.docx") == 3
    table = docx.Document(str(tmp_path / "a.docx")).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == [column.label for column in COLUMNS]
    assert [[cell.text for cell in row.cells] for row in table.rows[1:]] == [
        [printed(cell) for cell in row] for row in CELLS
    ]


def test_a_group_is_a_row_across_the_table(written: Document) -> None:
    texts = [[cell.text for cell in row.cells] for row in written.tables[0].rows]
    assert texts[1] == ["甲组"] * len(COLUMNS)
    assert texts[4] == ["乙组"] * len(COLUMNS)


def test_title_subtitle_and_notes_stand_around_it(written: Document) -> None:
    assert [(each.style.name, each.text) for each in written.paragraphs if each.style] == [
        ("Title", "《甲省行动方案》任务分工表"),
        ("Subtitle", "甲省科技厅"),
        ("附注", "来源：《甲省行动方案》"),
        ("附注", "生成日期：2026-11-22"),
    ]


def test_the_header_is_repeated_and_no_row_is_split(written: Document) -> None:
    rows = written.tables[0]._tbl.tr_lst
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * 5
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_only_a_row_that_would_leave_much_of_a_page_blank_may_be_split(tmp_path: Path) -> None:
    write_sheet(of_texts("甲" * 300, "甲" * 3000, "甲\n" * 100, "甲"), tmp_path / "a.docx")
    rows = docx.Document(str(tmp_path / "a.docx")).tables[0]._tbl.tr_lst
    assert [row.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, True, False, False, True]


@pytest.mark.parametrize(
    ("landscape", "expected"), [(False, (210, 297, 37, 28, 26, 35)), (True, (297, 210, 22, 18, 18, 20))]
)
def test_the_page_is_that_of_official_papers_or_turned_for_a_wide_table(
    tmp_path: Path, landscape: bool, expected: tuple[int, ...]
) -> None:
    write_sheet(sheet(landscape=landscape), tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    section = document.sections[0]
    sides = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.left_margin,
        section.right_margin,
        section.bottom_margin,
    )
    assert [round((side or 0) / Mm(1)) for side in sides] == list(expected)
    assert sum(column.width or 0 for column in document.tables[0].columns) / Mm(1) == pytest.approx(
        expected[0] - expected[3] - expected[4], abs=0.2
    )


def test_fonts_are_named_for_chinese_and_for_latin(written: Document) -> None:
    fonts = {}
    for name in ("Title", "Normal", "表头10.5"):
        of_style = written.styles[name].element.rPr.rFonts
        fonts[name] = (of_style.get(qn("w:eastAsia")), of_style.get(qn("w:ascii")))
    assert fonts == {
        "Title": ("方正小标宋简体", "Times New Roman"),
        "Normal": ("仿宋_GB2312", "Times New Roman"),
        "表头10.5": ("黑体", "Times New Roman"),
    }


def test_word_opens_it_as_a_chinese_file_of_its_own(written: Document) -> None:
    settings = written.settings.element
    modes = [
        each.get(qn("w:val"))
        for each in settings.iter(qn("w:compatSetting"))
        if each.get(qn("w:name")) == "compatibilityMode"
    ]
    assert modes == ["15"]
    assert settings.find(qn("w:themeFontLang")).get(qn("w:eastAsia")) == "zh-CN"
    assert written.core_properties.title == "《甲省行动方案》任务分工表"
    assert written.core_properties.author == ""


def test_odd_pages_are_numbered_at_the_right_and_even_ones_at_the_left(written: Document) -> None:
    section = written.sections[0]
    assert written.settings.odd_and_even_pages_header_footer
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert "PAGE" in "".join(each.text or "" for each in paragraph._p.iter(qn("w:instrText")))
        assert paragraph.text == "— 1 —"
        assert paragraph._p.pPr is not None
        assert paragraph._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side


def test_a_table_without_rows_has_its_header_and_says_so(tmp_path: Path) -> None:
    assert write_sheet(sheet(rows=()), tmp_path / "a.docx") == 0
    header, *rows = docx.Document(str(tmp_path / "a.docx")).tables[0].rows
    assert len(header.cells) == len(COLUMNS)
    assert [[cell.text for cell in row.cells] for row in rows] == [["", "无", *(len(COLUMNS) - 2) * [""]]]


@given(st.lists(ANY_TEXT, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
def test_any_text_comes_back(tmp_path: Path, texts: list[str]) -> None:
    write_sheet(of_texts(*texts), tmp_path / "a.docx")
    table = docx.Document(str(tmp_path / "a.docx")).tables[0]
    assert [row.cells[0].text for row in table.rows[1:]] == [cleaned(text) for text in texts]
