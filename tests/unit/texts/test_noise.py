from __future__ import annotations

from compendium.texts.structure import parse

BODY = "甲市创新行动方案\n为推动创新，制定本方案。\n一、总体要求\n二、重点任务\n抓好各项任务落实。"


def test_what_stands_below_a_text_is_noise() -> None:
    tail = ["相关阅读", "版权声明:", "出于传递更多信息之目的,本网转载的内容不代表本网观点。", "最新内容", "热点内容"]
    parsed = parse(BODY + " |\n" + "\n".join(tail) + "\n")
    assert parsed.noise == ("|", *tail)
    assert parsed.outline[-1].text.endswith("抓好各项任务落实。")


def test_a_line_of_links_and_editors_is_noise() -> None:
    parsed = parse(BODY + "\n【原文下载】\n甲市创新行动方案.pdf\n责任编辑:甲乙\n")
    assert parsed.noise == ("【原文下载】", "甲市创新行动方案.pdf", "责任编辑:甲乙")


def test_a_file_that_a_text_lists_is_text() -> None:
    assert parse(BODY + "\n附件：任务分工表.docx\n").noise == ()


def test_the_label_table_above_a_text_is_noise() -> None:
    head = ["索 引 号：", "000014349/2019-00007", "发文机关：", "国务院", "成文日期：", "2019年01月27日", "标　　题："]
    head += ["甲市创新行动方案", "发布日期：", "2019年02月15日", "主 题 词："]
    parsed = parse("\n".join(head) + "\n" + BODY)
    assert parsed.noise == tuple(head)
    assert parsed.outline[0].title == "甲市创新行动方案"


def test_a_headline_that_the_text_prints_again_is_noise() -> None:
    parsed = parse(f"甲市创新行动方案\n发布日期:2023-01-19 17:49 来源:甲市科技局\n{BODY}")
    assert parsed.noise == ("甲市创新行动方案", "发布日期:2023-01-19 17:49 来源:甲市科技局")


def test_a_headline_that_is_the_only_title_is_text() -> None:
    parsed = parse("甲市创新行动方案\n发布日期:2023-01-19 来源:甲市科技局\n为推动创新，制定本方案。\n一、总则\n")
    assert parsed.outline[0].title == "甲市创新行动方案"
    assert parsed.noise == ("发布日期:2023-01-19 来源:甲市科技局",)


def test_a_single_label_within_a_text_is_text() -> None:
    assert parse(f"{BODY}\n联系方式\n来源渠道：网上申报。\n").noise == ()


def test_bread_crumbs_are_noise() -> None:
    assert parse(f"当前位置：首页 > 政策文件\n{BODY}").noise == ("当前位置：首页 > 政策文件",)
