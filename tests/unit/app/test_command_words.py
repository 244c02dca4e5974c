"""Words and options in any order, commands of two words, and what is said of wrong ones."""

from __future__ import annotations

import pytest

from compendium.app.command_line import build_parser
from compendium.app.commands.base import Place
from compendium.app.run import run
from compendium.services.exporting import ExportKind


@pytest.mark.parametrize(
    "words",
    [
        ["甲", "jilin-2024#1.1", "wuxi-2024#2.1", "--section", "第一", "--compare"],
        ["甲", "--section", "第一", "jilin-2024#1.1", "--compare", "wuxi-2024#2.1"],
        ["--compare", "--section", "第一", "甲", "jilin-2024#1.1", "wuxi-2024#2.1"],
        ["--section", "第一", "甲", "jilin-2024#1.1", "--json", "wuxi-2024#2.1", "--compare"],
    ],
)
def test_options_stand_before_between_and_behind_the_words(words: list[str]) -> None:
    arguments = build_parser().parse_args(["collection", "add", *words])
    assert (arguments.name, arguments.section, arguments.compare) == ("甲", "第一", True)
    assert arguments.places == [Place("jilin-2024", "1.1"), Place("wuxi-2024", "2.1")]


def test_words_with_a_dash_are_still_words_of_a_search() -> None:
    arguments = build_parser().parse_args(["search", "税收", "--limit", "5", "补助", "-贷款"])
    assert (arguments.query, arguments.limit) == (["税收", "补助", "-贷款"], 5)


@pytest.mark.parametrize("verdict", ["confirm", "cut", "add", "withdraw"])
def test_a_decision_names_two_clauses_and_one_verdict(verdict: str) -> None:
    arguments = build_parser().parse_args(["compare", "decide", "甲#1", f"--{verdict}", "乙#2", "--note", "同"])
    assert (arguments.first, arguments.second) == (Place("甲", "1"), Place("乙", "2"))
    assert (arguments.verdict, arguments.note) == (verdict, "同")


def test_documents_are_still_compared() -> None:
    arguments = build_parser().parse_args(["compare", "甲", "--by", "text", "乙"])
    assert (arguments.first, arguments.second, arguments.by) == ("甲", "乙", "text")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["compare", "甲", "乙", "--by", "foo"], "--by 不能是“foo”，可以是 matter、text。"),
        (["export", "什么", "--to", "a.docx"], f"KIND 不能是“什么”，可以是 {'、'.join(ExportKind)}。"),
        (["compare", "decide", "甲#1", "乙#1"], "--confirm --cut --add --withdraw 要写一个。"),
        (["compare", "decide", "甲#1", "乙#1", "--add", "--cut"], "--cut 不能和 --add 一起用。"),
        (["compare", "decide", "甲", "乙#1", "--add"], "没有指明条款"),
    ],
)
def test_wrong_words_are_told_without_programming_notation(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words, {}) == 2
    assert said in capsys.readouterr().err


def test_the_help_of_import_names_all_that_can_be_imported(capsys: pytest.CaptureFixture[str]) -> None:
    from compendium.importers.registry import supported_extensions

    with pytest.raises(SystemExit):
        build_parser().parse_args(["import", "--help"])
    help_ = capsys.readouterr().out
    rare = {".markdown", ".text", ".htm", ".shtml", ".xhtml", ".mht", ".docm", ".dotx", ".dot", ".wpt"}
    missing = [each for each in supported_extensions() if each not in rare and each[1:] not in help_]
    assert missing == []
    assert "文件夹" in help_
