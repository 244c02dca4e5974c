"""Dates and planning periods as official texts print them."""

from __future__ import annotations

import re
from datetime import date

from compendium.domain.document import Period
from compendium.texts.blanks import BLANKS
from compendium.texts.numerals import chinese_year, number_of

_BLANK = f"[{re.escape(BLANKS)}]*"
DATE = re.compile(rf"(\d{{4}}){_BLANK}年{_BLANK}(\d{{1,2}}){_BLANK}月{_BLANK}(\d{{1,2}}){_BLANK}日")
_CHINESE_DATE = re.compile(
    r"([〇○零Ｏ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_FIGURES = re.compile(r"(?<![\d.．/－—-])(\d{4})([.．/－-])(\d{1,2})\2(\d{1,2})(?![\d.．/－—-])")
_SPAN = re.compile(r"(20\d{2})年?(?:[—–\-－~～]{1,2}|至|到)(20\d{2})年?")
_FIVE_YEARS = re.compile(r"[“\"‘']?十([一二三四五六七])五[”\"’']?")
_FIRST_FIVE = 2006 - 5  # 十一五 began in 2006: 十N五 begins five years later for each N


def read_date(text: str) -> date | None:
    """Return the first date in ``text``; None when there is none or it does not exist in the calendar."""
    match = DATE.search(text)
    if match is not None:
        return _date(int(match[1]), int(match[2]), int(match[3]))
    match = _CHINESE_DATE.search(text)
    if match is None:
        match = _FIGURES.search(text)
        return None if match is None else _date(int(match[1]), int(match[3]), int(match[4]))
    return _date(chinese_year(match[1]) or 0, number_of(match[2]) or 0, number_of(match[3]) or 0)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_period(title: str) -> tuple[Period, str] | None:
    """Return the planning period that a title names and the words that name it: （2022—2023年）, “十四五”."""
    match = _SPAN.search(title)
    if match is not None and int(match[1]) <= int(match[2]):
        start = match.start() - (match.start() > 0 and title[match.start() - 1] in "（(")
        end = match.end() + (title[match.end() : match.end() + 1] in {"）", ")"})
        return Period(int(match[1]), int(match[2])), title[start:end]
    match = _FIVE_YEARS.search(title)
    if match is None:
        return None
    first = _FIRST_FIVE + 5 * (number_of(match[1]) or 0)
    return Period(first, first + 4), match[0]
