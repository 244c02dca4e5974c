from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import Document, Origin
from compendium.domain.fact import Citation
from compendium.facts.citations import citations
from compendium.texts.document import build_document
from fact_material import raw_seed, real_policies


def document(body: str) -> Document:
    text = f"关于加强科技创新工作的若干措施\n一、任务\n1.落实。{body}\n二、其他\n完。"
    return build_document(text, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1)).document


def found(parsed: Document) -> list[tuple[str, str | None]]:
    return [(fact.detail.title, fact.detail.number) for fact in citations(parsed) if isinstance(fact.detail, Citation)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("落实《国家创新驱动发展战略纲要》。", [("国家创新驱动发展战略纲要", None)]),
        ("《甲市“十四五”规划》（鲁政字〔2021〕164号）精神。", [("甲市“十四五”规划", "鲁政字〔2021〕164号")]),
        ("《引进人才办法》(铜发[2018]28号,2021年8月9日修订版)。", [("引进人才办法", "铜发[2018]28号")]),
        (
            "《关于税收支持的公告》(财政部 税务总局公告2024年第16号)。",
            [("关于税收支持的公告", "财政部 税务总局公告2024年第16号")],
        ),
        ("《住宅项目规范》(GB55038—2025)。", [("住宅项目规范", "GB55038—2025")]),
        ("《关于印发《工作方案》的通知》。", [("关于印发《工作方案》的通知", None)]),
        ("按照定政发〔2023〕18号执行。", [("", "定政发〔2023〕18号")]),
        ("《甲办法》《乙办法》，《甲办法》。", [("甲办法", None), ("乙办法", None)]),
        # No documents, or the text itself.
        ("凭《不动产权证书》和《商品房买卖合同》办理。", []),
        ("填写《购房补贴申请表》《承诺书》。", []),
        ("按《通知》执行。", []),
        ("《关于加强科技创新工作的若干措施》印发实施。", []),
    ],
)
def test_forms(body: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(document(body)) == expected


def test_the_basis_of_a_plan_is_cited_with_its_numbers(shared: object) -> None:
    assert found(raw_seed("jinan-2023")) == [
        ("山东省黄河流域生态保护和高质量发展规划", None),
        ("山东省“十四五”科技创新规划", "鲁政字〔2021〕164号"),
        ("山东省人民政府办公厅印发关于深化科技改革攻坚的若干措施的通知", "鲁政办发〔2020〕26号"),
    ]


def test_a_covering_notice_does_not_cite_its_own_plan(shared: object) -> None:
    assert found(raw_seed("wuxi-2024")) == []
    assert found(raw_seed("jilin-2024")) == []


def test_every_citation_quotes_its_clause(shared: object) -> None:
    seen = 0
    for name, parsed in real_policies():
        for fact in citations(parsed):
            seen += 1
            assert parsed.by_id[fact.clause].text[fact.start : fact.end] == fact.quote, name
    assert seen > 150


@pytest.mark.timeout(20)
@pytest.mark.parametrize("unit", ["《", "《甲》", "《甲（〔2020〕", "〔2020〕1号", "《甲《乙》", "（财政部"])
def test_repetitive_text_is_read_in_time(unit: str) -> None:
    citations(document(unit * 20_000))
