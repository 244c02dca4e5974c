from __future__ import annotations

import pytest

from compendium.texts.paragraphs import read_paragraphs
from compendium.texts.structure import parse
from parsed_texts import ids, styles

LONG = (
    "加快构建新发展格局，充分发挥市场在资源配置中的决定性作用，更好发挥政府作用，"
    "聚焦企业创新能力关键环节，各类企业依靠科技创新引领高质量发展取得积"
)


def cores(text: str) -> list[str]:
    return [paragraph.core for paragraph in read_paragraphs(text)]


def test_a_paragraph_cut_by_a_page_end_is_rejoined() -> None:
    assert cores(f"{LONG}\n\n极成效，一批骨干企业成长。\n\n二、行动内容\n") == [
        f"{LONG}极成效，一批骨干企业成长。",
        "二、行动内容",
    ]


def test_a_cut_before_a_number_is_none() -> None:
    assert len(cores(f"{LONG}\n1.加强领导，抓好落实。\n")) == 2


def test_short_lines_without_a_full_stop_stay_apart() -> None:
    lines = ["甲市科技局", "甲市财政局", "2024年3月22日", "甲市创新，行动方案"]
    assert cores("\n".join(lines)) == lines


def test_duty_lines_stay_apart() -> None:
    lines = [
        "1.引进机构。推动金融机构新设总部。",
        "牵头单位：市金融局",
        "责任单位：市财政局，各区人民政府",
        "2.做大机构，做强实力。",
    ]
    assert cores("\n".join(lines)) == lines


def test_hard_wrapped_lines_are_rejoined() -> None:
    sentence = "为助力百万英才汇南粤行动计划，吸引和留住各类人才在我市就业安居，巩固房地产市场，结合实际，制定本方案。"
    wrapped = [sentence[start : start + 26] for start in range(0, len(sentence), 26)]
    assert cores("\n".join(["甲市方案", *(wrapped * 12)])) == ["甲市方案", *([sentence] * 12)]


def test_line_ends_of_every_system() -> None:
    assert cores("甲。\r\n乙。\r丙。\n") == ["甲。", "乙。", "丙。"]


def test_blanks_are_kept() -> None:
    paragraphs = read_paragraphs("  甲。 \n \u3000\n乙。")
    assert [paragraph.text for paragraph in paragraphs] == ["  甲。  \u3000", "乙。"]


FLAT = (
    "甲省关于印发《甲省创新行动方案(2024-2026)》的通知 各有关部门: "
    "为深入实施战略,现将《甲省创新行动方案(2024-2026)》印发给你们,请认真贯彻落实。"
    " "
    "甲省科学技术厅 甲省财政厅 2024年9月29日 甲省创新行动方案(2024-2026) 为深入实施战略,制定本方案。 "
    "一、拓展供给服务,提升主体规模 1.加强企业发展。"
    + "对省内企业给予支持,引导企业按照标准加强建设。"
    * 12
    + "(责任单位:省科技厅) "
    "2.培育企业。大力实施专项行动。 二、加大服务,对接需求 3.强化转化。推进成果提质。(责任单位:省科技厅)"
)


def test_a_text_of_one_line_is_taken_apart() -> None:
    parsed = parse(FLAT)
    assert [clause.id for clause in parsed.outline] == ["cover", "doc", "1", "1.1", "1.2", "2", "2.3"]
    assert [style for style, _ in styles(parsed)][:8] == [
        *("title", "addressee", "body", "signature", "signature", "date", "title", "body"),
    ]


def test_nothing_but_line_feeds_is_added_to_a_text_of_one_line() -> None:
    parsed = parse(FLAT)
    assert parsed.text.replace("\n", "") == FLAT


RUN_ON = (
    "甲公司文件营销〔2021〕5号甲公司营销部关于做好数据安全工作的通知各省(自治区)电力公司，"
    "甲集团:为做好工作，现通知如下。"
    "一、有序推进应用按照总体思路，服务发展。"
    + "各单位要结合实际情况，明确工作目标，做好任务分解，确保工作落到实处。" * 10
    + "二、有关要求1.保质保量完成任务。总部跟踪进度。2.加强交流。组织培训。甲公司营销部2021年1月28日(此件公开发布)"
)


def test_a_text_without_any_blank_is_taken_apart() -> None:
    parsed = parse(RUN_ON)
    assert [clause.id for clause in parsed.outline] == ["doc", "1", "2", "2.1", "2.2", "p1"]
    assert [style for style, _ in styles(parsed)][:4] == ["doc_number", "title", "addressee", "body"]
    assert [style for style, _ in styles(parsed)][-3:] == ["signature", "date", "status"]
    assert parsed.text.replace("\n", "") == RUN_ON


def test_a_long_paragraph_with_numbers_in_it_is_no_flat_text() -> None:
    inline = "同时满足下列条件：1.购买新房；2.合同备案；3.缴纳契税。" * 20
    text = "甲县措施\n" + f"一、实行补贴。{inline}\n二、加大支持。{inline}\n三、保障落实。{inline}\n"
    assert ids(text) == ["doc", "1", "2", "3"]


def test_a_date_on_a_line_of_its_own_within_a_sentence_ends_no_text() -> None:
    text = (
        "甲县措施\n（一）允许调整。\n自印发之日至\n2027年12月31日\n,对存量项目予以支持。\n"
        "（二）支持盘活。\n自印发起至\n2025年6月30日\n期间,中介机构促成购房的予以奖励。\n"
    )
    parsed = parse(text)
    assert [clause.text.count("\n") for clause in parsed.outline] == [0, 1, 1]
    assert "date" not in [style for style, _ in styles(parsed)]


def test_a_line_that_ends_within_a_list_or_a_name_goes_on() -> None:
    text = (
        "甲条例\n（1979年7月1日第五届甲省人民代表大会常务委员会第二次会议通过、\n"
        "1999年12月25日修正，根据《甲条例修\n正案》、2001年8月31日修正）\n第一条 略。\n"
    )
    assert parse(text).outline[0].text.count("\n") == 1
    entries = "甲法\n第一条 委员会由下列人员组成：\n委员长，\n副委员长若干人，\n秘书长。\n第二条 略。\n"
    assert parse(entries).outline[1].text.count("\n") == 3


@pytest.mark.parametrize("bullet", ["• ", "●", "　　• "])
def test_the_bullet_before_a_printed_number_goes(bullet: str) -> None:
    parsed = parse(f"甲办法\n{bullet}（一）支持消费。\n{bullet}（二）加强保障。\n")
    assert [clause.marker for clause in parsed.outline] == ["", "（一）", "（二）"]
    assert parse("甲办法\n一、目标\n• 支持消费。\n").text.endswith("• 支持消费。")
