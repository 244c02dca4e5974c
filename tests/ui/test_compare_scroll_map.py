"""Which place stands beside which."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from compendium.ui.compare.scroll_map import Candidate, ScrollMap, rising

CANDIDATES = st.lists(st.builds(Candidate, st.integers(0, 12), st.integers(0, 12), st.floats(0.1, 1)), max_size=12)


def test_places_between_anchors_are_shared_out_evenly() -> None:
    place = ScrollMap([(0, 0), (100, 300), (200, 320)])
    assert [place(x) for x in (0, 50, 100, 150, 200)] == [0, 150, 300, 310, 320]


def test_outside_the_anchors_both_move_alike() -> None:
    place = ScrollMap([(10, 30), (100, 60)])
    assert (place(0), place(110)) == (20, 70)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1))
def test_scrolling_on_never_runs_backwards(anchors: list[tuple[float, float]]) -> None:
    place = ScrollMap(anchors)
    found = [place(x / 2) for x in range(-10, 120)]
    assert found == sorted(found)


@given(CANDIDATES)
def test_chain_rises_on_both_sides_and_is_the_strongest(candidates: list[Candidate]) -> None:
    chain = rising(candidates)
    assert all(a.left < b.left and a.right < b.right for a, b in pairwise(chain))

    def best(last: tuple[int, int]) -> float:
        fitting = (c for c in candidates if c.left > last[0] and c.right > last[1])
        return max((c.strength + best((c.left, c.right)) for c in fitting), default=0.0)

    assert abs(sum(c.strength for c in chain) - best((-1, -1))) < 1e-9


@given(CANDIDATES, st.builds(Candidate, st.integers(0, 12), st.integers(0, 12), st.floats(0.1, 1)))
def test_what_the_user_looks_at_is_always_in_the_chain(candidates: list[Candidate], pinned: Candidate) -> None:
    chain = rising([*candidates, pinned], pinned)
    assert pinned in chain
    assert all(a.left < b.left and a.right < b.right for a, b in pairwise(chain))
