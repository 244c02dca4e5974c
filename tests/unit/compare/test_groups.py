"""Pairs gathered into groups."""

from __future__ import annotations

from compendium.compare.groups import Group, groups_of
from compendium.domain.comparison import ClausePair, ClauseRef, MatterComparison

ORDER = {"a": ["1", "2", "3"], "b": ["1", "2", "3"], "c": ["1", "2"]}


def pair(a: str, b: str, strength: float = 0.5) -> ClausePair:
    return ClausePair(ClauseRef(a[0], a[1:]), ClauseRef(b[0], b[1:]), strength, None, ())


def grouped(*pairs: ClausePair) -> tuple[Group, ...]:
    return groups_of(MatterComparison(("a", "b", "c"), pairs, {}), ORDER)


def test_groups_follow_the_first_document() -> None:
    groups = grouped(pair("a3", "b1", 0.9), pair("a1", "b2", 0.4), pair("a1", "c1", 0.6))
    assert [(group.number, group.anchor) for group in groups] == [(1, ClauseRef("a", "1")), (2, ClauseRef("a", "3"))]
    assert groups[0].members == {"a": ("1",), "c": ("1",), "b": ("2",)}
    assert groups[0].strength == 0.6
    assert groups[0].holds(ClauseRef("b", "2"))
    assert not groups[0].holds(ClauseRef("b", "1"))


def test_a_clause_may_stand_in_several_groups() -> None:
    groups = grouped(pair("a1", "b2"), pair("a2", "b2"))
    assert [group.members["b"] for group in groups] == [("2",), ("2",)]


def test_partners_of_one_clause_need_no_group_of_their_own() -> None:
    assert len(grouped(pair("a1", "b1"), pair("a1", "c1"), pair("b1", "c1"))) == 1


def test_a_pair_of_later_documents_alone_is_a_group() -> None:
    groups = grouped(pair("a1", "b1"), pair("b2", "c2"), pair("b1", "c2"))
    assert [group.anchor for group in groups] == [ClauseRef("a", "1"), ClauseRef("b", "1"), ClauseRef("b", "2")]


def test_strongest_partner_comes_first() -> None:
    assert grouped(pair("a1", "b1", 0.3), pair("a1", "b3", 0.8))[0].members["b"] == ("3", "1")


def test_the_anchor_may_stand_on_either_side_of_the_pair() -> None:
    assert grouped(pair("b1", "a2"))[0].anchor == ClauseRef("a", "2")


def test_no_pairs_give_no_groups() -> None:
    assert grouped() == ()
