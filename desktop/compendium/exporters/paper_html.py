"""Writes a paper as a page of its own for browsers, set like the Word file when it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from compendium.domain.document import BlockStyle
from compendium.domain.handout import HandoutParagraph, HandoutPoint
from compendium.domain.paper import (
    HeadingKind,
    Paper,
    PaperBlock,
    PaperHeading,
    PaperLines,
    PaperNote,
    PaperPoints,
    PaperTable,
)
from compendium.exporters.layout import Page, upright
from compendium.exporters.sheet_html import SANS, TITLE, inline, page_start, table_html, table_style
from compendium.exporters.title_lines import title_lines

_KAI = "'Times New Roman', 楷体_GB2312, 楷体, KaiTi, STKaiti, 'Noto Serif SC', serif"
_STYLE = f"""\
body {{ font-size: 16pt; line-height: 28pt; }}
h2 {{ font: 16pt/28pt {SANS}; text-align: center; margin: 8mm 0 2mm; break-after: avoid; }}
h3 {{ font: 18pt/30pt {TITLE}; text-align: center; margin: 6mm 0 3mm; break-after: avoid; }}
h4, h5, h6 {{ font: inherit; margin: 0; text-indent: 2em; break-after: avoid; }}
.rank1 {{ font-family: {SANS}; }}
.rank2 {{ font-family: {_KAI}; }}
b.rank1, b.rank2 {{ font-weight: normal; }}
p {{ margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }}
p.subtitle, p.centred, p.boxtitle {{ text-indent: 0; text-align: center; }}
p.subtitle, p.centred {{ font-family: {_KAI}; }}
p.boxtitle {{ font-family: {SANS}; margin-top: 2mm; }}
p.flush, p.note {{ text-indent: 0; text-align: left; }}
p.signed {{ text-indent: 0; text-align: right; }}
p.note {{ font-size: 10.5pt; line-height: 16pt; }}
ol {{ font-size: 14pt; line-height: 24pt; margin: 0; padding-left: 2.5em; }}
ol b {{ font: inherit; font-family: {SANS}; }}
ol cite {{ font-style: normal; font-family: {_KAI}; }}
.lines div {{ height: 10mm; border-bottom: 0.5pt solid gray; break-inside: avoid; }}
h2.section {{ font: 18pt/30pt {TITLE}; }}
h3.item {{ font: 16pt/28pt {SANS}; text-align: left; }}
p.source {{ text-indent: 0; text-align: right; font: 12pt/20pt {_KAI}; }}
p.remark {{ font: 14pt/24pt {_KAI}; }}
p.private {{ font: 12pt/20pt {_KAI}; }}
p.warning {{ text-indent: 0; text-align: center; font: 12pt/20pt {SANS}; margin-bottom: 3mm; }}
p.caption {{ text-indent: 0; text-align: center; font: 14pt/24pt {SANS}; margin-top: 3mm; break-after: avoid; }}
table {{ margin-bottom: 4mm; }}
.lines {{ margin-bottom: 4mm; }}
"""
_HEADINGS = {
    HeadingKind.MAIN: "h1",
    HeadingKind.PART: "h2",
    HeadingKind.TITLE: "h3",
    HeadingKind.SECTION: "h2",
    HeadingKind.ITEM: "h3",
}
_CLASSES = {
    BlockStyle.STATUS: "centred",
    BlockStyle.DOC_NUMBER: "centred",
    BlockStyle.ADDRESSEE: "flush",
    BlockStyle.SIGNATURE: "signed",
    BlockStyle.DATE: "signed",
    BlockStyle.BOX_TITLE: "boxtitle",
    BlockStyle.TABLE_ROW: "flush",
}


def write_html(paper: Paper, path: Path) -> None:
    """Write title, all blocks and notes."""
    path.write_text("".join(_page(paper)), encoding="utf-8", newline="\n")


def _page(paper: Paper) -> Iterator[str]:
    page = Page(landscape=False)
    yield page_start(paper.title, page, table_style() + _STYLE)
    if paper.headed:
        yield f"<h1>{'<br>'.join(inline(line) for line in title_lines(paper.title, page))}</h1>\n"
    if paper.subtitle:
        yield f'<p class="subtitle">{inline(paper.subtitle)}</p>\n'
    for block in paper.blocks:
        yield _block(block)
    for note in paper.notes:
        yield f'<p class="note">{inline(note)}</p>\n'
    yield "</body>\n</html>\n"


def _block(block: PaperBlock) -> str:
    match block:
        case PaperHeading():
            name = _HEADINGS[block.kind]
            return f'<{name} class="{block.kind.value}">{inline(block.text)}</{name}>\n'
        case PaperNote():
            return f'<p class="{block.kind.value}">{inline(block.text)}</p>\n'
        case PaperPoints():
            return f"<ol>\n{''.join(map(_point, block.points))}</ol>\n"
        case PaperTable():
            caption = f'<p class="caption">{inline(block.sheet.title)}</p>\n' if block.titled else ""
            return caption + table_html(upright(block.sheet))
        case PaperLines():
            return f'<div class="lines">{"<div></div>" * block.count}</div>\n'
        case HandoutParagraph():
            return _paragraph(block)


def _point(point: HandoutPoint) -> str:
    label = f"<b>{inline(point.label)}</b>：" if point.label else ""
    source = f"<cite>（{inline(point.source)}）</cite>" if point.source else ""
    return f"<li>{label}{inline(point.text)}{source}</li>\n"


def _paragraph(paragraph: HandoutParagraph) -> str:
    text = paragraph.text
    if paragraph.style is BlockStyle.HEADING:
        level = paragraph.rank + 3
        return f'<h{level} class="rank{paragraph.rank}">{inline(text)}</h{level}>\n'
    lead = f'<b class="rank{paragraph.rank}">{inline(text[: paragraph.lead])}</b>' if paragraph.lead else ""
    name = _CLASSES.get(paragraph.style)
    return f"<p{f' class={name!r}' if name else ''}>{lead}{inline(text[paragraph.lead :])}</p>\n"
