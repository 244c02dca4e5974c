"""Indicators of several policies put side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from compendium.app.composition import Composition
from compendium.app.paths import Places
from compendium.domain.thesaurus import Thesaurus
from compendium.services.indicators import IndicatorGroup, indicator_groups, indicator_key

REPOSITORY = Path(__file__).resolve().parents[3]
WORDS = Thesaurus((("规模以上", "规上"), ("成交额", "成交金额")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高新技术企业数量", "有效期内高新技术企业"),
        ("国家级“专精特新”小巨人企业", "国家级专精特新“小巨人”企业"),
        ("全国技术合同成交金额", "技术合同成交额"),
        ("规模以上工业企业研发经费支出占主营业务收入比例", "规上工业企业研发经费占主营收入比重"),
    ],
)
def test_the_same_indicator_in_other_words_has_one_key(one: str, other: str) -> None:
    assert indicator_key(one, WORDS.unify) == indicator_key(other, WORDS.unify)


def test_levels_of_one_kind_of_centre_are_told_apart() -> None:
    national, city = (indicator_key(name, WORDS.unify) for name in ("国家技术创新中心", "市级技术创新中心"))
    assert national.name == city.name
    assert national.grade != city.grade


@pytest.fixture
def composition(home: Path, compiled_bundle: Path) -> Iterator[Composition]:
    resources, content = REPOSITORY / "resources", REPOSITORY / "content"
    with Composition(Places(home, None, compiled_bundle, resources, content), date(2026, 7, 1)) as made:
        yield made


@pytest.fixture
def groups(composition: Composition) -> list[IndicatorGroup]:
    return indicator_groups(composition.facts.facts(), composition.thesaurus.unify)


def test_indicators_of_several_policies_come_first_with_every_target_once(
    composition: Composition, groups: list[IndicatorGroup]
) -> None:
    assert [group.documents for group in groups] == sorted((group.documents for group in groups), reverse=True)
    keys = [row.key for group in groups for row in group.rows]
    assert len(keys) == len(set(keys))
    assert {row.doc for row in groups[0].rows} == {"jilin-2024", "jinan-2023", "wuxi-2024"}
    assert all("高新技术企业" in row.fact.quote for row in groups[0].rows)


def test_rows_of_an_indicator_stay_in_library_order(composition: Composition, groups: list[IndicatorGroup]) -> None:
    order = [row.key for row in composition.facts.facts()]
    for group in groups:
        places = [order.index(row.key) for row in group.rows]
        assert places == sorted(places)
