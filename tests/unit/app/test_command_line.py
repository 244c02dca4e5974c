"""The words of the command line are understood, and wrong ones are named in Chinese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compendium.app.argument_parser import in_chinese
from compendium.app.command_line import build_parser
from compendium.app.commands.base import Place
from compendium.app.run import run

WORDS_OF_ARGPARSE = re.compile(r"argument|required|invalid|unrecognized|expected|usage|positional|optional|show this")


@pytest.mark.parametrize("words", [["--json", "--home", "x", "list"], ["list", "--json", "--home", "x"]])
def test_options_stand_before_or_after_the_command(words: list[str]) -> None:
    arguments = build_parser().parse_args(words)
    assert arguments.as_json
    assert arguments.home == Path("x").absolute()


@pytest.mark.parametrize(
    "words", [["bookmark", "list", "--json"], ["bookmark", "--json", "list"], ["--json", "bookmark", "list"]]
)
def test_options_stand_anywhere_around_a_nested_command(words: list[str]) -> None:
    assert build_parser().parse_args(words).as_json


def test_the_last_of_two_homes_counts() -> None:
    arguments = build_parser().parse_args(["--home", "a", "list", "--home", "b"])
    assert arguments.home == Path("b").absolute()


def test_a_home_folder_sign_is_resolved() -> None:
    assert build_parser().parse_args(["--home", "~/x", "list"]).home == Path.home() / "x"


def test_without_a_command_there_is_nothing_to_run_but_the_window() -> None:
    arguments = build_parser().parse_args([])
    assert arguments.run is None
    assert not arguments.as_json


def test_filters_gather_and_options_may_stand_between_documents() -> None:
    arguments = build_parser().parse_args(
        ["search", "税", "--doc", "a", "--year", "2024", "--doc", "b", "--limit", "0"]
    )
    assert (arguments.doc, arguments.year, arguments.limit) == (["a", "b"], [2024], 0)
    arguments = build_parser().parse_args(["compare", "A", "--by", "text", "B"])
    assert (arguments.first, arguments.second, arguments.others) == ("A", "B", [])


def test_two_parsers_share_no_filters() -> None:
    build_parser().parse_args(["search", "税", "--doc", "a"])
    assert build_parser().parse_args(["search", "税"]).doc == []


def test_a_place_is_a_document_and_perhaps_a_clause() -> None:
    parse = build_parser().parse_args
    assert parse(["show", "jilin-2024"]).place == Place("jilin-2024", "")
    assert parse(["show", "jilin-2024#2.1"]).place == Place("jilin-2024", "2.1")
    assert parse(["--open", "a@2#p1"]).open == Place("a@2", "p1")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nosuch"], "nosuch"),
        (["list", "--bogus"], "--bogus"),
        (["--js", "list"], "--js"),
        (["show"], "DOC"),
        (["show", "#2"], "#2"),
        (["search"], "QUERY"),
        (["search", " "], "QUERY"),
        (["search", "税", "--limit", "-1"], "--limit"),
        (["search", "税", "--limit", "两"], "两"),
        (["search", "税", "--year", "24"], "24"),
        (["search", "税", "--level", "村"], "村"),
        (["compare", "A"], "缺少：B。"),
        (["compare", "A#1", "B"], "A#1"),
        (["show", "jilin-2024#"], "jilin-2024#"),
        (["bookmark", "add", "jilin-2024# "], "条款"),
        (["compare", "A", "B", "--by", "size"], "size"),
        (["bookmark"], "ACTION"),
        (["bookmark", "add", "jilin-2024"], "条款"),
        (["bookmark", "remove"], "ID"),
        (["import"], "PATH"),
        (["--home"], "--home"),
        (["--home", "", "list"], "--home"),
        (["list", "--json=1"], "--json"),
    ],
)
def test_wrong_words_end_with_status_2_and_one_chinese_line(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words, {}) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert said in err
    assert "--help" in err
    assert not WORDS_OF_ARGPARSE.search(err)


@pytest.mark.parametrize(
    "words",
    [
        [],
        *([name] for name in ("list", "show", "search", "compare", "bookmark", "import", "check", "self-test")),
        *(["bookmark", name] for name in ("add", "remove", "list", "export", "import")),
    ],
)
def test_help_is_chinese_and_fits_the_terminal(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    from compendium.app.plain_text import display_width

    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args([*words, "--help"])
    out, _ = capsys.readouterr()
    assert ended.value.code == 0
    assert out.startswith("用法：compendium")
    assert "--json" in out
    assert not WORDS_OF_ARGPARSE.search(out)
    assert max(display_width(line) for line in out.splitlines()) <= 100


def test_the_help_tells_how_to_set_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["--help"])
    assert "COMPENDIUM_TODAY" in capsys.readouterr().out


def test_an_unknown_message_is_kept() -> None:
    assert in_chinese("something new") == "something new"
