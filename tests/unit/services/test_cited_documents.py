"""What a text cites is found by number, title or short title, and nothing is taken for it that only looks alike."""

from __future__ import annotations

import pytest

from compendium.domain.document import DocumentInfo
from compendium.domain.fact import Citation
from compendium.services.cited_documents import CitedDocuments

LIBRARY = CitedDocuments(
    [
        DocumentInfo(
            "plan", "国务院办公厅关于印发促进转化行动方案（2024-2026年）的通知", doc_number="国办发〔2024〕16号"
        ),
        DocumentInfo(
            "plan@2", "国务院办公厅关于印发促进转化行动方案（2024-2026年）的通知", doc_number="国办发〔2024〕16号"
        ),
        DocumentInfo(
            "plan@10", "国务院办公厅关于印发促进转化行动方案（2024-2026年）的通知", doc_number="国办发〔2024〕16号"
        ),
        DocumentInfo("law", "中华人民共和国促进科技成果转化法"),
        DocumentInfo("measures-2023", "关于支持企业的若干措施", doc_number="某政发〔2023〕3号"),
        DocumentInfo("rules-a", "甲市关于印发科技奖励办法的通知", doc_number="甲政发〔2020〕1号"),
        DocumentInfo("rules-b", "乙市关于印发科技奖励办法的通知", doc_number="乙政发〔2020〕1号"),
        DocumentInfo("known", "某省关于加快建设的长长的实施意见", short_title="建设实施意见"),
        DocumentInfo("short", "办法"),
    ]
)


@pytest.mark.parametrize(
    ("citation", "doc"),
    [
        (Citation("", "国办发〔2024〕16号"), "plan@10"),
        (Citation("", "国办发[2024]16号"), "plan@10"),
        (Citation("", "国办发〔2024〕第16号"), "plan@10"),
        (Citation("换了名字的标题", "国办发〔2024〕16号"), "plan@10"),
        (Citation("促进转化行动方案（2024—2026年）"), "plan@10"),
        (Citation("促进转化行动方案"), "plan@10"),
        (Citation("促进科技成果转化法"), "law"),
        (Citation("中华人民共和国促进科技成果转化法"), "law"),
        (Citation("关于支持企业的若干措施", "某政发〔2023〕3号"), "measures-2023"),
        (Citation("关于支持企业的若干措施"), "measures-2023"),
        (Citation("建设实施意见"), "known"),
        (Citation("科技奖励办法", "乙政发〔2020〕1号"), "rules-b"),
    ],
)
def test_what_is_meant_is_found(citation: Citation, doc: str) -> None:
    assert LIBRARY.find(citation, "somewhere") == doc


@pytest.mark.parametrize(
    "citation",
    [
        Citation("关于支持企业的若干措施", "某政发〔2025〕8号"),
        Citation("科技奖励办法"),
        Citation("办法"),
        Citation("", "国办发〔2024〕17号"),
        Citation("不在文库中的办法"),
        Citation(""),
    ],
)
def test_what_only_looks_alike_is_not_taken(citation: Citation) -> None:
    assert LIBRARY.find(citation, "somewhere") is None


def test_a_text_does_not_cite_itself_in_another_version() -> None:
    assert LIBRARY.find(Citation("", "国办发〔2024〕16号"), "plan@2") is None
