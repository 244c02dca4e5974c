from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.facts.units import Role, responsibilities, responsible_units, split_units

GOLD = {"002": "jilin-2024", "003": "jinan-2023"}


@pytest.mark.parametrize("number", GOLD)
def test_units_of_every_clause_are_those_a_reader_finds(number: str, shared: Path, seeds: dict[str, Path]) -> None:
    labels = json.loads((shared / "gold" / f"{number}.json").read_text(encoding="utf-8"))
    text = seeds[GOLD[number]].read_text(encoding="utf-8")
    expected: dict[str, list[str]] = {}
    for duty in labels["duties"]:
        expected.setdefault(duty["clause"], []).extend(duty["units"])
    assert expected
    for node in labels["outline"]:
        own = text[node["pos"][0] : node["own_end"]]
        assert list(responsible_units(own)) == expected.get(node["id"], []), node["id"]


@pytest.mark.parametrize("number", GOLD)
def test_brackets_stand_where_a_reader_marks_them(number: str, shared: Path, seeds: dict[str, Path]) -> None:
    labels = json.loads((shared / "gold" / f"{number}.json").read_text(encoding="utf-8"))
    text = seeds[GOLD[number]].read_text(encoding="utf-8")
    nodes = {node["id"]: node for node in labels["outline"]}
    for duty in labels["duties"]:
        start = nodes[duty["clause"]]["pos"][0]
        own = text[start : nodes[duty["clause"]]["own_end"]]
        quotes = {own[each.start : each.end]: each.suffix for each in responsibilities(own)}
        assert duty["quote"] in quotes
        assert quotes[duty["quote"]] == duty.get("suffix", "")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("推进。（责任单位：市科技局、市财政局）", ["市科技局", "市财政局"]),
        ("推进。(责任单位:省科技厅)", ["省科技厅"]),
        ("推进。〔责任单位：市科技局、市财政局〕", ["市科技局", "市财政局"]),
        ("推进。（市科技局、各区县（功能区）按职责分工负责）", ["市科技局", "各区县（功能区）"]),
        ("推进。（市发展改革委负责）", ["市发展改革委"]),
        ("推进。（牵头单位：市科技局；配合单位：市财政局，各区政府）", ["市科技局", "市财政局", "各区政府"]),
        ("推进。（市科技局牵头，市财政局、市税务局配合）", ["市科技局", "市财政局", "市税务局"]),
        ("推进工作。\n责任单位：市科技局、市财政局\n下一段。", ["市科技局", "市财政局"]),
        ("推进。\n牵头单位：市科技局\n配合单位：市财政局", ["市科技局", "市财政局"]),
        ("推进。（责任单位：市科技局、市财政局等有关部门）", ["市科技局", "市财政局"]),
        ("推进。（责任单位：市科技局，各区政府。以下均涉及各区政府，不再重复列出）", ["市科技局", "各区政府"]),
        ("推进。（责任单位：市科技局、各区，下同）", ["市科技局", "各区"]),
        # What a unit does and what is said beside its name is no part of it.
        ("推进。（责任单位：市科技局，各区政府落实）", ["市科技局", "各区政府"]),
        ("推进。（责任单位：各区政府落实，市科技局）", ["各区政府", "市科技局"]),
        (
            "推进。(责任单位:各县(市、区,含开发区,下同)人民政府(管委会)、省科技厅)",
            ["各县(市、区)人民政府(管委会)", "省科技厅"],
        ),
        ("推进。（责任单位：各区县（含功能区）、市科技局）", ["各区县", "市科技局"]),
        ("推进。（市科技局牵头，市财政局、市税务局按职责分工负责）", ["市科技局", "市财政局", "市税务局"]),
        ("推进。（省发展改革委、妇联、医保局等按职责分工负责）", ["省发展改革委", "妇联", "医保局"]),
        ("推进。（市商务局牵头，广元国际铁路港按职责分工负责）", ["市商务局", "广元国际铁路港"]),
        ("推进。（责任单位：市科技局和各区县）", ["市科技局", "各区县"]),
        ("推进。（责任单位：市发展和改革委员会）", ["市发展和改革委员会"]),
        ("推进。责任单位：市科技局、市财政局。", ["市科技局", "市财政局"]),
        ("推进。（联席会议成员单位按职责分工负责）", ["联席会议成员单位"]),
        ("推进。（省商务厅牵头负责，各市政府负责落实。以下任务均需各市落实，不再列出）", ["省商务厅", "各市政府"]),
        ("推进。（责任单位：省商务厅，各市、县、区政府）", ["省商务厅", "各市、县、区政府"]),
        ("推进。（责任单位：各区、市财政局）", ["各区", "市财政局"]),
        # Brackets that name no unit.
        ("对符合条件的企业（含民营企业）给予补助。", []),
        ("到2025年（规划期末）完成。", []),
        ("建设一批平台（国家实验室、技术创新中心、工程研究中心）。", []),
        ("《科技规划》（国科发〔2022〕1号）负责人签字。", []),
        ("项目（由企业牵头）立项。", []),
        ("（一）加强组织领导。", []),
    ],
)
def test_forms(text: str, units: list[str]) -> None:
    assert list(responsible_units(text)) == units


def test_leading_and_supporting_units_are_told_apart() -> None:
    [duty] = responsibilities("推进。（牵头单位：市科技局；配合单位：市财政局、市税务局）")
    assert duty.units == ((Role.LEAD, "市科技局"), (Role.SUPPORTING, "市财政局"), (Role.SUPPORTING, "市税务局"))
    [duty] = responsibilities("推进。（市科技局牵头，市财政局配合）")
    assert duty.units == ((Role.LEAD, "市科技局"), (Role.SUPPORTING, "市财政局"))


def test_units_that_answer_beside_a_leading_one_are_no_supporting_units() -> None:
    [duty] = responsibilities("推进。（市科技局牵头，市财政局、市税务局按职责分工负责）")
    assert duty.units == ((Role.LEAD, "市科技局"), (Role.RESPONSIBLE, "市财政局"), (Role.RESPONSIBLE, "市税务局"))
    assert duty.suffix == "按职责分工负责"


def test_units_for_all_that_follows_are_told_apart() -> None:
    [duty] = responsibilities("推进。〔责任单位：市税务局，各区政府。以下均涉及各区政府、高新区管委会，不再重复列出〕")
    assert [unit for _, unit in duty.units] == ["市税务局", "各区政府"]
    assert duty.from_here_on == ("各区政府", "高新区管委会")


def test_nested_brackets_are_not_split() -> None:
    assert split_units("市委网信办（市互联网信息办公室、市数据局）、市科技局，各区") == [
        "市委网信办（市互联网信息办公室、市数据局）",
        "市科技局",
        "各区",
    ]


@given(st.text(alphabet="（）()责任单位：:、，局市负责牵头配合。\n", max_size=60))
def test_no_text_raises_and_units_are_printed_in_it(text: str) -> None:
    for duty in responsibilities(text):
        assert 0 <= duty.start < duty.end <= len(text)
        assert all(unit in text[duty.start : duty.end] for _, unit in duty.units)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "（甲）" * 50_000,
        f"（{'职责分工' * 400}）",
        f"（{'市科技局牵头，' * 20_000}\n）",
    ],
)
def test_repetitive_text_is_read_in_time(text: str) -> None:
    assert responsible_units(text) == ()
