"""What stands around a body in real notices: signer, letterhead, spread titles, dates in figures, attachments, tail."""

from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import NodeKind, Origin
from compendium.texts.blanks import without_letter_spacing
from compendium.texts.document import BuiltDocument, build_document
from compendium.texts.structure import parse
from parsed_texts import ids, styles, titles

TITLE = "乙县水务局关于开展河道清理的通知"
BODY = "各乡镇人民政府：\n现将有关事项通知如下。\n一、清理范围\n全县河道。\n二、工作要求\n按时完成。\n"
SIGNED = "乙县水务局\n2025年3月6日\n"


def built(text: str) -> BuiltDocument:
    return build_document(text, doc_id="d", origin=Origin.IMPORTED, today=date(2026, 7, 1))


@pytest.mark.parametrize(
    "head",
    [
        "乙水字〔2025〕4号            签发人：周明\n",
        "乙水字〔2025〕4号\t签 发 人：周 明　赵小兰\n",
        "乙水字〔2025〕4号\n签发人：周明\n",
        "乙水字〔2025〕4号      签发人：周  明\n                     赵小兰\n                     钱  江\n",
        "乙县财政局\n乙县水务局文件\n乙水字〔2025〕4号\n",
        "签发人：周明\n会签人：赵小兰、钱江\n乙水字〔2025〕4号\n",
        "乙县水务局文件\n乙水字〔2025〕4号　签发人：周明\n",
    ],
)
def test_who_signed_a_text_out_is_heading_matter(head: str) -> None:
    document = built(head + TITLE + "\n" + BODY + SIGNED)
    info = document.document.info
    assert (info.title, info.doc_number) == (TITLE, "乙水字〔2025〕4号")
    [proposal] = [each for each in document.proposals if each.field == "doc_number"]
    assert document.document.by_id["doc"].text[proposal.start : proposal.end] == "乙水字〔2025〕4号"


def test_the_title_on_two_lines_below_a_signer_is_whole() -> None:
    text = "乙水字〔2025〕4号      签发人：周明\n乙县水务局\n关于开展河道清理的通知\n" + BODY + SIGNED
    assert built(text).document.info.title == TITLE


@pytest.mark.parametrize("between", ["", "乙水字〔2025〕4号\n", "乙水字〔2025〕4号\n签发人：周明\n"])
def test_a_letterhead_is_no_part_of_the_title(between: str) -> None:
    text = "乙县水务局\n" + between + TITLE + "\n" + BODY + SIGNED
    assert titles(text)["doc"] == TITLE
    assert styles(parse(text))[0] == ("status", "乙县水务局")


def test_an_organ_on_a_line_of_its_own_begins_a_title_that_does_not_name_it_again() -> None:
    assert titles("乙县水务局\n关于开展河道清理的通知\n" + BODY)["doc"] == TITLE


@pytest.mark.parametrize("day", ["2025.3.6", "2025-3-6", "2025-03-06", "2025/3/6", "2025．3．6"])
def test_a_date_in_figures_below_who_signs_is_the_date_of_signing(day: str) -> None:
    for signature in (f"乙县水务局\n{day}\n", f"乙县水务局　　{day}\n"):
        document = built(f"{TITLE}\n{BODY}{signature}")
        assert document.document.info.signed_date == "2025-03-06"
        assert document.noise == ()


@pytest.mark.parametrize(
    "line", ["乙县水务局 2025-3-6", "乙县水务局\n2025-03-06", "2025-3-6", "版本 2025.3.6", "2025.3-6", "12025.3.6"]
)
def test_figures_that_no_organ_signs_are_no_date_of_signing(line: str) -> None:
    assert built(f"{TITLE}\n{line}\n{BODY}").document.info.signed_date is None


def test_a_notice_dated_in_figures_ends_before_the_plan() -> None:
    text = (
        "乙县人民政府关于印发乙县水利规划的通知\n各乡镇：\n现将《乙县水利规划》印发给你们。\n"
        "乙县人民政府\n2021.12.7\n乙县水利规划\n一、基础\n良好。\n"
    )
    assert built(text).document.info.signed_date == "2021-12-07"
    assert ids(text) == ["cover", "doc", "1"]


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("乙 县 节 水 办 法", "乙县节水办法"),
        ("乙县节水管 理 办 法", "乙县节水管理办法"),
        ("乙　县　节　水　办　法　（ 试　行 ）", "乙县节水办法（试行）"),
        ("中共乙县委 乙县人民政府关于节水的意见", "中共乙县委 乙县人民政府关于节水的意见"),
        ("中共乙县委　　乙县人民政府关于节水的意见", "中共乙县委 乙县人民政府关于节水的意见"),
        ("乙县 G60 科创走廊规划", "乙县 G60 科创走廊规划"),
    ],
)
def test_blanks_that_spread_a_title_are_none_of_it(printed: str, title: str) -> None:
    assert without_letter_spacing(printed) == title
    document = built(f"{printed}\n第一条 为了节水，制定本办法。\n第二条 略。\n")
    assert document.document.info.title == title
    assert document.document.by_id["doc"].text == printed


def test_a_spread_notice_gives_the_name_of_what_it_issues() -> None:
    text = "关 于 印 发 《 乙 县 节 水 办 法 》 的 通 知\n各乡镇：\n请执行。\n"
    assert built(text).document.info.title == "乙县节水办法"


def test_the_years_that_end_what_is_issued_belong_to_the_notice_s_title() -> None:
    text = (
        "乙县人民政府办公室关于印发乙县节水\n三年行动方案\n（2024-2026年）的通知\n乙政办〔2024〕3号\n各乡镇：\n"
        "现将《乙县节水三年行动方案（2024-2026年）》印发给你们。\n乙县人民政府办公室\n2024年2月5日\n"
        "乙县节水三年行动方案\n（2024-2026年）\n一、目标\n节水。\n"
    )
    document = built(text)
    assert document.cover == "乙县人民政府办公室关于印发乙县节水三年行动方案（2024-2026年）的通知"
    assert document.document.info.title == "乙县节水三年行动方案（2024-2026年）"


@pytest.mark.parametrize("label", ["附件1：", "附件1:", "附件：", "附件一：", "附 件：", "附件1", "附件1."])
def test_a_label_with_a_colon_heads_an_attachment(label: str) -> None:
    parsed = parse(f"{TITLE}\n{BODY}{SIGNED}{label}\n清理任务表\n一、责任河段\n东河。\n")
    [attachment] = [clause for clause in parsed.outline if clause.kind is NodeKind.ATTACHMENT]
    assert attachment.title == "清理任务表"
    assert attachment.text.startswith(attachment.marker + attachment.sep + attachment.title)
    assert f"{attachment.id}.1" in [clause.id for clause in parsed.outline]


def test_a_label_with_a_stop_before_its_title_heads_an_attachment() -> None:
    text = f"{TITLE}\n{BODY}附件1.任务表\n附件2、申报表\n{SIGNED}附件1.任务表\n东河。\n附件2、申报表\n单位：\n"
    named = {
        clause.id: (clause.marker, clause.sep, clause.title) for clause in parse(text).outline if "att" in clause.id
    }
    assert named == {"att1": ("附件1", ".", "任务表"), "att2": ("附件2", "、", "申报表")}
    assert [clause.text for clause in parse(text).outline if clause.id == "p1"] == [
        "附件1.任务表\n附件2、申报表\n乙县水务局\n2025年3月6日"
    ]


@pytest.mark.parametrize(
    "listed",
    ["附件：\n清理任务表\n", "附件：\n1.清理任务表\n2.申报表\n", "附件：\n清理任务表\n申报表\n", "附件1：清理任务表\n"],
)
def test_a_label_above_names_and_signature_lists_attachments(listed: str) -> None:
    parsed = parse(TITLE + "\n" + BODY + listed + SIGNED)
    assert [clause.id for clause in parsed.outline] == ["doc", "1", "2", "p1"]
    assert parsed.outline[-1].text.startswith("附件")


def test_a_notice_of_two_texts_is_the_document_and_they_are_its_attachments() -> None:
    text = (
        "乙县水务局关于印发《乙县节水办法》和《乙县节水考核细则》的通知\n乙水字〔2025〕4号\n各乡镇：\n"
        "现将两份文件印发给你们。\n乙县水务局\n2025年3月6日\n"
        "附件1\n乙县节水办法\n第一条 为了节水，制定本办法。\n附件2\n乙县节水考核细则\n一、对象\n各乡镇。\n"
    )
    document = built(text)
    assert document.document.info.title == "乙县水务局关于印发《乙县节水办法》和《乙县节水考核细则》的通知"
    assert document.cover == ""
    named = {clause.id: clause.title for clause in document.document.outline if clause.kind is NodeKind.ATTACHMENT}
    assert named == {"att1": "乙县节水办法", "att2": "乙县节水考核细则"}
    assert any("多份文件" in warning for warning in document.warnings)


def test_a_notice_of_one_text_with_a_form_stays_a_covering_notice() -> None:
    text = (
        "乙县水务局关于印发《乙县节水办法》的通知\n各乡镇：\n现将《乙县节水办法》印发给你们。\n"
        "乙县水务局\n2025年3月6日\n附件1\n乙县节水办法\n第一条 为了节水，制定本办法。\n附件2\n申报表\n单位：\n"
    )
    document = built(text)
    assert document.document.info.title == "乙县节水办法"
    assert document.document.outline[0].kind is NodeKind.COVER
    assert not any("多份文件" in warning for warning in document.warnings)


def test_signature_and_list_of_attachments_are_no_part_of_the_last_clause() -> None:
    parsed = parse(TITLE + "\n" + BODY + "附件：1.任务表\n      2.申报表\n" + SIGNED + "附件1\n任务表\n附件2\n申报表\n")
    texts = {clause.id: clause.text for clause in parsed.outline}
    assert texts["2"] == "二、工作要求\n按时完成。"
    assert texts["p1"] == "附件：1.任务表\n      2.申报表\n乙县水务局\n2025年3月6日"
    assert list(texts) == ["doc", "1", "2", "p1", "att1", "att2"]


def test_a_month_below_who_signs_is_part_of_the_tail() -> None:
    parsed = parse(TITLE + "\n" + BODY + "乙县水务局\n二〇二五年三月\n")
    assert parsed.outline[-1].text == "乙县水务局\n二〇二五年三月"


def test_the_issuing_note_below_the_attachments_is_no_part_of_them() -> None:
    note = "抄送：县财政局，县发改局。\n乙县水务局办公室　　　2025年3月7日印发"
    parsed = parse(TITLE + "\n" + BODY + SIGNED + "附件1\n任务表\n一、东河\n清淤。\n" + note + "\n")
    assert parsed.outline[-1].text == note
    assert parsed.outline[-1].parent == "doc"
    assert [clause.text for clause in parsed.outline if clause.id == "att1.1"] == ["一、东河\n清淤。"]


def test_who_signs_an_attachment_belongs_to_it() -> None:
    parsed = parse(TITLE + "\n" + BODY + SIGNED + "附件1\n承诺书\n一、内容\n守信。\n乙县水务局\n2025年3月6日\n")
    assert parsed.outline[-1].id == "att1.1"


def test_a_list_in_the_last_clause_stays_there() -> None:
    parsed = parse(TITLE + "\n" + BODY + "三、材料\n附件：\n" + "材料齐全的受理。\n" + SIGNED)
    assert [clause.text for clause in parsed.outline if clause.id == "3"] == ["三、材料\n附件：\n材料齐全的受理。"]
