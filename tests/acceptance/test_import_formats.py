"""Real files of every format through the real readers: what they say is there, and what is broken is refused."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from lxml import etree

import import_samples as samples
from compendium.domain.errors import UserError
from compendium.importers.base import SourceText
from compendium.services.reading import FileReading, SourceFile, files_in
from real_command import Command
from shared_material import SHARED

CORPUS = SHARED / "corpus" / "docs"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
PAGE_NUMBER = re.compile(r"[-–—]*(?:\d{1,3}|[IVX]+)?[-–—]*")
BROKEN = {
    **dict.fromkeys(("001", "002", "006"), "lock_file"),
    **dict.fromkeys(("003", "004", "005"), "damaged"),  # 004: something stands behind the end of the archive
}
SLOWEST = 20.0

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared test material is absent")


@pytest.fixture
def reading() -> Iterator[FileReading]:
    with FileReading() as opened:
        yield opened


def plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def text_of(reading: FileReading, path: Path) -> str:
    """The text without blanks; "" when the file holds none."""
    try:
        source = reading.read(SourceFile(path))
    except UserError as error:
        if error.code != "empty":
            raise
        return ""
    assert isinstance(source, SourceText)
    return plain(source.text)


def in_order(wanted: str, got: str) -> float:
    blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted) if wanted else 1.0


def printed_in(path: Path) -> str:
    """What the paragraphs of document.xml say, those of tables and boxes too, deletions not."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for name in (FALLBACK, f"{WORD}del", f"{WORD}moveFrom"):
        for element in list(root.iter(name)):
            tail = element.tail
            element.clear()
            element.tail = tail
    return plain("".join(element.text or "" for element in root.iter(f"{WORD}t")))


def test_every_file_is_read_or_refused_with_its_reason(reading: FileReading) -> None:
    refused = {}
    for file in files_in([CORPUS]):
        try:
            read = reading.read(file)
        except UserError as error:
            refused[f"{file.path.parent.name}/{file.name[:3]}"] = error.code if error.advice else "no advice"
        else:
            assert isinstance(read, SourceText), file.name
    broken = {name.partition("/")[2]: code for name, code in refused.items() if name.startswith("broken/")}
    assert broken == BROKEN
    templates = {name: code for name, code in refused.items() if name not in {f"broken/{key}" for key in BROKEN}}
    assert set(templates.values()) <= {"empty"}
    assert {name.partition("/")[0] for name in templates} <= {"docx_template"}  # forms without a single character


@pytest.mark.parametrize("folder", ["docx", "docx_feature", "docx_policy_generated", "docx_template"])
def test_word_files_lose_nothing(reading: FileReading, folder: str) -> None:
    paths = sorted((CORPUS / folder).glob("*.docx"))
    assert paths
    for path in paths:
        assert in_order(printed_in(path), text_of(reading, path)) >= 0.995, path.name


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is absent")
def test_pdf_files_hold_the_words_that_another_program_finds(reading: FileReading) -> None:
    paths = sorted((CORPUS / "pdf").glob("*.pdf"))
    assert paths
    for path in paths:
        done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, timeout=60, check=True)
        words = [plain(word) for word in done.stdout.decode("utf-8").split()]
        words = [word for word in words if not PAGE_NUMBER.fullmatch(word)]
        text = text_of(reading, path)
        found = sum(word in text for word in words)
        assert found >= 0.98 * len(words), (path.name, [word for word in words if word not in text][:10])


def test_old_word_files_keep_tables_and_numbers(reading: FileReading) -> None:
    path = next((CORPUS / "doc").glob("006_*.doc"))
    source = reading.read(SourceFile(path))
    assert isinstance(source, SourceText)
    assert source.tables
    rows = source.text.split("\n")[source.tables[0].start : source.tables[0].end]
    assert len({row.count("\t") for row in rows}) == 1


def test_an_archive_is_imported_file_by_file(tmp_path: Path) -> None:
    path = tmp_path / "资料.zip"
    parts = {
        "甲/方案.docx": samples.sample("docx"),
        "乙.txt": "乙市办法\n第一条 略。\n第二条 略。",
        "坏.pdf": b"%PDF-1.4 x",
    }
    path.write_bytes(samples.archive(parts))
    command = Command(tmp_path / "home")
    done = command("import", str(path), "--json")
    assert done.status == 1
    assert "坏.pdf" in done.said
    outcomes = {outcome["file"]: outcome for outcome in done.json}
    assert {name: outcome["status"] for name, outcome in outcomes.items()} == {
        str(path / "乙.txt"): "imported",
        str(path / "坏.pdf"): "refused",
        str(path / "甲" / "方案.docx"): "imported",
    }
    assert outcomes[str(path / "坏.pdf")]["error"]["code"] == "damaged"
    assert [file.name for file in tmp_path.iterdir() if file.name not in {"home", path.name}] == []


def test_a_share_of_the_broken_files_breaks_nothing(repository: Path) -> None:
    script = repository / "build" / "bench" / "fuzz.py"
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script), "--share", "10"], capture_output=True, timeout=100, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")


def test_what_the_window_would_ask_is_told_for_each_file(tmp_path: Path) -> None:
    whole, bare = tmp_path / "全.txt", tmp_path / "缺.txt"
    whole.write_text(
        "云溪县人民政府关于支持渔业发展的意见\n云政发〔2024〕7号\n一、目标\n建成渔港。\n云溪县人民政府\n2024年5月6日\n",
        encoding="utf-8",
    )
    bare.write_text("渔业发展要点\n一、目标\n建成渔港三座。\n", encoding="utf-8")
    command = Command(tmp_path / "home")
    done = command("import", str(whole), str(bare))
    assert done.status == 0
    told = done.out.decode("utf-8")
    first, second = told.split("已导入")[1:3]
    assert "请核对" not in first
    assert "请核对：发文机关、成文日期" in second
    assert "共 2 份" in told
    assert "其中 1 份有疑问" in told
