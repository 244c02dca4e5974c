"""Plain texts, and what programs leave in them."""

from __future__ import annotations

import pytest

from compendium.domain.errors import UserError
from compendium.importers.registry import read_content
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


TEXT = "甲市人民政府关于推动科技创新的意见\n一、总体要求\n坚持创新驱动发展，建设现代化产业体系，加大政策支持。\n"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_characters_without_a_mark_are_read(encoding: str) -> None:
    assert TxtImporter().parse(TEXT.encode(encoding), "a.txt").text == TEXT


def test_null_characters_go_with_a_word_about_them() -> None:
    padded = TxtImporter().parse(TEXT.encode() + b"\0" * 512, "a.txt")
    assert (padded.text, padded.warnings) == (TEXT, ())
    strewn = TxtImporter().parse((TEXT * 3).replace("创新的", "创\0新的").encode(), "a.txt")
    assert strewn.text == TEXT * 3
    assert "空字符" in strewn.warnings[0]


def test_marks_that_turn_the_direction_of_writing_go() -> None:
    assert _read(f"\u202e{TEXT}\u202c\u200f") == TEXT


def test_a_piece_of_a_web_page_is_read_as_one() -> None:
    page = "".join(f"<p>{line}</p>" for line in TEXT.split())
    assert read_content(page.encode(), "a.txt").text == TEXT.strip()
    assert read_content("<p>是段落的标记。\n".encode(), "a.txt").kind == "txt"
