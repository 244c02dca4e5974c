"""Writes a table as a Word file that can be handed on as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Pt

from compendium.domain.sheet import Run, Sheet, SheetRow
from compendium.exporters.cells import cleaned, lines_of, runs_of
from compendium.exporters.column_widths import column_widths
from compendium.exporters.docx_page import (
    BODY_FONT,
    HEADING_FONT,
    NOTE,
    SUBTITLE,
    TITLE,
    Style,
    add_paragraph,
    new_document,
)
from compendium.exporters.layout import (
    CELL_SIDE,
    LINE_HEIGHT,
    Page,
    alignment,
    may_split,
    on_paper,
    text_size,
)
from compendium.exporters.title_lines import title_lines

_TWIPS_PER_MM = 1440 / 25.4
_CELL_SIDE = round(CELL_SIDE * _TWIPS_PER_MM)
_CELL_TOP = 28  # twips, 0.5 mm
_BORDER = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
_WHOLE = "<w:cantSplit/>"
_HEADER, _TEXT, _GROUP = "表头", "表文", "表内分组"


def write_docx(sheet: Sheet, path: Path) -> None:
    """Write title, subtitle, table and notes."""
    sheet = on_paper(sheet)
    document = new_document(sheet.title, landscape=sheet.landscape, styles=table_styles(text_size(sheet)))
    add_paragraph(document, "\n".join(title_lines(sheet.title, Page(landscape=sheet.landscape))), TITLE)
    if sheet.subtitle:
        add_paragraph(document, sheet.subtitle, SUBTITLE)
    add_table(document, sheet)
    for at, note in enumerate(sheet.notes):
        paragraph = add_paragraph(document, note, NOTE)
        if at == 0:
            paragraph.paragraph_format.space_before = Pt(6)
    document.save(str(path))


def table_styles(size: float) -> tuple[Style, ...]:
    """Return the styles of tables whose text has a size in points; a size has its own where a file has several."""
    line = round(size * LINE_HEIGHT)
    return (
        Style(_named(_HEADER, size), HEADING_FONT, size, line, WD_ALIGN_PARAGRAPH.CENTER, keep_with_next=True),
        Style(_named(_TEXT, size), BODY_FONT, size, line, WD_ALIGN_PARAGRAPH.LEFT),
        Style(_named(_GROUP, size), HEADING_FONT, size, line, WD_ALIGN_PARAGRAPH.LEFT, keep_with_next=True),
    )


def add_table(document: Document, sheet: Sheet) -> None:
    """Add a table at the end of a document that has its styles; the header row repeats on every page."""
    widths = column_widths(sheet, Page(landscape=sheet.landscape).text_width)
    body: Any = document.element.body
    table = parse_xml(f"<w:tbl {nsdecls('w')}>{_properties([_twips(width) for width in widths])}</w:tbl>")
    for row in _rows(sheet, widths, text_size(sheet)):
        table.append(parse_xml(f"<w:tr {nsdecls('w')}>{row}</w:tr>"))
    body.insert(list(body).index(body.sectPr), table)


def _properties(widths: Sequence[int]) -> str:
    borders = "".join(f"<w:{side} {_BORDER}/>" for side in _SIDES)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", _CELL_TOP), ("left", _CELL_SIDE), ("bottom", _CELL_TOP), ("right", _CELL_SIDE))
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:firstColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _rows(sheet: Sheet, widths: Sequence[float], size: float) -> Iterator[str]:
    header, across = _named(_HEADER, size), _named(_GROUP, size)
    heads = (
        _words_cell(column.label, width, header, "center", _SHADE)
        for column, width in zip(sheet.columns, widths, strict=True)
    )
    yield _row(heads, f"{_WHOLE}<w:tblHeader/>")
    for group, rows in groupby(sheet.rows, key=lambda row: row.group):
        if group:
            yield _row([_words_cell(group, sum(widths), across, "left", f'<w:gridSpan w:val="{len(widths)}"/>')])
        for row in rows:
            split = may_split(sheet, row, widths)
            yield _row(_cells(sheet, row, widths), "" if split else _WHOLE)


def _cells(sheet: Sheet, row: SheetRow, widths: Sequence[float]) -> Iterator[str]:
    style = _named(_TEXT, text_size(sheet))
    for column, cell, width in zip(sheet.columns, row.cells, widths, strict=True):
        yield _cell(runs_of(cell), width, style, alignment(column), stand="top")


def _row(cells: Iterable[str], properties: str = _WHOLE) -> str:
    return f"<w:trPr>{properties}</w:trPr>{''.join(cells)}"


def _words_cell(text: str, width: float, style: str, align: str, more: str = "") -> str:
    return _cell([Run(cleaned(text))], width, style, align, more)


def _cell(runs: Sequence[Run], width: float, style: str, align: str, more: str = "", stand: str = "center") -> str:
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{align}"/></w:pPr>{"".join(map(_run, line))}</w:p>'
        for line in lines_of(runs)
    )
    properties = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>{more}<w:vAlign w:val="{stand}"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraphs}</w:tc>"


def _named(style: str, size: float) -> str:
    """Name a style of a table; tables of several sizes may stand in one file."""
    return f"{style}{size:g}"


def _twips(width: float) -> int:
    return round(width * _TWIPS_PER_MM)


def _run(run: Run) -> str:
    words = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in run.text.split("\t"))
    # In the order that the format asks for: fonts, bold, struck, underlined.
    look = "<w:b/>" if run.inserted or run.bold else ""
    look += "<w:strike/>" if run.deleted else ""
    look += '<w:u w:val="single"/>' if run.inserted else ""
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{look}</w:rPr>{words}</w:r>'
