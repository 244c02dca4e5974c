"""Supports on raw imports: against the labels made by reading, and over all real policies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compendium.domain.fact import Support
from compendium.facts.supports import supports
from fact_material import raw_seed, real_policies
from support_scoring import unmatched

LABELLED = {"national-2022": "000", "jilin-2024": "002", "jinan-2023": "003"}
OWN_LABELS = Path(__file__).resolve().parents[1] / "data" / "facts_supports.json"


@pytest.mark.parametrize("doc", LABELLED)
def test_quantified_supports_are_those_a_reader_finds(doc: str, shared: Path) -> None:
    labels = json.loads((shared / "gold" / f"{LABELLED[doc]}.json").read_text(encoding="utf-8"))
    document = raw_seed(doc)
    assert unmatched(document, supports(document), labels["supports"]) == ([], [])


@pytest.mark.parametrize("doc", LABELLED)
def test_rules_without_a_number_are_found_too(doc: str, shared: Path) -> None:
    labels = json.loads((shared / "gold" / f"{LABELLED[doc]}.json").read_text(encoding="utf-8"))
    document = raw_seed(doc)
    missed, _ = unmatched(document, supports(document), labels["supports"], quantified=False)
    assert missed == []


@pytest.mark.parametrize("doc", ["national-2016", "wuxi-2024"])
def test_supports_of_the_other_two_texts_are_our_labels(doc: str, shared: Path) -> None:
    labels = json.loads(OWN_LABELS.read_text(encoding="utf-8"))[doc]
    document = raw_seed(doc)
    assert unmatched(document, supports(document), labels) == ([], [])


def test_every_support_quotes_its_clause_and_its_sums_stand_in_it(shared: Path) -> None:
    seen = 0
    for name, document in real_policies():
        for fact in supports(document):
            seen += 1
            text = document.by_id[fact.clause].text
            assert text[fact.start : fact.end] == fact.quote, name
            support = fact.detail
            assert isinstance(support, Support)
            assert support.amount_text in fact.quote
            assert support.cap_quote in text
            if support.min_yuan is not None and support.max_yuan is not None:
                assert support.min_yuan <= support.max_yuan
            assert support.quantified == any(
                value is not None for value in (support.min_yuan, support.max_yuan, support.rate, support.unit_yuan)
            ), (name, fact)
    assert seen > 400
