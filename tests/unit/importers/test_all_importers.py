"""One suite for the readers of all formats: each has a sample of the same text, ``tests/data/sample.*``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compendium.domain.errors import UserError
from compendium.importers import base
from compendium.importers.base import Importer
from compendium.importers.registry import BY_KIND, IMPORTERS, importer_for, read_content, supported_extensions

EACH = pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.extensions[0])
TEXTS = (BY_KIND["txt"], BY_KIND["md"])
EACH_TEXT = pytest.mark.parametrize("importer", TEXTS, ids=lambda importer: importer.extensions[0])
PRINTED = (BY_KIND["pdf"], BY_KIND["ofd"], BY_KIND["html"], BY_KIND["mhtml"])  # show blanks as space, not as characters


@pytest.fixture(scope="module")
def expected(repository: Path) -> str:
    return (repository / "tests" / "data" / "sample.txt").read_text(encoding="utf-8").rstrip("\n")


@EACH
def test_the_sample_gives_its_exact_text(importer: Importer, repository: Path, expected: str) -> None:
    path = repository / "tests" / "data" / f"sample{importer.extensions[0]}"
    text = importer.read(path).text.rstrip("\n")
    if importer in PRINTED:
        assert spaced(text) == spaced(expected)
    else:
        assert text == expected


@EACH
def test_content_tells_the_format_whatever_the_name(importer: Importer, repository: Path) -> None:
    data = (repository / "tests" / "data" / f"sample{importer.extensions[0]}").read_bytes()
    if importer in TEXTS:
        return
    right = read_content(data, f"a{importer.extensions[0]}")
    wrong = read_content(data, "a.txt" if importer is not BY_KIND["doc"] else "a.pdf")
    assert (wrong.text, wrong.kind) == (right.text, right.kind)
    assert right.warnings == ()
    assert any("扩展名与内容不符" in warning for warning in wrong.warnings)


@EACH
def test_the_registry_knows_every_ending_whatever_its_case(importer: Importer) -> None:
    for extension in importer.extensions:
        assert importer_for(Path(f"文件{extension}")) is importer
        assert importer_for(Path(f"文件{extension.upper()}")) is importer


@EACH_TEXT
@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", "\u3000\n".encode()])
def test_an_empty_file_is_refused(importer: Importer, tmp_path: Path, data: bytes) -> None:
    assert refused(importer, tmp_path, data) == "empty"


@EACH_TEXT
def test_a_binary_file_is_refused(importer: Importer, tmp_path: Path) -> None:
    assert refused(importer, tmp_path, b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 20) == "binary"


@EACH_TEXT
def test_bytes_of_no_encoding_are_refused(importer: Importer, tmp_path: Path) -> None:
    assert refused(importer, tmp_path, "正文".encode() + b"\xff\xff\xff") == "undecodable"


@EACH
def test_a_missing_file_and_a_folder_are_refused(importer: Importer, tmp_path: Path) -> None:
    assert code_of(importer, tmp_path / "none.txt") == "not_found"
    assert code_of(importer, tmp_path) == "not_a_file"


@EACH
def test_a_file_that_is_too_large_is_refused(
    importer: Importer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "MAX_BYTES", 10)
    assert refused(importer, tmp_path, b"0123456789a") == "too_large"


@EACH
def test_an_unreadable_file_is_refused(importer: Importer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.txt"
    path.write_text("正文", encoding="utf-8")
    if os.name != "nt" and os.geteuid() != 0:
        path.chmod(0)
    else:  # root and Windows read whatever the mode says

        def denied(self: Path) -> bytes:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "read_bytes", denied)
    assert code_of(importer, path) == "unreadable"


@EACH_TEXT
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_every_usual_encoding_is_read(importer: Importer, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes("第一条\u3000为了规范管理，制定本办法。\r\n第二条\u3000略。\r".encode(encoding))
    assert importer.read(path).text.rstrip("\n") == "第一条\u3000为了规范管理，制定本办法。\n第二条\u3000略。"


LONG = "第一条　为了规范管理，制定本办法。本市行政区域内的企业应当按照有关规定执行，各级人民政府加强监管。"
TRADITIONAL = (
    "為貫徹落實國務院關於優化營商環境的決策部署，現就有關事項通知如下，各級政府應當加強組織領導，支持企業創新。"
)


@EACH_TEXT
def test_big5_is_read_as_such_and_said_so(importer: Importer, tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(TRADITIONAL.encode("big5"))
    source = importer.read(path)
    assert source.text.rstrip("\n") == TRADITIONAL
    assert "Big5" in source.warnings[0]


@EACH_TEXT
def test_what_decodes_to_rare_characters_only_is_refused(importer: Importer, tmp_path: Path) -> None:
    assert refused(
        importer, tmp_path, ("무역과 산업의 발전을 위하여 필요한 사항을 규정함을 목적으로 한다" * 3).encode("euc-kr")
    ) == ("undecodable")


@EACH_TEXT
def test_a_traditional_text_in_gbk_stays_gbk(importer: Importer, tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(TRADITIONAL.encode("gbk"))
    assert (importer.read(path).text.rstrip("\n"), importer.read(path).warnings) == (TRADITIONAL, ())


@EACH_TEXT
@pytest.mark.parametrize(
    ("encoding", "cut"), [("utf-8", 1), ("utf-8", 2), ("gb18030", 1), ("utf-16", 1), ("utf-8-sig", 1)]
)
def test_a_file_that_ends_inside_a_character_is_read_with_a_warning(
    importer: Importer, tmp_path: Path, encoding: str, cut: int
) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes((LONG + "终").encode(encoding)[:-cut])
    source = importer.read(path)
    assert source.text.rstrip("\n") == LONG
    assert "末尾" in source.warnings[0]


def test_a_lock_file_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        importer_for(Path("~$方案.txt"))
    assert caught.value.code == "lock_file"


@pytest.mark.parametrize("name", ["方案.exe", "方案"])
def test_other_formats_are_refused_and_the_known_ones_named(name: str) -> None:
    with pytest.raises(UserError) as caught:
        importer_for(Path(name))
    assert caught.value.code == "unsupported_format"
    assert name in caught.value.message
    assert all(extension in caught.value.advice for extension in supported_extensions())


def spaced(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n")]


def refused(importer: Importer, folder: Path, data: bytes) -> str:
    path = folder / "file.txt"
    path.write_bytes(data)
    return code_of(importer, path)


def code_of(importer: Importer, path: Path) -> str:
    with pytest.raises(UserError) as caught:
        importer.read(path)
    assert path.name in caught.value.message
    assert caught.value.advice
    return caught.value.code
