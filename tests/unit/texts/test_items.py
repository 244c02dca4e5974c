"""Items that run on in one paragraph become paragraphs; numbers within a sentence stay."""

from __future__ import annotations

import time

import pytest

from compendium.texts.structure import parse


def ids(text: str) -> list[str]:
    return [clause.id for clause in parse(text).outline]


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("1.合理调整供地结构；2.鼓励改变用途；3.支持盘活。", ["1.1", "1.2", "1.3"]),
        ("7、提高贷款额度。职工提高至30万元。8、统一额度计算。取消差异化管理。", ["1.7", "1.8"]),
        ("1.鼓励换购。支持住房换购。[责任单位:各县(市、区)政府,市住建局]2.优化信贷。支持贷款。", ["1.1", "1.2"]),
        ("同时满足下列条件：1.购买新房；2.合同备案；3.缴纳契税。", ["1.1", "1.2", "1.3"]),
        ("1.到2025年完成2.5万亩。2.2026年底前完成。", ["1.1", "1.2"]),
        ("1.合理调整供地结构，2.鼓励改变用途。", []),  # within a sentence
        ("1.容积率不低于1.2。达到2.3以上。", ["1.1"]),  # decimals
        ("1.见第1项。2、3项另行规定。", ["1.1"]),  # a reference
        ("1.调整结构。3.支持盘活。", ["1.1"]),  # no row
        ("补助为：1.5万元；2.5万元。", []),
        ("对象为：1.居民；2.企业。标准为：1.一万元；2.两万元。", []),  # two rows
    ],
)
def test_items_after_a_sentence_are_nodes(paragraph: str, found: list[str]) -> None:
    text = f"一、加强土地供应\n{paragraph}\n"
    assert ids(text) == ["1", *found]
    assert parse(text).text.replace("\n", "") == text.replace("\n", "")


def test_the_row_of_an_item_is_not_taken_for_the_row_of_the_items() -> None:
    text = "一、支持住房消费\n1.发放补贴\n对象包括：1.居民；2.企业。\n2.优化信贷\n支持贷款。\n"
    assert ids(text) == ["1", "1.1", "1.2"]


def test_the_items_of_an_article_stay_in_it() -> None:
    text = "甲条例\n第一条 为了规范，制定本条例。\n第二条 条件如下：1.年满十八岁；2.住在本市。\n第三条 略。\n"
    assert ids(text) == ["doc", "a1", "a2", "a3"]


@pytest.mark.parametrize("piece", ["1.", "。1.甲）", "）1.", "：1.甲；2.乙；"])
def test_splitting_takes_time_in_proportion(piece: str) -> None:
    start = time.perf_counter()
    parse("一、加强土地供应\n" + piece * 60_000)
    assert time.perf_counter() - start < 5
