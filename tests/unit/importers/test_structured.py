"""One document in five formats: numbers that are only shown, a table, a revision, a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from compendium.importers.base import Table
from compendium.importers.registry import read_content

LINES = [
    "甲市行动方案",
    "一、总体要求",
    "（一）指导思想",
    "1.坚持创新",
    "2.强化主体",
    "（二）工作目标",
    "二、重点任务",
    "任务\t责任单位\t时限",
    "建设平台\t市科技局\t2025年",
    "培育企业\t市财政局\t2026年",
    "到2026年完成。",
    "正文有注。",
    "结束。",
    "注文在此。",
]


@pytest.mark.parametrize("ending", ["docx", "doc", "odt", "rtf"])
def test_every_format_gives_the_same_lines(repository: Path, ending: str) -> None:
    path = repository / "tests" / "data" / f"structured.{ending}"
    source = read_content(path.read_bytes(), path.name)
    assert source.text.split("\n") == LINES
    assert source.tables == (Table(7, 10),)
    assert any("修订" in warning for warning in source.warnings)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        (r"to {\revised\revauth1 26}{\deleted\revauthdel1 25}.", "to 26."),
        (r"to {\revised 26}\deleted 25\deleted0 .", "to 26."),
        (r"to {\revised 26}\deleted 25\plain .", "to 26."),
        (r"first{\deleted  gone\par gone} and on.", "first and on."),  # the mark between them was deleted, too
    ],
)
def test_revisions_of_rich_text_are_read_as_accepted_and_said(words: str, printed: str) -> None:
    source = read_content(rf"{{\rtf1\ansi {words}\par}}".encode(), "a.rtf")
    assert source.text == printed
    assert any("修订" in warning for warning in source.warnings)


def test_rich_text_without_revisions_says_nothing_of_them() -> None:
    source = read_content(rb"{\rtf1\ansi one {\v hidden}two\par}", "a.rtf")
    assert (source.text, source.warnings) == ("one two", ())


def test_what_is_printed_gives_them_as_printed(repository: Path) -> None:
    path = repository / "tests" / "data" / "structured.pdf"
    source = read_content(path.read_bytes(), path.name)
    printed = {10: "到20252026年完成。", 11: "正文有注¹。", 13: "1注文在此。"}  # deletions are struck out but shown
    assert source.text.split("\n") == [printed.get(number, line) for number, line in enumerate(LINES)]
    assert source.tables == (Table(7, 10),)
