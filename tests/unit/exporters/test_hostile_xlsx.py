from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from compendium.domain.errors import UserError
from compendium.exporters.registry import write_sheet
from compendium.exporters.sheet_xlsx import read_sheet
from exporter_sheets import sheet


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_sheet(sheet(), tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        read_sheet(path)
    assert "“a.xlsx”" in caught.value.message
    return caught.value


def answer(path: Path) -> str:
    try:
        return read_sheet(path).kind
    except UserError as error:
        return error.code


def repacked(path: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, old in (parts | {name: content}).items():
            archive.writestr(part, old if part != name else content)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "序号,任务".encode("gbk"), b"\xd0\xcf\x11\xe0" * 200])
def test_what_is_no_spreadsheet_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refusal(path).code == "not_a_spreadsheet"


def test_a_file_that_was_cut_off_is_refused(path: Path) -> None:
    content = path.read_bytes()
    for length in range(0, len(content) - 1, max(len(content) // 40, 1)):
        path.write_bytes(content[:length])
        assert refusal(path).code == "not_a_spreadsheet"


def test_damaged_bytes_never_end_in_anything_but_an_answer(path: Path) -> None:
    content = path.read_bytes()
    for at in range(0, len(content), max(len(content) // 60, 1)):
        path.write_bytes(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
        assert answer(path) in {"tasks", "not_a_spreadsheet", "not_our_table", "too_large"}


def test_a_file_that_unpacks_to_more_than_memory_is_refused(path: Path) -> None:
    repacked(path, "xl/media/image1.bin", b"\0" * (101 * 2**20))
    assert path.stat().st_size < 2**20
    assert refusal(path).code == "too_large"


def test_a_file_that_is_itself_too_large_is_refused(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(100 * 2**20)
    assert refusal(path).code == "too_large"


def test_entities_are_refused(path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    repacked(path, "xl/worksheets/sheet1.xml", bomb)
    assert refusal(path).code == "not_a_spreadsheet"


def test_another_spreadsheet_is_refused_with_what_to_do(path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "序号"
    workbook.save(path)
    assert "隐藏的编号行" in refusal(path).message


def test_a_table_of_a_later_version_is_refused(path: Path) -> None:
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0]["H1"] = "compendium:tasks:2"
    workbook.save(path)
    assert refusal(path).code == "newer_data"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.xlsx").code == "cannot_read"


def test_formatting_without_end_is_not_read(path: Path) -> None:
    workbook = openpyxl.load_workbook(path)
    workbook.worksheets[0].row_dimensions[1_048_576].height = 20
    workbook.worksheets[0].cell(1_048_576, 1).number_format = "0"
    workbook.save(path)
    assert len(read_sheet(path).rows) == 3
