"""Files that officials hand on, made by the real command and opened again with other libraries."""

from __future__ import annotations

import csv
import json
import re
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from real_command import Command
from shared_material import SHARED

DOC = "jilin-2024"
GOLD = SHARED / "gold" / "002.json"
TABLES = ("tasks", "targets", "supports", "deadlines", "ledger", "clauses", "bookmarks")
TEXTS = ("csv", "md", "html", "pdf")


def exported(reader: Command, kind: str, file: Path, *docs: str) -> int:
    words = [word for doc in docs or (DOC,) for word in ("--doc", doc)]
    answer = reader.json("export", kind, "--to", str(file), *words)
    assert answer == {"file": str(file), "rows": answer["rows"]}
    rows: int = answer["rows"]
    return rows


def word_rows(file: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(str(file)).tables[0].rows]


def text(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def visible_rows(page: Worksheet) -> list[list[str]]:
    """The header and the rows of the table, without what is hidden."""
    reference = str(page.auto_filter.ref)
    first, last = (int(number) for number in re.findall(r"\d+", reference))
    shown = [
        column for column in page.iter_cols(min_row=first, max_row=last) if not hidden(page, column[0].column_letter)
    ]
    return [[text(column[at].value) for column in shown] for at in range(last - first + 1)]


def hidden(page: Worksheet, letter: str) -> bool:
    return bool(page.column_dimensions[letter].hidden)


def test_the_table_of_tasks_is_the_same_in_word_excel_and_csv(reader: Command, tmp_path: Path) -> None:
    for name in ("任务 分工表.docx", "a.xlsx", "a.csv"):
        assert exported(reader, "tasks", tmp_path / name) == 20
    header, *rows = word_rows(tmp_path / "任务 分工表.docx")
    assert {"序号", "重点任务", "具体举措", "牵头单位", "责任/配合单位", "完成时限", "进展"} <= set(header)
    assert [row[0] for row in rows] == [str(number) for number in range(1, 21)]
    assert visible_rows(openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]) == [header, *rows]
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [header, *rows]


@pytest.mark.skipif(not GOLD.is_file(), reason="needs the labels")
def test_every_task_names_its_units_as_printed(reader: Command, tmp_path: Path) -> None:
    exported(reader, "tasks", tmp_path / "a.docx")
    header, *rows = word_rows(tmp_path / "a.docx")
    lead, units = header.index("牵头单位"), header.index("责任/配合单位")
    found = [[unit for unit in f"{row[lead]}、{row[units]}".split("、") if unit] for row in rows]
    assert found == [duty["units"] for duty in json.loads(GOLD.read_text(encoding="utf-8"))["duties"]]


@pytest.mark.parametrize(
    ("kind", "ending"),
    [*((kind, ending) for kind in TABLES for ending in ("docx", "xlsx")), *(("tasks", each) for each in TEXTS)],
)
def test_every_table_is_written_in_every_format(reader: Command, tmp_path: Path, kind: str, ending: str) -> None:
    file = tmp_path / f"a.{ending}"
    rows = exported(reader, kind, file)
    if ending == "docx":
        assert len(word_rows(file)) >= rows + 1
    elif ending == "xlsx":
        assert len(visible_rows(openpyxl.load_workbook(file).worksheets[0])) == rows + 1
    elif ending == "csv":
        with file.open(encoding="utf-8-sig", newline="") as lines:
            assert len(list(csv.reader(lines))) == rows + 1
    elif ending == "pdf":
        assert file.read_bytes().startswith(b"%PDF-1.")
    else:
        assert "生成日期：2026年7月1日" in file.read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("ending", ["docx", "html", "md", "pdf"])
def test_a_handout_holds_the_whole_text(reader: Command, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a.{ending}"
    assert exported(reader, "handout", file) > 30
    last = "到2026年底,累计组织各类服务活动达到100次。"
    if ending == "docx":
        assert last in "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)
    elif ending == "pdf":
        assert file.stat().st_size > 50_000
    else:
        assert last in file.read_text(encoding="utf-8")


def test_a_comparison_has_a_column_for_each_document(reader: Command, tmp_path: Path) -> None:
    exported(reader, "comparison", tmp_path / "a.docx", "national-2022", DOC)
    header, *rows = word_rows(tmp_path / "a.docx")
    assert (header[0], len(header), header[-1]) == ("序号", 4, "相应依据")  # no number is set against another
    assert all(row[1] and row[2] and row[3] for row in rows)


def test_a_ledger_that_colleagues_filled_in_comes_back(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "台账.xlsx"
    exported(command, "ledger", file)
    workbook = openpyxl.load_workbook(file)
    page = workbook.worksheets[0]
    start = int(re.findall(r"\d+", str(page.auto_filter.ref))[0])
    columns = {text(cell.value): cell.column for cell in page[start]}
    page.cell(start + 1, columns["状态"]).value = "进行中"
    page.cell(start + 1, columns["日期"]).value = "2026年6月30日"
    page.cell(start + 2, columns["状态"]).value = "已完成"
    page.cell(start + 2, columns["日期"]).value = date(2026, 6, 1)
    workbook.save(file)
    preview = command.json("ledger", "import", str(file), "--apply")
    assert preview["problems"] == []
    fields = [{name: new for name, (_, new) in change["fields"].items()} for change in preview["changes"]]
    assert fields == [{"status": "进行中", "date": "2026-06-30"}, {"status": "已完成", "date": "2026-06-01"}]
    exported(command, "ledger", tmp_path / "b.xlsx")
    again = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]
    assert text(again.cell(start + 1, columns["状态"]).value) == "进行中"
    assert text(again.cell(start + 2, columns["日期"]).value) == "2026-06-01"


def test_an_unknown_format_is_refused_and_nothing_is_written(reader: Command, tmp_path: Path) -> None:
    done = reader("export", "tasks", "--to", str(tmp_path / "a.doc"))
    assert (done.status, list(tmp_path.iterdir())) == (2, [])
    assert ".docx" in done.said
