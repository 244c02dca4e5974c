"""Plain texts, and what programs leave in them."""

from __future__ import annotations

import pytest

from compendium.domain.errors import UserError
from compendium.importers.txt import TxtImporter

LAW = "样例市条例\n\n第一条 为了创新，制定本条例。\n第二条 一<二，三-->四。\n"


def _read(text: str) -> str:
    return TxtImporter().parse(text.encode("utf-8"), "a.txt").text


def test_comments_go_and_all_else_stays() -> None:
    commented = LAW.replace("第一条", "<!-- INFO END -->\n第一条").replace("条例。\n", "条例。<!-- 内联 -->\n")
    assert _read(f"{commented}  <!--\n多行\n--> <!-- 二 -->\n") == LAW
    assert _read(LAW) == LAW


def test_an_open_comment_is_text() -> None:
    assert _read(f"{LAW}<!-- 没有结尾") == f"{LAW}<!-- 没有结尾"
    assert _read("<!-- 甲\n<!-- 乙 -->\n" + LAW) == "<!-- 甲\n" + LAW


def test_a_file_of_comments_only_is_empty() -> None:
    with pytest.raises(UserError) as caught:
        _read("<!-- INFO END -->\n")
    assert caught.value.code == "empty"


def test_many_openings_take_no_time() -> None:
    hostile = "<!--" * 50_000
    assert _read(hostile) == hostile


def test_marks_of_markdown_in_a_text_are_no_words_of_it() -> None:
    source = "# 样例市营商条例\n\n<!-- INFO END -->\n\n## 第一章 总 则\n\n**第一条**  本条例自公布之日起施行。\n"
    found = TxtImporter().parse(source.encode(), "条例.txt").text
    assert "#" not in found
    assert "*" not in found
    assert "样例市营商条例\n" in found
    assert "\n第一章 总 则\n" in found
    assert "第一条  本条例" in found


def test_a_number_sign_and_stars_in_a_text_that_is_no_markdown_stay() -> None:
    source = "样例市方案\n一、总体要求\n# 1 号楼为试点，2**3 不是强调，** 也不是。\n"
    assert TxtImporter().parse(source.encode(), "方案.txt").text == source
