from __future__ import annotations

from dataclasses import replace

import pytest

from compendium.domain.errors import UserError
from compendium.domain.fact import Deadline, DeadlineType, Fact, FactKind, FactOrigin, Instrument, Target
from compendium.services.fact_rows import FactFilter, FactRow
from fact_samples import TEXTS, Office, all_kinds, sample, stated


def _row(office: Office, kind: FactKind = FactKind.TARGET, number: int = 0) -> FactRow:
    return office.facts.facts(FactFilter(kinds=(kind,)))[number]


def _target(row: FactRow) -> Target:
    assert isinstance(row.fact.detail, Target)
    return row.fact.detail


def _edit(office: Office, value: float = 600.0) -> FactRow:
    row = _row(office)
    office.corrections.edit(row, replace(_target(row), value_num=value))
    return _row(office)


def test_an_edited_fact_says_so_and_stays_where_it_is(office: Office) -> None:
    before = _row(office)
    after = _edit(office)
    assert _target(after).value_num == 600.0
    assert after.fact.origin is FactOrigin.CORRECTED
    assert after.fact.as_record(after.doc)["origin"] == "corrected"
    assert (after.key, after.fact.quote, after.fact.start) == (before.key, before.fact.quote, before.fact.start)
    assert len(office.facts.facts()) == 8


def test_an_edit_stands_over_a_later_run_of_extraction(office: Office) -> None:
    _edit(office)
    office.rules = "2"
    office.open()
    assert _target(_row(office)).value_num == 600.0


def test_an_edit_follows_its_sentence_into_another_clause(office: Office) -> None:
    _edit(office)
    moved = {"1": TEXTS["1"], "1.3": TEXTS["1.1"]}
    office.put(sample(texts=moved))
    row = _row(office)
    assert (row.fact.clause, _target(row).value_num) == ("1.3", 600.0)


def test_an_edit_takes_the_place_of_a_fact_that_other_rules_quote_at_more_length(office: Office) -> None:
    _edit(office)

    def longer(document: object) -> list[Fact]:
        quote = "到2026年底，高新技术企业达到500家"
        return [stated(sample(), "1.1", quote, Target("高新技术企业", "500", 500.0, "家"))]

    office.extract, office.rules = longer, "2"
    office.open()
    assert [_target(row).value_num for row in office.facts.facts()] == [600.0]


def test_an_edit_stands_alone_when_its_fact_is_no_longer_extracted(office: Office) -> None:
    _edit(office)
    office.extract, office.rules = (lambda document: all_kinds(document)[1:]), "2"
    office.open()
    rows = office.facts.facts(FactFilter(kinds=(FactKind.TARGET,)))
    assert [_target(row).value_num for row in rows] == [600.0, 800.0]
    assert rows[0].place == "第一部分第（一）条"
    assert rows[0].printed_units == ("市科技局", "市财政局", "市税务局")


def test_a_correction_whose_words_are_gone_is_listed_and_comes_back_with_them(office: Office) -> None:
    _edit(office)
    office.put(sample(texts={"1": TEXTS["1"], "1.2": TEXTS["1.2"]}))
    assert [lost.anchor.quote for lost in office.facts.lost_corrections()] == ["高新技术企业达到500家"]
    office.documents.remove("sample-2024")
    assert len(office.facts.lost_corrections()) == 1
    office.put(sample())
    assert office.facts.lost_corrections() == []
    assert _target(_row(office)).value_num == 600.0


def test_a_lost_correction_can_be_discarded_and_that_taken_back(office: Office) -> None:
    _edit(office)
    office.documents.remove("sample-2024")
    change = office.corrections.discard(office.facts.lost_corrections())
    assert office.facts.lost_corrections() == []
    office.corrections.undo(change)
    assert len(office.facts.lost_corrections()) == 1


def test_a_hidden_fact_is_shown_no_more_and_can_be_returned(office: Office) -> None:
    rows = office.facts.facts(FactFilter(kinds=(FactKind.TARGET,)))
    office.corrections.hide(rows)
    assert office.facts.facts(FactFilter(kinds=(FactKind.TARGET,))) == []
    assert [row.fact.quote for row in office.facts.hidden()] == [row.fact.quote for row in rows]
    office.corrections.revert(office.facts.hidden()[:1])
    assert [row.fact for row in office.facts.facts(FactFilter(kinds=(FactKind.TARGET,)))] == [rows[0].fact]


def test_every_change_can_be_taken_back_and_made_again(office: Office) -> None:
    row = _row(office)
    first = office.corrections.edit(row, replace(_target(row), value_num=600.0))
    second = office.corrections.edit(_row(office), replace(_target(row), value_num=700.0))
    third = office.corrections.hide([_row(office)])
    assert first.docs == ("sample-2024",)
    office.corrections.undo(third)
    assert _target(_row(office)).value_num == 700.0
    again = office.corrections.undo(second)
    assert _target(_row(office)).value_num == 600.0
    office.corrections.undo(again)
    assert _target(_row(office)).value_num == 700.0
    office.corrections.undo(second)
    office.corrections.undo(first)
    assert _row(office).fact == row.fact
    assert _row(office).correction is None


def test_what_was_extracted_given_again_ends_the_correction(office: Office) -> None:
    original = _row(office)
    office.corrections.edit(_edit(office), original.fact.detail)
    assert _row(office).fact == original.fact
    assert office.corrections.edit(original, original.fact.detail).steps == ()


def test_a_fact_added_by_hand_lasts_until_it_is_deleted(office: Office) -> None:
    detail = Deadline("2025-09-30", "2025年9月底前", DeadlineType.APPLICATION)
    office.corrections.add("sample-2024", "1.2", "9月底前出台方案", detail)
    row = _row(office, FactKind.DEADLINE, 1)
    assert (row.fact.quote, row.fact.origin) == ("9月底前出台方案", FactOrigin.CORRECTED)
    assert office.documents.clause("sample-2024", "1.2").text[row.fact.start : row.fact.end] == row.fact.quote
    office.rules = "2"
    office.open()
    office.corrections.edit(_row(office, FactKind.DEADLINE, 1), replace(detail, date_text="9月底前"))
    added = _row(office, FactKind.DEADLINE, 1)
    change = office.corrections.hide([added])
    assert len(office.facts.facts(FactFilter(kinds=(FactKind.DEADLINE,)))) == 1
    assert office.facts.hidden() == []
    office.corrections.undo(change)
    assert _row(office, FactKind.DEADLINE, 1).fact == added.fact


def test_two_facts_can_be_added_for_the_same_words_but_not_the_same_twice(office: Office) -> None:
    for name in ("甲计划", "乙计划"):
        office.corrections.add("sample-2024", "1.2", "“创新券”计划", Instrument(name))
    names = [row.fact.detail for row in office.facts.facts(FactFilter(kinds=(FactKind.INSTRUMENT,)))]
    assert names == [Instrument("创新券"), Instrument("甲计划"), Instrument("乙计划")]
    with pytest.raises(UserError) as caught:
        office.corrections.add("sample-2024", "1.2", "“创新券”计划", Instrument("甲计划"))
    assert caught.value.code == "fact_exists"


def test_words_that_are_not_in_the_clause_cannot_be_added(office: Office) -> None:
    with pytest.raises(UserError) as caught:
        office.corrections.add("sample-2024", "1.2", "没有这句话", Instrument("甲"))
    assert caught.value.code == "quote_not_found"


def test_one_kind_cannot_become_another(office: Office) -> None:
    with pytest.raises(ValueError, match="target"):
        office.corrections.edit(_row(office), Instrument("甲"))


def test_the_link_of_a_citation_is_not_frozen_by_an_edit(office: Office) -> None:
    linked = sample("cited")
    office.documents.put(replace(linked, info=replace(linked.info, title="样例省创新条例")))
    row = _row(office, FactKind.CITATION)
    office.corrections.edit(row, replace(row.fact.detail, number="样政发〔2024〕5号"))  # type: ignore[type-var]
    assert getattr(_row(office, FactKind.CITATION).fact.detail, "target_doc", "") == "cited"
    office.documents.remove("cited")
    assert getattr(_row(office, FactKind.CITATION).fact.detail, "target_doc", "") is None
