"""Folders and archives: what is in them is read; names in them never lead anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

import import_samples as samples
from compendium.domain.errors import UserError
from compendium.importers.base import SourceText
from compendium.services import reading
from compendium.services.reading import FileReading, SourceFile, files_in, passed_over


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def inside(archive: Path) -> list[SourceFile]:
    with FileReading() as opened:
        found = opened.read(SourceFile(archive))
    assert isinstance(found, list)
    return found


def test_an_archive_gives_its_documents_with_the_names_their_maker_saw(tmp_path: Path) -> None:
    data = samples.archive(
        {
            "政策/方案.txt": "一、总体要求\n正文。",
            "政策/~$方案.docx": "x",
            "图.png": "x",
            "b.docx": samples.sample("docx"),
        }
    )
    path = saved(tmp_path, "资料.zip", data)
    found = inside(path)
    assert [file.entry for file in found] == ["b.docx", "政策/方案.txt"]
    assert [file.name for file in found] == ["b.docx", "方案.txt"]
    assert found[1].label == str(path / "政策" / "方案.txt")
    with FileReading() as opened:
        texts = [opened.read(file) for file in found]
    assert isinstance(texts[1], SourceText)
    assert texts[1].text == "一、总体要求\n正文。"


def test_names_in_the_encoding_of_windows_are_read(tmp_path: Path) -> None:
    name = "方案一.txt".encode("gbk")
    plain = samples.archive({"a" * len(name): "一、总体要求"})
    path = saved(tmp_path, "a.zip", plain.replace(b"a" * len(name), name))
    assert [file.entry for file in inside(path)] == ["方案一.txt"]


def test_names_that_lead_out_of_the_folder_lead_nowhere(tmp_path: Path) -> None:
    names = ("../../外.txt", "/根.txt", "C:\\盘.txt", "a/../../b.txt")
    path = saved(tmp_path / "in", "a.zip", samples.archive(dict.fromkeys(names, "一、总体要求")))
    before = sorted(tmp_path.rglob("*"))
    found = inside(path)
    assert sorted(file.entry for file in found) == ["a/b.txt", "外.txt", "根.txt", "盘.txt"]
    assert all(Path(file.label).is_relative_to(path) for file in found)
    with FileReading() as opened:
        assert all(isinstance(opened.read(file), SourceText) for file in found)
    assert sorted(tmp_path.rglob("*")) == before


def test_an_archive_with_a_password_or_without_documents_is_refused(tmp_path: Path) -> None:
    locked = saved(tmp_path, "locked.zip", samples.encrypted_zip())
    nothing = saved(tmp_path, "nothing.zip", samples.archive({"a.png": "x"}))
    with FileReading() as opened:
        [file] = inside(locked)
        for each, code in ((file, "encrypted"), (SourceFile(nothing), "empty")):
            with pytest.raises(UserError) as caught:
                opened.read(each)
            assert caught.value.code == code


def test_a_folder_gives_its_documents_also_those_that_cannot_be_read(tmp_path: Path) -> None:
    names = ("a.txt", "b/c.DOCX", "b/d.xlsx", "e.png", ".f.txt", "~$a.docx", "页_files/g.htm", "h.zip")
    for name in names:
        saved(tmp_path, name, b"x")
    assert [file.label for file in files_in([tmp_path, tmp_path / "a.txt"])] == [
        str(tmp_path / name) for name in ("a.txt", "b/c.DOCX", "b/d.xlsx", "h.zip")
    ]


@pytest.mark.parametrize("name", ["MAX_CHARACTERS", "MAX_LINES"])
def test_a_text_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(reading, name, 10)
    path = saved(tmp_path, "a.txt", "一、总体要求。\n".encode() * 20)
    with FileReading() as opened, pytest.raises(UserError) as caught:
        opened.read(SourceFile(path))
    assert caught.value.code == "too_large"


def test_what_an_archive_holds_beside_documents_is_said_as_for_folders(tmp_path: Path) -> None:
    beside = {"图/章.png": "x", "~$甲.docx": "x", "旧.tmp": "x", "数据.csv": "x"}
    unsaid = {".DS_Store": "x", "__MACOSX/._甲.txt": "x", "页_files/标志.png": "x", "页_files/广告.html": "x"}
    archive = saved(tmp_path, "资料.zip", samples.archive({"甲.txt": "一、总体要求", **beside, **unsaid}))
    folder = tmp_path / "资料"
    for name in ("甲.txt", *beside, *unsaid):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    with FileReading() as opened:
        opened.read(SourceFile(archive))
        passed = opened.passed
    assert {path.relative_to(archive).as_posix(): what for path, what in passed.items()} == {
        "图/章.png": "图片",
        "~$甲.docx": "临时文件",
        "旧.tmp": "临时文件",
        "数据.csv": "其他文件",
    }
    assert {path.relative_to(folder): what for path, what in passed_over([folder]).items()} == {
        path.relative_to(archive): what for path, what in passed.items()
    }
