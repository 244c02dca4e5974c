"""Drafts of facts from selected words: what the rules find in them, else what can be read off them."""

from __future__ import annotations

import pytest

from compendium.domain.fact import Citation, Deadline, Detail, Duty, FactKind, Instrument, Support, Target
from compendium.services.fact_suggesting import suggested
from fact_samples import sample


def draft(kind: FactKind, words: str) -> Detail:
    return suggested(kind, sample(), words)


def test_what_the_rules_find_in_the_words_is_the_draft() -> None:
    target = draft(FactKind.TARGET, "到2026年底，高新技术企业达到500家。")
    assert isinstance(target, Target)
    assert (target.indicator, target.value, target.unit) == ("高新技术企业", "500", "家")
    assert target.deadline == "2026-12-31"
    duty = draft(FactKind.DUTY, "（牵头单位：市科技局；责任单位：市财政局、市税务局）")
    assert isinstance(duty, Duty)
    assert duty.units == ("市科技局", "市财政局", "市税务局")
    assert duty.lead_units == ("市科技局",)


def test_a_number_without_a_sentence_is_read_as_a_target() -> None:
    target = draft(FactKind.TARGET, "新型研发机构 12 家")
    assert isinstance(target, Target)
    assert target.indicator == "新型研发机构"
    assert (target.value, target.value_num) == ("12", 12)
    target = draft(FactKind.TARGET, "实现技术合同成交额超过800亿元")
    assert isinstance(target, Target)
    assert target.indicator == "技术合同成交额"


def test_units_without_a_bracket_are_read_as_a_duty() -> None:
    duty = draft(FactKind.DUTY, "市科技局、市财政局")
    assert duty == Duty(("市科技局", "市财政局"))


@pytest.mark.parametrize(
    ("words", "day", "printed"),
    [
        ("2027年底前完成", "2027-12-31", "2027年底前"),
        ("2026年9月30日", "2026-09-30", "2026年9月30日"),
        ("尽快", None, ""),
    ],
)
def test_dates_are_read_as_printed(words: str, day: str | None, printed: str) -> None:
    deadline = draft(FactKind.DEADLINE, words)
    assert isinstance(deadline, Deadline)
    assert (deadline.deadline, deadline.date_text) == (day, printed)


def test_other_kinds_keep_the_words() -> None:
    citation = draft(FactKind.CITATION, "《样例省创新条例》（样政发〔2024〕3号）")
    assert isinstance(citation, Citation)
    assert (citation.title, citation.number) == ("样例省创新条例", "样政发〔2024〕3号")
    assert draft(FactKind.INSTRUMENT, "会商制度，") == Instrument("会商制度")
    support = draft(FactKind.SUPPORT, "优先安排场地")
    assert isinstance(support, Support)
    assert not support.quantified
    assert draft(FactKind.TARGET, "显著提升") == Target("显著提升", "", None, "")
