from __future__ import annotations

import pytest

from compendium.domain.bookmark import AnchorState
from compendium.domain.collection import PASSAGE_BREAK
from compendium.domain.collection_anchor import (
    anchor_at,
    chosen_sentences,
    passages,
    sentences,
    shown_words,
    stand,
    unnumbered,
)

TEXT = "（五）强化支持。一是奖励20万元；二是贴息2.5%。\n　　“放管服”改革。（责任单位：市科技局）"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("（五）强化支持", "强化支持"),
        ("一、总体要求", "总体要求"),
        ("12.加大力度", "加大力度"),
        ("2.5%以上", "2.5%以上"),
        ("第十二条　国家", "国家"),
        ("①甲", "甲"),
        ("一、", "一、"),
        ("一批企业", "一批企业"),
    ],
)
def test_a_number_at_the_beginning_does_not_count(text: str, plain: str) -> None:
    assert unnumbered(text) == plain


def test_sentences_hold_every_character_that_is_seen() -> None:
    parts = sentences(TEXT)
    assert "".join("".join(parts).split()) == "".join(TEXT.split())
    assert parts[1:3] == ["一是奖励20万元；", "二是贴息2.5%。"]


@pytest.mark.parametrize("chosen", [[0], [1, 2], [0, 2], [0, 1, 3], [4], [1, 3]])
def test_chosen_sentences_are_found_again_in_what_is_shown(chosen: list[int]) -> None:
    quote = passages(TEXT, chosen)
    assert chosen_sentences(TEXT, quote) == chosen
    assert shown_words(anchor_at("d", "1", TEXT, quote), TEXT) == quote
    assert all(part in TEXT for part in quote.split(PASSAGE_BREAK))


def test_all_sentences_are_the_whole_clause() -> None:
    everything = list(range(len(sentences(TEXT))))
    assert passages(TEXT, everything) == passages(TEXT, []) == ""
    assert chosen_sentences(TEXT, "") == everything
    assert anchor_at("d", "1", TEXT, TEXT).quote == ""
    assert anchor_at("d", "1", TEXT, "别处的话").quote == ""


def test_the_clause_itself_goes_before_another_that_says_the_same() -> None:
    texts = {"1": "同样的话。", "2": "同样的话。"}
    assert stand(anchor_at("d", "2", "（二）同样的话。"), texts) == (AnchorState.OK, "2")


def test_a_short_opening_is_no_sign() -> None:
    anchor = anchor_at("d", "9", "（九）略。另行通知。")
    assert stand(anchor, {"1": "略。别的。"}) == (AnchorState.LOST, "9")


PLACES = {
    "1": "培育企业。到2026年达到500家。（责任单位：市科技局）",
    "2": "搭建平台。到2027年建成10个。（责任单位：市科技局）",
    "3": "保障",
}


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        # the set phrase is gone from the clause and stands in another: that is no move
        (
            "（一）培育企业。到2026年达到500家。（责任单位：市工信局、市科技局）",
            "（责任单位：市工信局、市科技局）",
            (AnchorState.CHANGED, "1"),
        ),
        (
            "（一）培育企业。到2025年达到400家。（责任单位：市科技局）",
            "到2025年达到400家。",
            (AnchorState.CHANGED, "1"),
        ),
        ("（九）略。（责任单位：市科技局）", "市科技局", (AnchorState.CHANGED, "1")),
        ("（九）别的开头。到2027年建成10个。", "到2027年建成10个。", (AnchorState.MOVED, "2")),
        ("四、保障", "", (AnchorState.MOVED, "3")),
        ("（二）搭建平台。到2027年建成10个。（责任单位：市科技局）", "", (AnchorState.MOVED, "2")),
        ("（二）搭建平台。到2027年建成9个。", "", (AnchorState.CHANGED, "2")),
    ],
)
def test_words_are_followed_only_where_they_are_meant(text: str, quote: str, expected: tuple[str, str]) -> None:
    assert stand(anchor_at("d", "1", text, quote), PLACES) == expected


def test_short_words_of_a_clause_that_is_as_it_was_stand() -> None:
    assert stand(anchor_at("d", "3", "二、保障", "保障"), PLACES) == (AnchorState.OK, "3")
