from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import Document, Origin
from compendium.domain.fact import Duty
from compendium.facts.duties import duties
from compendium.texts.document import build_document


def document(text: str) -> Document:
    return build_document(text, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1)).document


def found(text: str) -> dict[str, list[Duty]]:
    result: dict[str, list[Duty]] = {}
    for fact in duties(document(text)):
        assert isinstance(fact.detail, Duty)
        result.setdefault(fact.clause, []).append(fact.detail)
    return result


def test_lines_of_leading_and_supporting_units_are_one_duty() -> None:
    [fact] = duties(
        document("标题\n一、任务\n推进工作。\n牵头单位：市科技局\n配合单位：市财政局、市税务局\n二、其他\n完。")
    )
    assert fact.quote == "牵头单位：市科技局\n配合单位：市财政局、市税务局"
    assert isinstance(fact.detail, Duty)
    assert fact.detail.units == ("市科技局", "市财政局", "市税务局")
    assert fact.detail.lead_units == ("市科技局",)
    assert fact.detail.supporting_units == ("市财政局", "市税务局")


def test_two_brackets_of_the_same_role_are_two_duties() -> None:
    text = "标题\n一、任务\n1.甲。（责任单位：市科技局）乙。（责任单位：市财政局）\n二、其他\n完。"
    assert [fact.quote for fact in duties(document(text))] == ["（责任单位：市科技局）", "（责任单位：市财政局）"]


@pytest.mark.parametrize(("second", "covered"), [("（责任单位：市财政局）", True), ("", False)])
def test_a_bracket_at_the_end_covers_the_parent_where_the_text_assigns_by_parents(second: str, covered: bool) -> None:
    text = (
        "标题\n一、任务\n（一）甲\n1.子项。\n2.丑项。（责任单位：市科技局）\n"
        f"（二）乙\n1.寅项。\n2.卯项。{second}\n二、其他\n完。"
    )
    [duty] = found(text)["1.1.2"]
    assert duty.applies_to == ("1.1" if covered else None)


def test_units_of_an_earlier_clause_are_implied_in_the_later_ones() -> None:
    text = (
        "标题\n一、任务\n1.甲。（责任单位：市科技局，各区政府，以下均需各区政府落实，不再列出）\n2.乙。（责任单位：市财政局）\n"
        "3.丙。（责任单位：各区政府）\n二、其他\n完。"
    )
    duty = found(text)
    assert not duty["1.1"][0].implied
    assert duty["1.2"][0].units == ("市财政局",)
    assert duty["1.2"][0].implied_units == ("各区政府",)
    assert not duty["1.3"][0].implied
