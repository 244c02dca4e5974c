"""A first sentence that became an item's title still states its numbers and dates."""

from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import Origin
from compendium.domain.fact import Deadline, DeadlineType, Target
from compendium.facts.deadlines import deadlines
from compendium.facts.targets import targets
from compendium.texts.document import build_document


def read(item: str) -> tuple[list[Target], list[Deadline]]:
    text = f"某市行动方案\n一、重点任务\n（一）培育企业\n1.{item}\n2.完善机制。建立专班。\n二、其他\n完。"
    document = build_document(text, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1)).document
    return (
        [fact.detail for fact in targets(document) if isinstance(fact.detail, Target)],
        [fact.detail for fact in deadlines(document) if isinstance(fact.detail, Deadline)],
    )


@pytest.mark.parametrize("behind", ["", "（责任单位：市科技局）", "\n责任单位：市科技局", "加强服务。"])
def test_a_number_in_the_first_sentence_is_a_target(behind: str) -> None:
    [target], dated = read("到2027年，全市高新技术企业达到500家。" + behind)
    assert (target.indicator, target.value, target.deadline) == ("全市高新技术企业", "500", "2027")
    assert dated == []


@pytest.mark.parametrize("behind", ["", "（责任单位：市科技局）", "加强服务。"])
def test_a_date_in_the_first_sentence_is_a_deadline(behind: str) -> None:
    aims, [deadline] = read("2026年6月底前完成平台建设。" + behind)
    assert (deadline.deadline, deadline.task) == ("2026-06-30", "完成平台建设")
    assert aims == []


@pytest.mark.parametrize("title", ["实施“百企升级”行动", "推进“1+3”平台建设", "建好《规划（2021—2035年）》项目库"])
def test_a_topic_with_a_figure_in_a_name_states_nothing(title: str) -> None:
    assert read(f"{title}。加强服务。（责任单位：市科技局）") == ([], [])


@pytest.mark.parametrize("what", ["进展", "情况", "成效"])
def test_reports_that_recur_are_deadlines_whatever_they_report(what: str) -> None:
    _, dated = read(f"每季度报送{what}，于每年12月10日前报市科技局。")
    assert [(each.frequency, each.type) for each in dated] == [
        ("每季度", DeadlineType.RECURRING),
        ("每年", DeadlineType.RECURRING),
    ]


@pytest.mark.parametrize("item", ["推动。完成方案编制；2026年第三季度启动试点。", "推动试点。2026年第三季度启动试点。"])
def test_a_quarter_opens_a_part_of_a_sentence(item: str) -> None:
    _, [deadline] = read(item)
    assert (deadline.deadline, deadline.task) == ("2026-09-30", "启动试点")
