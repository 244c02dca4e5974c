"""Differences inside a clause."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.compare import spans
from compendium.compare.cohesion import Cohesion
from compendium.compare.spans import difference
from compendium.domain.comparison import SpanKind

EQUAL, INSERT, DELETE = SpanKind.EQUAL, SpanKind.INSERT, SpanKind.DELETE
# Few characters, so that runs repeat; with marks, blanks, numbers and line feeds.
TEXT = st.text(alphabet="企业研发投入的，。；\n 12ab（）", max_size=60)


def rebuilt(found: tuple[spans.Span, ...], without: SpanKind) -> str:
    return "".join(text for kind, text in found if kind is not without)


@given(TEXT, TEXT)
def test_spans_rebuild_both_texts(a: str, b: str) -> None:
    found = difference(a, b)
    assert rebuilt(found, INSERT) == a
    assert rebuilt(found, DELETE) == b
    assert all(text for _, text in found)
    assert all(first[0] is not second[0] for first, second in pairwise(found))


@given(TEXT, TEXT)
def test_large_texts_are_rebuilt_too(a: str, b: str) -> None:
    filler = "支持企业牵头组建创新联合体，承担重大科技项目。" * 30
    old, new = filler + a + filler, filler + b + filler
    assert len(old) * len(new) > spans.LARGE
    found = difference(old, new)
    assert rebuilt(found, INSERT) == old
    assert rebuilt(found, DELETE) == new


@given(TEXT)
def test_equal_texts_have_no_change(text: str) -> None:
    assert all(kind is EQUAL for kind, _ in difference(text, text))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("到2024年底", "到2025年底", ((EQUAL, "到"), (DELETE, "2024"), (INSERT, "2025"), (EQUAL, "年底"))),
        (
            "比重达到54.75%以上",
            "比重达到60%以上",
            ((EQUAL, "比重达到"), (DELETE, "54.75%"), (INSERT, "60%"), (EQUAL, "以上")),
        ),
        ("可申请核发", "可依法申请核发", ((EQUAL, "可"), (INSERT, "依法"), (EQUAL, "申请核发"))),
        ("甲，丙。", "甲，乙，丙。", ((EQUAL, "甲，"), (INSERT, "乙，"), (EQUAL, "丙。"))),
        (
            "报市政府同意后执行。",
            "并按程序办理。",
            ((DELETE, "报市政府同意后执行"), (INSERT, "并按程序办理"), (EQUAL, "。")),
        ),
    ],
)
def test_changes_are_grouped_as_a_reader_would(a: str, b: str, expected: tuple[spans.Span, ...]) -> None:
    assert difference(a, b) == expected


def test_a_rewritten_sentence_is_no_salad() -> None:
    old = "纳入台账的项目经属地政府研究确需化解的可优化规划。"
    found = difference(old, "因公共利益需要经市级政府批准后可调整规划方案。")
    islands = [text for kind, text in found[1:-1] if kind is EQUAL]
    assert all(len(text) >= spans.LEAST_EQUAL for text in islands)


@given(TEXT, TEXT, st.lists(TEXT, max_size=4))
def test_whole_words_cost_no_exactness(a: str, b: str, others: list[str]) -> None:
    found = difference(a, b, Cohesion([a, b, *others]))
    assert rebuilt(found, INSERT) == a
    assert rebuilt(found, DELETE) == b
    assert all(text for _, text in found)
    assert all(first[0] is not second[0] for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("a", "b", "old", "new"),
    [
        ("发布的信息涉及泄露国家秘密的", "发布的信息涉嫌泄露国家秘密的", "涉及", "涉嫌"),
        ("根据我国缔结的条约", "根据中华人民共和国缔结的条约", "我国", "中华人民共和国"),
    ],
)
def test_a_replacement_takes_in_the_rest_of_the_word(a: str, b: str, old: str, new: str) -> None:
    elsewhere = ["涉及秘密，涉嫌犯罪，涉及人员，涉嫌违法", "我国企业，我国公民，中华人民共和国，共和国的国家机关"]
    found = difference(a, b, Cohesion([a, b, *elsewhere]))
    assert [text for kind, text in found if kind is not EQUAL] == [old, new]


def test_an_island_beside_a_grown_change_goes_too() -> None:
    a = "根据《中共宁乡市委关于印发〈人才强市三十条措施〉的通知》，给予补贴。"
    b = "根据宁乡人才政策30条，给予补贴。"
    assert [text for kind, text in difference(a, b) if kind is EQUAL] == ["根据", "，给予补贴。"]
