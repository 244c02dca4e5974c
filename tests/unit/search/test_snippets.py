from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compendium.search.snippets import marked, snippet

LONG = "一、总则。" + "甲" * 200 + "。为落实加计扣除政策，支持企业创新。" + "乙" * 200


def test_marks_are_where_the_words_stand() -> None:
    assert marked("税收与纳税，１００％", ["税", "100%"]) == ((0, 1), (4, 5), (6, 10))


def test_what_overlaps_is_one_mark_and_neighbours_are_two() -> None:
    assert marked("研发机构研发", ["研发", "发机", "机构"]) == ((0, 4), (4, 6))


def test_a_line_starts_with_the_sentence_of_the_hit() -> None:
    line = snippet(LONG, marked(LONG, ["加计扣除"]))
    assert line.text.startswith("为落实加计扣除政策")
    assert (line.cut_before, line.cut_after) == (False, True)


def test_a_line_stays_within_its_paragraph() -> None:
    text = "第一段没有。\n第二段有税。\n第三段。"
    line = snippet(text, marked(text, ["税"]))
    assert line.text == "第二段有税。"
    assert (line.cut_before, line.cut_after) == (False, False)


def test_the_line_with_most_different_words_is_chosen() -> None:
    text = "税。" + "甲" * 200 + "。税费优惠。"
    assert "税费优惠" in snippet(text, marked(text, ["税", "费", "优惠"])).text


def test_without_marks_the_beginning_is_shown() -> None:
    assert snippet("　总则。" + "甲" * 200, ()).text.startswith("总则。")


@given(
    st.text(alphabet="税费甲乙。，\n １ａ", max_size=300),
    st.lists(st.text(alphabet="税费甲1a", min_size=1, max_size=3), max_size=3),
)
def test_a_snippet_is_exact_text_with_exact_marks(text: str, needles: list[str]) -> None:
    ranges = marked(text, needles)
    line = snippet(text, ranges)
    assert line.text == text[line.start : line.start + len(line.text)]
    shifted = {(a + line.start, b + line.start) for a, b in line.ranges}
    assert shifted <= set(ranges)
    assert bool(line.ranges) == bool(ranges)


def test_a_line_below_the_heading_is_better_than_the_heading() -> None:
    text = "1.税收优惠。" + "甲" * 150 + "。落实税收政策。"
    line = snippet(text, marked(text, ["税收"]), heading=6)
    assert line.text.endswith("。落实税收政策。")
    assert len(line.text) < 50
    assert [line.text[a:b] for a, b in line.ranges] == ["税收"]


def test_a_heading_is_shown_when_the_word_is_only_there() -> None:
    text = "1.税收优惠。落实政策。"
    line = snippet(text, marked(text, ["税收"]), heading=6)
    assert (line.text, line.ranges, line.cut_before) == (text, ((2, 4),), False)


def test_what_divides_heading_and_text_is_not_shown() -> None:
    text = "“税收”：企业税收优惠"
    line = snippet(text, marked(text, ["税收"]), heading=4)
    assert (line.text, line.cut_before) == ("企业税收优惠", False)


def test_a_line_never_starts_within_a_number() -> None:
    text = "甲" * 30 + "2026" + "乙" * 23 + "税" + "丙" * 100
    assert snippet(text, marked(text, ["税"])).text.startswith("2026乙")
