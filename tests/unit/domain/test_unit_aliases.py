from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from compendium.domain.unit_aliases import UnitAliases, of_place


@pytest.fixture(scope="module")
def aliases(repository: Path) -> UnitAliases:
    return UnitAliases.from_data(tomllib.loads((repository / "content" / "units.toml").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("市工信局", "市工业和信息化局"),
        ("市工业和信息化局", "市工业和信息化局"),
        ("省科技厅", "省科学技术厅"),
        ("市科技局", "市科学技术局"),
        ("济南市科技局", "济南市科学技术局"),
        ("科技部", "科学技术部"),
        ("市发改委", "市发展和改革委员会"),
        ("市发展改革委", "市发展和改革委员会"),
        ("省人社厅", "省人力资源和社会保障厅"),
        ("市人力资源社会保障局", "市人力资源和社会保障局"),
        ("市市场监管局", "市市场监督管理局"),
        ("市国资委", "市国有资产监督管理委员会"),
        ("市委网信办（市互联网信息办公室）", "市互联网信息办公室"),
        ("市互联网信息办公室", "市互联网信息办公室"),
        ("县自然资源规划局", "县自然资源和规划局"),
        ("市卫健委", "市卫生健康委员会"),
        ("国家税务总局吉林省税务局", "吉林省税务局"),
        ("人行广元中心支行", "中国人民银行广元中心支行"),
        ("高新区管委会", "高新区管理委员会"),
        ("各县区政府", "各县区人民政府"),
        # Not aliases of anything.
        ("市财政局", "市财政局"),
        ("市委", "市委"),
        ("市农业科技局", "市农业科技局"),
        ("各区", "各区"),
    ],
)
def test_the_name_that_stands_for_an_organ(aliases: UnitAliases, printed: str, canonical: str) -> None:
    assert aliases.canonical(printed) == canonical
    assert aliases.canonical(canonical) == canonical


def test_places_and_levels_are_told_apart(aliases: UnitAliases) -> None:
    assert aliases.same("市科技局", "市科学技术局")
    assert not aliases.same("市科技局", "省科技厅")
    assert not aliases.same("市科技局", "济南市科技局")


def test_no_name_stands_in_two_groups(aliases: UnitAliases) -> None:
    for groups in ([organ.names for organ in aliases.organs], aliases.endings, aliases.starts):
        names = [name for group in groups for name in group]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("data", [{"organ": "x"}, {"organ": [{}]}, {"ending": [{"names": []}]}, {"start": [1]}])
def test_wrong_data_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="need"):
        UnitAliases.from_data(data)


@pytest.mark.parametrize(
    ("region", "unit", "name"),
    [
        ("山东省济南市", "市科学技术局", "济南市科学技术局"),
        ("山东省济南市", "济南市科学技术局", "济南市科学技术局"),
        ("江苏省苏州市", "省财政厅", "江苏省财政厅"),
        ("济南市", "省财政厅", "省财政厅"),
        ("吉林省", "省财政厅", "吉林省财政厅"),
        ("广西壮族自治区南宁市", "市财政局", "南宁市财政局"),
        ("江苏省苏州市昆山市", "市财政局", "昆山市财政局"),
        ("江苏省南京市鼓楼区", "区财政局", "南京市鼓楼区财政局"),
        ("山东省济南市市中区", "区财政局", "济南市市中区财政局"),
        ("江苏省南京市鼓楼区", "市财政局", "南京市财政局"),
        ("北京市", "市市场监督管理局", "北京市市场监督管理局"),
        ("北京市", "市场监督管理局", "市场监督管理局"),
        ("北京市", "市直各部门", "市直各部门"),
        ("全国", "省财政厅", "省财政厅"),
        (None, "市财政局", "市财政局"),
        ("北京市", "", ""),
    ],
)
def test_an_organ_is_that_of_the_place_that_the_text_is_of(region: str | None, unit: str, name: str) -> None:
    assert of_place(unit, region) == name
