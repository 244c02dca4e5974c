from __future__ import annotations

import pytest

from compendium.texts.markers import MarkerKind, read_attachment, read_box, read_marker


@pytest.mark.parametrize(
    ("line", "kind", "text", "number", "sep"),
    [
        ("一、总体要求", MarkerKind.IDEOGRAPH, "一、", 1, ""),
        ("十二、保障", MarkerKind.IDEOGRAPH, "十二、", 12, ""),
        ("（一）指导思想", MarkerKind.BRACKETED, "（一）", 1, ""),
        ("(十一)支持", MarkerKind.BRACKETED, "(十一)", 11, ""),
        ("1.加强", MarkerKind.FIGURE, "1.", 1, ""),
        ("1. 加强", MarkerKind.FIGURE, "1.", 1, " "),
        ("3、建设", MarkerKind.FIGURE, "3、", 3, ""),
        ("1.2024年7月起", MarkerKind.FIGURE, "1.", 1, ""),
        ("（2） 发展目标", MarkerKind.BRACKETED_FIGURE, "（2）", 2, " "),
        ("3）其他", MarkerKind.BRACKETED_FIGURE, "3）", 3, ""),
        ("②培育", MarkerKind.CIRCLED, "②", 2, ""),
        ("第三章\u3000附\u3000则", MarkerKind.CHAPTER, "第三章", 3, "\u3000"),
        ("第二节 申报", MarkerKind.SECTION, "第二节", 2, " "),
        ("第一编 总则", MarkerKind.PART, "第一编", 1, " "),
        ("第十二条 为了", MarkerKind.ARTICLE, "第十二条", 12, " "),
        ("第三条人才住房可租", MarkerKind.ARTICLE, "第三条", 3, ""),
        ("2.1 总体目标", MarkerKind.DECIMAL, "2.1", 1, " "),
    ],
)
def test_marker_of_a_line(line: str, kind: MarkerKind, text: str, number: int, sep: str) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.kind, marker.text, marker.number, marker.sep) == (kind, text, number, sep)
    assert not marker.doubtful


def test_an_inserted_article_keeps_its_suffix() -> None:
    marker = read_marker("第十二条之一 国家")
    assert marker is not None
    assert (marker.number, marker.suffix, marker.text) == (12, 1, "第十二条之一")


@pytest.mark.parametrize(
    "line", ["2023年", "第三条第二款规定的", "第三条规定", "", "“一个全覆盖”", "一是", "54.75%", "第一季度"]
)
def test_lines_without_a_marker(line: str) -> None:
    marker = read_marker(line)
    assert marker is None or marker.doubtful


def test_a_decimal_number_is_only_a_doubtful_marker() -> None:
    marker = read_marker("1.5亿元以上的")
    assert marker is not None
    assert marker.doubtful


def test_labels_of_boxes_and_attachments() -> None:
    box = read_box("专栏1  国家技术创新中心布局重点领域")
    assert box is not None
    assert (box.text, box.number, box.sep, box.rest) == ("专栏1", 1, "  ", "国家技术创新中心布局重点领域")
    attachment = read_attachment("附件2：任务分工表")
    assert attachment is not None
    assert (attachment.text, attachment.number, attachment.rest) == ("附件2", 2, "任务分工表")
    assert read_attachment("附件") is not None
    assert read_box("专栏作家介绍") is None
    assert read_attachment("附件材料应当齐全。") is None
