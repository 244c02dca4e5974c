"""Targets of matched clauses set against each other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from compare_samples import document, item
from compendium.compare.targets import matched_targets, pairs_by_targets, printed, with_targets
from compendium.domain.comparison import ClausePair, ClauseRef, MatchedTarget, Outcome
from compendium.domain.document import Clause, NodeKind
from compendium.domain.fact import Target

A, B = ClauseRef("a", "1"), ClauseRef("b", "1")


def name_of(name: str) -> tuple[str, str]:
    return (name[2:], name[0]) if name[:2] in ("省级", "市级") else (name, "")


def target(name: str, value: float, unit: str = "%", **more: str | bool | None) -> Target:
    return Target(name, f"{value:g}", value, unit, **more)  # type: ignore[arg-type]


def outcomes(a: Sequence[Target], b: Sequence[Target]) -> list[Outcome | None]:
    return [each.outcome for each in matched_targets(a, b, name_of)]


@pytest.mark.parametrize(("value", "outcome"), [(4, Outcome.RAISED), (3, Outcome.SAME), (2.5, Outcome.LOWERED)])
def test_a_share_is_raised_kept_or_lowered(value: float, outcome: Outcome) -> None:
    upper, lower = target("全社会研发投入强度", 3), target("全社会研发经费投入强度", value)
    assert matched_targets([upper], [lower], name_of) == (
        MatchedTarget("全社会研发投入强度", "3%", f"{value:g}%", outcome),
    )


def test_a_ceiling_asks_for_more_when_it_is_lower() -> None:
    assert outcomes(
        [target("城镇调查失业率", 5.5, comparator="不超过")], [target("城镇调查失业率", 5, comparator="以内")]
    ) == [Outcome.RAISED]
    assert outcomes(
        [target("城镇调查失业率", 5.5, comparator="不超过")], [target("城镇调查失业率", 5, comparator="达到")]
    ) == [None]


def test_counts_of_two_levels_and_rates_of_two_kinds_are_shown_but_not_judged() -> None:
    assert outcomes([target("高新技术企业", 10000, "家")], [target("高新技术企业", 500, "家")]) == [None]
    assert outcomes([target("研发投入增长", 7, frequency="年均")], [target("研发投入增长", 20)]) == [None]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (target("高新技术企业", 100, "家"), target("高新技术企业", 10)),
        (target("省级重点实验室", 5, "家"), target("市级重点实验室", 9, "家")),
        (target("研发投入强度", 3, scope="规上企业"), target("研发投入强度", 4, scope="高新区")),
        (target("研发投入强度", 3, soft=True), target("研发投入强度", 4)),
        (target("研发投入强度", 3), target("森林覆盖率", 4)),
    ],
)
def test_what_is_not_the_same_thing_is_not_matched(one: Target, other: Target) -> None:
    assert matched_targets([one], [other], name_of) == ()


def test_each_target_is_matched_once_with_the_one_most_like_it() -> None:
    upper = [target("企业研发投入强度", 3), target("全社会研发投入强度", 2)]
    lower = [target("全社会研发投入强度", 2.5), target("企业研发投入强度", 4)]
    found = matched_targets(upper, lower, name_of)
    assert [(each.name, each.a, each.b) for each in found] == [
        ("企业研发投入强度", "3%", "4%"),
        ("全社会研发投入强度", "2%", "2.5%"),
    ]


def test_the_pair_says_what_its_targets_say_together() -> None:
    pair = ClausePair(A, B, 0.5, None, ("共有词：研发",))
    upper = [target("研发投入强度", 3), target("森林覆盖率", 60)]
    raised = with_targets(pair, {A: upper, B: [target("研发投入强度", 4)]}, name_of)
    assert raised.outcome is Outcome.RAISED
    assert raised.why == ("同一指标：研发投入强度（3%、4%）", "共有词：研发")
    mixed = with_targets(pair, {A: upper, B: [target("研发投入强度", 4), target("森林覆盖率", 50)]}, name_of)
    assert mixed.outcome is None
    assert mixed.why[-1] == "不比高低：各项指标有高有低"
    assert len(mixed.targets) == 2
    assert with_targets(pair, {A: upper}, name_of) == pair


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (target("高新技术企业", 8000, "家"), target("高新技术企业", 10000, "家"), "是数量，两地基数不同"),
        (target("研发投入增长", 7, frequency="年均"), target("研发投入增长", 20), "一按年度，一按期末"),
        (target("失业率", 5, comparator="不超过"), target("失业率", 5, comparator="达到"), "一为上限，一为下限"),
    ],
)
def test_why_the_same_indicator_is_not_weighed_is_said(one: Target, other: Target, why: str) -> None:
    joined = with_targets(ClausePair(A, B, 0.5, None, ()), {A: [one], B: [other]}, name_of)
    assert joined.outcome is None
    assert joined.why[-1] == f"不比高低：“{one.indicator}”{why}"


def test_the_very_same_indicator_joins_clauses_but_not_those_that_only_announce_it() -> None:
    preamble = Clause("doc", 0, "", "方案", None, "到2025年研发投入强度达到3%。", NodeKind.DOC)
    upper = document("a", [preamble, item(1, "研发投入强度达到3%。")])
    lower = document("b", [item(1, "研发投入强度达到4%。")])
    goal = target("研发投入强度", 3)
    targets = {ClauseRef("a", "doc"): [goal], A: [goal, goal], B: [target("研发投入强度", 4)]}
    made = pairs_by_targets((upper, lower), targets, set(), name_of)
    assert [(pair.a, pair.b, pair.outcome) for pair in made] == [(A, B, Outcome.RAISED)]
    assert pairs_by_targets((upper, lower), targets, {frozenset((A, B))}, name_of) == ()


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("1万", "家", "1万家"),
        ("万", "户", "1万户"),
        ("翻一番", "倍", "翻一番"),
        ("全覆盖", "%", "全覆盖"),
        ("4", "%", "4%"),
    ],
)
def test_values_read_as_one_says_them(value: str, unit: str, text: str) -> None:
    assert printed(Target("企业", value, 1.0, unit)) == text
