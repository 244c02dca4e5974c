from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.search import snippets
from compendium.search.snippets import marked, snippet, whole_end

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
    assert line.text == "落实税收政策。"
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


def parts_a_number(text: str, at: int) -> bool:
    """The plain truth: a run of digits and letters stands on both sides of ``at``."""
    return any(run.start() < at < run.end() for run in re.finditer(r"[0-9A-Za-z]+(?:[.,][0-9]+)*%?", text))


@given(
    st.text(alphabet="税费甲乙丙丁。，：“（1234a.%\n", min_size=80, max_size=500),
    st.sampled_from(["税", "税费", "甲乙", "12"]),
)
def test_no_end_of_a_line_cuts_a_mark_or_a_number_or_starts_with_punctuation(text: str, needle: str) -> None:
    text = re.sub(r"[0-9a.%]{8,}", "甲", text)  # what is longer than any number may be cut
    ranges = marked(text, [needle])
    line = snippet(text, ranges)
    for at in (line.start, line.start + len(line.text)):
        assert not any(a < at < b for a, b in ranges)
        assert not parts_a_number(text, at)
    if line.cut_before and ranges:
        assert line.text[0] not in "。，："


@pytest.mark.parametrize(
    ("text", "start"), [("甲" * 60 + "：税" + "乙" * 99, "税"), ("甲" * 45 + "）：乙丙，税" + "乙" * 99, "乙丙")]
)
def test_a_line_starts_with_a_word(text: str, start: str) -> None:
    assert snippet(text, marked(text, ["税"])).text.startswith(start)


def test_a_long_line_ends_with_a_sentence_or_a_part_of_one() -> None:
    sentence = "税" + "甲" * 70 + "。" + "乙" * 70 + "。"
    assert snippet(sentence, marked(sentence, ["税"])).text.endswith("甲。")
    part = "税" + "甲" * 70 + "，" + "乙" * 70 + "。"
    line = snippet(part, marked(part, ["税"]))
    assert (line.text[-1], line.cut_after) == ("甲", True)


def test_a_row_that_is_too_short_cuts_neither_number_nor_mark() -> None:
    text = "落实税收，到2026年支持科技企业"
    ranges = marked(text, ["税收", "科技企业"])
    assert whole_end(text, 7, ranges) == whole_end(text, 9, ranges) == 6
    assert text[: whole_end(text, 15, ranges)].endswith("支持")
    assert whole_end(text, 3, ranges) == 3  # the first mark is shown, if only its beginning


@pytest.mark.parametrize("needle", ["税", "甲税甲", "甲甲", "甲甲税甲甲"])
def test_marks_are_those_of_looking_at_every_place(needle: str) -> None:
    text = "甲甲税甲甲税甲甲甲甲税税甲甲甲税甲甲税甲甲税甲" * 3
    covered = {at + n for at in range(len(text)) if text.startswith(needle, at) for n in range(len(needle))}
    assert {at for a, b in marked(text, [needle]) for at in range(a, b)} == covered


class CountingText(str):
    """A text that counts how many of its characters are looked through."""

    __slots__ = ()
    looked_at = 0

    def find(self, sub: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        found = super().find(sub, start, end)
        CountingText.looked_at += (len(self) if end is None else end) - start if found < 0 else found - start
        return found

    def rfind(self, sub: str, start: int = 0, end: int | None = None) -> int:  # type: ignore[override]
        found = super().rfind(sub, start, end)
        CountingText.looked_at += (len(self) if end is None else end) - (start if found < 0 else found)
        return found


def work_of(repeated: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Characters that a paragraph of so many repetitions makes snippets look at, and lines made."""
    made = 0
    window = snippets._window

    def counted(text: str, first: int, top: int, near: snippets.Ranges) -> tuple[int, int]:
        nonlocal made
        made += 1 + len(near)
        return window(text, first, top, near)

    text = CountingText("要加强科技创新投入。" * repeated)
    ranges = marked(text, ["科技创新投入"])
    assert len(ranges) == repeated
    CountingText.looked_at = 0
    with monkeypatch.context() as patched:
        patched.setattr(snippets, "_window", counted)
        assert snippet(text, ranges).text.startswith("要加强科技创新投入。")
    return made + CountingText.looked_at


def test_work_does_not_grow_faster_than_a_repetitive_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = work_of(500, monkeypatch), work_of(5000, monkeypatch)
    assert large <= 10 * small


def test_a_mark_that_repeats_in_itself_is_one() -> None:
    assert marked("甲" * 200_000, ["甲" * 1_000]) == ((0, 200_000),)
