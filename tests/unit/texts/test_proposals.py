"""What a review shows of a text: each field with its words and where they are printed, what kind of text it is."""

from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import Level, Origin, Validity
from compendium.texts.document import BuiltDocument, build_document
from compendium.texts.places import Regions

REGIONS = Regions.from_lines(
    ["310000\t上海市", "310110\t杨浦区", "320000\t江苏省", "320200\t无锡市", "320300\t徐州市", "110000\t北京市"]
)
NOTICE = """无锡市人民政府办公室文件
锡政办发〔2024〕12号
关于印发无锡市科技创新行动方案的通知
各市（县）、区人民政府：
根据《江苏省创新条例》（苏政发〔2023〕9号），现将《无锡市科技创新行动方案》印发给你们。
无锡市人民政府办公室
2024年3月5日
无锡市科技创新行动方案
一、总体要求
全面提升。
附件1
任务清单
1.培育企业。"""


def built(text: str, name: str = "", **more: object) -> BuiltDocument:
    return build_document(
        text,
        doc_id="a",
        origin=Origin.IMPORTED,
        today=date(2026, 7, 1),
        regions=REGIONS,
        fallback_title=name,
        **more,  # type: ignore[arg-type]
    )


def test_every_field_says_what_it_rests_on_and_where() -> None:
    document = built(NOTICE)
    by_field = {proposal.field: proposal for proposal in document.proposals}
    texts = {clause.id: clause.text for clause in document.document.outline}
    for field, value, clause in (
        ("title", "无锡市科技创新行动方案", "cover"),
        ("doc_number", "锡政办发〔2024〕12号", "cover"),
        ("issuers", "无锡市人民政府办公室", "cover"),
        ("signed_date", "2024-03-05", "cover"),
    ):
        proposal = by_field[field]
        assert (proposal.value, proposal.clause) == (value, clause)
        assert texts[clause][proposal.start : proposal.end] in proposal.words
        assert proposal.confidence >= 0.9
        assert not proposal.inferred
    assert by_field["level"].value == "市"
    assert "expiry_date" not in by_field


def test_the_notice_and_the_attachments_are_told() -> None:
    document = built(NOTICE, attachments=["附件1 任务清单.docx", "政策解读.pdf"])
    assert document.cover == "关于印发无锡市科技创新行动方案的通知"
    assert [(note.name, note.clause) for note in document.attachments] == [
        ("附件1 任务清单", "att1"),
        ("政策解读.pdf", None),
    ]


def test_a_value_from_the_file_name_is_inferred_and_stands_nowhere_in_the_text() -> None:
    document = built("一、目标\n全面提升。", "无锡市科技创新行动方案")
    title, level = document.proposals[:2]
    assert (title.field, title.inferred, title.clause) == ("title", True, None)
    assert (level.field, level.value, level.inferred) == ("level", "市", True)
    assert document.document.info.region == "江苏省无锡市"


@pytest.mark.parametrize(
    ("head", "repost", "interpretation"),
    [
        ("（转载）无锡市人民政府办公室关于印发行动方案的通知", "（转载）", None),
        ("无锡市人民政府办公室转发市科技局关于加强创新工作意见的通知", "转发市科技局", None),
        ("《无锡市科技创新行动方案》政策解读", None, "政策解读"),
        ("一图读懂《无锡市科技创新行动方案》", None, "一图读懂"),
        ("无锡市科技局负责人就行动方案答记者问", None, "答记者问"),
        ("关于做好政策解读工作的通知", None, None),
        ("无锡市科技创新行动方案", None, None),
    ],
)
def test_reposts_and_interpretations_are_recognised(head: str, repost: str | None, interpretation: str | None) -> None:
    document = built(f"{head}\n为推进创新，现将有关事项说明如下。\n一、背景\n全面提升。")
    nature = document.nature
    assert (nature.repost is not None) is (repost is not None)
    assert (nature.interpretation is not None) is (interpretation is not None)
    assert repost is None or repost in (nature.repost or "")
    assert interpretation is None or interpretation in (nature.interpretation or "")
    assert any("政策解读，不是" in warning for warning in document.warnings) is (interpretation is not None)


def test_a_draft_is_told_with_its_words() -> None:
    document = built("无锡市科技创新行动方案（征求意见稿）\n一、目标\n全面提升。")
    assert document.nature.draft == "标题处印有“征求意见稿”"
    assert document.document.info.validity is Validity.DRAFT


def test_the_mark_of_a_repost_is_no_part_of_the_title() -> None:
    assert built("（转载）关于加强科技创新工作的通知\n一、目标\n全面提升。").document.info.title == (
        "关于加强科技创新工作的通知"
    )


def test_labels_of_the_page_fill_in_what_the_text_does_not_print() -> None:
    labels = {
        "发布机关": "无锡市民政局",
        "文号": "锡民规〔2024〕1号",
        "失效日期": "2026年01月01日",
        "公开方式": "主动公开",
    }
    info = built("关于提高补助标准的通知\n一、标准\n每月300元。", labels=labels).document.info
    assert (info.issuers, info.doc_number) == (("无锡市民政局",), "锡民规〔2024〕1号")
    assert (info.expiry_date, info.validity) == ("2026-01-01", Validity.EXPIRED)


def test_our_city_may_rank_as_a_province() -> None:
    text = "一、目标\n我市创新能力提升，上海市科委、上海市经信委联动。\n二、任务\n学习无锡市经验，上海市财政局保障。"
    info = built(text).document.info
    assert (info.level, info.region) == (Level.PROVINCE, "上海市")


def test_a_city_that_names_its_province_as_ours_stays_a_city() -> None:
    text = "一、目标\n国家和我省规定的人员，在我市可以参保，凭我省登记，或在我省注册。"
    assert built(text).document.info.level is Level.CITY


def test_marks_that_a_conversion_left_hide_no_heading_and_no_title() -> None:
    text = "**无锡市科技创新行动方案**\n**一、总体要求**\n全面提升。\n**（一）加强领导**\n抓好落实。"
    document = built(text)
    assert document.document.info.title == "无锡市科技创新行动方案"
    assert [clause.id for clause in document.document.outline] == ["doc", "1", "1.1"]
    assert document.document.outline[1].label == "一、总体要求"
    assert "\n".join(clause.text for clause in document.document.outline) == text


def test_those_who_signed_what_a_notice_passes_on_did_not_issue_it() -> None:
    text = """无锡市人民政府办公室转发市科技局关于加强创新工作意见的通知
各市（县）、区人民政府：
市科技局《关于加强创新工作的意见》已经市政府同意，现转发给你们。
2024年3月5日
关于加强创新工作的意见
一、目标
全面提升。
无锡市科学技术局
2024年3月1日"""
    assert built(text).document.info.issuers == ("无锡市人民政府办公室",)


def test_a_title_that_breaks_after_a_word_like_work_goes_on() -> None:
    text = "国务院关于同意建立国务院职业教育工作\n部际联席会议制度的批复\n教育部：\n一、同意。\n二、请执行。"
    assert built(text).document.info.title == "国务院关于同意建立国务院职业教育工作部际联席会议制度的批复"


def test_page_and_text_that_disagree_are_told() -> None:
    document = built(NOTICE, labels={"成文日期": "2024年03月15日", "发文字号": "锡政办发〔2024〕12号"})
    assert document.document.info.signed_date == "2024-03-05"
    assert document.confidence["signed_date"] == 0.5
    assert [warning for warning in document.warnings if "2024年03月15日" in warning]
    assert document.confidence["doc_number"] > 0.9


def test_the_menu_of_a_site_above_its_labels_is_left_out() -> None:
    text = """请输入关键词搜索
首 页 机构介绍 要闻动态 解读回应 互动交流
标题：关于提高补助标准的通知
索引号：0081/2025 主题分类：民政
发文机关：无锡市民政局 成文日期：2025年05月15日
文号：锡民发〔2025〕7号 发布日期：2025年05月20日
关于提高补助标准的通知
一、标准
每月300元。"""
    document = built(text)
    info = document.document.info
    assert document.noise[:2] == ("请输入关键词搜索", "首 页 机构介绍 要闻动态 解读回应 互动交流")
    assert (info.issuers, info.doc_number) == (("无锡市民政局",), "锡民发〔2025〕7号")
    assert info.signed_date == "2025-05-15"
    assert document.nature.interpretation is None
