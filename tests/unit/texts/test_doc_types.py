from __future__ import annotations

import pytest

from compendium.texts.doc_types import document_types, is_document_type


@pytest.mark.parametrize(
    ("title", "types"),
    [
        ("无锡市强化企业科技创新主体地位行动方案", ("行动方案", "方案")),
        ("吉林省企业科技创新能力提升三年行动方案(2024-2026)", ("三年行动方案", "方案")),
        ("“十三五”国家技术创新工程规划", ("规划",)),
        ("某市计划（2023-2025年）（征求意见稿）", ("计划",)),
        ("关于印发《科技计划管理办法》的通知", ("通知", "管理办法", "办法")),
        ("关于印发科技计划管理办法（试行）的通知", ("通知", "管理办法", "办法")),
        ("国务院关于加强创新的若干意见", ("若干意见", "意见")),
        ("关于支持企业发展的若干措施", ("若干措施", "措施")),
        ("中华人民共和国企业所得税法", ("法",)),
        ("企业所得税法实施条例", ("实施条例", "条例")),
        ("关于同意建设高新区的批复", ("批复",)),
        ("关于开展项目申报的通 知", ("申报通知", "通知")),
        ("科技创新", ()),
        ("", ()),
    ],
)
def test_types_of_titles(title: str, types: tuple[str, ...]) -> None:
    assert document_types(title) == types


def test_words_that_are_types() -> None:
    assert is_document_type("通知")
    assert is_document_type("三年行动计划")
    assert not is_document_type("苹果")
