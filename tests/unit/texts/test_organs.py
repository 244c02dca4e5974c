from __future__ import annotations

import pytest

from compendium.texts.doc_numbers import own_number
from compendium.texts.organs import organs_in
from compendium.texts.places import Regions
from compendium.texts.structure import parse

REGIONS = Regions.from_lines(["340000\t安徽省", "340600\t淮北市", "500000\t重庆市"])


@pytest.mark.parametrize(
    ("lines", "organs"),
    [
        (["淮北市住房和城乡建设局淮北市财政局"], ("淮北市住房和城乡建设局", "淮北市财政局")),
        (
            ["国家税务总局淮北市税务局中国人民银行淮北市中心支行"],
            ("国家税务总局淮北市税务局", "中国人民银行淮北市中心支行"),
        ),
        (
            ["中国人民银行淮北市中心支行中国银行保险监督管理委员会", "淮北监管分局"],
            ("中国人民银行淮北市中心支行", "中国银行保险监督管理委员会淮北监管分局"),
        ),
        (["中国银行淮北市分行"], ("中国银行淮北市分行",)),
        (["中共中央国务院"], ("中共中央", "国务院")),
        (["中共淮北市委淮北市人民政府"], ("中共淮北市委", "淮北市人民政府")),
        (["重庆市公安局 重庆市商务委员会", "重庆市公安局"], ("重庆市公安局", "重庆市商务委员会")),
        (["安徽省淮北市人民政府"], ("安徽省淮北市人民政府",)),
        (["国家税务总局", "财政部"], ("国家税务总局", "财政部")),
    ],
)
def test_organs_are_told_apart(lines: list[str], organs: tuple[str, ...]) -> None:
    assert organs_in(lines, REGIONS) == organs


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("内部事项国家电网有限公司部门文件营销综〔2021〕5号", "营销综〔2021〕5号"),
        ("等级特急·明电鲁办发电〔2022〕20号", "鲁办发电〔2022〕20号"),
        ("国家电网有限公司加急办值通〔2021〕120号", "办值通〔2021〕120号"),
        ("山东省人民政府办公厅办公厅便函〔2021〕68号", "办公厅便函〔2021〕68号"),
        ("工信厅联消费函〔2024〕12号", "工信厅联消费函〔2024〕12号"),
        ("国家税务总局公告〔2024〕1号", "国家税务总局公告〔2024〕1号"),
        ("国务院令第707号", "国务院令第707号"),
    ],
)
def test_the_letterhead_is_no_part_of_a_number(printed: str, number: str) -> None:
    assert own_number(printed) == number


def test_what_a_flat_text_prints_before_its_title_is_not_in_it() -> None:
    body = "各市党委：现将有关事项通知如下。一、会议内容" + "学习精神。" * 60 + "二、地点" + "视频。" * 60
    title = "中共山东省委办公厅关于召开大会的通知"
    for before in ("等级特急·明电鲁办发电〔2022〕20号鲁机发454号", "内部事项"):
        assert parse(before + title + body).outline[0].title == title
