"""Quotations as Word and WPS paste them: 3号仿宋 with fixed lines, as GB/T 9704 sets the text of official papers."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from compendium.domain.quotation import Quotation
from compendium.exporters.cells import cleaned

_SIZE, _LINE = 16, 28  # points: 3号, and 22 lines on a page
# Quoted, since some programs read a bare name only from its first ASCII letter on.
_FAMILIES = {
    "仿宋_GB2312": "'仿宋_GB2312','仿宋',FangSong,STFangsong,serif",
    "楷体_GB2312": "'楷体_GB2312','楷体',KaiTi,STKaiti,serif",
}


def quotation_html(quotations: Iterable[Quotation]) -> str:
    """Return quotations as a page for the clipboard, a free line between them."""
    pieces = ("".join(_piece(each)) for each in quotations)
    return _page(_paragraph("", "仿宋_GB2312", "").join(pieces))


def link_html(address: str, words: str) -> str:
    """Return words that lead to an address, for the clipboard."""
    return _page(f'<a href="{escape(address)}">{_shown(words)}</a>')


def _piece(quotation: Quotation) -> Iterable[str]:
    for line in quotation.paragraphs:
        yield _paragraph(
            line, "仿宋_GB2312", f"text-align:justify;text-indent:{2 * _SIZE}pt;mso-char-indent-count:2.0;"
        )
    if quotation.source:
        yield _paragraph(f"——{quotation.source}", "楷体_GB2312", "text-align:right;")


def _paragraph(text: str, font: str, layout: str) -> str:
    style = f"margin:0;{layout}line-height:{_LINE}pt;mso-line-height-rule:exactly"
    # Word sets digits and letters in what mso-ascii names; others, who pass over these, in the first font they know.
    letters = (
        f"font-family:{_FAMILIES[font]};mso-fareast-font-family:'{font}';mso-ascii-font-family:'Times New Roman';"
        f"mso-hansi-font-family:'Times New Roman';font-size:{_SIZE}pt"
    )
    return f'<p style="{style}"><span lang="zh-CN" style="{letters}">{_shown(text) or "&nbsp;"}</span></p>'


def _shown(text: str) -> str:
    return escape(cleaned(text)).replace("\n", "<br>")


def _page(body: str) -> str:
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'
