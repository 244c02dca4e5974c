"""Finding marks again: the same words, the right ones of several, moved ones, and a guess for those that are gone."""

from __future__ import annotations

import pytest

from compendium.domain.anchor import CONTEXT_LENGTH, context_of
from compendium.domain.anchor_finding import Anchor, AnchorFinder, Found
from compendium.domain.bookmark import AnchorState

FIRST = "（一）加强组织领导。建立健全工作机制，压实各方责任。责任单位：省科技厅、省财政厅。"
SECOND = "（二）强化政策支持。对入库企业给予补助，最高50万元。责任单位：省科技厅、省财政厅。"
TEXTS = (("1.1", FIRST), ("1.2", SECOND))


def anchor(clause: str, words: str, occurrence: int = 0) -> Anchor:
    text = dict(TEXTS)[clause]
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Anchor(clause, words, *context_of(text, start, start + len(words)))


def words_at(found: Found, texts: tuple[tuple[str, str], ...]) -> str:
    return dict(texts)[found.clause][found.start : found.end]


def test_context_is_cut_at_the_clause_and_at_its_length() -> None:
    assert context_of("甲乙丙丁", 1, 3) == ("甲", "丁")
    before, after = context_of("字" * 200, 100, 101)
    assert (len(before), len(after)) == (CONTEXT_LENGTH, CONTEXT_LENGTH)


def test_unchanged_words_stand_at_their_place() -> None:
    found = AnchorFinder(TEXTS).find(anchor("1.2", "最高50万元"))
    assert (found.state, found.clause) == (AnchorState.OK, "1.2")
    assert words_at(found, TEXTS) == "最高50万元"


def test_white_space_does_not_count() -> None:
    spaced = (("1.1", FIRST), ("1.2", SECOND.replace("最高50万元", "最高 50\n　　万元")))
    found = AnchorFinder(spaced).find(anchor("1.2", "最高50万元"))
    assert found.state is AnchorState.OK
    assert words_at(found, spaced) == "最高 50\n　　万元"


def test_of_equal_words_the_surroundings_decide() -> None:
    text = "支持企业创新，鼓励院所创新，服务园区创新。"
    finder = AnchorFinder([("1", "新增一句：带动人才创新。" + text)])
    for number, before in enumerate(("企业", "院所", "园区")):
        start = [at for at in range(len(text)) if text.startswith("创新", at)][number]
        found = finder.find(Anchor("1", "创新", *context_of(text, start, start + 2)))
        assert finder_text(finder, found, -2) == before


def finder_text(finder: AnchorFinder, found: Found, before: int) -> str:
    text = "新增一句：带动人才创新。支持企业创新，鼓励院所创新，服务园区创新。"
    assert finder.find(Anchor(found.clause, text)).state is AnchorState.OK
    return text[found.start + before : found.start]


def test_a_moved_clause_is_found_by_its_words_and_surroundings() -> None:
    swapped = (("1.1", SECOND), ("1.2", FIRST))
    found = AnchorFinder(swapped).find(anchor("1.2", "责任单位：省科技厅、省财政厅。"))
    assert (found.state, found.clause) == (AnchorState.MOVED, "1.1")


def test_a_moved_heading_may_have_another_number() -> None:
    moved = (("1.1", "（一）新增的一条。"), ("1.4", SECOND.replace("（二）", "（四）")))
    found = AnchorFinder(moved).find(Anchor("1.2", "（二）强化政策支持。", "", SECOND[10:42]))
    assert (found.state, found.clause) == (AnchorState.MOVED, "1.4")
    assert words_at(found, moved) == "强化政策支持。"


def test_set_phrases_elsewhere_are_not_taken_for_a_changed_clause() -> None:
    changed = (("1.1", FIRST), ("1.2", "（二）强化政策支持。对入库企业给予补助，最高80万元。责任单位：省工信厅。"))
    found = AnchorFinder(changed).find(anchor("1.2", "责任单位：省科技厅、省财政厅。"))
    assert (found.state, found.clause) == (AnchorState.CHANGED, "1.2")


def test_short_words_alone_prove_nothing() -> None:
    changed = (("1.1", FIRST), ("1.2", "（二）另起炉灶的条款，补助办法另行制定。"))
    assert AnchorFinder(changed).find(anchor("1.2", "补助")).state is AnchorState.CHANGED


@pytest.mark.parametrize(("texts", "state"), [((), AnchorState.LOST), ((("1.1", "别的"),), AnchorState.LOST)])
def test_what_is_gone_is_lost_and_keeps_its_clause(texts: tuple[tuple[str, str], ...], state: AnchorState) -> None:
    found = AnchorFinder(texts).find(anchor("1.2", "最高50万元"))
    assert (found.state, found.clause, found.start) == (state, "1.2", -1)


def test_changed_words_get_the_most_similar_ones_as_a_guess() -> None:
    changed = (("1.1", FIRST), ("1.2", SECOND.replace("给予补助，最高50万元", "给予一次性补助，最高不超过80万元")))
    finder = AnchorFinder(changed)
    guess = finder.guess(anchor("1.2", "对入库企业给予补助，最高50万元。"))
    assert guess is not None
    assert (guess.clause, guess.quote) == ("1.2", "对入库企业给予一次性补助，最高不超过80万元。")
    assert 0.5 < guess.likeness < 1
    text = dict(changed)["1.2"]
    assert text[guess.start : guess.start + len(guess.quote)] == guess.quote


def test_a_clause_written_anew_is_guessed_by_its_beginning() -> None:
    finder = AnchorFinder((("1.2", "（二）推进数字转型。全面上云。"),))
    guess = finder.guess(anchor("1.2", "最高50万元"))
    assert guess is not None
    assert (guess.quote, guess.likeness) == ("（二）推进数字转型。", 0.0)
    assert AnchorFinder(()).guess(anchor("1.2", "最高50万元")) is None


def test_marks_of_older_files_know_no_surroundings() -> None:
    swapped = (("1.1", SECOND), ("1.2", FIRST))
    found = AnchorFinder(swapped).find(Anchor("1.2", "最高50万元"))
    assert (found.state, found.clause) == (AnchorState.MOVED, "1.1")
    assert AnchorFinder(TEXTS).find(Anchor("1.2", "责任单位：省科技厅")).clause == "1.2"
