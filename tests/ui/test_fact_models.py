"""What tables of facts are narrowed by, and which words of a clause they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compendium.domain.fact import Duty, FactKind, Target
from compendium.services.fact_rows import FactRow
from compendium.ui.models.fact_columns import columns_of
from compendium.ui.models.fact_excerpt import excerpt_of
from compendium.ui.models.fact_narrowing import narrowed
from compendium.ui.search.narrowing import Narrowing
from fact_samples import TEXTS, Office, sample


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with an empty library."""
    opened = Office(tmp_path)
    yield opened
    opened.close()


def rows_of(office: Office) -> list[FactRow]:
    office.put(sample("first", region="甲市", year=2024))
    office.put(sample("second", texts=TEXTS | {"2": "二、组织保障"}, region="乙市", year=2023))
    return office.facts.facts()


def test_choices_count_what_they_would_leave_beside_the_others(office: Office) -> None:
    rows = rows_of(office)
    left, choices = narrowed(rows, Narrowing({"region": frozenset({"甲市"})}), "")
    assert {row.doc for row in left} == {"first"}
    assert choices["region"] == {"甲市": len(left), "乙市": len(rows) - len(left)}
    assert choices["year"] == {"2024": len(left)}
    both = Narrowing({"region": frozenset({"甲市"}), "year": frozenset({"2023"})})
    left, choices = narrowed(rows, both, "")
    assert left == []
    assert set(choices["region"]) == {"乙市"}
    assert set(choices["year"]) == {"2024"}


def test_words_and_choices_add_up(office: Office) -> None:
    rows = rows_of(office)
    left, choices = narrowed(rows, Narrowing({"doc": frozenset({"second"})}), "高新技术企业")
    assert [(row.doc, row.kind) for row in left] == [("second", FactKind.TARGET)]
    assert choices["doc"] == {"first": 1, "second": 1}


def test_a_target_is_shown_in_its_sentence_with_the_number_marked(office: Office) -> None:
    row = next(row for row in rows_of(office) if isinstance(row.fact.detail, Target) and "800" in row.fact.quote)
    shown = excerpt_of(row, TEXTS["1.1"])
    assert shown.text == "到2026年底，高新技术企业达到500家，科技型中小企业达到800家。"
    assert shown.text[slice(*shown.quote)] == row.fact.quote
    assert [shown.text[start:end] for start, end in shown.strong] == ["800家"]


def test_a_duty_is_shown_behind_what_is_to_be_done_however_long_that_is(office: Office) -> None:
    row = next(row for row in rows_of(office) if isinstance(row.fact.detail, Duty))
    assert excerpt_of(row, TEXTS["1.1"]).text == TEXTS["1.1"]
    long = TEXTS["1.1"].replace("到2026年底", "要做的事很多，" * 200 + "到2026年底")
    at = long.index(row.fact.quote)
    moved = replace(row.fact, start=at, end=at + len(row.fact.quote))
    shown = excerpt_of(replace(row, fact=moved), long)
    assert shown.text.startswith("（一）培育企业。")
    assert len(shown.text) < 600
    assert [shown.text[start:end] for start, end in shown.strong] == [row.fact.quote]


def test_a_clause_that_is_gone_leaves_the_quote(office: Office) -> None:
    row = rows_of(office)[0]
    shown = excerpt_of(row, "")
    assert (shown.text, shown.quote) == (row.fact.quote, (0, len(row.fact.quote)))


def test_headings_are_sorted_by_their_numbers(office: Office) -> None:
    row = next(row for row in rows_of(office) if isinstance(row.fact.detail, Duty))
    order = {column.key: column.order for column in columns_of(FactKind.DUTY)}
    sections = ["一、创新", "二、人才", "三、金融", "十、保障", "十一、附则", "组织领导", ""]
    shuffled = [replace(row, section=section) for section in sorted(sections)]
    assert [each.section for each in sorted(shuffled, key=order["section"])] == sections
    labels = ["1.甲", "2.乙", "10.丙", "（十一）丁", "第12条 戊", "己 2", "己 10", ""]
    shuffled = [replace(row, label=label) for label in sorted(labels)]
    assert [each.label for each in sorted(shuffled, key=order["label"])] == labels
    again = [replace(row, section=section, label=label) for label in ("2.", "1.") for section in ("二、", "一、")]
    found = [(each.section, each.label) for each in sorted(again, key=order["label"])]
    assert found == [("一、", "1."), ("一、", "2."), ("二、", "1."), ("二、", "2.")]


def test_a_word_that_is_the_value_is_not_said_twice(office: Office) -> None:
    row = next(row for row in rows_of(office) if isinstance(row.fact.detail, Target))
    text = next(column.text for column in columns_of(FactKind.TARGET) if column.key == "comparator")
    for value, comparator, said in (
        ("翻一番", "翻一番", ""),
        ("翻一番", "实现|翻一番", "实现"),
        ("5", "达到|以上", "达到 以上"),
    ):
        detail = Target("企业", value, 2.0, "倍", comparator)
        assert text(replace(row, fact=replace(row.fact, detail=detail))) == said
