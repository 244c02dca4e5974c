from __future__ import annotations

from compendium.domain.fact import Fact, FactKind, Instrument
from compendium.domain.fact_anchor import AnchoredFact, FactAnchor, anchored, found_again


def _facts(*places: tuple[str, str]) -> list[AnchoredFact]:
    return anchored("a", [Fact(clause, quote, 0, len(quote), Instrument(quote)) for clause, quote in places])


def _found(anchors: list[FactAnchor], facts: list[AnchoredFact]) -> list[int | None]:
    found = found_again(anchors, facts)
    return [facts.index(found[anchor]) if anchor in found else None for anchor in anchors]


def test_facts_of_the_same_words_are_told_apart_by_their_number() -> None:
    facts = _facts(("1", "给予甲、乙"), ("1", "给予甲、乙"), ("2", "给予甲、乙"))
    assert [each.anchor.ordinal for each in facts] == [0, 1, 0]
    assert _found([each.anchor for each in facts], facts) == [0, 1, 2]
    assert len({each.anchor.key for each in facts}) == 3


def test_blanks_and_line_ends_do_not_count() -> None:
    before, after = _facts(("1", "给予奖励"))[0].anchor, _facts(("1", "给予\n　奖励"))
    assert before.key == after[0].anchor.key
    assert _found([before], after) == [0]


def test_the_clause_counts_before_the_document() -> None:
    facts = _facts(("1", "给予奖励"), ("2", "给予奖励"))
    assert _found([FactAnchor("a", "2", FactKind.INSTRUMENT, "给予奖励", 5)], facts) == [1]
    assert _found([FactAnchor("a", "9", FactKind.INSTRUMENT, "给予奖励")], facts) == [0]


def test_an_exact_place_is_never_lost_to_another_anchor() -> None:
    facts = _facts(("1", "给予奖励"))
    moved = FactAnchor("a", "7", FactKind.INSTRUMENT, "给予奖励")
    assert _found([moved, facts[0].anchor], facts) == [None, 0]


def test_longer_and_shorter_quotes_of_the_clause_are_the_same_fact() -> None:
    facts = _facts(("1", "对企业给予奖励"), ("1", "对高校给予补助"))
    short = FactAnchor("a", "1", FactKind.INSTRUMENT, "给予补助")
    long = FactAnchor("a", "1", FactKind.INSTRUMENT, "从今年起对企业给予奖励十万元")
    assert _found([short, long], facts) == [1, 0]


def test_chance_overlaps_other_clauses_kinds_and_documents_are_not() -> None:
    facts = _facts(("1", "对企业给予奖励"))
    assert _found([FactAnchor("a", "1", FactKind.INSTRUMENT, "奖励")], facts) == [None]
    assert _found([FactAnchor("a", "2", FactKind.INSTRUMENT, "企业给予奖励")], facts) == [None]
    assert _found([FactAnchor("a", "1", FactKind.DUTY, "对企业给予奖励")], facts) == [None]
    assert _found([FactAnchor("b", "1", FactKind.INSTRUMENT, "对企业给予奖励")], facts) == [None]
