"""Facts, exports and the ledger from outside, on the bundled texts."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import docx
import openpyxl
import pytest

from real_command import Command, Done

COMMON = {"kind", "doc", "clause", "quote", "pos", "origin"}
FIELDS = {
    "target": {
        *("indicator", "value", "value_num", "unit", "comparator", "deadline", "deadline_basis", "frequency"),
        *("scope", "baseline"),
    },
    "duty": {"units", "lead_units", "supporting_units", "suffix"},
    "support": {
        *("support_type", "beneficiary", "condition", "amount_text", "min_yuan", "max_yuan", "rate", "quantified"),
        "cap_quote",
    },
    "deadline": {"deadline", "date_text", "type", "frequency"},
    "instrument": {"name"},
    "citation": {"title", "number", "target_doc"},
}


def _refused(done: Done, status: int, *said: str) -> None:
    assert done.status == status, done.said
    assert done.out == b""
    assert done.said.count("\n") == 1, done.said
    assert "Traceback" not in done.said
    for words in said:
        assert words in done.said


def test_facts_have_the_fields_of_the_contract_and_stand_in_the_text(reader: Command) -> None:
    facts = reader.json("facts")
    texts = {
        (doc, node["id"]): node["text"]
        for doc in {fact["doc"] for fact in facts}
        for node in reader.json("show", doc)["outline"]
    }
    for fact in facts:
        assert set(fact) >= COMMON | FIELDS[fact["kind"]]
        start, end = fact["pos"]
        assert texts[fact["doc"], fact["clause"]][start:end] == fact["quote"] != ""
        assert fact["origin"] == "extracted"
    assert {fact["kind"] for fact in facts} >= {"duty", "support"}


def test_facts_can_be_narrowed(reader: Command) -> None:
    duties = reader.json("facts", "--kind", "duty", "--doc", "jilin-2024")
    assert {(fact["kind"], fact["doc"]) for fact in duties} == {("duty", "jilin-2024")}
    assert len(duties) == 20
    of_one = reader.json("facts", "--kind", "duty", "--doc", "jilin-2024", "--unit", "省财政厅")
    assert 0 < len(of_one) < 20
    assert all("省财政厅" in fact["units"] for fact in of_one)


def test_facts_for_a_reader_are_a_table(reader: Command) -> None:
    done = reader("facts", "--kind", "duty", "--doc", "jilin-2024")
    lines = done.out.decode("utf-8").splitlines()
    assert lines[0] == "责任分工（20）"
    assert lines[1].split() == ["条款", "牵头", "时限", "单位", "原文"]
    assert len(lines) == 22
    assert "省科技厅" in lines[2]
    assert reader("facts", "--kind", "duty", "--doc", "national-2022").out.decode("utf-8") == "没有提取到这样的内容。\n"


def test_wrong_words_are_told(reader: Command, tmp_path: Path) -> None:
    _refused(reader("facts", "--kind", "bogus"), 2, "bogus", "target")
    _refused(reader("facts", "--doc", "nobody"), 1, "nobody", "list")
    _refused(reader("export", "bogus", "--to", str(tmp_path / "a.docx")), 2, "bogus", "tasks")
    _refused(reader("export", "tasks", "--to", str(tmp_path / "a.odt")), 2, ".odt", ".docx")
    _refused(reader("export", "tasks"), 2, "--to")
    _refused(reader("export", "tasks", "--to", str(tmp_path / "a.csv"), "--doc", "nobody"), 1, "nobody")
    _refused(reader("export", "comparison", "--to", str(tmp_path / "a.csv"), "--doc", "jilin-2024"), 1, "--doc")
    _refused(reader("export", "tasks", "--to", str(tmp_path / "no" / "a.csv")), 1, "a.csv")
    _refused(reader("export", "tasks", "--to", str(tmp_path)), 2, "没有说明格式")
    assert list(tmp_path.iterdir()) == []


def test_the_table_of_tasks_has_the_tasks_of_the_plan_with_units_as_printed(reader: Command, tmp_path: Path) -> None:
    path = tmp_path / "任务分工表.docx"
    assert reader.json("export", "tasks", "--to", str(path), "--doc", "jilin-2024") == {"file": str(path), "rows": 20}
    rows = [[cell.text for cell in row.cells] for row in docx.Document(str(path)).tables[0].rows]
    assert rows[0] == ["序号", "重点任务", "具体举措", "牵头单位", "责任/配合单位", "完成时限", "进展", "来源"]
    duties = reader.json("facts", "--kind", "duty", "--doc", "jilin-2024")
    assert [row[4].split("、") for row in rows[1:]] == [duty["units"] for duty in duties]
    assert rows[1][1] == "一、拓展“应用主体”供给服务,提升创新主体规模质量"
    assert rows[1][2].startswith("加强科技型中小企业发展。")
    assert all(row[7].endswith(f"第{number}条") for number, row in enumerate(rows[1:], 1))
    spreadsheet = tmp_path / "任务分工表.xlsx"
    reader.json("export", "tasks", "--to", str(spreadsheet), "--doc", "jilin-2024")
    page = openpyxl.load_workbook(spreadsheet).active
    assert page is not None
    read = [[str(cell or "") for cell in row[:8]] for row in page.iter_rows(values_only=True) if row[0] in range(1, 21)]
    assert read == rows[1:]


@pytest.mark.parametrize("ending", ["docx", "xlsx", "csv", "md", "html", "pdf"])
def test_every_format(reader: Command, tmp_path: Path, ending: str) -> None:
    for kind in ("supports", "handout"):
        path = tmp_path / f"{kind}.{ending}"
        made = reader.json("export", kind, "--to", str(path), "--doc", "jinan-2023")
        assert made["rows"] > 20
        assert path.stat().st_size > 1000


def test_csv_opens_as_a_spreadsheet_does(reader: Command, tmp_path: Path) -> None:
    path = tmp_path / "对比.csv"
    made = reader.json("export", "comparison", "--to", str(path), "--doc", "jilin-2024", "jinan-2023")
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    table = [row for row in csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True)) if row and row[0].isdecimal()]
    assert len(table) == made["rows"] > 5


def test_a_read_only_folder_is_told(reader: Command, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"old")
    file.chmod(0o444)
    done = reader("export", "tasks", "--to", str(file), "--doc", "jilin-2024")
    if done.status == 0:
        pytest.skip("whoever runs this may write anything")
    _refused(done, 1, "只读")
    assert file.read_bytes() == b"old"


def test_a_ledger_goes_out_and_comes_back(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    command.json("export", "ledger", "--to", str(path), "--doc", "jilin-2024")
    book = openpyxl.load_workbook(path)
    page = book.active
    assert page is not None
    head = next(number for number in range(1, 20) if page.cell(number, 1).value == "序号")
    columns = {page.cell(head, column).value: column for column in range(1, page.max_column + 1)}
    page.cell(head + 1, columns["状态"]).value = "进行中"
    page.cell(head + 1, columns["责任人"]).value = "张三"
    page.cell(head + 2, columns["状态"]).value = "快了"
    book.save(path)
    preview = command.json("ledger", "import", str(path))
    assert (preview["applied"], len(preview["changes"]), len(preview["problems"])) == (False, 1, 1)
    assert preview["changes"][0]["fields"] == {"status": ["未启动", "进行中"], "person": ["", "张三"]}
    with closing(sqlite3.connect(command.home / "user.db")) as connection:
        assert connection.execute("SELECT count(*) FROM ledger").fetchone() == (0,)
    assert command.json("ledger", "import", str(path), "--apply")["applied"] is True
    assert command.json("ledger", "import", str(path))["changes"] == []
    with closing(sqlite3.connect(command.home / "user.db")) as connection:
        assert connection.execute("SELECT status, person FROM ledger").fetchall() == [("进行中", "张三")]
    _refused(command("ledger", "import", str(tmp_path / "none.xlsx")), 1, "none.xlsx")


def test_rows_that_were_changed_here_too_are_taken_only_when_asked_for(command: Command, tmp_path: Path) -> None:
    for name, person, remark in (("甲.xlsx", "张三", "核对过"), ("乙.xlsx", "李四", "")):
        command.json("export", "ledger", "--to", str(tmp_path / name), "--doc", "jilin-2024")
        book = openpyxl.load_workbook(tmp_path / name)
        page = book.active
        assert page is not None
        head = next(number for number in range(1, 20) if page.cell(number, 1).value == "序号")
        columns = {page.cell(head, column).value: column for column in range(1, page.max_column + 1)}
        page.cell(head + 1, columns["责任人"]).value = person
        page.cell(head + 1, columns["备注"]).value = remark
        book.save(tmp_path / name)
    recorded = "SELECT person, remark FROM ledger"
    command.json("ledger", "import", str(tmp_path / "甲.xlsx"), "--apply")
    said = command("ledger", "import", str(tmp_path / "乙.xlsx"), "--apply").out.decode("utf-8")
    assert "已更新 0 行" in said
    assert "另有 1 行" in said
    assert "--conflicts" in said
    with closing(sqlite3.connect(command.home / "user.db")) as connection:
        assert connection.execute(recorded).fetchall() == [("张三", "核对过")]
    preview = command.json("ledger", "import", str(tmp_path / "乙.xlsx"), "--apply", "--conflicts")
    assert preview["skipped_conflicts"] == 0
    with closing(sqlite3.connect(command.home / "user.db")) as connection:
        assert connection.execute(recorded).fetchall() == [("李四", "核对过")]


def test_imported_texts_have_facts_at_once(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "方案.txt"
    path.write_text("样例市创新方案\n\n一、任务\n（一）做事。加强服务。（责任单位：市科技局）\n", encoding="utf-8")
    [outcome] = command.json("import", str(path))
    [fact] = command.json("facts", "--kind", "duty", "--doc", outcome["doc"])
    assert (fact["units"], fact["quote"]) == (["市科技局"], "（责任单位：市科技局）")


def test_the_compiled_library_holds_its_facts(compiled_bundle: Path) -> None:
    with closing(sqlite3.connect(compiled_bundle / "library.db")) as connection:
        documents, extracted = connection.execute(
            "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM extraction)"
        ).fetchone()
        units = connection.execute("SELECT units FROM duty_fact WHERE doc = 'jilin-2024'").fetchall()
    assert documents == extracted == 5
    assert json.loads(units[0][0]) == ["省科技厅"]
    assert len(units) == 20
