"""What of a clause counts."""

from __future__ import annotations

import pytest

from compare_samples import document, item
from compendium.compare.features import body_of, comparable_clauses, features_of, fold
from compendium.domain.document import Clause, NodeKind
from compendium.domain.thesaurus import Guard, Thesaurus


@pytest.mark.parametrize(
    ("one", "other"),
    [("专精特新“小巨人”企业", "“专精特新”小巨人企业"), ("R＆D经费", "r&d 经费"), ("（首台套）", "(首台套)")],
)
def test_fold_gives_one_form_to_words_printed_differently(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "units",
    [
        "（责任单位：市科技局、市财政局）",
        "(省科技厅、省财政厅、省税务局)",
        "（市发改委、市科技局按职责分工负责）",
        "（牵头单位：市工信局(市中小企业局)；配合单位：各县区）",
    ],
)
def test_body_leaves_out_responsible_units(units: str) -> None:
    clause = item(1, f"建设一批实验室（中心）。{units}", title="建设平台")
    assert body_of(clause) == "建设平台。建设一批实验室（中心）。"


def test_body_keeps_a_bracket_that_names_no_units() -> None:
    text = "对首次认定的给予奖补（含省级认定的企业）"
    assert body_of(item(1, text)) == text


def test_bare_headings_are_not_comparable() -> None:
    heading = Clause("1", 1, "一、", "强化企业创新主体地位建设创新平台", None, "一、强化企业创新主体地位建设创新平台")
    child = item(1, "支持企业设立研发中心，完善研发投入机制。", parent="1")
    assert comparable_clauses(document("a", [heading, child])) == (child,)


def test_notice_and_preamble_count_only_when_nothing_else_is_there() -> None:
    preamble = Clause("doc", 0, "", "方案", None, "方案\n为深入推进创新驱动发展，制定本方案如下。", NodeKind.DOC)
    child = item(1, "支持企业设立研发中心，完善研发投入机制。")
    assert comparable_clauses(document("a", [preamble, child])) == (child,)
    assert comparable_clauses(document("b", [preamble])) == (preamble,)


def test_grams_stay_inside_runs_and_leave_numbers_out() -> None:
    features = features_of(document("a", [item(1, "投入强度达到3.5%，企业研发中心。")]), Thesaurus())[0]
    assert {"投入", "入强", "强度", "研发", "中心"} <= set(features.counts)
    assert not any(any(mark in gram for mark in "。，0123456789") for gram in features.counts)
    assert "到企" not in features.counts


def test_thesaurus_unifies_but_not_inside_another_word() -> None:
    thesaurus = Thesaurus((("高新技术企业", "高企"),), {"高企": Guard(before="提", after="业")})
    assert thesaurus.unify("培育高企，提高企业研发") == "培育高新技术企业，提高企业研发"
    assert thesaurus.used("提高企业") == frozenset()


@pytest.mark.parametrize(
    "data", [{"equal": {}}, {"equal": ["科技副总"]}, {"equal": [{"terms": ["科技副总"]}]}, {"guards": {"高企": "业"}}]
)
def test_wrong_thesaurus_data_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="need"):
        Thesaurus.from_data(data)
