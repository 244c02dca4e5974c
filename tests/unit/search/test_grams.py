from __future__ import annotations

import pytest

from compendium.search.grams import RunFit, content_grams, index_grams, plan_of


def test_index_lists_characters_pairs_and_whole_runs() -> None:
    assert index_grams("企业企业，gdp占4%") == {"企": 2, "业": 2, "企业": 2, "业企": 1, "gdp": 1, "占": 1, "4": 1}


def test_zero_written_as_a_circle_is_a_character() -> None:
    assert {"二〇", "〇二"} <= set(index_grams("二〇二四"))


@pytest.mark.parametrize(
    ("query", "grams", "runs", "certain"),
    [
        ("税", ("税",), (), True),
        ("企业", ("企业",), (), True),
        ("科技型", ("科技", "技型"), (), False),
        ("2023", (), ((RunFit.CONTAINS, "2023"),), True),
        ("2023年", ("年",), ((RunFit.ENDS, "2023"),), False),
        ("加计100%扣除", ("加计", "100", "扣除"), (), False),
        ("占4", ("占",), ((RunFit.STARTS, "4"),), False),
        ("4.5", (), ((RunFit.ENDS, "4"), (RunFit.STARTS, "5")), False),
        ("，", (), (), False),
        ("企业，", ("企业",), (), False),
        ("人人人", ("人人",), (), False),
    ],
)
def test_plan(query: str, grams: tuple[str, ...], runs: tuple[tuple[RunFit, str], ...], certain: bool) -> None:
    plan = plan_of(query)
    assert (plan.grams, plan.runs, plan.certain) == (grams, runs, certain)


def test_content_of_a_question_keeps_pairs_and_runs() -> None:
    assert content_grams("到2027年的税") == ["到", "2027", "年的", "的税"]
