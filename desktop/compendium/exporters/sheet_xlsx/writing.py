"""Writes a table as a spreadsheet: real numbers and dates, filters, and lists to choose from where it is filled in."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as SpreadsheetCell
from openpyxl.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from compendium.domain.sheet import Cell, Column, ColumnKind, RichText, Sheet
from compendium.exporters.cells import cleaned, has_groups, marked, runs_of, shown
from compendium.exporters.layout import Page, alignment
from compendium.exporters.sheet_csv import harmless
from compendium.exporters.sheet_xlsx.marks import column_mark, table_mark
from compendium.exporters.sheet_xlsx.tall_rows import continued

DATE_FORMAT = "yyyy-mm-dd"
LONGEST_CELL = 32_767  # UTF-16 units that Excel can hold
_FIRST_DATE = date(1900, 3, 1)  # before it Excel's calendar is wrong by a day
_EXACT = 10**15  # beyond 15 digits a spreadsheet rounds
_ESCAPE_LOOK_ALIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORBIDDEN_IN_TAB = re.compile(r"[\[\]:*?/\\\x00-\x1f']")
_LONGEST_TAB = 31
_GROUP = "_group"  # no column of a sheet begins so
_LONGEST_LIST = 255  # characters of a list of choices within a cell's rule

_TITLE_FONT = Font(name="方正小标宋简体", size=18)
_NOTE_FONT = Font(name="仿宋_GB2312", size=11)
_HEAD_FONT = Font(name="黑体", size=11)
_TEXT_FONT = Font(name="仿宋_GB2312", size=11)
_THIN = Side(style="thin")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD_FILL = PatternFill("solid", fgColor="FFF2F2F2")
_TO_FILL_IN = PatternFill("solid", fgColor="FFFFF9E5")
_LANDSCAPE_CHARACTERS, _PORTRAIT_CHARACTERS = 130.0, 90.0  # digits that fit on a page's width at 11 points
_NARROWEST, _DATE_WIDTH, _WIDEST = 6.0, 12.0, 80.0
_TITLE_HEIGHT, _LINE_HEIGHT, _TALLEST = 27.0, 15.0, 409.0  # points; the last is Excel's limit
_SURE = 0.9  # of the lines that are counted: programs break lines a little differently
_ROOM_ABOVE = 6.0  # points above and below the words of a row together
_FULL_WIDTH = 2.1  # digits that a Chinese character takes
_CELL_SIDES = 1.2  # digits that the cell's margins take
_TITLE_SIZE_TO_TEXT = 18 / 11
_MARGIN = 0.5  # inch at the sides, where a spreadsheet needs its width
_MM_PER_INCH = 25.4


def write_xlsx(sheet: Sheet, path: Path) -> None:
    """Write one worksheet: hidden marks, title, subtitle, header, rows, notes."""
    workbook = Workbook()
    _Writer(sheet, workbook.worksheets[0]).write()
    properties = workbook.properties
    properties.title, properties.creator = cleaned(sheet.title).replace("\n", " "), ""
    workbook.save(path)


class _GrowingRow(RowDimension):
    """A row whose height is a proposal: it grows when someone writes more into it."""

    customHeight = False  # noqa: N815 - openpyxl's name; its own is True whenever there is a height


class _Writer:
    """Fills a worksheet; rows and columns count from 1."""

    def __init__(self, sheet: Sheet, page: Worksheet) -> None:
        self._sheet, self._page = sheet, page
        grouped = has_groups(sheet)
        group = Column(_GROUP, sheet.group_label, width=1.5)
        self._columns = ((group,) if grouped else ()) + sheet.columns
        self._rows: list[tuple[Cell, ...]] = [(row.group, *row.cells) if grouped else row.cells for row in sheet.rows]
        self._keys = [row.key for row in sheet.rows]
        self._last = len(self._columns)
        self._key = self._last + 1
        self._head = 4 if sheet.subtitle else 3
        self._widths = self._measured()
        if not any(column.editable for column in sheet.columns):  # what is filled in comes back row by row
            self._continue_tall_rows()
        self._end = self._head + len(self._rows)

    def write(self) -> None:
        """Write everything."""
        self._page.title = _FORBIDDEN_IN_TAB.sub(" ", cleaned(self._sheet.title)).strip()[:_LONGEST_TAB] or "Sheet"
        self._write_marks()
        self._write_line(2, self._sheet.title, _TITLE_FONT, "center")
        if self._sheet.subtitle:
            self._write_line(3, self._sheet.subtitle, _NOTE_FONT, "center")
        self._write_header()
        for number, (key, cells) in enumerate(zip(self._keys, self._rows, strict=True), self._head + 1):
            self._write_row(number, key, cells)
        for number, note in enumerate(self._sheet.notes, self._end + 2):  # a row apart: the table ends where it ends
            self._write_line(number, note, _NOTE_FONT, "left")
        self._add_choices()
        self._set_view()
        self._set_print()

    def _continue_tall_rows(self) -> None:
        """Let rows that are taller than Excel can print go on in rows below, which have their keys too."""
        most = int((_TALLEST - _ROOM_ABOVE) / _LINE_HEIGHT * _SURE)
        rows = [
            continued(cells, self._columns, most, lambda text, at: _lines(text, self._widths[at]))
            for cells in self._rows
        ]
        self._keys = [key for key, parts in zip(self._keys, rows, strict=True) for _ in parts]
        self._rows = [part for parts in rows for part in parts]

    def _write_marks(self) -> None:
        for at, column in enumerate(self._columns, 1):
            _put_text(self._page.cell(1, at), column_mark(column))
        _put_text(self._page.cell(1, self._key), table_mark(self._sheet.kind))
        self._page.row_dimensions[1].hidden = True
        self._page.column_dimensions[get_column_letter(self._key)].hidden = True

    def _write_line(self, number: int, text: str, font: Font, align: str) -> None:
        cell = self._page.cell(number, 1)
        _put_text(cell, text)
        cell.font, cell.alignment = font, Alignment(horizontal=align, vertical="center", wrap_text=True)
        self._page.merge_cells(start_row=number, start_column=1, end_row=number, end_column=self._last)
        title = font is _TITLE_FONT
        height = _lines(text, sum(self._widths), _TITLE_SIZE_TO_TEXT if title else 1.0)
        # Merged cells never grow by themselves.
        self._page.row_dimensions[number].height = height * (_TITLE_HEIGHT if title else _LINE_HEIGHT)

    def _write_header(self) -> None:
        for at, column in enumerate(self._columns, 1):
            cell = self._page.cell(self._head, at)
            _put_text(cell, column.label)
            cell.font, cell.border = _HEAD_FONT, _GRID
            cell.fill = _TO_FILL_IN if column.editable else _HEAD_FILL
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self._set_height(self._head, [column.label for column in self._columns])

    def _set_height(self, number: int, texts: Iterable[str]) -> None:
        lines = max(_lines(text, width) for text, width in zip(texts, self._widths, strict=True))
        height = min(lines * _LINE_HEIGHT + _ROOM_ABOVE, _TALLEST)
        self._page.row_dimensions[number] = _GrowingRow(self._page, index=number, ht=height)

    def _write_row(self, number: int, key: str, cells: tuple[Cell, ...]) -> None:
        for at, (column, value) in enumerate(zip(self._columns, cells, strict=True), 1):
            cell = self._page.cell(number, at)
            cell.font, cell.border = _TEXT_FONT, _GRID
            cell.alignment = Alignment(horizontal=alignment(column).value, vertical="top", wrap_text=True)
            if column.editable:
                cell.fill = _TO_FILL_IN
            if column.kind is ColumnKind.DATE:
                cell.number_format = DATE_FORMAT
            _put(cell, value)
        self._set_height(number, [shown(cell) for cell in cells])
        if key:
            _put_text(self._page.cell(number, self._key), key)

    def _add_choices(self) -> None:
        for at, column in enumerate(self._columns, 1):
            rule = _rule(column) if column.editable else None
            if rule is not None:
                letter = get_column_letter(at)
                rule.add(f"{letter}{self._head + 1}:{letter}{max(self._end, self._head + 1)}")
                self._page.add_data_validation(rule)

    def _set_view(self) -> None:
        for at, width in enumerate(self._widths, 1):
            self._page.column_dimensions[get_column_letter(at)].width = width
        self._page.freeze_panes = f"A{self._head + 1}"
        # The keys are within: sorting by a filter's arrow takes them along.
        self._page.auto_filter.ref = f"A{self._head}:{get_column_letter(self._key)}{self._end}"
        view: Any = self._page.sheet_view
        view.showGridLines = False

    def _set_print(self) -> None:
        page, geometry = self._page, Page(landscape=self._sheet.landscape)
        page.page_setup.orientation = "landscape" if geometry.landscape else "portrait"
        page.page_setup.paperSize = 9  # A4, in the format's own list
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        settings: Any = page.sheet_properties
        settings.pageSetUpPr.fitToPage = True
        page.print_title_rows = f"{self._head}:{self._head}"
        page.print_area = f"A1:{get_column_letter(self._last)}{max(page.max_row, self._end)}"
        page.print_options.horizontalCentered = True
        page.page_margins.left = page.page_margins.right = _MARGIN
        page.page_margins.top = page.page_margins.bottom = 20 / _MM_PER_INCH
        footer: Any = page.oddFooter
        footer.center.text = "— &P —"

    def _measured(self) -> list[float]:
        room = _LANDSCAPE_CHARACTERS if self._sheet.landscape else _PORTRAIT_CHARACTERS
        total = sum(max(column.width, 0.0) or 1.0 for column in self._columns) or 1.0
        shares = [max(column.width, 0.0) or 1.0 for column in self._columns]
        return [
            min(max(share / total * room, least), _WIDEST) for share, least in zip(shares, self._least(), strict=True)
        ]

    def _least(self) -> Iterator[float]:
        """Yield what each column needs at least: a number or a date that is cut off shows as ####."""
        for at, column in enumerate(self._columns):
            if column.kind is ColumnKind.DATE:
                yield _DATE_WIDTH
            elif column.kind in (ColumnKind.NUMBER, ColumnKind.SERIAL):
                yield max([_NARROWEST, *(len(shown(cells[at])) + 2 * _CELL_SIDES for cells in self._rows)])
            else:
                yield _NARROWEST


def _put(cell: SpreadsheetCell | MergedCell, value: Cell) -> None:
    if isinstance(value, str):
        _put_text(cell, value)
    elif isinstance(value, RichText):
        _put_runs(cell, value)
    elif isinstance(value, date):
        day = date(value.year, value.month, value.day)
        if day >= _FIRST_DATE:
            cell.value, cell.number_format = day, DATE_FORMAT
        else:
            _put_text(cell, shown(day))
    elif isinstance(value, int | float):
        if math.isfinite(value) and abs(value) < _EXACT:
            cell.value = value
        else:
            _put_text(cell, shown(value))


def _put_text(cell: SpreadsheetCell | MergedCell, text: str) -> None:
    """Put words into a cell as words, whatever they look like."""
    words = _shortened(cleaned(text))
    if not words:
        return
    cell.value = _ESCAPE_LOOK_ALIKE.sub("_x005F_", words)  # the format's own escape, else _x0041_ would read as A
    cell.data_type = "s"  # openpyxl takes =… for a formula and #N/A for an error
    if harmless(words) != words:
        cell.quotePrefix = True  # and stays words when someone edits the cell


def _put_runs(cell: SpreadsheetCell | MergedCell, value: RichText) -> None:
    """Put words into a cell as they are set; what is too long for that goes in with marks instead."""
    words = shown(value)
    if not words or _shortened(words) != words:
        _put_text(cell, marked(value))
        return
    blocks = [
        TextBlock(
            InlineFont(
                rFont=_TEXT_FONT.name,
                sz=_TEXT_FONT.size,
                b=run.inserted or run.bold,
                u="single" if run.inserted else None,
                strike=run.deleted,
            ),
            _ESCAPE_LOOK_ALIKE.sub("_x005F_", run.text),
        )
        for run in runs_of(value)
    ]
    cell.value = CellRichText(*blocks)
    if harmless(words) != words:
        cell.quotePrefix = True


def _shortened(text: str) -> str:
    """Cut what Excel would call damage."""
    if len(text) * 2 <= LONGEST_CELL or len(text.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return text
    return text.encode("utf-16-le")[: (LONGEST_CELL - 1) * 2].decode("utf-16-le", errors="ignore") + "…"


def _rule(column: Column) -> DataValidation | None:
    """Return what may be filled in; None when anything may, or when a list cannot say it."""
    if column.kind is ColumnKind.DATE:
        rule = DataValidation(type="date", operator="greaterThan", formula1="1", allow_blank=True, errorStyle="warning")
        rule.errorTitle, rule.error = column.label, "日期写法如 2026-12-31。"
        return rule
    choices = ",".join(column.choices)
    if not choices or len(choices) > _LONGEST_LIST or any("," in choice or '"' in choice for choice in column.choices):
        return None
    rule = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = column.label, "请从列表中选择：" + "、".join(column.choices)
    return rule


def _lines(text: str, width: float, scale: float = 1.0) -> int:
    """Lines that a text needs in a column ``width`` digits wide, its type ``scale`` times as large as the table's."""
    room = max(width - _CELL_SIDES, 2.0)
    return sum(max(math.ceil(_extent(line) * scale / room), 1) for line in cleaned(text).split("\n"))


def _extent(text: str) -> float:
    """Width in digits: a Chinese character takes two."""
    return sum(1 if character < "\u2000" else _FULL_WIDTH for character in text)
