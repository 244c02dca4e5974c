"""What is said of the pieces of a file that are no part of its text."""

from __future__ import annotations

from compendium.services.intake import left_out


def test_what_was_left_out_is_shown_with_its_blanks() -> None:
    (told,) = left_out(["时间：2024-06-25  16:30　来源：县水务局"])
    assert "“时间：2024-06-25 16:30 来源：县…”" in told
    assert "有 25 字" in told


def test_pieces_are_parted_by_a_blank_and_cut_after_some() -> None:
    (told,) = left_out(["目　录", "第一章\n总则"])
    assert "“目 录 第一章 总则”" in told
    (told,) = left_out(["网站首页", "政务公开" * 20])
    assert "“网站首页 政务公开" in told
    assert "…”" in told


def test_nothing_is_said_of_nothing() -> None:
    assert left_out([]) == left_out([" ", "\u3000"]) == []
