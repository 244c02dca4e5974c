"""Word files: what stands in boxes, tables, notes and revisions, and the numbers that Word only shows."""

from __future__ import annotations

import pytest

from compendium.importers.base import SourceText, Table
from compendium.importers.numbering import chinese, roman, written
from compendium.importers.registry import read_content
from import_samples import W, docx

SPAN = '<w:gridSpan w:val="2"/>'
MERGE = '<w:vMerge w:val="restart"/>'


def read(body: str, **parts: str) -> SourceText:
    return read_content(docx(body, **parts), "a.docx")


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_the_text_of_a_box_comes_once_and_where_it_is_anchored() -> None:
    box = f"<w:txbxContent>{p('甲市人民政府文件')}</w:txbxContent>"
    anchor = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    body = f"{p('前')}<w:p><w:r>{anchor}</w:r><w:r><w:t>甲政发〔2024〕1号</w:t></w:r></w:p>"
    assert read(body).text == "前\n甲市人民政府文件\n甲政发〔2024〕1号"


def test_deletions_are_left_out_and_insertions_stay() -> None:
    body = (
        "<w:p><w:r><w:t>到</w:t></w:r><w:del><w:r><w:delText>2025</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>2026</w:t></w:r></w:ins><w:r><w:t>年</w:t></w:r>"
        "<w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>。</w:t></w:r></w:moveTo></w:p>"
    )
    source = read(body)
    assert source.text == "到2026年。"
    assert any("修订" in warning for warning in source.warnings)


def test_a_table_keeps_its_rows_and_merged_cells_are_printed_once() -> None:
    rows = (
        f"<w:tr>{cell('任务')}{cell('责任单位', SPAN)}</w:tr>"
        f"<w:tr>{cell('建设平台', MERGE)}{cell('市科技局')}{cell('2025年')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('市财政局')}{cell('2026年')}</w:tr>"
    )
    source = read(p("前") + f"<w:tbl>{rows}</w:tbl>" + p("后"))
    assert source.text.split("\n") == [
        "前",
        "任务\t责任单位\t",
        "建设平台\t市科技局\t2025年",
        "\t市财政局\t2026年",
        "后",
    ]
    assert source.tables == (Table(1, 4),)


def test_a_table_of_one_cell_is_a_frame() -> None:
    source = read(f"<w:tbl><w:tr><w:tc>{p('专栏1')}{p('（一）内容。')}</w:tc></w:tr></w:tbl>")
    assert (source.text, source.tables) == ("专栏1\n（一）内容。", ())


LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for level, form, text in (
        (0, "chineseCountingThousand", "%1、"),
        (1, "chineseCountingThousand", "（%2）"),
        (2, "decimal", "%3."),
    )
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def test_numbers_that_only_word_shows_are_written() -> None:
    def at(level: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'

    body = "".join(
        p(text, at(level))
        for text, level in (
            ("总体要求", 0),
            ("指导思想", 1),
            ("坚持", 2),
            ("强化", 2),
            ("目标", 1),
            ("保障", 0),
            ("组织", 1),
        )
    )
    assert read(body, numbering=NUMBERING).text.split("\n") == [
        "一、总体要求",
        "（一）指导思想",
        "1. 坚持",
        "2. 强化",
        "（二）目标",
        "二、保障",
        "（一）组织",
    ]


def test_a_header_counts_when_it_is_the_head_of_a_document() -> None:
    def header(text: str) -> str:
        return f"<w:hdr {W}>{p(text)}</w:hdr>"

    assert read(p("正文。"), header1=header("甲市人民政府文件")).text == "甲市人民政府文件\n正文。"
    assert read(p("正文。"), header1=header("甲市年报")).text == "正文。"


def test_notes_stand_after_the_text() -> None:
    separator = f'<w:footnote w:type="separator" w:id="0">{p("-")}</w:footnote>'
    note = f'<w:footnote w:id="1">{p("注文。")}</w:footnote>'
    notes = f"<w:footnotes {W}>{separator}{note}</w:footnotes>"
    assert read(p("正文。"), footnotes=notes).text == "正文。\n注文。"


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (10, "十"), (11, "十一"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1001, "一千零一")],
)
def test_chinese_numbers(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (4, "upperRoman", "IV"),
        (27, "lowerLetter", "aa"),
        (3, "decimalEnclosedCircle", "③"),
        (12, "ideographDigital", "一二"),
        (5, "decimalFullWidth", "５"),
    ],
)
def test_styles_of_numbers(number: int, style: str, text: str) -> None:
    assert written(number, style) == text
    assert roman(1994) == "MCMXCIV"
