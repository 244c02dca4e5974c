"""Finding words as a reader means them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.domain.document import Clause
from compendium.domain.finding import find_in_clauses, folded, occurrences


@pytest.mark.parametrize(
    ("text", "query", "places"),
    [
        ("企业创新，企业", "企业", [(0, 2), (5, 7)]),
        ("ＡＩ＋制造与ai", "AI", [(0, 2), (6, 8)]),
        ("提高到100%（含）", "１００％(含)", [(3, 10)]),
        ("哈哈哈", "哈哈", [(0, 2)]),
        ("企业", "  企业 ", [(0, 2)]),
        ("企业", "   ", []),
        ("企业", "创新", []),
        ("𬭊元素𬭊", "元素", [(1, 3)]),
    ],
)
def test_occurrences(text: str, query: str, places: list[tuple[int, int]]) -> None:
    assert occurrences(text, query) == places


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)


def test_find_in_clauses_keeps_reading_order() -> None:
    clauses = [Clause("1", 1, "", "", None, "创新与创新"), Clause("2", 1, "", "", None, "再创新")]
    assert find_in_clauses(clauses, "创新") == [("1", 0, 2), ("1", 3, 5), ("2", 1, 3)]
