"""Links name a document and a clause, in every alphabet, and bad ones say what is wrong."""

from __future__ import annotations

import pytest

from compendium.domain.errors import UserError
from compendium.domain.links import LONGEST, Linked, is_link, link_to, read_link


@pytest.mark.parametrize(
    ("doc", "clause", "link"),
    [
        ("jilin-2024", "", "compendium:jilin-2024"),
        ("jilin-2024", "2.5.16", "compendium:jilin-2024#2.5.16"),
        ("jilin-2024@2", "3.4~2", "compendium:jilin-2024@2#3.4~2"),
        ("吉林-2024", "附件.1", "compendium:%E5%90%89%E6%9E%97-2024#%E9%99%84%E4%BB%B6.1"),
    ],
)
def test_a_link_leads_back_to_what_it_was_made_of(doc: str, clause: str, link: str) -> None:
    assert link_to(doc, clause) == link
    assert link.isascii()
    assert read_link(link) == Linked(doc, clause)


def test_the_longest_ids_make_a_link_that_is_taken() -> None:
    doc, clause = "政" * 64, "1." * 20 + "1"
    assert len(link_to(doc, clause)) <= LONGEST
    assert read_link(link_to(doc, clause)) == Linked(doc, clause)


@pytest.mark.parametrize(
    "link",
    [
        "compendium:吉林-2024#2.5",
        "COMPENDIUM:吉林-2024#2.5",
        " <compendium:吉林-2024#2.5> ",
        "compendium://吉林-2024#2.5",
        "compendium://吉林-2024/#2.5",
        "compendium:%E5%90%89%E6%9E%97-2024%232.5",
    ],
)
def test_what_other_programs_make_of_a_link_is_taken(link: str) -> None:
    assert is_link(link)
    assert read_link(link) == Linked("吉林-2024", "2.5")


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("https://example.org", "不以“compendium:”开头"),
        ("compendium:", "没有写文件编号"),
        ("compendium:#2.5", "没有写文件编号"),
        ("compendium:jilin-2024#", "“#”后面没有条款编号"),
        ("compendium:jilin 2024", "“jilin 2024”不是文件编号"),
        ("compendium:-rf", "“-rf”不是文件编号"),
        ("compendium:a/../b", "“a/../b”不是文件编号"),
        ("compendium:jilin-2024@0", "不是文件编号"),
        ("compendium:jilin-2024#2 5", "“2 5”不是条款编号"),
        ("compendium:a%ZZ", "“%”后面应是两位十六进制数"),
        ("compendium:%BC%AA", "百分号编码不是 UTF-8"),
        ("compendium:" + "a" * LONGEST, "太长"),
        ("compendium:a%00", "不是文件编号"),
    ],
)
def test_a_bad_link_says_what_is_wrong(link: str, why: str) -> None:
    with pytest.raises(UserError) as caught:
        read_link(link)
    assert caught.value.code == "bad_link"
    assert why in caught.value.message
    assert caught.value.message.isprintable()
    assert len(caught.value.message) < 200
