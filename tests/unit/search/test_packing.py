"""Posting lists in few bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from compendium.search.packing import HEAD_SIZE, body_size, packed, unpacked

NUMBERS = st.lists(st.integers(0, 400_000), min_size=1, max_size=80, unique=True).map(sorted)


@given(NUMBERS, st.data())
def test_a_list_comes_back_as_it_was(clauses: list[int], data: st.DataObject) -> None:
    counts = bytes(data.draw(st.lists(st.integers(1, 255), min_size=len(clauses), max_size=len(clauses))))
    kept = packed(clauses, counts)
    assert unpacked(kept) == (clauses, counts)
    assert len(kept) == HEAD_SIZE + body_size(kept[:HEAD_SIZE])


def test_counts_of_one_take_no_room() -> None:
    clauses = [3, 9, 40, 41, 1_000]
    ones = b"\1" * len(clauses)
    assert unpacked(packed(clauses, ones)) == (clauses, ones)
    assert len(packed(clauses, b"\2" + ones[1:])) - len(packed(clauses, ones)) == len(clauses)


def test_neighbours_take_less_than_a_byte_each() -> None:
    clauses = list(range(0, 20_000, 2))
    assert len(packed(clauses, b"\1" * len(clauses))) < len(clauses) / 10
