from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.document import Document, Origin
from compendium.facts.instruments import instruments
from compendium.texts.document import build_document
from fact_material import raw_seed, real_policies

LABELLED = {"national-2022": "000", "jilin-2024": "002", "jinan-2023": "003"}


def document(body: str) -> Document:
    text = f"标题\n一、任务\n1.落实。{body}\n二、其他\n完。"
    return build_document(text, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1)).document


def names(body: str) -> list[str]:
    return [fact.quote for fact in instruments(document(body))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("继续实施企业R&D投入引导计划。", ["企业R&D投入引导计划"]),
        ("实施知识产权强企行动计划，实施专利导航试点工程。", ["知识产权强企行动计划", "专利导航试点工程"]),
        ("发挥国家科技成果转化引导基金作用。", ["国家科技成果转化引导基金"]),
        ("加大“苏科贷”“锡科贷”等投放力度。", ["“苏科贷”", "“锡科贷”"]),
        ("培育专精特新“小巨人”企业和瞪羚企业。", ["专精特新“小巨人”", "瞪羚企业"]),
        ("培育“专精特新”小巨人企业。", ["“专精特新”小巨人"]),
        ("落实研发费用加计扣除政策。", ["研发费用加计扣除政策"]),
        ("举办中国创新创业大赛。", ["中国创新创业大赛"]),
        # No names: slogans, principles, generic words.
        ("坚持“三方联动、风险共担”原则，破解“卡脖子”难题。", []),
        ("制定工作计划，开展专项行动，设立专项资金。", []),
    ],
)
def test_names(body: str, expected: list[str]) -> None:
    assert names(body) == expected


def test_a_name_counts_once_in_a_clause() -> None:
    assert names("发放创新券。使用创新券。") == ["创新券"]


def same(ours: str, label: str) -> bool:
    pairs = [{name[at : at + 2] for at in range(len(name) - 1)} for name in (ours, label)]
    return 2 * len(pairs[0] & pairs[1]) >= min(len(pairs[0]), len(pairs[1]))


@pytest.mark.parametrize("doc", LABELLED)
def test_most_names_are_those_a_reader_finds(doc: str, shared: Path) -> None:
    labels = json.loads((shared / "gold" / f"{LABELLED[doc]}.json").read_text(encoding="utf-8"))
    expected = [(place["clause"], place["quote"]) for each in labels["instruments"] for place in each["clauses"]]
    ours = [(fact.clause, fact.quote.replace("\n", "")) for fact in instruments(raw_seed(doc))]
    met = [label for label in expected if any(label[0] == one[0] and same(one[1], label[1]) for one in ours)]
    right = [one for one in ours if any(label[0] == one[0] and same(one[1], label[1]) for label in expected)]
    recall, precision = len(met) / len(expected), len(right) / len(ours)
    assert 2 * recall * precision / (recall + precision) >= 0.85


def test_every_instrument_is_a_name_printed_in_its_clause(shared: Path) -> None:
    seen = 0
    for name, parsed in real_policies():
        for fact in instruments(parsed):
            seen += 1
            assert parsed.by_id[fact.clause].text[fact.start : fact.end] == fact.quote, name
    assert seen > 500


@pytest.mark.timeout(20)
@pytest.mark.parametrize("unit", ["“", "“计划", "行动计划", "国家基金", "专精特新“", "科技科技科技计划"])
def test_repetitive_text_is_read_in_time(unit: str) -> None:
    instruments(document(unit * 20_000))
