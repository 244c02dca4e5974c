"""What people type into a cell, as a value."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from openpyxl.utils.escape import unescape

from compendium.domain.sheet import Cell, ColumnKind
from compendium.exporters.cells import cleaned, shown

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBER = re.compile(r"([+-]?\d+(?:,\d{3})*(?:\.\d*)?)\s*%?")
_EPOCH = date(1899, 12, 30)  # day 0 of spreadsheets, for days from March 1900 on
_FIRST_DAY, _LAST_DAY = 61, 2_958_465
_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})


def value_of(cell: object, kind: ColumnKind) -> tuple[Cell, bool]:
    """Return the value of a cell of a column, and whether it could be understood; else the value is its text.

    A per cent stays what it says: 50% is 50 in a column of numbers and "50%" in one of words.

    Args:
        cell: of openpyxl; None where the row ends before it.
        kind: of the column.
    """
    raw = getattr(cell, "value", None)
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        return None, True
    if isinstance(raw, str) and raw in _ERRORS and getattr(cell, "data_type", "") == "e":
        return raw, False
    percent = "%" in str(getattr(cell, "number_format", "") or "")
    if kind is ColumnKind.DATE:
        return _as_date(raw)
    if kind is ColumnKind.TEXT:
        return _as_text(raw, percent=percent), True
    return _as_number(raw, percent=percent)


def _as_date(raw: object) -> tuple[Cell, bool]:
    if isinstance(raw, date):  # a datetime is one
        return date(raw.year, raw.month, raw.day), True
    if isinstance(raw, int | float) and _FIRST_DAY <= raw <= _LAST_DAY:  # a cell that was set to show numbers
        return _EPOCH + timedelta(days=int(raw)), True
    text = _as_text(raw, percent=False)
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _DATE.fullmatch(plain) or _DIGITS.fullmatch(plain)
    found = _calendar(*match.groups()) if match else None
    return (found, True) if found else (text, False)


def _calendar(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _as_number(raw: object, *, percent: bool) -> tuple[Cell, bool]:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _number(raw * 100 if percent else raw), True
    text = _as_text(raw, percent=False)
    match = _NUMBER.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return (_number(float(match[1].replace(",", ""))), True) if match else (text, False)


def _number(value: float) -> int | float:
    rounded = round(value, 10)  # 0.07 * 100 is 7.000000000000001
    return int(rounded) if float(rounded).is_integer() else rounded


def _as_text(raw: object, *, percent: bool) -> str:
    if isinstance(raw, datetime) and (raw.hour or raw.minute):
        return f"{raw:%Y-%m-%d %H:%M}"
    if isinstance(raw, date):
        return shown(raw)
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, int | float):
        return f"{shown(_number(raw * 100))}%" if percent else shown(raw)
    return cleaned(unescape(str(raw))).strip()
