from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from compendium.domain.document import Level
from compendium.texts.findings import Metadata
from compendium.texts.metadata import read_metadata
from compendium.texts.places import Regions
from compendium.texts.structure import parse


@pytest.fixture(scope="module")
def regions(repository: Path) -> Regions:
    with (repository / "content" / "regions.tsv").open(encoding="utf-8") as lines:
        return Regions.from_lines(lines)


def read(body: str, regions: Regions) -> Metadata:
    text = f"一、任务\n（一）加强领导。{body}\n（二）抓好落实。各单位要落实。\n"
    return read_metadata(parse(text), today=date(2026, 7, 1), regions=regions)


@pytest.mark.parametrize(
    ("body", "level", "region"),
    [
        # a place in a word, 全市 in 全市场, 市场监督管理局: no evidence at all
        ("培育完整内需体系是长治久安的战略决策，加强全市场监管和基本市政设施、安全区建设。", None, None),
        ("由市场监督管理局负责。", None, None),
        # a name printed once in running text, or short without an organ's name
        ("推动我县发展，在微山县辖区内使用。", Level.COUNTY, None),
        ("推动我市发展，学习济南，追赶济南，超过济南。", Level.CITY, None),
        ("推动我市发展，由人民银行济南分行、济南海关负责。", Level.CITY, "山东省济南市"),
        # cities and districts that rank as counties
        ("激活邓州市房地产，结合我市实际，由南阳市银保监分局、邓州市税务局负责。", Level.COUNTY, "河南省南阳市邓州市"),
        ("结合我市实际，由长沙住房公积金管理中心浏阳市管理部负责，浏阳市支持。", Level.COUNTY, "湖南省长沙市浏阳市"),
        ("在全区范围内，《赣州市南康区人民政府通知》和南康区户籍人口。", Level.COUNTY, "江西省赣州市南康区"),
        (
            "本市缴纳公积金的，在临平区内和临平区外。（牵头部门：区经科局）（牵头部门：区住建局）（牵头部门：区商务局）（牵头部门：区发改局）",
            Level.COUNTY,
            "浙江省杭州市临平区",
        ),
        # the same names in a text of the prefecture
        (
            "推动我市发展，各县（市、区）和海宁市、桐乡市落实，嘉兴市税务局、嘉兴市财政局支持。",
            Level.CITY,
            "浙江省嘉兴市",
        ),
        # policies of a superior place
        ("推动我县发展，按长沙市政策、长沙市政策和长沙市决策执行。", Level.COUNTY, None),
        # contradictions
        ("推动我县发展，推动我市发展。", None, None),
        ("推动我县发展，完善我县制度，支持我县企业，落实我市意见。", Level.COUNTY, None),
    ],
)
def test_level_and_region_rest_on_sure_names_only(
    body: str, level: Level | None, region: str | None, regions: Regions
) -> None:
    found = read(body, regions)
    assert (found.level, found.region) == (level, region)


def test_contradicting_words_lower_the_confidence_or_are_warned_of(regions: Regions) -> None:
    sure = read("推动我县发展，完善我县制度。", regions)
    mixed = read("推动我县发展，完善我县制度，支持我县企业，落实我市意见。", regions)
    assert mixed.confidence["level"] < sure.confidence["level"]
    assert any("矛盾" in warning for warning in read("推动我县发展，推动我市发展。", regions).warnings)


def test_a_quoted_name_is_never_cut(regions: Regions) -> None:
    long = "在贯彻落实国家和省有关促进房地产市场平稳健康发展的一系列政策措施的基础上由广州市商务局负责"
    found = read(f"推动我市发展，{long}，{long}。", regions)
    assert "广州市商务局" in found.evidence["region"]


@pytest.mark.parametrize("addressee", ["各省(自治区、直辖市)电力公司，南瑞集团：", "各分部，公司各单位："])
def test_a_company_s_circular_has_no_level(addressee: str, regions: Regions) -> None:
    text = f"国网设备部关于加强巡检的通知\n{addressee}\n现将有关事项通知如下。\n一、加强领导。\n二、抓好落实。\n"
    found = read_metadata(parse(text), today=date(2026, 7, 1), regions=regions)
    assert (found.level, found.region) == (None, None)


def test_a_state_company_is_no_organ_of_the_nation(regions: Regions) -> None:
    text = "国家电网有限公司关于申报试点的通知\n现将有关事项通知如下。\n一、加强领导。\n二、抓好落实。\n"
    found = read_metadata(parse(text), today=date(2026, 7, 1), regions=regions)
    assert (found.issuers, found.level) == (("国家电网有限公司",), None)


def test_what_a_news_agency_says_of_the_issuer_decides(regions: Regions) -> None:
    text = (
        "扩大内需战略规划纲要（2022－2035年）\n新华社北京12月14日电 近日，中共中央、国务院印发了《扩大内需战略规划纲要"
        "（2022－2035年）》，并发出通知。\n一、任务\n全市场推进，长治久安。\n二、保障\n抓好落实。\n"
    )
    found = read_metadata(parse(text), today=date(2026, 7, 1), regions=regions)
    assert (found.issuers, found.level, found.region) == (("中共中央", "国务院"), Level.NATIONAL, "全国")
