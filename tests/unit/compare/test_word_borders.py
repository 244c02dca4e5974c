"""Shared stretches end where words end in both texts."""

from __future__ import annotations

from collections import Counter

import pytest

from compendium.compare.word_borders import whole_in_both

CLAUSES = (
    "推进成果转化，加快成果转化，完善成果评价",
    "成果转移机构，成果登记，成果评价，人才评价",
    "提高占主营业务收入的比重，增加主营业务收入",
    "技术研发，技术成果，占比，主营业务突出，主营业务收入",
    "转化基金，人才评价，转移支付，项目评价",
    "转化平台，转移机构，转化收益",
)
FREQUENCY = Counter(pair for clause in 3 * CLAUSES for pair in {clause[at : at + 2] for at in range(len(clause) - 1)})


@pytest.mark.parametrize(
    ("word", "texts", "left"),
    [
        ("成果转", ("推进成果转化", "建设成果转移机构"), ("成果",)),
        ("成果", ("推进成果转化", "建设成果转移机构"), ("成果",)),
        ("占主营", ("占主营业务收入", "占主营业务收入"), ()),
        ("成果评价", ("完善成果评价。", "成果评价，"), ("成果评价",)),
        ("果评价", ("完善成果评价。", "成果评价，"), ("评价",)),
        ("gpu", ("gpu芯片", "gpu"), ("gpu",)),
    ],
)
def test_half_words_go(word: str, texts: tuple[str, str], left: tuple[str, ...]) -> None:
    assert whole_in_both([word], texts, FREQUENCY, ()) == left


def test_known_terms_stay() -> None:
    assert whole_in_both(["成果转"], ("成果转化", "成果转移"), FREQUENCY, {"成果转"}) == ("成果转",)
