"""Nothing of a long cell is lost in print: what is taller than a row can be goes on in rows below."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from compendium.domain.sheet import Column, ColumnKind, RichText, Run, Sheet, SheetRow
from compendium.exporters.registry import write_sheet
from compendium.exporters.sheet_xlsx import read_sheet
from compendium.exporters.sheet_xlsx.writing import _lines

COLUMNS = (
    Column("serial", "序号", ColumnKind.SERIAL, 0.5),
    Column("a", "国家", width=4),
    Column("b", "省", width=4),
    Column("why", "依据", width=1.6),
)
SENTENCE = "支持企业牵头组建创新联合体，承担国家科技计划项目。"
LONG = "\n".join(f"第{number}段。{SENTENCE * 6}" for number in range(30))
_PRINTED = (409 - 6) / 15  # lines


def _written(tmp_path: Path, *rows: SheetRow, columns: tuple[Column, ...] = COLUMNS) -> list[list[object]]:
    write_sheet(Sheet("comparison", "表", columns, rows, landscape=True), tmp_path / "a.xlsx")
    page = openpyxl.load_workbook(tmp_path / "a.xlsx", rich_text=True).worksheets[0]
    widths = [page.column_dimensions[letter].width for letter in "ABCD"]
    found = []
    for row in page.iter_rows(min_row=4, max_col=4):
        cells = [cell.value for cell in row]
        if any(cells):
            found.append(cells)
            assert max(_lines(str(cell or ""), width) for cell, width in zip(cells, widths, strict=True)) <= _PRINTED
    return found


def _joined(rows: list[list[object]], at: int) -> str:
    return "".join(str(row[at]) for row in rows if row[at] is not None)


def test_a_long_cell_goes_on_in_rows_below(tmp_path: Path) -> None:
    rows = _written(tmp_path, SheetRow((1, LONG, "短", "依据"), "x#1"), SheetRow((2, "甲", "乙", None), "x#2"))
    assert len(rows) > 3
    assert [row[0] for row in rows] == [1, *(len(rows) - 2) * ["续"], 2]
    assert _joined(rows[:-1], 1) == LONG
    assert [row[2] for row in rows] == ["短", *(len(rows) - 2) * [None], "乙"]
    assert all(str(row[1]).endswith(("。", "\n")) for row in rows[:-1])


def test_set_words_keep_their_setting_across_the_cut(tmp_path: Path) -> None:
    runs = RichText((Run(LONG[:200]), Run(LONG[200:2500], bold=True), Run(LONG[2500:], deleted=True)))
    rows = _written(tmp_path, SheetRow((1, runs, None, None)))
    assert len(rows) > 2
    assert _joined(rows, 1) == LONG
    bold = "".join(
        block.text
        for row in rows
        for block in row[1]  # type: ignore[attr-defined]
        if not isinstance(block, str) and block.font.b
    )
    assert bold == LONG[200:2500]


def test_a_text_without_any_end_is_cut_anywhere(tmp_path: Path) -> None:
    endless = "长" * 3000
    assert _joined(_written(tmp_path, SheetRow((1, endless, None, None))), 1) == endless


def test_what_is_filled_in_stays_in_one_row(tmp_path: Path) -> None:
    columns = (*COLUMNS[:3], Column("note", "备注", width=2, editable=True))
    write_sheet(Sheet("ledger", "表", columns, [SheetRow((1, LONG, "乙", None), "x#1")]), tmp_path / "a.xlsx")
    read = read_sheet(tmp_path / "a.xlsx")
    assert [row.key for row in read.rows] == ["x#1"]
    assert read.loose == ()
