"""Writes a handout as a page of its own for browsers, set like the Word file when it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from compendium.domain.document import BlockStyle
from compendium.domain.handout import Handout, HandoutParagraph, HandoutPoint
from compendium.exporters.layout import Page, title_lines
from compendium.exporters.sheet_html import SANS, TITLE, inline, page_start

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
.lines {{ margin-bottom: 4mm; }}
"""
_CLASSES = {
    BlockStyle.STATUS: "centred",
    BlockStyle.DOC_NUMBER: "centred",
    BlockStyle.ADDRESSEE: "flush",
    BlockStyle.SIGNATURE: "signed",
    BlockStyle.DATE: "signed",
    BlockStyle.BOX_TITLE: "boxtitle",
}


def write_html(handout: Handout, path: Path) -> None:
    """Write title, key points, text, lines to write on and notes."""
    path.write_text("".join(_page(handout)), encoding="utf-8", newline="\n")


def _page(handout: Handout) -> Iterator[str]:
    page = Page(landscape=False)
    yield page_start(handout.title, page, _STYLE)
    yield f"<h1>{'<br>'.join(inline(line) for line in title_lines(handout.title, page))}</h1>\n"
    if handout.subtitle:
        yield f'<p class="subtitle">{inline(handout.subtitle)}</p>\n'
    if handout.points:
        yield f"<h2>{inline(handout.points_label)}</h2>\n<ol>\n"
        yield from (_point(point) for point in handout.points)
        yield "</ol>\n"
    yield f"<h2>{inline(handout.text_label)}</h2>\n"
    yield from (_paragraph(paragraph) for paragraph in handout.paragraphs)
    if handout.note_lines:
        yield f'<h2>{inline(handout.notes_label)}</h2>\n<div class="lines">{"<div></div>" * handout.note_lines}</div>\n'
    for note in handout.notes:
        yield f'<p class="note">{inline(note)}</p>\n'
    yield "</body>\n</html>\n"


def _point(point: HandoutPoint) -> str:
    label = f"<b>{inline(point.label)}</b>：" if point.label else ""
    source = f"<cite>（{inline(point.source)}）</cite>" if point.source else ""
    return f"<li>{label}{inline(point.text)}{source}</li>\n"


def _paragraph(paragraph: HandoutParagraph) -> str:
    text = paragraph.text
    if paragraph.style is BlockStyle.TITLE:
        return f"<h3>{inline(text)}</h3>\n"
    if paragraph.style is BlockStyle.HEADING:
        level = paragraph.rank + 3
        return f'<h{level} class="rank{paragraph.rank}">{inline(text)}</h{level}>\n'
    lead = f'<b class="rank{paragraph.rank}">{inline(text[: paragraph.lead])}</b>' if paragraph.lead else ""
    name = _CLASSES.get(paragraph.style)
    return f"<p{f' class={name!r}' if name else ''}>{lead}{inline(text[paragraph.lead :])}</p>\n"
