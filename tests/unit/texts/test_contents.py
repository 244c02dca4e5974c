"""Tables of contents with page numbers are no part of the outline."""

from __future__ import annotations

import time

import pytest

from compendium.texts.structure import parse

HEADINGS = ("第一章 总则", "第二章 组织管理和职责分工的具体办法", "第三章 监督", "第四章 附则")
BODY = "".join(f"{heading}\n第{number}条 内容如下。\n" for heading, number in zip(HEADINGS, "一二三四", strict=True))


@pytest.mark.parametrize("leader", ["......", "……", "· · · ·", "\t"])
def test_a_table_with_page_numbers_goes_when_its_headings_come_again(leader: str) -> None:
    rows = [f"{heading}{leader}{page}\n" for page, heading in enumerate(HEADINGS, start=1)]
    parsed = parse("甲市管理办法\n目 录\n" + "".join(rows) + BODY)
    assert [clause.id for clause in parsed.outline] == ["doc", "c1", "a1", "c2", "a2", "c3", "a3", "c4", "a4"]
    assert parsed.noise == ("目 录", *(row.strip() for row in rows))


def test_a_heading_that_breaks_in_the_table_goes_with_it() -> None:
    rows = "第一章 总则......1\n第二章 组织管理和职责\n分工的具体办法......2\n第三章 监督......3\n第四章 附则......4\n"
    parsed = parse("甲市管理办法\n目录\n" + rows + BODY)
    assert "......" not in parsed.text
    assert [clause.title for clause in parsed.outline if clause.id.startswith("c")] == [
        heading.split()[1] for heading in HEADINGS
    ]


def test_rows_that_no_heading_follows_stay() -> None:
    text = "甲市价目\n" + "".join(f"{name}......{price}\n" for name, price in zip("甲乙丙丁戊", range(5), strict=True))
    assert parse(text).noise == ()


@pytest.mark.parametrize("row", ["." * 300 + "1\n", "甲 . . " * 60 + "\n", "甲......1\n"])
def test_looking_for_contents_takes_time_in_proportion(row: str) -> None:
    start = time.perf_counter()
    parse(row * (500_000 // len(row)))
    assert time.perf_counter() - start < 6


@pytest.mark.parametrize("number", ["", "......3"])
def test_a_short_table_below_its_heading_goes_with_or_without_page_numbers(number: str) -> None:
    parsed = parse(f"乙县规划\n目　录\n一、基础{number}\n二、目标{number}\n一、基础\n良好。\n二、目标\n节水。\n")
    assert [clause.id for clause in parsed.outline] == ["doc", "1", "2"]
    assert parsed.noise == ("目　录", f"一、基础{number}", f"二、目标{number}")


def test_a_table_of_which_a_row_does_not_come_again_stays() -> None:
    parsed = parse("乙县规划\n目录\n一、基础\n二、目标\n三、保障\n一、基础\n良好。\n二、目标\n节水。\n")
    assert parsed.noise == ()
    assert parsed.outline[1].text == "目录\n一、基础\n二、目标\n三、保障"
