"""Shared stretches become words that stand by themselves."""

from __future__ import annotations

import pytest

from compendium.compare.phrases import whole_phrases


@pytest.mark.parametrize(
    ("stretch", "phrase"),
    [
        ("完善众创空间", "众创空间"),
        ("化科技金融", "科技金融"),
        ("性技术攻关等方面", "技术攻关"),
        ("对企业研发投入的", "企业研发投入"),
        ("进一步加强知识产权保护和", "知识产权保护"),
        ("揭榜挂帅", "揭榜挂帅"),
        ("数字化", "数字化"),
        ("化工园区", "化工园区"),
        ("对外开放", "对外开放"),
        ("引导基金", "引导基金"),
        ("型中小企业", "中小企业"),
        ("科技集成", "科技集成"),
    ],
)
def test_function_words_and_halves_of_words_go(stretch: str, phrase: str) -> None:
    assert whole_phrases([stretch], ()) == (phrase,)


def test_what_says_nothing_by_itself_is_left_out() -> None:
    assert whole_phrases(["等方面", "等", "支持", "化", "科技金融"], ()) == ("科技金融",)


def test_known_terms_stay_and_nothing_is_said_twice() -> None:
    words = ["支持众创空间", "众创空间", "加强版", "众创空间等载体"]
    assert whole_phrases(words, {"加强版"}) == ("加强版", "众创空间等载体")
