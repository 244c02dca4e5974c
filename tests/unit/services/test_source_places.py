"""Where the paragraphs of a read text stand in the text of its file."""

from __future__ import annotations

from compendium.services.source_places import paragraph_at

LONG = "推动创新，" * 12 + "抓好落实。"


def test_a_paragraph_is_found_whole_over_the_lines_that_it_is_printed_in() -> None:
    source = f"前言\n  {LONG[:20]}\n{LONG[20:50]}\n  {LONG[50:]}\n结尾"
    [(start, end)] = paragraph_at(source, LONG)
    assert "".join(source[start:end].split()) == LONG


def test_what_stands_between_two_pages_is_no_part_of_a_paragraph() -> None:
    source = f"{LONG[:45]}\n— 2 —\n{LONG[45:]}\n结尾"
    spans = paragraph_at(source, LONG)
    assert "".join(source[start:end] for start, end in spans) == LONG
    assert len(spans) == 2


def test_the_second_of_two_like_paragraphs_is_found_where_it_is_looked_for() -> None:
    source = f"{LONG}\n{LONG}"
    assert paragraph_at(source, LONG) == [(0, len(LONG))]
    assert paragraph_at(source, LONG, len(LONG)) == [(len(LONG) + 1, 2 * len(LONG) + 1)]
    assert paragraph_at(source, "没有印出的话") == []
