"""Files instead of a command: ``compendium 方案.docx``."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from compendium.app.argument_parser import UsageError
from compendium.app.file_argument import split_files
from compendium.domain.import_target import import_target, paths_of


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "方案.txt"
    file.write_text("一、总体要求\n", encoding="utf-8")
    (tmp_path / "list").mkdir()
    return file


def test_files_are_taken_out_of_the_words_wherever_they_stand(plan: Path) -> None:
    assert split_files(["方案.txt"]) == ([], [plan])
    assert split_files(["--home", "x.home", str(plan)]) == (["--home", "x.home"], [plan])
    assert split_files(["--open", "方案.txt"]) == ([], [plan])


def test_commands_keep_their_words_and_documents_are_no_files(plan: Path) -> None:
    for words in (["list"], ["import", str(plan)], ["--json", "search", "a.b"], ["--open", "jilin-2024#4.12"], []):
        assert split_files(words) == (words, [])


def test_a_file_that_is_not_there_is_said(plan: Path) -> None:
    with pytest.raises(UsageError, match="找不到"):
        split_files([str(plan.with_name("没有.docx"))])


def test_desktops_hand_over_urls(plan: Path) -> None:
    second = plan.with_name("通知 100%.docx")
    second.write_bytes(b"")
    for start in ("file://", "file:", "FILE://localhost"):
        assert split_files([f"{start}{quote(str(plan))}", f"{start}{quote(str(second))}"]) == ([], [plan, second])
    assert split_files(["--open", second.as_uri()]) == ([], [second])


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///none/%E6%96%B9%E6%A1%88.docx", "找不到文件“/none/方案.docx”"),
        ("smb://office/方案.docx", "先复制到本机"),
        ("file://office/方案.docx", "先复制到本机"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="shared folders have paths there")
def test_urls_that_lead_nowhere_are_said(url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        split_files([url])


def test_one_start_hands_its_files_to_another_in_a_line(plan: Path) -> None:
    line = import_target([plan, plan.parent])
    assert "\n" not in line
    assert paths_of(line) == [plan, plan.parent]
    assert import_target([]) == ""
    for other in ("", "jilin-2024", "compendium:jilin-2024", "import:", 'import:{"a":1}'):
        assert paths_of(other) == []
