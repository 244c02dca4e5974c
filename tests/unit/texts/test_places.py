from __future__ import annotations

from pathlib import Path

import pytest

from compendium.domain.document import Level
from compendium.texts.places import Regions

LINES = [
    "# 说明",
    "220000\t吉林省",
    "220200\t吉林市",
    "220283\t舒兰市",
    "310000\t上海市",
    "310117\t松江区",
    "370000\t山东省",
    "370100\t济南市",
    "",
]


@pytest.fixture(scope="module")
def regions() -> Regions:
    return Regions.from_lines(LINES)


def test_names_are_found_longest_first(regions: Regions) -> None:
    mentions = regions.mentions("吉林省吉林市舒兰市人民政府、济南分行")
    assert [(mention.places[0].region, mention.full) for mention in mentions] == [
        ("吉林省", True),
        ("吉林省吉林市", True),
        ("吉林省吉林市舒兰市", True),
        ("山东省济南市", False),
    ]


def test_municipalities_rank_as_provinces_and_their_districts_as_counties(regions: Regions) -> None:
    (city,), (district,) = regions.full_names["上海市"], regions.full_names["松江区"]
    assert (city.level, district.level, district.region) == (Level.PROVINCE, Level.COUNTY, "上海市松江区")
    assert city.holds(district)


def test_no_data_finds_nothing() -> None:
    assert Regions().mentions("济南市") == []


@pytest.mark.parametrize("line", ["3701\t济南市", "370100 济南市", "370100\t"])
def test_a_wrong_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="not a region"):
        Regions.from_lines([line])


def test_the_packaged_list_is_whole(repository: Path) -> None:
    with (repository / "content" / "regions.tsv").open(encoding="utf-8") as lines:
        packaged = Regions.from_lines(lines)
    places = {place for found in packaged.full_names.values() for place in found}
    assert sum(place.level is Level.PROVINCE for place in places) == 34
    assert sum(place.level is Level.CITY for place in places) > 320
    assert packaged.full_names["无锡市"][0].region == "江苏省无锡市"
