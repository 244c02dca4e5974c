from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.search.normal import normalised


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("１００％", "100%"),
        ("（ＡＢ）", "(ab)"),
        ("Ｒ＆Ｄ　投入", "r&d 投入"),
        ("“双创”。", "“双创”。"),
        ("ΟΔΟΣ", "οδοσ"),
        ("關於國家創新體系之後", "关于国家创新体系之后"),
        ("乾坤、皇后、公里、子云、显著", "乾坤、皇后、公里、子云、显著"),  # printed so in simplified texts too
    ],
)
def test_different_spellings_are_one(printed: str, plain: str) -> None:
    assert normalised(printed) == plain


def test_normal_text_is_normal() -> None:
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x10000)]))
    assert normalised(normalised(everything)) == normalised(everything)


@given(st.text())
def test_positions_stay(text: str) -> None:
    assert len(normalised(text)) == len(text)


@given(st.text(), st.text(), st.text())
def test_a_part_is_found_in_the_whole(before: str, part: str, after: str) -> None:
    assert normalised(part) in normalised(before + part + after)
