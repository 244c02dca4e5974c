"""Writes a table as a page of its own for browsers, and as what other programs take from the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from compendium.domain.sheet import Cell, Column, ColumnKind, Run, Sheet, SheetRow
from compendium.exporters.cells import cleaned, marked, runs_of
from compendium.exporters.column_widths import column_widths
from compendium.exporters.layout import CELL_SIDE, LINE_HEIGHT, Align, Page, alignment, on_paper, text_size
from compendium.exporters.title_lines import title_lines

SERIF = "'Times New Roman', 仿宋_GB2312, 仿宋, FangSong, STFangsong, 'Noto Serif SC', 'Noto Serif CJK SC', serif"
SANS = "黑体, SimHei, STHeiti, 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"
TITLE = "'Times New Roman', 方正小标宋简体, 华文中宋, STZhongsong, 宋体, SimSun, 'Noto Serif SC', serif"
_HEAD = f"font-family:{SANS};font-weight:normal".replace("'", "&#39;")
_TEXT_ONLY = r"mso-number-format:'\@'"  # else Excel takes 8-10 for a date and =… for a formula


def page_start(title: str, page: Page, style: str) -> str:
    """Return the start of a page that needs nothing from outside, up to and with ``<body>``."""
    size = "A4 landscape" if page.landscape else "A4"
    margins = f"{page.top:g}mm {page.right:g}mm {page.bottom:g}mm {page.left:g}mm"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(cleaned(title))}</title>\n<style>\n@page {{ size: {size}; margin: {margins}; }}\n"
        f"body {{ font-family: {SERIF}; color: black; background: white; }}\n"
        f"@media screen {{ body {{ max-width: {page.text_width:g}mm; margin: 12mm auto; padding: 0 5mm; }} }}\n"
        f"h1 {{ font: 22pt/1.5 {TITLE}; text-align: center; margin: 0 0 4mm; }}\n"
        ".subtitle { text-align: center; font-size: 14pt; margin: 0 0 5mm; }\n"
        "@media print { body { margin: 0; } }\n"
        f"{style}</style>\n</head>\n<body>\n"
    )


def inline(text: str) -> str:
    """Return text as a browser prints it as it is."""
    return escape(cleaned(text)).replace("\n", "<br>")


def write_html(sheet: Sheet, path: Path) -> None:
    """Write title, subtitle, table and notes; printed from a browser it looks as the Word file does."""
    path.write_text("".join(_page(sheet)), encoding="utf-8", newline="\n")


def clipboard_html(sheet: Sheet) -> str:
    """Return header and rows so that Word, WPS and spreadsheets paste them as a table."""
    style = f"border-collapse:collapse;font-family:{SERIF};font-size:{text_size(sheet):g}pt".replace("'", "&#39;")
    return (
        '<html><head><meta charset="utf-8"></head><body>'
        f'<table border="1" cellspacing="0" cellpadding="4" width="100%" style="{style}">{_column_group(sheet)}'
        + "".join(_table(sheet, styled=True))
        + "</table></body></html>"
    )


def clipboard_text(sheet: Sheet) -> str:
    """Return header and rows with tabs between cells, for programs that take plain text only."""
    lines = [[column.label for column in sheet.columns]]
    for group, rows in groupby(sheet.rows, key=lambda row: row.group):
        if group:
            lines.append([group])
        lines += [[marked(cell) for cell in row.cells] for row in rows]
    return "\n".join("\t".join(" ".join(cleaned(cell).split()) for cell in line) for line in lines)


def table_html(sheet: Sheet) -> str:
    """Return a table for a page that has ``table_style``."""
    start = f'<table style="font-size: {text_size(sheet):g}pt">\n'
    return start + _column_group(sheet) + "".join(_table(sheet, styled=False)) + "</table>\n"


def _page(sheet: Sheet) -> Iterator[str]:
    sheet, page = on_paper(sheet), Page(landscape=sheet.landscape)
    note = f".note {{ font-size: 10.5pt; margin: 1.5mm 0 0; max-width: {page.text_width:g}mm; }}\n"
    yield page_start(sheet.title, page, table_style() + note)
    yield f"<h1>{'<br>'.join(inline(line) for line in title_lines(sheet.title, page))}</h1>\n"
    if sheet.subtitle:
        yield f'<p class="subtitle">{inline(sheet.subtitle)}</p>\n'
    yield table_html(sheet)
    for note in sheet.notes:
        yield f'<p class="note">{inline(note)}</p>\n'
    yield "</body>\n</html>\n"


def table_style() -> str:
    """Return how tables look, for the head of a page."""
    return (
        f"table {{ border-collapse: collapse; width: 100%; table-layout: fixed; line-height: {LINE_HEIGHT}; }}\n"
        f"th, td {{ border: 0.5pt solid black; padding: 0.5mm {CELL_SIDE:g}mm; vertical-align: top;"
        " overflow-wrap: anywhere; }\n"
        f"th {{ font-family: {SANS}; font-weight: normal; vertical-align: middle; }}\n"
        "thead { display: table-header-group; }\nthead th { background: whitesmoke; print-color-adjust: exact; }\n"
        "tr { break-inside: avoid; }\ntbody th { text-align: left; break-after: avoid; }\n"
        "ins, ins u { text-decoration: underline; } del { text-decoration: line-through; }\n"
    )


def _column_group(sheet: Sheet) -> str:
    total = Page(landscape=sheet.landscape).text_width
    shares = [f"{width / total:.2%}" for width in column_widths(sheet, total)]
    # The attribute as well as the style: Word and WPS heed only the one, browsers only the other.
    columns = "".join(f'<col width="{share}" style="width:{share}">' for share in shares)
    return f"<colgroup>{columns}</colgroup>\n"


def _table(sheet: Sheet, *, styled: bool) -> Iterator[str]:
    head = f' style="{_HEAD}"' if styled else ""
    across = f' style="{_HEAD};text-align:left"' if styled else ""
    heads = "".join(f'<th scope="col"{head}>{inline(column.label)}</th>' for column in sheet.columns)
    yield f"<thead>\n<tr>{heads}</tr>\n</thead>\n"
    for group, rows in groupby(sheet.rows, key=lambda row: row.group):
        yield "<tbody>\n"
        if group:
            yield f'<tr><th scope="rowgroup" colspan="{len(sheet.columns)}"{across}>{inline(group)}</th></tr>\n'
        for row in rows:
            yield f"<tr>{''.join(_cells(sheet, row, styled=styled))}</tr>\n"
        yield "</tbody>\n"


def _cells(sheet: Sheet, row: SheetRow, *, styled: bool) -> Iterator[str]:
    for column, cell in zip(sheet.columns, row.cells, strict=True):
        aligned = alignment(column)
        plain = "" if aligned is Align.LEFT else f' style="text-align:{aligned}"'
        style = f' style="{_cell_style(column)}"' if styled else plain
        yield f"<td{style}>{_words(cell)}</td>"


def _words(cell: Cell) -> str:
    return "".join(_set(run) for run in runs_of(cell))


def _set(run: Run) -> str:
    # The elements as well as styles: Word and spreadsheets heed only elements of old.
    words = inline(run.text)
    if run.inserted:
        return f"<ins><b><u>{words}</u></b></ins>"
    if run.deleted:
        return f"<del><s>{words}</s></del>"
    return f"<b>{words}</b>" if run.bold else words


def _cell_style(column: Column) -> str:
    style = f"text-align:{alignment(column)};vertical-align:top"
    return f"{style};{_TEXT_ONLY}" if column.kind is ColumnKind.TEXT else style
