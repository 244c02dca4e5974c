"""When parts of the index are merged."""

from __future__ import annotations

import random

from compendium.search.merging import PartSize, due


def whole(*sizes: int) -> list[PartSize]:
    return [PartSize(size, size) for size in sizes]


def test_few_parts_stay() -> None:
    assert due(whole(100_000, 10, 20, 30, 40)) == []


def test_small_parts_are_merged_without_the_large_one() -> None:
    assert due(whole(100_000, 10, 20, 30, 40, 50)) == [1, 2, 3, 4, 5]


def test_parts_of_one_size_are_merged_beside_smaller_and_larger_ones() -> None:
    assert due(whole(100_000, 3_000, 3_000, 3_000, 3_000, 3_000, 10)) == [1, 2, 3, 4, 5]


def test_a_part_with_many_dead_clauses_is_written_anew() -> None:
    assert due([PartSize(1_000, 700), PartSize(1_000, 800)]) == [0]


def test_however_much_comes_parts_stay_few_and_are_seldom_rewritten() -> None:
    chance = random.Random(3)
    parts: list[PartSize] = []
    written = added = most = 0
    for _ in range(3_000):
        size = chance.randrange(20, 200)
        parts.append(PartSize(size, size))
        added += size
        while places := due(parts):
            merged = sum(parts[place].living for place in places)
            parts = [part for place, part in enumerate(parts) if place not in places] + whole(merged)
            written += merged
        most = max(most, len(parts))
    assert sum(part.clauses for part in parts) == added
    assert most <= 20
    assert written < 12 * added
