from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.domain.document import BlockStyle, NodeKind
from compendium.texts.blanks import without_blanks
from compendium.texts.structure import ParsedText, parse
from parsed_texts import ids, styles, titles

NOTICE = """市政府办公室关于印发甲市强化企业
科技创新主体地位行动方案的通知
甲政办发〔2024〕8号
各市（县）、区人民政府，市各委办局：
《甲市强化企业科技创新主体地位行动方案》已经市政府同意，现印发给你们，请认真贯彻执行。
甲市人民政府办公室

2024年3月22日
（此件公开发布）
甲市强化企业科技创新主体地位行动方案

企业是创新的主体，为进一步强化企业地位，制定本行动方案。
一、总体要求
（一）加强领导。各区要落实责任。
"""
LAW = """甲市优化营商环境条例
（2020年4月10日甲市第十五届人民代表大会常务委员会第二十次会议通过）
目录
第一章 总则
第二章 市场环境
第一章 总则
第一条 为了优化营商环境，制定本条例。
第二条 本条例适用于本市。
（一）第一项；
（二）第二项。
第二章 市场环境
第一节 准入
第三条 国家实行清单制度。
第三条之一 清单应当公布。
"""


def is_consistent(parsed: ParsedText) -> bool:
    """Every clause is its blocks; ids are unique; parents come before their children."""
    own: dict[str, list[str]] = {}
    for block in parsed.blocks:
        own.setdefault(block.clause, []).append(block.text)
    seen: set[str] = set()
    for clause in parsed.outline:
        assert clause.id not in seen
        assert clause.parent is None or clause.parent in seen
        assert clause.text == "\n".join(own[clause.id])
        assert clause.text
        assert not clause.text.endswith("\n")
        if clause.marker:
            assert clause.text.startswith(clause.marker + clause.sep + clause.title)
        seen.add(clause.id)
    return [block.clause for block in parsed.blocks] == [clause.id for clause in parsed.outline for _ in own[clause.id]]


def test_notice_and_plan_are_told_apart() -> None:
    parsed = parse(NOTICE)
    assert [(clause.id, clause.kind, clause.level, clause.parent) for clause in parsed.outline] == [
        ("cover", NodeKind.COVER, 0, None),
        ("doc", NodeKind.DOC, 0, None),
        ("1", NodeKind.HEADING, 1, "doc"),
        ("1.1", NodeKind.HEADING, 2, "1"),
    ]
    assert parsed.outline[0].title == "市政府办公室关于印发甲市强化企业科技创新主体地位行动方案的通知"
    assert parsed.outline[1].title == "甲市强化企业科技创新主体地位行动方案"


def test_the_lines_of_a_notice_are_styled() -> None:
    assert [style for style, _ in styles(parse(NOTICE))] == [
        *("title", "doc_number", "addressee", "body", "signature", "date", "status"),
        *("title", "body", "heading", "body"),
    ]


def test_a_notice_without_a_plan_is_the_document() -> None:
    text = (
        "甲省人民政府关于做好春耕工作的通知\n各市人民政府：\n"
        "现将有关事项通知如下：\n一、抓好备耕\n甲省人民政府\n2024年3月1日\n"
    )
    parsed = parse(text)
    assert [clause.id for clause in parsed.outline] == ["doc", "1", "p1"]
    assert parsed.outline[0].title == "甲省人民政府关于做好春耕工作的通知"


def test_a_notice_whose_own_points_are_numbered() -> None:
    text = NOTICE.replace("甲市人民政府办公室\n", "一、抓好落实。\n二、加强宣传。\n甲市人民政府办公室\n", 1)
    assert ids(text) == ["cover", "cover.1", "cover.2", "doc", "1", "1.1"]


def test_a_plan_title_that_breaks_after_a_usual_last_word() -> None:
    text = NOTICE.replace(
        "甲市强化企业科技创新主体地位行动方案\n\n企业", "甲市强化企业科技创新\n主体地位行动方案\n\n企业"
    )
    assert titles(text)["doc"] == "甲市强化企业科技创新主体地位行动方案"


def test_the_years_below_a_title_belong_to_it_and_a_status_does_not() -> None:
    parsed = parse("甲市科技创新行动方案\n（2023—2025年）\n（征求意见稿）\n为了创新，制定本方案。\n一、总则\n")
    assert parsed.outline[0].title == "甲市科技创新行动方案（2023—2025年）"
    assert (BlockStyle.STATUS, "（征求意见稿）") in [(block.style, block.text) for block in parsed.blocks]


def test_laws_have_chapters_and_articles_and_a_table_of_contents_is_no_heading() -> None:
    parsed = parse(LAW)
    assert [(clause.id, clause.parent) for clause in parsed.outline] == [
        ("doc", None),
        ("c1", "doc"),
        ("a1", "c1"),
        ("a2", "c1"),
        ("c2", "doc"),
        ("c2.s1", "c2"),
        ("a3", "c2.s1"),
        ("a3-1", "c2.s1"),
    ]
    assert "（二）第二项。" in parsed.outline[3].text
    assert parsed.noise == ("目录", "第一章 总则", "第二章 市场环境")


def test_a_preface_is_a_node_and_contents_are_none() -> None:
    text = (
        "甲法\n目　录\n序　言\n第一章　总则\n第二章　附则\n序　言\n历史悠久。\n共同奋斗。\n"
        "第一章　总则\n第一条　为了规范，制定本法。\n第二章　附则\n第二条　本法施行。\n"
    )
    parsed = parse(text)
    assert [(clause.id, clause.title) for clause in parsed.outline[:3]] == [
        ("doc", "甲法"),
        ("p1", "序　言"),
        ("c1", "总则"),
    ]
    assert parsed.outline[0].text == "甲法"
    assert parsed.outline[1].text == "序　言\n历史悠久。\n共同奋斗。"


def test_what_follows_the_contents_without_a_heading_does_not_belong_to_them() -> None:
    parsed = parse("甲市方案\n目录\n一、目标\n二、任务\n三、保障\n一、目标\n达到。\n二、任务\n完成。\n")
    assert [clause.id for clause in parsed.outline] == ["doc", "p1", "1", "2"]
    parsed = parse(
        "甲法\n目录\n第一章 总则\n第二章 附则\n1990年通过。\n第一章 总则\n第一条 略。\n第二章 附则\n第二条 略。\n"
    )
    assert next(clause for clause in parsed.outline if "1990年" in clause.text).id != "c1"


@pytest.mark.parametrize("end", ["：", "；", "，"])
def test_an_article_that_opens_a_list_has_no_title(end: str) -> None:
    parsed = parse(
        f"甲条例\n第一条 总则\n为了规范，制定本条例。\n第二条 国务院行使下列职权{end}\n（一）管理。\n第三条 略。\n"
    )
    assert [clause.title for clause in parsed.outline] == ["甲条例", "总则", "", ""]


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("1.合理调整供地结构,减少商业用地,2.鼓励改变用途,3.支持盘活。", ["1"]),
        ("（1）对首套住房，降低比例。（2）对二套住房，降低利率。", ["1"]),
        ("①首套住房；②二套住房。", ["1"]),
        ("1.合理调整供地结构，2024年减少商业用地。\n2.鼓励改变用途，达到1.2倍。", ["1", "1.1", "1.2"]),
        ("1.合理调整供地结构，到2025年完成2.5万亩。", ["1", "1.1"]),
    ],
)
def test_items_of_a_row_are_nodes_all_or_none(paragraph: str, found: list[str]) -> None:
    assert ids(f"一、加强土地供应\n{paragraph}\n") == found


def test_a_headline_that_only_an_attached_file_repeats_is_the_title() -> None:
    text = (
        "关于印发《甲市平台建设方案》的通知\n发布日期: 2025-07-10\n发布机构: 甲市科委\n检索时间: 2026-02-02\n"
        "沪科〔2025〕17号\n各有关单位：\n现将《甲市平台建设方案》印发给你们，请遵照执行。\n甲市科委\n2025年7月10日\n"
        "附件\n甲市平台建设方案\n为了建设，制定本方案。\n一、目标\n达到。\n"
        "【原文下载】\n关于印发《甲市平台建设方案》的通知.pdf\n"
    )
    parsed = parse(text)
    assert [(clause.id, clause.title) for clause in parsed.outline[:2]] == [
        ("cover", "关于印发《甲市平台建设方案》的通知"),
        ("doc", "甲市平台建设方案"),
    ]


def test_what_a_news_agency_puts_before_a_text_is_noise() -> None:
    body = "为了振兴，提出如下意见。\n一、目标\n达到。\n"
    wire = parse("新华社北京2月13日电\n关于推进乡村振兴的意见\n" + body)
    assert (wire.outline[0].title, wire.noise) == ("关于推进乡村振兴的意见", ("新华社北京2月13日电",))
    report = "观点网讯:5月20日,甲省人民政府发布《意见》。\n该意见强调保护农村资源。\n以下为甲省人民政府《意见》全文:\n"
    told = parse(report + body)
    assert (len(told.noise), told.outline[0].text) == (3, "为了振兴，提出如下意见。")
    assert parse("以下为办理材料全文:\n" + body).noise == ()


def test_article_titles_only_where_most_articles_have_one() -> None:
    policy = "".join(f"第{n}条支持购买新房。对购房人给予补贴。\n" for n in "一二三四")
    assert titles("甲市若干措施\n" + policy)["a2"] == "支持购买新房"
    assert titles(LAW)["a2"] == ""


def test_attachments_have_outlines_of_their_own() -> None:
    text = "甲市管理办法\n一、总则\n二、附则\n附件1\n申报指南\n一、条件\n附件2\n任务表\n第一行\n"
    parsed = parse(text)
    assert [(clause.id, clause.marker, clause.title) for clause in parsed.outline if clause.level == 1][2:] == [
        ("att1", "附件1", "申报指南"),
        ("att2", "附件2", "任务表"),
    ]
    assert "att1.1" in ids(text)


def test_a_list_of_attachments_is_no_attachment() -> None:
    text = "甲市管理办法\n一、总则\n附件：1.申报指南\n2.任务表\n甲市人民政府\n2024年3月1日\n"
    assert ids(text) == ["doc", "1", "p1"]


def test_parallel_lead_ins_become_nodes() -> None:
    text = (
        "甲市规划\n一、原则\n坚持以下原则，推动各项工作取得实效并不断完善体制机制建设。\n"
        "市场导向。完善机制。\n开放合作。用好资源。\n"
    )
    assert titles(text) == {"doc": "甲市规划", "1": "原则", "1.p1": "市场导向", "1.p2": "开放合作"}


def test_a_single_short_first_sentence_is_body() -> None:
    assert ids("甲市规划\n一、原则\n市场导向。完善机制。\n") == ["doc", "1"]


def test_quoted_terms_before_a_colon_are_lead_ins() -> None:
    text = "甲市计划\n一、目标\n1.实现“两翻番”。\n“两个翻番”：企业翻一番。\n“一个覆盖”：机构全覆盖。\n2.提升。\n"
    assert ids(text) == ["doc", "1", "1.1", "1.1.p1", "1.1.p2", "1.2"]


def test_boxed_passages() -> None:
    text = (
        "甲市规划\n一、任务\n总体上抓好落实，推动工作。\n"
        "建设中心。做好规划。\n\n\t专栏1  重点领域\n\n1. 优势领域：高铁等。\n\n"
        "2. 关键领域：芯片等。\n\n推动转化。完善机制。\n\t专栏2  大赛\n"
        "中国大赛：由部委举办。\n挑战大赛：面向社会。\n发展市场。建设平台。\n二、保障\n"
    )
    parsed = parse(text)
    assert [(clause.id, clause.title) for clause in parsed.outline] == [
        ("doc", "甲市规划"),
        ("1", "任务"),
        ("1.p1", "建设中心"),
        ("1.b1", "重点领域"),
        ("1.b1.1", "优势领域"),
        ("1.b1.2", "关键领域"),
        ("1.p2", "推动转化"),
        ("1.b2", "大赛"),
        ("1.b2.p1", "中国大赛"),
        ("1.b2.p2", "挑战大赛"),
        ("1.p3", "发展市场"),
        ("2", "保障"),
    ]
    assert parsed.outline[2].text.endswith("\t")


def test_a_text_without_structure_is_paragraphs() -> None:
    assert ids("第一段说明情况。\n第二段提出要求。\n第三段作出安排。\n") == ["doc", "p1", "p2"]


def test_a_text_that_starts_with_a_number_has_no_root() -> None:
    parsed = parse("一、加强领导。\n二、落实责任。\n")
    assert [(clause.id, clause.parent) for clause in parsed.outline] == [("1", None), ("2", None)]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n\u3000\n", "\ufeff"])
def test_an_empty_text_has_no_clauses(text: str) -> None:
    assert parse(text) == ParsedText((), ())


def test_blanks_before_a_number_stay_with_the_clause_above() -> None:
    parsed = parse("甲市方案\n一、总则\n   1.加强领导。\n")
    assert [clause.text for clause in parsed.outline] == ["甲市方案", "一、总则   ", "1.加强领导。"]


def test_a_numbered_item_of_one_long_sentence_has_no_title() -> None:
    long = "1.对符合条件的企业，按照其当年研发投入情况，给予资金补助，单个企业最高不超过二百万元，由市财政局负责落实。"
    assert titles(f"甲市方案\n一、政策\n{long}\n2.加强领导。\n") == {
        "doc": "甲市方案",
        "1": "政策",
        "1.1": "",
        "1.2": "加强领导",
    }


def test_a_duty_in_brackets_is_no_part_of_a_heading() -> None:
    assert titles("甲市细则\n一、实行补贴(责任单位:县财政局、县税务局)\n")["1"] == "实行补贴"


PIECES = [
    "一、总则\n",
    "（一）目标。做好。\n",
    "1.任务\n",
    "专栏1 甲\n",
    "附件1\n",
    "第一条 为了。\n",
    "2024年1月1日\n",
    "甲市方案\n",
]
PIECES += [
    "市场导向。完善机制。\n",
    "各市人民政府：\n",
    " ",
    "\t",
    "\n",
    "现印发给你们。\n",
    "1.5亿元\n",
    "正文，未完",
    "（试行）\n",
    "目录\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_character_is_lost_and_clauses_fit_together(text: str) -> None:
    parsed = parse(text)
    assert is_consistent(parsed) or not parsed.outline
    rebuilt = without_blanks("".join(clause.text for clause in parsed.outline))
    assert len(rebuilt) + sum(len(without_blanks(piece)) for piece in parsed.noise) == len(without_blanks(text))
    if not parsed.noise:
        assert rebuilt == without_blanks(text)


@given(st.text(alphabet="一二、（）1.。，\n \t专栏附件第条章甲乙年月日：《》“”", max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    parsed = parse(text)
    assert is_consistent(parsed) or not parsed.outline


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "甲市规划\n" + "一、总则\n（一）目标。做好工作。\n1.任务。完成任务。\n正文，未完待续的一段话\n" * 10_000,
            id="lines",
        ),
        pytest.param("一、总则。（一）目标。1.任务。 " * 30_000, id="one line"),
        pytest.param("甲" * 2_000_000, id="no punctuation"),
        pytest.param("第一条 " * 100_000, id="numbers only"),
        pytest.param("附件1\n标题\n" * 10_000, id="attachments"),
        pytest.param(" \n" * 1_000_000, id="blanks"),
        pytest.param("（《“" * 300_000, id="brackets"),
    ],
)
def test_long_texts_take_time_in_proportion(text: str) -> None:
    started = time.perf_counter()
    parse(text)
    assert time.perf_counter() - started < 8


def test_an_article_that_begins_with_each_is_told_from_a_citation() -> None:
    law = "甲办法\n第一条为了规范，制定本办法。\n第二条各有关部门应当配合。\n{}第三条本办法自印发起施行。\n"
    assert ids(law.format("")) == ["doc", "a1", "a2", "a3"]
    assert ids(law.format("第三条各项所列的除外。\n")) == ["doc", "a1", "a2", "a3"]
    assert "第三条各项" in parse(law.format("第三条各项所列的除外。\n")).outline[2].text


def test_the_title_of_an_attachment_may_stand_on_several_lines() -> None:
    parsed = parse(
        "关于印发《甲办法》的通知\n各单位：\n现将《甲办法》印发给你们。\n甲市财政局\n2024年1月1日\n"
        "附件1\n甲市促进科技成果转化\n专项资金管理办法\n（试行）\n第一条 略。\n"
        "附件2\n甲市项目申报指南\n一、支持方向\n略。\n"
    )
    titles = [clause.title for clause in parsed.outline if clause.kind is NodeKind.ATTACHMENT]
    assert "甲市促进科技成果转化专项资金管理办法（试行）" in [*titles, *(c.title for c in parsed.outline)]
    assert titles[-1] == "甲市项目申报指南"
