"""Writes a paper as a Word file set like an official paper: 一、 in 黑体, （一） in 楷体, the text in 仿宋."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Pt

from compendium.domain.document import BlockStyle
from compendium.domain.handout import HandoutParagraph
from compendium.domain.paper import (
    HeadingKind,
    NoteKind,
    Paper,
    PaperBlock,
    PaperHeading,
    PaperLines,
    PaperNote,
    PaperPoints,
    PaperTable,
)
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
from compendium.exporters.layout import Page, text_size, upright
from compendium.exporters.sheet_docx import add_table, table_styles
from compendium.exporters.title_lines import title_lines

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
    BlockStyle.TABLE_ROW: _FLUSH,
}
_SECTION = Style("节标题", TITLE_FONT, 18, 30, _CENTRE, before=18, after=10, keep_with_next=True, level=1)
_ITEM = Style("条目标题", HEADING_FONT, BODY_SIZE, BODY_LINE, _LEFT, before=10, keep_with_next=True, level=2)
_SOURCE = Style("出处", SUBHEADING_FONT, 12, 20, _RIGHT)
_REMARK = Style("说明", SUBHEADING_FONT, 14, 24, indent=2)
_PRIVATE = Style("讲者备注", SUBHEADING_FONT, 12, 20, indent=2)
_WARNING = Style("草拟提示", HEADING_FONT, 12, 20, _CENTRE, after=8)
_CAPTION = Style("表题", HEADING_FONT, 14, 24, _CENTRE, before=6, keep_with_next=True)
_KINDS = {
    HeadingKind.MAIN: TITLE,
    HeadingKind.PART: _PART,
    HeadingKind.TITLE: _INNER_TITLE,
    HeadingKind.SECTION: _SECTION,
    HeadingKind.ITEM: _ITEM,
}
_NOTES = {
    NoteKind.SOURCE: _SOURCE,
    NoteKind.REMARK: _REMARK,
    NoteKind.PRIVATE: _PRIVATE,
    NoteKind.WARNING: _WARNING,
}
_OTHERS = tuple(style for style in dict.fromkeys(_STYLES.values()) if style is not _INNER_TITLE)
_ALL = (
    _CAPTION,
    *(style for style in _KINDS.values() if style is not TITLE),
    *_NOTES.values(),
    _POINT,
    *_OTHERS,
    *_HEADINGS.values(),
)


def write_docx(paper: Paper, path: Path) -> None:
    """Write title, all blocks and notes."""
    sizes = {text_size(block.sheet) for block in paper.blocks if isinstance(block, PaperTable)}
    document = new_document(
        paper.title, landscape=False, styles=(*_ALL, *(style for size in sorted(sizes) for style in table_styles(size)))
    )
    if paper.headed:
        add_paragraph(document, "\n".join(title_lines(paper.title, Page(landscape=False))), TITLE)
    if paper.subtitle:
        add_paragraph(document, paper.subtitle, SUBTITLE)
    for block in paper.blocks:
        _add(document, block)
    for at, note in enumerate(paper.notes):
        made = add_paragraph(document, note, NOTE)
        if at == 0:
            made.paragraph_format.space_before = Pt(10)
    document.save(str(path))


def _add(document: Document, block: PaperBlock) -> None:
    match block:
        case PaperHeading():
            add_paragraph(document, block.text, _KINDS[block.kind])
        case PaperNote():
            add_paragraph(document, block.text, _NOTES[block.kind])
        case PaperPoints():
            _add_points(document, block)
        case PaperTable():
            if block.titled:
                add_paragraph(document, block.sheet.title, _CAPTION)
            add_table(document, upright(block.sheet))
            # Two tables in a row would become one.
            add_paragraph(document, "", NOTE)
        case PaperLines():
            _add_lines(document, block.count)
        case HandoutParagraph():
            _add_text(document, block)


def _add_points(document: Document, block: PaperPoints) -> None:
    for number, point in enumerate(block.points, 1):
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
