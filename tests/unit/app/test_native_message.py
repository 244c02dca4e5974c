"""Who has no console reads in a box why the program ends."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from compendium.app import native_message, run
from compendium.app.native_message import QUIET_VARIABLE, ToldError
from compendium.domain.errors import HomeError, UserError


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of the boxes that show; the program runs as on Windows without a console."""
    shown: list[str] = []
    user32 = SimpleNamespace(MessageBoxW=lambda _window, text, _title, _kind: shown.append(text))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(user32=user32), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", "/stick/PolicyCompendium.exe")
    return shown


def test_a_link_with_something_behind_it_is_told(boxes: list[str]) -> None:
    assert run.run(["compendium:jilin-2024", "--home"], {}) == 2
    assert len(boxes) == 1
    assert boxes[0] == "链接“compendium:…”后面不能再有别的内容。"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--bogus"], "多余或不认识的内容：--bogus。用 compendium --help 查看用法。"),
        (["没有.docx"], "找不到文件“没有.docx”。"),
        (["bookmark", "add"], "缺少：DOC#CLAUSE。用 compendium bookmark add --help 查看用法。"),
        (["--json"], "--json 要和命令一起用，如 compendium list --json。用 compendium --help 查看用法。"),
    ],
)
def test_wrong_words_are_told(boxes: list[str], words: list[str], said: str, home: Path) -> None:
    assert run.run(words, {"COMPENDIUM_HOME": str(home)}) == 2
    assert boxes == [said]


def test_what_is_wrong_with_the_home_is_told_without_options(
    boxes: list[str], home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> int:
        raise HomeError("home_not_folder", "不是文件夹。", "请移走。")

    monkeypatch.setattr(run, "_run", fail)
    assert run.run(["--home", str(home)], {}) == 1
    assert boxes == ["不是文件夹。请移走。"]
    assert capsys.readouterr().err == "不是文件夹。请移走，或用 --home 另选数据文件夹。\n"


def test_a_defect_is_told_with_the_place_of_its_report(
    boxes: list[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError("a defect")

    monkeypatch.setattr(run, "_run", fail)
    assert run.run(["--home", str(home)], {}) == 1
    (report,) = (home / "logs").glob("crash-*.txt")
    assert str(report) in boxes[0]


def test_what_the_window_showed_is_not_told_twice(
    boxes: list[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise ToldError(UserError("home_not_folder", "不是文件夹。", "请另选。"))

    monkeypatch.setattr(run, "_run", fail)
    assert run.run(["--home", str(home)], {}) == 1
    assert boxes == []


def test_nobody_is_asked_to_close_a_box_where_nobody_is(boxes: list[str]) -> None:
    native_message.tell("文字", {QUIET_VARIABLE: "1"})
    assert boxes == []


def test_a_console_is_enough(boxes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/stick/compendium.exe")
    native_message.tell("文字", {})
    assert boxes == []


def test_told_errors_keep_their_line() -> None:
    error = UserError("home_not_folder", "不是文件夹。", "请另选。")
    assert ToldError(error).command_line == error.command_line
    assert ToldError(error).code == "home_not_folder"
