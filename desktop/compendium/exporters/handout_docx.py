"""Writes a handout as a Word file set like an official paper: 一、 in 黑体, （一） in 楷体, the text in 仿宋."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Pt

from compendium.domain.document import BlockStyle
from compendium.domain.handout import Handout, HandoutParagraph
from compendium.exporters.docx_page import (
    BODY_FONT,
    BODY_LINE,
    BODY_SIZE,
    HEADING_FONT,
    NOTE,
    SUBHEADING_FONT,
    SUBTITLE,
    TITLE,
    TITLE_FONT,
    Style,
    add_paragraph,
    add_run,
    new_document,
)
from compendium.exporters.layout import Page, title_lines

_CENTRE, _LEFT, _RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.RIGHT
_NOTE_LINE_TWIPS = 567  # 10 mm, room for handwriting
_RANK_FONTS = {1: HEADING_FONT, 2: SUBHEADING_FONT, 3: BODY_FONT}

_PART = Style("讲义分栏", HEADING_FONT, BODY_SIZE, BODY_LINE, _CENTRE, before=10, after=4, keep_with_next=True, level=1)
_POINT = Style("要点", BODY_FONT, 14, 24, indent=2)
_TEXT = Style("正文段落", BODY_FONT, BODY_SIZE, BODY_LINE, indent=2)
_FLUSH = Style("顶格段落", BODY_FONT, BODY_SIZE, BODY_LINE, _LEFT)
_INNER_TITLE = Style("文内标题", TITLE_FONT, 18, 30, _CENTRE, before=14, after=8, keep_with_next=True, level=2)
_CENTRED = Style("居中段落", SUBHEADING_FONT, BODY_SIZE, BODY_LINE, _CENTRE, after=6)
_SIGNED = Style("落款", BODY_FONT, BODY_SIZE, BODY_LINE, _RIGHT)
_BOX_TITLE = Style("专栏标题", HEADING_FONT, BODY_SIZE, BODY_LINE, _CENTRE, before=6, keep_with_next=True)
_HEADINGS = {
    rank: Style(f"Heading {rank}", font, BODY_SIZE, BODY_LINE, indent=2, keep_with_next=True, level=rank + 1)
    for rank, font in _RANK_FONTS.items()
}
_STYLES = {
    BlockStyle.TITLE: _INNER_TITLE,
    BlockStyle.STATUS: _CENTRED,
    BlockStyle.DOC_NUMBER: _CENTRED,
    BlockStyle.ADDRESSEE: _FLUSH,
    BlockStyle.BODY: _TEXT,
    BlockStyle.SIGNATURE: _SIGNED,
    BlockStyle.DATE: _SIGNED,
    BlockStyle.BOX_TITLE: _BOX_TITLE,
    BlockStyle.BOX_BODY: _TEXT,
}
_ALL = (_PART, _POINT, *dict.fromkeys(_STYLES.values()), *_HEADINGS.values())


def write_docx(handout: Handout, path: Path) -> None:
    """Write title, key points, text, lines to write on and notes."""
    document = new_document(handout.title, landscape=False, styles=_ALL)
    add_paragraph(document, "\n".join(title_lines(handout.title, Page(landscape=False))), TITLE)
    if handout.subtitle:
        add_paragraph(document, handout.subtitle, SUBTITLE)
    if handout.points:
        _add_points(document, handout)
    add_paragraph(document, handout.text_label, _PART)
    for paragraph in handout.paragraphs:
        _add_text(document, paragraph)
    if handout.note_lines:
        add_paragraph(document, handout.notes_label, _PART)
        _add_lines(document, handout.note_lines)
    for at, note in enumerate(handout.notes):
        made = add_paragraph(document, note, NOTE)
        if at == 0:
            made.paragraph_format.space_before = Pt(10)
    document.save(str(path))


def _add_points(document: Document, handout: Handout) -> None:
    add_paragraph(document, handout.points_label, _PART)
    for number, point in enumerate(handout.points, 1):
        paragraph = document.add_paragraph(style=_POINT.name)
        add_run(paragraph, f"{number}. ")
        if point.label:
            add_run(paragraph, f"{point.label}：", font=HEADING_FONT)
        add_run(paragraph, point.text)
        if point.source:
            add_run(paragraph, f"（{point.source}）", font=SUBHEADING_FONT)


def _add_text(document: Document, paragraph: HandoutParagraph) -> None:
    if paragraph.style is BlockStyle.HEADING:
        add_paragraph(document, paragraph.text, _HEADINGS[paragraph.rank])
        return
    made = document.add_paragraph(style=_STYLES[paragraph.style].name)
    lead, rest = paragraph.text[: paragraph.lead], paragraph.text[paragraph.lead :]
    if lead:
        add_run(made, lead, font=_RANK_FONTS[paragraph.rank], bold=paragraph.rank not in (1, 2))
    add_run(made, rest)


def _add_lines(document: Document, lines: int) -> None:
    """Add ruled lines as a table, so that they go over to the next page one by one."""
    width = round(Page(landscape=False).text_width * 1440 / 25.4)
    rule = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    row = (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_NOTE_LINE_TWIPS}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p/></w:tc></w:tr>'
    )
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>'
        f'{rule.format("bottom")}{rule.format("insideH")}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>{row * lines}</w:tbl>'
    )
    body: Any = document.element.body
    body.insert(list(body).index(body.sectPr), table)
