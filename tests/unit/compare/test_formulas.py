"""Set phrases of policies join no clauses."""

from __future__ import annotations

import pytest

from compare_samples import document, item
from compendium.compare.features import fold
from compendium.compare.formulas import without_formulas
from compendium.compare.matter import match_pair
from compendium.domain.thesaurus import Thesaurus


@pytest.mark.parametrize(
    "phrase",
    [
        "以习近平新时代中国特色社会主义思想为指导，",
        "深入贯彻党的二十大精神，",
        "全面贯彻落实党的二十大和二十届二中、三中全会精神，",
        "深入学习贯彻习近平总书记关于科技创新的重要论述，",
        "认真落实党中央、国务院决策部署，",
        "完整、准确、全面贯彻新发展理念，",
        "坚持稳中求进工作总基调，",
        "提供坚强有力的保障，",
    ],
)
def test_a_set_phrase_goes_and_the_matter_stays(phrase: str) -> None:
    left = without_formulas(fold(f"{phrase}建设重点实验室。"))
    assert "建设重点实验室。" in left
    assert len("".join(left.split())) <= len("建设重点实验室。") + len(fold(phrase)) // 2


@pytest.mark.parametrize("text", ["弘扬科学家精神", "加强党的建设", "统筹安排科技资金", "提供贷款贴息"])
def test_words_of_the_matter_are_no_set_phrase(text: str) -> None:
    assert without_formulas(text) == text


def test_set_phrases_alone_join_nothing() -> None:
    opening = "以习近平新时代中国特色社会主义思想为指导，深入贯彻党的二十大精神，认真落实党中央、国务院决策部署，"
    upper = document(
        "a",
        [item(1, f"{opening}推动水利设施除险加固。"), item(2, "依托高校建设众创空间和科技企业孵化器，提供创业辅导。")],
    )
    lower = document(
        "b",
        [item(1, f"{opening}培养技术经纪人队伍。"), item(2, "依托高校建设众创空间和科技企业孵化器，提供创业辅导。")],
    )
    pairs = match_pair(upper, lower, Thesaurus())
    assert [(pair.a.clause, pair.b.clause) for pair in pairs] == [("2", "2")]
