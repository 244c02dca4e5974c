"""Every failure ends as one line and a status; a defect of ours also as a report."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from compendium.app import crash, paths
from compendium.app.argument_parser import UsageError
from compendium.app.commands import library
from compendium.app.main import main
from compendium.app.run import run, today
from compendium.domain.errors import CancelledError, UserError


def _failing(error: BaseException) -> Callable[..., int]:
    def command(*_: object) -> int:
        raise error

    return command


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Make ``list`` raise; the parser takes the function when it is built."""

    def install(error: BaseException) -> None:
        monkeypatch.setattr(library, "list_documents", _failing(error))

    return install


def test_a_defect_becomes_a_report_and_a_line_with_its_path(
    fail: Callable[[BaseException], None], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fail(ZeroDivisionError("nobody should read this"))
    assert main(["list"]) == 1
    out, err = capsys.readouterr()
    (report,) = (home / "logs").glob("crash-*.txt")
    assert out == ""
    assert err.count("\n") == 1
    assert str(report) in err
    assert "nobody" not in err
    assert "ZeroDivisionError: nobody should read this" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (UserError("x", "文库坏了。", "运行 check。"), 1, "文库坏了。运行 check。\n"),
        (UserError("x", "两\n行"), 1, "两 行\n"),
        (CancelledError(), 1, "已取消，没有改动任何数据。\n"),
        (UsageError("词不对"), 2, "用词有误：词不对。用 compendium --help 查看用法。\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_what_the_user_reads(
    fail: Callable[[BaseException], None],
    error: BaseException,
    status: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fail(error)
    assert main(["list"]) == status
    assert capsys.readouterr() == ("", said)


def test_a_refusal_of_the_system_names_the_file(
    fail: Callable[[BaseException], None], capsys: pytest.CaptureFixture[str]
) -> None:
    fail(PermissionError(13, "Permission denied", "/x/y.db"))
    assert main(["list"]) == 1
    assert "“/x/y.db”失败：没有权限" in capsys.readouterr().err


def test_a_report_finds_a_place_when_the_home_has_none(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home.write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setattr(crash.tempfile, "gettempdir", lambda: str(tmp_path))
    report = crash.write_report(ValueError("x"), home)
    assert report is not None
    assert report.parent == tmp_path


def test_a_report_keeps_long_words_short(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["compendium", "search", "税" * 5000])
    report = crash.write_report(ValueError("x"), home)
    assert report is not None
    text = report.read_text(encoding="utf-8")
    assert "search" in text
    assert "4800 more" in text
    assert len(text) < 2000


def test_reports_do_not_pile_up(home: Path) -> None:
    folder = home / "logs"
    folder.mkdir(parents=True)
    for number in range(30):
        (folder / f"crash-2020{number:02}.txt").touch()
    report = crash.write_report(ValueError("x"), home)
    kept = sorted(folder.glob("crash-*.txt"))
    assert len(kept) == 20
    assert report in kept


def test_json_needs_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--json"]) == 2
    assert capsys.readouterr().out == ""


def test_a_command_opens_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--open", "a", "list"]) == 2


def test_today_is_set_by_the_environment() -> None:
    assert today({"COMPENDIUM_TODAY": "2026-07-01"}) == date(2026, 7, 1)
    assert isinstance(today({}), date)
    with pytest.raises(UsageError, match="2026年"):
        today({"COMPENDIUM_TODAY": "2026年"})


def test_a_wrong_today_is_told_before_anything_is_touched(home: Path) -> None:
    assert run(["list"], {**os.environ, "COMPENDIUM_TODAY": "soon", "COMPENDIUM_HOME": str(home)}) == 2
    assert not home.exists()


def test_version_and_help_end_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["--help"]) == 0
    assert "政策汇编" in capsys.readouterr().out


def test_the_home_is_the_users_unless_he_chose_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert paths.default_home({"COMPENDIUM_HOME": str(tmp_path)}) == tmp_path
    platform_home = paths.default_home({"COMPENDIUM_HOME": ""})
    assert platform_home.is_absolute()
    assert platform_home.name == paths.APP_NAME


def test_the_source_tree_has_what_paths_name() -> None:
    assert not paths.is_installed()
    assert (paths.resources_dir() / "themes").is_dir()
    assert (paths.content_dir() / "policies").is_dir()
    assert paths.bundle_dir().name == ".compiled"


def test_an_installed_package_carries_its_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "compendium" / "_data"
    data.mkdir(parents=True)
    assert paths.is_installed(tmp_path / "compendium")
    monkeypatch.setattr(paths, "_INSTALLED_DATA", data)
    monkeypatch.setattr(paths, "is_installed", lambda: True)
    assert (paths.resources_dir(), paths.content_dir(), paths.bundle_dir()) == (
        data / "resources",
        data / "content",
        data / "bundle",
    )


def test_a_namespace_without_command_is_the_window() -> None:
    from compendium.app.command_line import build_parser

    assert build_parser().parse_args([]) == argparse.Namespace(
        run=None, open=None, as_json=False, home=None, library=None, command=None
    )


def test_a_damaged_program_says_so(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "compendium.app.run", None)  # as when the file is gone
    assert main(["list"]) == 1
    err = capsys.readouterr().err
    (report,) = (home / "logs").glob("crash-*.txt")
    assert err.startswith("程序文件缺失或已损坏")
    assert err.count("\n") == 1
    assert str(report) in err
