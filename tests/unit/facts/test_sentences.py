from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compendium.facts.sentences import LISTS, Span, enclosures, pieces, sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


def test_sentences_end_at_stops_and_paragraphs() -> None:
    assert split("甲。乙！\n丙") == ["甲。", "乙！", "丙"]


def test_brackets_and_quotations_stay_whole() -> None:
    assert split("推进（甲。乙）。落实“丙。丁”。") == ["推进（甲。乙）。", "落实“丙。丁”。"]
    assert split("推进（甲。乙") == ["推进（甲。", "乙"]
    assert split("推进(甲。乙）。") == ["推进(甲。乙）。"]


def test_a_paragraph_cut_by_a_page_goes_on() -> None:
    assert split("甲方。各类企业取得积\n极成效。") == ["甲方。", "各类企业取得积\n极成效。"]
    assert split("（一）主要目标\n到2025年。") == ["（一）主要目标", "到2025年。"]


def test_pieces_respect_brackets_and_thousands() -> None:
    text = "培育1,000家，引进（甲，乙）、丙；丁。"
    assert [each.of(text) for each in pieces(text, Span(0, len(text)))] == ["培育1,000家", "引进（甲，乙）、丙", "丁"]
    assert [each.of(text) for each in pieces(text, Span(0, len(text)), LISTS)][1:] == ["引进（甲，乙）", "丙", "丁"]


def test_enclosures_are_the_outermost() -> None:
    text = "甲（乙“丙”）丁〔戊〕"
    assert [each.of(text) for each in enclosures(text)] == ["（乙“丙”）", "〔戊〕"]


@given(st.text(alphabet="甲乙。，；、（）()“”\n 1,", max_size=60))
def test_no_character_but_blanks_is_lost(text: str) -> None:
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(each.of(text).split()) for each in found) == "".join(text.split())
