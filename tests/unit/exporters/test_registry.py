from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compendium.domain.errors import UserError
from compendium.domain.sheet import Sheet
from compendium.exporters.registry import sheet_endings, write_sheet
from exporter_sheets import sheet


def everything(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", ["a.doc", "a", "a.xls", ".docx"])
def test_an_unknown_format_is_refused_naming_those_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match=r"\.docx、\.xlsx、\.csv、\.md、\.html") as caught:
        write_sheet(sheet(), tmp_path / name)
    assert caught.value.code == "unknown_format"
    assert everything(tmp_path) == {}


@pytest.mark.parametrize("ending", sheet_endings())
def test_every_ending_is_written_whatever_its_case(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"甲省 任务{ending.upper()}"
    assert write_sheet(sheet(), path) == 3
    assert list(everything(tmp_path)) == [path.name]
    assert path.stat().st_size > 100


def test_a_writer_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")

    def fail(_: Sheet, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(UserError, match="磁盘已满"):
        write_sheet(sheet(), path, {".docx": fail})
    assert everything(tmp_path) == {"a.docx": b"old"}


def test_another_layers_writer_takes_part(tmp_path: Path) -> None:
    def write(table: Sheet, target: Path) -> None:
        target.write_text(table.title, encoding="utf-8")

    assert write_sheet(sheet(), tmp_path / "a.pdf", {".pdf": write}) == 3
    assert (tmp_path / "a.pdf").read_text(encoding="utf-8") == sheet().title


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不存在"):
        write_sheet(sheet(), tmp_path / "none" / "a.docx")


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(UserError, match="是文件夹"):
        write_sheet(sheet(), tmp_path / "a.docx")


@pytest.mark.skipif(os.name == "nt", reason="rights of files are set otherwise there")
def test_a_read_only_folder_and_a_read_only_file_are_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    (tmp_path / "a.csv").write_text("old")
    (tmp_path / "a.csv").chmod(0o444)
    with pytest.raises(UserError, match="只读文件"):
        write_sheet(sheet(), tmp_path / "a.csv")
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(UserError, match="不能写入"):
            write_sheet(sheet(), tmp_path / "b.csv")
    finally:
        tmp_path.chmod(0o755)


def test_a_file_that_another_program_holds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace a file that Word has open; here its answer is given in its place."""
    (tmp_path / "a.docx").write_bytes(b"old")

    def refuse(_: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match="关闭它再导出") as caught:
        write_sheet(sheet(), tmp_path / "a.docx")
    assert caught.value.code == "file_in_use"
    assert everything(tmp_path) == {"a.docx": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "a.csv").symlink_to(tmp_path / "real.csv")
    write_sheet(sheet(), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").is_symlink()
    assert (tmp_path / "real.csv").stat().st_size > 100


def test_nothing_heavy_is_loaded_before_it_is_used() -> None:
    code = "import sys, compendium.exporters.registry; print({'docx', 'openpyxl', 'lxml'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
