"""Comparisons and work plans as the real command hands them on."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pypdf

from real_command import Command

UPPER, OWN, THIRD = "national-2022", "jilin-2024", "wuxi-2024"


def test_a_matrix_has_a_column_for_each_document(reader: Command, tmp_path: Path) -> None:
    answer = reader.json(
        *("export", "comparison", "--to", str(tmp_path / "矩阵.docx"), "--doc", UPPER, OWN, THIRD, "--by", "matrix")
    )
    table = docx.Document(str(tmp_path / "矩阵.docx")).tables[0]
    assert len(table.rows) == answer["rows"] + 1
    heads = [cell.text for cell in table.rows[0].cells]
    assert heads[:2] == ["序号", "事项"]
    assert len(heads) == 6
    outcomes = {row.cells[-1].text.split("\n")[0] for row in table.rows[1:]}
    assert "对应" in outcomes
    assert all(outcome.startswith(("对应", "仅", "缺失：")) for outcome in outcomes)


def test_a_matrix_holds_gists_and_whole_clauses_only_when_asked(reader: Command, tmp_path: Path) -> None:
    def words(*more: str) -> str:
        file = tmp_path / "矩阵.md"
        reader.json("export", "comparison", "--to", str(file), "--doc", UPPER, OWN, "--by", "matrix", *more)
        return file.read_text("utf-8")

    assert 3 * len(words()) < len(words("--full"))


def test_versions_are_set_side_by_side(compiled_bundle: Path, tmp_path: Path) -> None:
    own = Command(tmp_path / "home")
    old = "一、总则\n（一）企业应当申报材料。\n（二）由县级部门审核材料，并在十个工作日内答复。\n"
    for name, text in (("旧", old), ("新", old.replace("应当", "必须"))):
        (tmp_path / f"{name}.txt").write_text(f"甲市企业申报办法\n{text}", encoding="utf-8")
    own.json("import", str(tmp_path / "旧.txt"), "--id", "version-old")
    own.json("import", str(tmp_path / "新.txt"), "--id", "version-new")
    path = tmp_path / "修订.xlsx"
    answer = own.json(
        *("export", "comparison", "--to", str(path), "--doc", "version-old", "version-new", "--by", "text")
    )
    assert answer["rows"] == 1
    page = openpyxl.load_workbook(path, rich_text=True).active
    assert page is not None
    words = [str(cell.value) for row in page.iter_rows() for cell in row if cell.value]
    assert any("企业应当申报材料" in word for word in words)
    assert any("企业必须申报材料" in word for word in words)


def test_a_work_plan_is_drafted_from_two_policies(reader: Command, tmp_path: Path) -> None:
    for ending in ("docx", "pdf", "html", "md"):
        reader.json("export", "workplan", "--to", str(tmp_path / f"方案.{ending}"), "--doc", OWN, "--doc", UPPER)
    written = docx.Document(str(tmp_path / "方案.docx"))
    assert written.paragraphs[0].text.replace("\n", "").startswith("关于贯彻落实《企业技术创新能力提升行动方案")
    assert len(written.tables) > 1
    assert len(pypdf.PdfReader(tmp_path / "方案.pdf").outline) > 0


def test_a_work_plan_of_one_policy_is_refused_in_one_line(reader: Command, tmp_path: Path) -> None:
    done = reader("export", "workplan", "--to", str(tmp_path / "a.docx"), "--doc", OWN)
    assert done.status == 1
    assert "一份上级文件和一份本级文件" in done.said
    assert not (tmp_path / "a.docx").exists()
