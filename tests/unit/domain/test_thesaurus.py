from __future__ import annotations

import pytest

from compendium.domain.thesaurus import Thesaurus
from search_material import shipped_thesaurus

DATA = {
    "equal": [{"terms": ["高新技术企业", "高企"]}],
    "also": [["工业和信息化部", "工信部"]],
    "near": [["退回", "追回"]],
    "names": ["沿途下蛋"],
    "guards": {"高企": {"before": "提", "after": "业"}},
}


def test_texts_are_compared_by_equal_terms_alone() -> None:
    thesaurus = Thesaurus.from_data(DATA)
    assert thesaurus.unify("高企由工信部认定，退回的追回") == "高新技术企业由工信部认定，退回的追回"
    assert thesaurus.unify("提高企业") == "提高企业"
    assert thesaurus.also == (("工业和信息化部", "工信部"),)
    assert thesaurus.near == (("退回", "追回"),)
    assert thesaurus.names == ("沿途下蛋",)


def test_the_signature_changes_with_what_texts_are_compared_by() -> None:
    signature = Thesaurus.from_data(DATA).signature
    assert Thesaurus.from_data({**DATA, "also": [], "near": [], "names": []}).signature == signature
    assert Thesaurus.from_data({**DATA, "guards": {}}).signature != signature
    assert Thesaurus.from_data({**DATA, "equal": [{"terms": ["高企", "国高"]}]}).signature != signature


@pytest.mark.parametrize(
    "wrong",
    [
        {"equal": [{"terms": ["alone"]}]},
        {"equal": [["a", "b"]]},
        {"also": [["alone"]]},
        {"near": "退回"},
        {"names": {"a": "b"}},
        {"guards": []},
    ],
)
def test_wrong_data_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"needed|needs two"):
        Thesaurus.from_data(wrong)


def test_what_ships_holds_together() -> None:
    thesaurus = shipped_thesaurus()
    groups = (*thesaurus.groups, *thesaurus.also, *thesaurus.near)
    assert len(thesaurus.groups) + len(thesaurus.also) >= 150
    for group in groups:
        assert len(set(group)) == len(group), group
    assert len({frozenset(group) for group in groups}) == len(groups)
    assert set(thesaurus.guards) <= {term for group in groups for term in group}
    # What official texts use every day: each must be known.
    known = {term for group in (*thesaurus.groups, *thesaurus.also) for term in group}
    assert {"高企", "小巨人企业", "规上企业", "科创副总", "成交金额", "国企", "双创", "首台套", "研发", "成转"} <= known


def test_no_short_form_stands_within_the_words_it_is_guarded_from() -> None:
    thesaurus = shipped_thesaurus()
    for text in ("提高企业创新能力", "依法规上报", "已知产品", "今后", "全国高新技术企业"):
        assert thesaurus.unify(text) == text
