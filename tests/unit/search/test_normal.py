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
    ],
)
def test_full_width_and_upper_case_are_one_with_half_width_and_lower_case(printed: str, plain: str) -> None:
    assert normalised(printed) == plain


@given(st.text())
def test_positions_stay(text: str) -> None:
    assert len(normalised(text)) == len(text)


@given(st.text(), st.text(), st.text())
def test_a_part_is_found_in_the_whole(before: str, part: str, after: str) -> None:
    assert normalised(part) in normalised(before + part + after)
