"""Reads a spreadsheet back that was written here and filled in by others."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from compendium.domain.errors import UserError
from compendium.domain.sheet import Cell, ColumnKind, ReadRow, ReadSheet
from compendium.domain.system_errors import advice, reason
from compendium.exporters.sheet_xlsx.filled_in import value_of
from compendium.exporters.sheet_xlsx.marks import VERSION, parse_column_mark, parse_table_mark

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

_LARGEST_FILE = 30 * 2**20
_LARGEST_CONTENT = 100 * 2**20  # bytes when unpacked
_MOST_PARTS = 2_000
_HEAD_ROWS = 12  # the marks stand above the table, if others put rows before it
_MOST_COLUMNS = 300
_MOST_ROWS = 100_000
_BLANK_ROWS = 5_000  # in a row; what follows is formatting without end
_PROLOGUE = 2_048
_MOST_PROBLEMS = 50


class _Marked(NamedTuple):
    """Where things stand in a worksheet; columns count from 0, rows from 1."""

    kind: str
    row: int
    key_column: int
    columns: dict[int, tuple[str, ColumnKind]]


def read_sheet(path: Path) -> ReadSheet:
    """Return what a filled-in file holds; columns and rows are found by their marks, wherever they are now.

    Raises:
        UserError: cannot_read, not_a_spreadsheet, too_large, not_our_table, newer_data.
    """
    _check(path)
    try:
        # openpyxl warns of styles and rules that it does not know, such as those of WPS; we read values only.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(path)
    except UserError:
        raise
    except MemoryError as error:
        raise _too_large(path) from error
    except Exception as error:  # the file is anyone's, and openpyxl raises whatever its parts raise
        raise _broken(path) from error


def _check(path: Path) -> None:
    """Refuse what is no spreadsheet, or one that would fill the memory, before anything is unpacked."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise _too_large(path)
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_CONTENT:
                raise _too_large(path)
            if any(_declares_entities(archive, part) for part in parts if part.filename.endswith((".xml", ".rels"))):
                raise _broken(path)
    except OSError as error:
        raise UserError("cannot_read", f"无法读取“{path.name}”：{reason(error)}。", advice(error)) from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError, zlib.error) as error:
        raise _broken(path) from error


def _declares_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as file:
        start = file.read(_PROLOGUE).replace(b"\0", b"")  # UTF-16 too
    return b"<!DOCTYPE" in start or b"<!ENTITY" in start


def _read(path: Path) -> ReadSheet:
    from openpyxl import load_workbook

    with path.open("rb") as file, closing(load_workbook(file, read_only=True, data_only=True)) as workbook:
        for page in workbook.worksheets:
            cast("ReadOnlyWorksheet", page).reset_dimensions()  # other programs write wrong ones
            marked = _find_marks(page, path)
            if marked is not None:
                return _Reader(marked).read(page)
    raise UserError(
        "not_our_table",
        f"“{path.name}”不是本程序导出的表格，或隐藏的编号行、编号列已被删除，没有读入任何内容。",
        "请选用本程序导出的 xlsx 文件填写；不要把内容另行复制到新表。",
    )


def _find_marks(page: Worksheet, path: Path) -> _Marked | None:
    for number, row in enumerate(page.iter_rows(max_row=_HEAD_ROWS, max_col=_MOST_COLUMNS, values_only=True), 1):
        for at, value in enumerate(row):
            table = parse_table_mark(value)
            if table is None:
                continue
            if table[1] > VERSION:
                raise UserError(
                    "newer_data", f"“{path.name}”由更新版本的程序导出，本版本不能读取。", "请安装新版程序后再读入。"
                )
            columns: dict[int, tuple[str, ColumnKind]] = {}
            for place, mark in enumerate(row):
                column = parse_column_mark(mark)
                if column is not None and column[0] not in {key for key, _ in columns.values()}:
                    columns[place] = column
            return _Marked(table[0], number, at, columns)
    return None


class _Reader:
    """Takes rows off a worksheet."""

    def __init__(self, marked: _Marked) -> None:
        self._marked = marked
        self._problems: list[str] = []
        self._labels: dict[str, str] = {}
        self._rows: dict[str, ReadRow] = {}
        self._loose: list[ReadRow] = []

    def read(self, page: Worksheet) -> ReadSheet:
        """Return what the worksheet holds."""
        above: list[tuple[int, Sequence[object]]] = []
        for number, cells in _filled_rows(page, self._marked.row + 1):
            if self._rows or _text_at(cells, self._marked.key_column):
                self._take_header(above)
                self._take(number, cells)
            else:
                above.append((number, cells))
        self._take_header(above)
        shown = self._problems[:_MOST_PROBLEMS]
        if len(self._problems) > len(shown):
            shown.append(f"另有 {len(self._problems) - len(shown)} 处类似问题。")
        labels = {key: self._labels.get(key, key) for key, _ in self._marked.columns.values()}
        return ReadSheet(self._marked.kind, labels, tuple(self._rows.values()), tuple(shown), tuple(self._loose))

    def _take_header(self, above: list[tuple[int, Sequence[object]]]) -> None:
        """Take the labels from the fullest row above the first one with a key; what stands below it was added."""
        if not above:
            return
        header = max(range(len(above)), key=lambda at: self._extent(above[at][1]))
        self._labels = {key: _text_at(above[header][1], at) for at, (key, _) in self._marked.columns.items()}
        for number, cells in above[header + 1 :]:
            self._take_loose(number, cells, "")
        above.clear()

    def _take(self, number: int, cells: Sequence[object]) -> None:
        key = _text_at(cells, self._marked.key_column)
        if not key:
            self._take_loose(number, cells, "")
        elif key in self._rows:
            self._take_loose(number, cells, key)
        else:
            self._rows[key] = self._row(number, cells, key)
            self._tell_of_unreadable(self._rows[key])

    def _take_loose(self, number: int, cells: Sequence[object], key: str) -> None:
        if self._extent(cells) > 1:  # a note below the table fills one cell
            self._loose.append(self._row(number, cells, key))

    def _extent(self, cells: Sequence[object]) -> int:
        return sum(1 for at in self._marked.columns if at < len(cells) and _text_at(cells, at))

    def _row(self, number: int, cells: Sequence[object], key: str) -> ReadRow:
        values: dict[str, Cell] = {}
        unreadable = set()
        for at, (name, kind) in self._marked.columns.items():
            cell = cells[at] if at < len(cells) else None
            values[name], understood = value_of(cell, kind)
            unreadable |= set() if understood else {name}
        return ReadRow(key, values, number, frozenset(unreadable))

    def _tell_of_unreadable(self, row: ReadRow) -> None:
        for name, value in row.values.items():
            if name in row.unreadable:
                label = self._labels.get(name) or name
                self._problems.append(f"第 {row.number} 行“{label}”的内容“{value}”不能识别，请改正。")


def _filled_rows(page: Worksheet, first: int) -> Iterator[tuple[int, Sequence[object]]]:
    """Yield number and cells of the rows that hold anything."""
    blank = taken = 0
    for number, cells in enumerate(page.iter_rows(min_row=first, max_col=_MOST_COLUMNS), first):
        if all(getattr(cell, "value", None) is None for cell in cells):
            blank += 1
            if blank > _BLANK_ROWS:
                return
            continue
        blank, taken = 0, taken + 1
        if taken > _MOST_ROWS:
            raise UserError("too_large", f"表格超过 {_MOST_ROWS} 行，没有读入任何内容。", "请确认选对了文件。")
        yield number, cells


def _text_at(cells: Sequence[object], at: int) -> str:
    value, _ = value_of(cells[at], ColumnKind.TEXT) if at < len(cells) else (None, True)
    return value if isinstance(value, str) else ""


def _too_large(path: Path) -> UserError:
    return UserError(
        "too_large", f"“{path.name}”太大，不像是本程序导出的表格，没有读入任何内容。", "请确认选对了文件。"
    )


def _broken(path: Path) -> UserError:
    return UserError(
        "not_a_spreadsheet",
        f"“{path.name}”不是 xlsx 表格，或已损坏、已加密，没有读入任何内容。",
        "请用 Excel 或 WPS 打开它，另存为未加密的 xlsx 文件后再试。",
    )
