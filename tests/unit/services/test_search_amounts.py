from __future__ import annotations

import pytest

from compendium.domain.fact import FactKind, Support
from compendium.search.fields import readers
from compendium.search.syntax import Filter, parse
from compendium.services.fact_rows import FactFilter
from compendium.services.facts import GrantedSum
from compendium.services.search_amounts import amount_field, amounts
from compendium.store.documents import DocumentRepository
from compendium.store.facts import FactRepository
from fact_samples import Office, sample

SUMS = [
    GrantedSum("plan", "small", 50_000, 50_000),
    GrantedSum("plan", "range", 500_000, 2_000_000),
    GrantedSum("plan", "million", 1_000_000, 1_000_000),
    GrantedSum("plan", "large", 1e8, 1e8),
]


def found(value: str) -> set[str] | None:
    """The clauses that ``金额:value`` lets through; None when it is no amount."""
    passes = amounts(value)
    if passes is None:
        read = amount_field(lambda: SUMS).filter(value, quoted=False)
        assert isinstance(read, str)
        assert read.startswith(f"“{value}”不能作为金额，要写成 ")
        return None
    return {each.clause for each in SUMS if passes(each)}


@pytest.mark.parametrize(
    ("value", "clauses"),
    [
        (">=100万", {"range", "million", "large"}),
        ("≥1,000,000", {"range", "million", "large"}),
        ("一百万元以上", {"range", "million", "large"}),
        ("不少于100万", {"range", "million", "large"}),
        (">200万", {"large"}),
        (">=200万", {"range", "large"}),
        ("<=5万元", {"small"}),
        ("<5万", set()),
        ("<50万", {"small"}),
        ("不超过50万", {"small", "range"}),
        ("100万", {"range", "million"}),
        ("100万..500万", {"range", "million"}),
        ("１００万至５００万元", {"range", "million"}),
        ("100-500万", {"range", "million"}),
        ("1000000..500万", {"range", "million"}),
        ("500万..100万", {"range", "million"}),
        ("1.5亿..2亿", set()),
        ("0.5..2亿", {"large"}),
        ("1亿..", {"large"}),
        ("-5万", {"small"}),
        ("=1亿元", {"large"}),
        ("很多", None),
        ("100万美元", None),
        ("5%", None),
        (">=", None),
        ("..", None),
        ("100..200..300", None),
        ("2家", None),
    ],
)
def test_an_amount_lets_through_what_lies_in_it(value: str, clauses: set[str] | None) -> None:
    assert found(value) == clauses


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("金额:>=100万", "金额不少于100万元"),
        ("amount:<=500万元", "金额不超过500万元"),
        ("金额:>1亿", "金额超过1亿元"),
        ("金额：< 1亿", "金额不到1亿元"),
        ("金额:100..500万", "金额100万元至500万元"),
        ("金额:20万", "金额20万元"),
    ],
)
def test_amounts_are_told_in_words(query: str, said: str) -> None:
    root = parse(query, readers([amount_field(lambda: SUMS)])).root
    assert isinstance(root, Filter)
    assert root.said == said


def test_sums_are_those_of_the_rows_as_corrected(office: Office) -> None:
    assert office.facts.sums() == [GrantedSum("sample-2024", "1.1", 200_000, 200_000)]
    row = office.facts.facts(FactFilter(kinds=(FactKind.SUPPORT,)))[0]
    assert isinstance(row.fact.detail, Support)
    changed = Support("奖补", "企业", "", "最高30万元", None, 300_000)
    change = office.corrections.edit(row, changed)
    assert office.facts.sums() == [GrantedSum("sample-2024", "1.1", 300_000, 300_000)]
    office.corrections.undo(change)
    office.corrections.hide([row])
    assert office.facts.sums() == []


def test_sums_of_a_text_that_was_never_read_for_facts_are_read_then(office: Office) -> None:
    office.put(sample("other-2024"))
    office.open()
    assert {each.doc for each in office.facts.sums()} == {"sample-2024", "other-2024"}


def test_supports_without_a_sum_have_none(office: Office) -> None:
    office.extract = lambda _: []
    office.put(sample())
    assert FactRepository(office.library).sums() == []
    assert DocumentRepository(office.library).ids() == ("sample-2024",)
    assert Support("贴息", "", "", "按1.5%", rate=0.015).sums is None
