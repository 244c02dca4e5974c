"""Duties on raw imports: against the labels made by reading, and against a plain count in real policies."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from compendium.domain.fact import Duty
from compendium.facts.duties import duties
from fact_material import raw_seed, real_policies

LABELLED = {"national-2022": "000", "jilin-2024": "002", "jinan-2023": "003"}
OWN_LABELS = Path(__file__).resolve().parents[1] / "data" / "facts_duties.json"

# Forms of vocabulary.md as a plain search finds them; independent of how the program reads them.
FORMS = (
    re.compile(r"[（(〔\[【]责任(?:单位|部门)[:：]"),
    re.compile(r"[（(][^（()）。\n]*负责[）)]"),
    re.compile(r"[（(][^（()）。\n]*牵头[^（()）。\n]*[）)]"),
    re.compile(r"[（(〔\[【]牵头(?:单位|部门)[:：]"),
    re.compile(r"^[ \t\u3000]*责任单位[:：].+", re.MULTILINE),
    re.compile(r"^[ \t\u3000]*牵头单位[:：].+", re.MULTILINE),
)

Row = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str]


def rows_of_labels(labels: list[dict[str, object]]) -> list[Row]:
    def names(label: dict[str, object], field: str) -> tuple[str, ...]:
        value = label.get(field, [])
        assert isinstance(value, list)
        return tuple(str(name) for name in value)

    return [
        (
            *(str(label["clause"]), str(label["quote"])),
            *(names(label, "units"), names(label, "lead_units"), names(label, "supporting_units")),
            str(label.get("suffix", "")),
        )
        for label in labels
    ]


def rows_of_document(doc: str) -> list[Row]:
    rows: list[Row] = []
    for fact in duties(raw_seed(doc)):
        duty = fact.detail
        assert isinstance(duty, Duty)
        quote = fact.quote.replace("\n", "")
        rows.append((fact.clause, quote, duty.units, duty.lead_units, duty.supporting_units, duty.suffix))
    return rows


@pytest.mark.parametrize("doc", LABELLED)
def test_duties_are_exactly_those_a_reader_finds(doc: str, shared: Path) -> None:
    labels = json.loads((shared / "gold" / f"{LABELLED[doc]}.json").read_text(encoding="utf-8"))
    assert rows_of_document(doc) == rows_of_labels(labels["duties"])


@pytest.mark.parametrize("doc", ["national-2016", "wuxi-2024"])
def test_duties_of_the_other_two_texts_are_our_labels(doc: str, shared: Path) -> None:
    labels = json.loads(OWN_LABELS.read_text(encoding="utf-8"))[doc]
    assert rows_of_document(doc) == rows_of_labels(labels)


def test_units_named_once_for_all_that_follows_are_kept_apart(shared: Path) -> None:
    found = [fact.detail for fact in duties(raw_seed("wuxi-2024"))]
    first, *rest = (duty for duty in found if isinstance(duty, Duty))
    assert not first.implied
    assert len(rest) == 17
    assert all(duty.implied_units == ("各市（县）区人民政府", "无锡经开区管委会") for duty in rest)


def test_real_policies_lose_few_of_the_forms_that_a_plain_count_finds(shared: Path) -> None:
    counted, found = [0] * len(FORMS), [0] * len(FORMS)
    for _, document in real_policies():
        places = duties(document)
        for clause in document.outline:
            spans = [(fact.start, fact.end) for fact in places if fact.clause == clause.id]
            for form, pattern in enumerate(FORMS):
                for match in pattern.finditer(clause.text):
                    counted[form] += 1
                    found[form] += any(start < match.end() and match.start() < end for start, end in spans)
    assert min(counted) > 20
    assert all(ours >= 0.95 * plain for ours, plain in zip(found, counted, strict=True)), (found, counted)


def test_every_duty_quotes_its_clause_and_its_units_stand_in_the_quote(shared: Path) -> None:
    seen = 0
    for name, document in real_policies():
        for fact in duties(document):
            seen += 1
            assert document.by_id[fact.clause].text[fact.start : fact.end] == fact.quote, name
            duty = fact.detail
            assert isinstance(duty, Duty)
            assert duty.units
            assert set(duty.lead_units) | set(duty.supporting_units) <= set(duty.units)
            assert duty.applies_to is None or duty.applies_to in document.by_id
    assert seen > 1000
