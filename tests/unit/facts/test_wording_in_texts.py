"""How real policies word indicators, times and names, each form once."""

from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import Document, Origin
from compendium.domain.fact import Deadline, DeadlineType, Instrument, Target
from compendium.facts.deadlines import deadlines
from compendium.facts.instruments import instruments
from compendium.facts.targets import targets
from compendium.texts.document import build_document


def document(body: str) -> Document:
    text = f"某市行动方案\n一、任务\n1.加强工作。{body}\n二、其他\n完。"
    return build_document(text, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1)).document


def aims(body: str) -> list[Target]:
    return [fact.detail for fact in targets(document(body)) if isinstance(fact.detail, Target)]


def dated(body: str) -> list[Deadline]:
    return [fact.detail for fact in deadlines(document(body)) if isinstance(fact.detail, Deadline)]


@pytest.mark.parametrize(
    ("body", "indicator", "scope"),
    [
        ("到2027年，推动新材料、生物医药等领域6家省重点实验室重组。", "省重点实验室", "新材料、生物医药等领域"),
        ("到2027年，招引50家企业总部落户无锡。", "企业总部", None),
        ("到2027年，挖掘100项前景好的科技成果项目孵化。", "前景好的科技成果项目", None),
        ("到2027年，培育创新联合体，实现地标产业、优势产业全覆盖。", "创新联合体", "地标产业、优势产业"),
        ("到2027年，研发投入强度较2023年提高0.5个百分点。", "研发投入强度", None),
        ("到2027年，工业总产值较2023年增长50%。", "工业总产值增长", None),
    ],
)
def test_indicators_are_what_is_counted(body: str, indicator: str, scope: str | None) -> None:
    [target] = aims(body)
    assert (target.indicator, target.scope) == (indicator, scope)


def test_a_share_is_not_reached_every_year_because_the_words_before_recur() -> None:
    shares = aims("到2027年，每年新增项目100项，企业牵头项目占比重不低于80%。")
    assert [(each.value, each.frequency) for each in shares] == [("100", "每年"), ("80", None)]


@pytest.mark.parametrize(
    "body",
    [
        "2026年出让的商住用地，可分期缴纳价款。",
        "2026年12月31日之前供应的土地，按原规定办理。",
        "对1年内出售原有住房，并新购住房的，完善服务。",
        "对1年内出售两套住房，并新购一套住房的居民，给予新购住房补贴。",
        "“十四五”时期主要目标是创新能力增强。",
    ],
)
def test_times_that_say_whom_or_what_are_no_deadlines(body: str) -> None:
    assert dated(body) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("补贴政策执行到2026年底。", DeadlineType.VALIDITY),
        ("缴税优惠延长至2026年12月31日。", DeadlineType.VALIDITY),
        ("补贴申请受理时间延长至2026年12月31日。", DeadlineType.APPLICATION),
    ],
)
def test_how_long_a_rule_goes_is_no_goal(body: str, kind: DeadlineType) -> None:
    assert [each.type for each in dated(body)] == [kind]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("落实好企业研发费用加计100%扣除政策。", ["企业研发费用加计100%扣除政策"]),
        ("编制关键核心技术需求清单。", ["关键核心技术需求清单"]),
        ("建立重点产业专家咨询委员会。", ["重点产业专家咨询委员会"]),
        ("通过揭榜挂帅组织攻关。", ["揭榜挂帅"]),
        ("助力企业“成蝶”。", []),
    ],
)
def test_names_of_instruments_are_whole(body: str, names: list[str]) -> None:
    found = [fact.detail.name for fact in instruments(document(body)) if isinstance(fact.detail, Instrument)]
    assert found == names
