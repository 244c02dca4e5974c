"""Word files as GB/T 9704-2012 sets official papers: the page, the styles with the fonts they name, page numbers.

The fonts are named, never shipped; where one is missing Word and WPS take the nearest they have.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from compendium.exporters.cells import cleaned
from compendium.exporters.layout import Page

LATIN = "Times New Roman"
TITLE_FONT, BODY_FONT, HEADING_FONT, SUBHEADING_FONT = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
PAGE_NUMBER_FONT = "宋体"
TITLE_SIZE, BODY_SIZE, PAGE_NUMBER_SIZE = 22.0, 16.0, 14.0  # 2号, 3号, 4号
BODY_LINE, TITLE_LINE = 28.0, 33.0
_FOOTER_DISTANCE = 28.0  # mm: the page number stands 7 mm below the text
_WORD_2013 = "15"  # without it Word opens the file in its compatibility mode
_FONTS_OF_THEME = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


@dataclass(frozen=True, slots=True)
class Style:
    """How paragraphs of a style are set; sizes in points.

    Attributes:
        name: as Word lists it; a built-in one is redefined.
        line: fixed distance of lines.
        indent: of the first line, in characters.
        level: in Word's navigation, from 1; 0 for text.
    """

    name: str
    font: str
    size: float
    line: float
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    indent: int = 0
    bold: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    level: int = 0


TITLE = Style(
    "Title", TITLE_FONT, TITLE_SIZE, TITLE_LINE, WD_ALIGN_PARAGRAPH.CENTER, after=6, keep_with_next=True, level=1
)
SUBTITLE = Style("Subtitle", SUBHEADING_FONT, 14, 22, WD_ALIGN_PARAGRAPH.CENTER, after=8, keep_with_next=True)
NORMAL = Style("Normal", BODY_FONT, BODY_SIZE, BODY_LINE)
NOTE = Style("附注", BODY_FONT, 10.5, 16, WD_ALIGN_PARAGRAPH.LEFT)


def new_document(title: str, *, landscape: bool, styles: tuple[Style, ...]) -> Document:
    """Return an empty document of one section with page numbers and these styles beside title, subtitle and text."""
    document = docx.Document()
    for style in (NORMAL, TITLE, SUBTITLE, NOTE, *styles):
        _define(document, style)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = cleaned(title).replace("\n", " ")[:255], "", ""
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)
    properties.language = "zh-CN"
    _set_chinese_word(document)
    section = document.sections[0]
    _set_page(section, Page(landscape=landscape))
    document.settings.odd_and_even_pages_header_footer = True
    _add_page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _add_page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)
    return document


def add_paragraph(document: Document, text: str, style: Style) -> Paragraph:
    """Add a paragraph of one kind of type; line feeds become line breaks."""
    paragraph = document.add_paragraph(style=style.name)
    add_run(paragraph, text)
    return paragraph


def add_run(paragraph: Paragraph, text: str, *, font: str = "", bold: bool = False) -> Run:
    """Add words to a paragraph, in another font when one is named."""
    run = paragraph.add_run(cleaned(text))
    if bold:
        run.font.bold = True
    fonts: Any = run._r.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001 - python-docx cannot name Chinese fonts
    fonts.set(qn("w:hint"), "eastAsia")  # full-width “” and …, which else are taken for Latin
    if font:
        fonts.set(qn("w:eastAsia"), font)
    return run


def _define(document: Document, style: Style) -> None:
    names = {each.name for each in document.styles}
    made: Any = (
        document.styles[style.name]
        if style.name in names
        else document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    )
    for part in ("w:pPr", "w:rPr"):  # the template's colours, borders and spaces
        for old in made.element.findall(qn(part)):
            made.element.remove(old)
    if not made.builtin:
        made.base_style, made.quick_style = document.styles[NORMAL.name], True
    font, layout = made.font, made.paragraph_format
    font.name, font.size, font.bold, font.italic = LATIN, Pt(style.size), style.bold, False
    fonts = made.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), style.font)
    fonts.set(qn("w:cs"), LATIN)
    for attribute in _FONTS_OF_THEME:
        fonts.attrib.pop(qn(attribute), None)
    made.element.rPr.append(_element("w:lang", val="en-US", eastAsia="zh-CN"))
    layout.alignment = style.align
    layout.line_spacing = Pt(style.line)
    layout.space_before, layout.space_after = Pt(style.before), Pt(style.after)
    layout.first_line_indent = Pt(style.indent * style.size)
    layout.keep_with_next = style.keep_with_next
    layout.widow_control = True
    if style.indent:
        made.element.pPr.ind.set(qn("w:firstLineChars"), str(style.indent * 100))
    if style.level:
        made.element.pPr.append(_element("w:outlineLvl", val=str(style.level - 1)))


def _set_page(section: Section, page: Page) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(min(_FOOTER_DISTANCE, page.bottom) - 10)
    section.gutter = 0


def _add_page_number(paragraph: Paragraph, align: WD_ALIGN_PARAGRAPH) -> None:
    paragraph.style = "Footer"
    paragraph.alignment = align
    side = "right_indent" if align is WD_ALIGN_PARAGRAPH.RIGHT else "left_indent"
    setattr(paragraph.paragraph_format, side, Pt(PAGE_NUMBER_SIZE))  # one character in from the edge of the text
    _page_number_run(paragraph, "— ")
    for part in (
        _element("w:fldChar", fldCharType="begin"),
        _instruction(),
        _element("w:fldChar", fldCharType="separate"),
    ):
        _page_number_run(paragraph, "")._r.append(part)  # noqa: SLF001 - python-docx has no fields
    _page_number_run(paragraph, "1")
    _page_number_run(paragraph, "")._r.append(_element("w:fldChar", fldCharType="end"))  # noqa: SLF001 - as above
    _page_number_run(paragraph, " —")


def _page_number_run(paragraph: Paragraph, text: str) -> Run:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = PAGE_NUMBER_FONT, Pt(PAGE_NUMBER_SIZE)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), PAGE_NUMBER_FONT)  # noqa: SLF001 - as above
    return run


def _instruction() -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement("w:instrText")
    element.set(qn("xml:space"), "preserve")
    element.text = " PAGE "
    return element


def _set_chinese_word(document: Document) -> None:
    """Have Word 2013 and later open the file as its own, as a Chinese one; the template is an older Japanese one."""
    settings: Any = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
