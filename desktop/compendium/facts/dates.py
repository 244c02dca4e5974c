"""Dates and times as official texts print them: 到2026年底, 2024年12月31日前, “十四五”末, 年底前, 每年, 三年内."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum

_NUMERAL = "一二三四五六七八九十两"
_CHINESE = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_PARTS = (
    r"(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|(?P<month>\d{1,2})\s?月份?(?:(?P<day>\d{1,2})\s?[日号])?"
    r"|(?P<whole>全年|年内|年度|年终))"
)
_WITHIN = r"(?P<within>底|末|上旬|中旬|下旬|初)?"
_LIMIT = r"(?P<limit>(?:之?前|以前|止|为止)(?!提|期|沿|瞻|列|移|景|述|端|进|来|往|所未)|之内|以内)?"
_PREFIX = r"(?P<prefix>截至|截止到?|力争到?|争取到?|确保到?|最迟|不晚于|自|从|至|到|在|于)?"
_CHINESE_YEAR = "二[〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2}"
_YEAR_DATE = (
    rf"(?P<year>(?:19|20)\d\d|{_CHINESE_YEAR})\s?(?:年度|年)\s?(?P<first>初(?=[，,、以前])|年?[底末])?"
    rf"(?:{_PARTS}{_WITHIN})?"
)
_PLAN = (
    r"[“\"‘]?十(?P<plan>[一二三四五六七])五[”\"’]?(?:规划)?"
    r"(?:(?P<plan_part>期?末|时期末|期末|初期|中期|期间|时期)|(?=[，,]))"
)
_NO_YEAR = (
    r"(?<![\d年])(?P<relative>今年|本年度?|当年|明年|年)(?P<year_end>[底末])"
    r"|(?<![\d年])(?:今年|当年|本年)?(?:(?P<bare_half>[上下])半年|第?(?P<bare_quarter>[一二三四1-4])季度"
    r"|(?P<bare_month>\d{1,2})\s?月份?(?:(?P<bare_day>\d{1,2})\s?[日号])?(?P<bare_within>底|末|上旬|中旬|下旬)?)"
    r"|(?P<this_year>今年|本年度|全年|年内|年度内)(?![底末龄])"
)
_SPAN = r"(?P<from>20\d\d)\s?年?\s?(?:[—–\-－~～]{1,2}|至|到)\s?(?P<to>20\d\d)\s?年"
_DATE = re.compile(rf"{_PREFIX}(?:(?:{_SPAN})|(?:{_YEAR_DATE})|(?:{_PLAN})|(?:{_NO_YEAR})){_LIMIT}")
_LENGTH = rf"[{_NUMERAL}\d]{{1,3}}(?:年|个月|个工作日|日|天|周)"
_RECURRING = re.compile(
    rf"(?P<frequency>每(?:个?学期|个?季度|半年|[{_NUMERAL}\d]{{0,2}}个?年度?|个?月度?|周|星期|日|天|届)"
    r"|逐年|逐月|年均|(?<![\d至])年度(?=新增|培育|完成))"
)
_EVENT = re.compile(
    rf"自(?P<event>[^，,。；;、：:]{{1,24}}?)之日起(?:(?P<after>{_LENGTH})(?:之?内|以内)?)?"
    rf"|(?<![\d第近前过]){_LENGTH}(?:之|以)?内"
    rf"|(?<!\d)(?:未来|今后){_LENGTH}"
)
_FIRST_FIVE = 2006 - 5  # “十一五” began in 2006


class DateKind(StrEnum):
    """What a printed date says."""

    POINT = "point"  # a day, month, quarter or year
    PERIOD = "period"  # 2024—2026年, “十四五”期间
    RECURRING = "recurring"  # 每年
    EVENT = "event"  # 自…之日起, 三年内: counted from something


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date where it is printed.

    Attributes:
        start, end: [start, end) in the text, with 到 and 前.
        text: as printed there.
        kind: what it says.
        deadline: its last day, ISO: 2026-12-31 for 2026年底, 2024-06-30 for 上半年 or 6月底; a bare year stays 2025;
            of a period its last year; None for what recurs or is counted from an event, and when no year is known.
        frequency: 每年, 每季度, 逐年 …; None when it does not recur.
        relative: True when the year is not printed but that of the issue date: 年底前, 上半年.
        limit: True when the words make it a limit: 到…, …前, …底, …末; a bare 2025年 may also tell when something was.
        since: True for 自…, 从…: a beginning, no limit.
        until: True for 截至, which mostly says how things stood.
    """

    start: int
    end: int
    text: str
    kind: DateKind
    deadline: str | None
    frequency: str | None = None
    relative: bool = False
    limit: bool = False
    since: bool = False
    until: bool = False

    @property
    def year(self) -> int | None:
        """The year of its last day; None when it has none."""
        return int(self.deadline[:4]) if self.deadline else None


def dates(text: str, issued: int | None = None) -> tuple[PrintedDate, ...]:
    """Return the dates of ``text`` in order; they do not overlap.

    ``issued`` is the year that 年底前 and 上半年 mean when the text has printed no year before them.
    """
    found: list[PrintedDate] = []
    year = None
    for match in _DATE.finditer(text):
        each = _dated(match, year, issued)
        if each is not None:
            found.append(each)
            year = each.year if each.kind is DateKind.POINT and not each.relative and each.year else year
    found.extend(_recurring(match) for match in _RECURRING.finditer(text))
    found.extend(_event(match) for match in _EVENT.finditer(text))
    apart: list[PrintedDate] = []
    for each in sorted(found, key=lambda each: (each.start, -each.end)):
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
    return tuple(apart)


def _dated(match: re.Match[str], year: int | None, issued: int | None) -> PrintedDate | None:
    prefix, limit = match["prefix"] or "", match["limit"] or ""
    read = _period(match) or _with_year(match) or _without_year(match, year, issued)
    if read is None:
        return None
    kind, deadline, relative, closes = read
    since = (
        prefix in ("自", "从")
        or match.string[match.end() : match.end() + 1] == "起"
        or (not limit and match["first"] == "初")
    )
    return PrintedDate(
        match.start(),
        match.end(),
        match.group(),
        kind,
        deadline,
        relative=relative,
        limit=not since and bool(closes or limit or prefix.endswith("到") or prefix in ("至", "最迟", "不晚于")),
        since=since,
        until=prefix.startswith("截"),
    )


_Read = tuple[DateKind, str | None, bool, bool]  # kind, last day, year not printed, words such as 底 make it a limit


def _period(match: re.Match[str]) -> _Read | None:
    if match["to"]:
        return DateKind.PERIOD, match["to"], False, False
    if not match["plan"]:
        return None
    last = _FIRST_FIVE + 5 * _CHINESE[match["plan"]] + 4
    if (match["plan_part"] or "").endswith("末"):
        return DateKind.POINT, f"{last}-12-31", False, True
    return DateKind.PERIOD, str(last), False, False


def _with_year(match: re.Match[str]) -> _Read | None:
    if not match["year"]:
        return None
    printed = match["year"]
    year = (
        int(printed) if printed.isdigit() else int("".join(str(_CHINESE[c]) if c in _CHINESE else "2" for c in printed))
    )
    if match["first"] and match["first"] != "初":
        return DateKind.POINT, f"{year}-12-31", False, True
    part = (match["half"], match["quarter"], match["month"], match["day"])
    day = _last_day(year, part, match["within"])
    return (DateKind.POINT, day, False, bool(match["within"])) if day else None


def _without_year(match: re.Match[str], year: int | None, issued: int | None) -> _Read | None:
    relative = match["relative"]
    this = year if year is not None and relative in (None, "年", "当年") and not match["this_year"] else issued
    if this is not None and relative == "明年":
        this += 1
    inherited = this is not None and this == year and this != issued
    if relative or match["this_year"]:
        day = f"{this}-12-31" if this else None
        return DateKind.POINT, day, not inherited, bool(relative or match["this_year"].endswith("内"))
    part = (match["bare_half"], match["bare_quarter"], match["bare_month"], match["bare_day"])
    if not any(part):
        return None
    closes = bool(match["bare_within"])
    day = _last_day(this or 2001, part, match["bare_within"])
    return (DateKind.POINT, day if this else None, this != year or year is None, closes) if day else None


def _last_day(year: int, part: tuple[str | None, str | None, str | None, str | None], within: str | None) -> str | None:
    """Return the last day of a part of a year, the year itself when there is no part; None when it does not exist."""
    half, quarter, month, day = part
    if half:
        return f"{year}-06-30" if half == "上" else f"{year}-12-31"
    number = _QUARTERS[quarter] if quarter else int(month) if month else 0
    if not number:
        return str(year)
    if not 1 <= number <= 12:
        return None
    last = monthrange(year, number)[1]
    if day and not 1 <= int(day) <= last:
        return None
    within_day = {"初": 5, "上旬": 10, "中旬": 20}.get(within or "", last)
    return f"{year}-{number:02}-{int(day) if day else within_day:02}"


def _recurring(match: re.Match[str]) -> PrintedDate:
    return PrintedDate(match.start(), match.end(), match.group(), DateKind.RECURRING, None, match["frequency"])


def _event(match: re.Match[str]) -> PrintedDate:
    return PrintedDate(
        match.start(),
        match.end(),
        match.group(),
        DateKind.EVENT,
        None,
        limit=match["event"] is None or bool(match["after"]),
    )
