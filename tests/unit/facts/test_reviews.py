from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import Origin
from compendium.domain.fact import FactKind
from compendium.facts.extract import extract
from compendium.facts.reviews import names_a_review
from compendium.texts.document import build_document


@pytest.mark.parametrize(
    "title",
    [
        "进展与成效",
        "“十三五”时期取得的工作进展",
        "我国扩大内需已取得显著成效",
        "主要成就",
        "工作回顾",
        "发展基础",
        "现状与问题",
        "发展形势",
        "形势与需求",
        "问题与挑战",
        "规划背景",
        "2023年工作总结",
    ],
)
def test_sections_that_look_back(title: str) -> None:
    assert names_a_review(title)


@pytest.mark.parametrize(
    "title",
    [
        "提升工作成效",
        "发挥集成效应",
        "推动项目取得新进展",
        "重点工作取得新成效",
        "提升安全保障能力，夯实内需发展基础",
        "扎实解决拖欠账款问题",
        "应对风险挑战",
        "成效目标",
        "中国创新挑战大赛",
        "总结推广",
        "每季度报送进展，于每年12月10日前报市科技局",
    ],
)
def test_titles_that_set_work(title: str) -> None:
    assert not names_a_review(title)


@pytest.mark.parametrize("name", ["关于发挥政策集成效应稳定房地产市场的通知", "某市提升成效若干措施", "某市现状"])
@pytest.mark.parametrize("heading", ["提升工作成效", "发挥集成效应", "推动项目取得新进展"])
def test_words_in_a_title_do_not_silence_what_stands_below_it(name: str, heading: str) -> None:
    body = "对新认定的高新技术企业给予50万元奖励。到2027年，高新技术企业达到500家。2026年9月底前完成平台建设。"
    text = f"{name}\n一、{heading}\n{body}\n二、其他\n完。"
    document = build_document(text, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1)).document
    kinds = {fact.kind for fact in extract(document)}
    assert {FactKind.SUPPORT, FactKind.TARGET, FactKind.DEADLINE} <= kinds


def test_a_section_on_past_results_gives_no_facts_of_what_it_tells() -> None:
    text = "某市规划\n一、进展与成效\n（一）企业\n高新技术企业达到500家，给予企业50万元奖励。\n二、任务\n完。"
    document = build_document(text, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1)).document
    assert not [fact for fact in extract(document) if fact.kind in (FactKind.SUPPORT, FactKind.TARGET)]
