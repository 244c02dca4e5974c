"""Texts that came as one long line: breaks are found again at blanks, printed numbers and the parts of a notice.

Nothing is dropped: joining the pieces gives the line back.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from compendium.texts.blanks import BLANKS
from compendium.texts.numerals import CHINESE_NUMERAL, number_of

FLAT_LENGTH = 400  # characters: a shorter line is a paragraph whatever it holds
FLAT_SHARE = 0.6  # of the whole text: a line that holds less is a paragraph unless headings follow one another in it
LONGEST_LINE = 90  # characters of a title or a name between blanks
_FINAL = "。！？；：!?;:）)”》】 \t\u3000\u2002\u2003\xa0"
_BLANK = re.escape(BLANKS)
_IDEOGRAPH = re.compile(rf"({CHINESE_NUMERAL}{{1,4}})、")
_BRACKETED = re.compile(rf"[（(]({CHINESE_NUMERAL}{{1,4}})[）)]")
_FIGURE = re.compile(r"(?<![\d.．〔\[（(—-])(\d{1,3})[.．、](?!\d{1,2}(?!\d|月))")
_ARTICLE = re.compile(rf"第({CHINESE_NUMERAL}{{1,6}})[条章](?=[{_BLANK}])")
_BREAKING_BLANK = re.compile(rf"(?<=[^{_BLANK}A-Za-z])[{_BLANK}]+(?=[^{_BLANK}A-Za-z，。；：、,;:）)|｜])")
_BARE_MARKER = re.compile(
    rf"(?:^|.*[{_BLANK}])(?:{CHINESE_NUMERAL}{{1,4}}、|\d{{1,3}}[.．、]|[（(](?:{CHINESE_NUMERAL}{{1,4}}|\d{{1,3}})[）)]|第{CHINESE_NUMERAL}{{1,6}}[编章节条]|[总附])$",
    re.DOTALL,
)
_SENTENCE_ENDS = "。！？；：!?;:）)”》】"
_HEADING = re.compile(
    rf"{CHINESE_NUMERAL}{{1,4}}、|[（(]{CHINESE_NUMERAL}{{1,4}}[）)]|第{CHINESE_NUMERAL}{{1,6}}[编章节]"
)
_DOC_NUMBER = re.compile(r"[〔\[（(]\d{4}[〕\]）)]\d{1,4}号(?=[\u4e00-\u9fff])")
_DISPATCH = re.compile(r"[\u4e00-\u9fff]{1,3}机发\d{1,5}号(?=[\u4e00-\u9fff])")  # the telegraph office's number
_SECRECY = re.compile(r"\s*(?:内部事项|内部资料|特急|加急|急件|机密|秘密)+(?=[\u4e00-\u9fff])")
_NOTICE_TITLE = re.compile(
    r"(?:关于|印发|转发).{4,90}?的(?:紧急|预备|补充)?(?:通知|意见|函|决定|通报|公告|通告|批复|请示|报告)(?=[^》）)，。的])"
)
_ADDRESSEE = re.compile(r"[^。；]{2,300}?[:：](?=[^\d])")
_SIGNATURE = re.compile(
    r"[。）)!！](?P<organ>[\u4e00-\u9fff（）()]{2,40}?)(?P<date>\d{4}年\d{1,2}月\d{1,2}日)(?P<status>[（(][^（）()]{2,120}[）)])?(?=[^，。、；前起至到以之—下上晚印]|$)"
)


def split_flat(line: str, whole: int) -> list[str]:
    """Return the paragraphs in ``line``, part of a text of ``whole`` characters; the line alone when it is one."""
    if len(line) < FLAT_LENGTH:
        return [line]
    if len(line) < whole * FLAT_SHARE and len(_in_sequence(line, _IDEOGRAPH, set())) < 2:
        return [line]
    breaks = _number_breaks(line) | _notice_breaks(line)
    breaks = {_past_blanks(line, at) for at in breaks} - {0, len(line), len(line) - len(line.lstrip(BLANKS))}
    breaks |= _blank_breaks(line, sorted(breaks))
    ends = [*sorted(breaks), len(line)]
    return [line[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _past_blanks(line: str, at: int) -> int:
    """Return the first place from ``at`` on that is no blank: blanks stay with what stands before them."""
    while at < len(line) and line[at] in BLANKS:
        at += 1
    return at


def _number_breaks(line: str) -> set[int]:
    """Return where printed numbers of a row start: 一、 … 二、 … with （一） and 1. between them."""
    found = set(_in_sequence(line, _IDEOGRAPH, set()))
    found |= set(_in_sequence(line, _ARTICLE, set()))
    tops = set(found)
    found |= set(_in_sequence(line, _BRACKETED, tops))
    found |= set(_in_sequence(line, _FIGURE, found))
    return found


def _in_sequence(line: str, pattern: re.Pattern[str], parents: set[int]) -> list[int]:
    """Return the starts of numbers that go 1, 2, 3…; a row may start again after a parent's number."""
    starts: list[int] = []
    last, last_at = 0, -1
    ordered = sorted(parents)
    for match in pattern.finditer(line):
        number = number_of(match[1])
        at = match.start()
        if not _may_start(line, at, ordered):
            continue
        restarted = number == 1 and (last == 0 or _between(ordered, last_at, at))
        if number == last + 1 or restarted:
            starts.append(at)
            last, last_at = number or 0, at
    return starts


def _between(ordered: list[int], low: int, high: int) -> bool:
    return bisect_left(ordered, low) < bisect_left(ordered, high)


def _may_start(line: str, at: int, parents: list[int]) -> bool:
    """Tell whether a number at ``at`` stands after a sentence, a blank, or a heading that has only just begun."""
    if at == 0 or line[at - 1] in _FINAL:
        return True
    before = bisect_left(parents, at)
    if before == 0:
        return False
    heading = line[parents[before - 1] : at]
    return 3 <= len(heading) <= 40 and not any(mark in heading for mark in "。；;")


def _notice_breaks(line: str) -> set[int]:
    """Return the breaks in head and foot of a notice: after number, title, addressee; around the signature."""
    breaks: set[int] = set()
    start = 0
    number = _DOC_NUMBER.search(line, 0, 200)
    if number is not None:
        start = number.end()
        breaks.add(start)
        dispatch = _DISPATCH.match(line, start)
        if dispatch is not None:
            start = dispatch.end()
            breaks.add(start)
    title = _NOTICE_TITLE.search(line, start, start + 240)
    if title is not None:
        secrecy = _SECRECY.match(line) if number is None else None
        if secrecy is not None:
            breaks.add(secrecy.end())
        breaks.add(title.end())
        addressee = _ADDRESSEE.match(line, title.end())
        if addressee is not None:
            breaks.add(addressee.end())
    for match in _SIGNATURE.finditer(line):
        breaks |= {match.start("organ"), match.start("date"), match.end("date"), match.end()}
        name = _plan_name(line, match.end())
        if name:
            breaks.add(match.end() + len(name))
    return breaks


def _plan_name(line: str, at: int) -> str:
    """Return the plan's title if it starts at ``at``: a name that the notice has given in 《》."""
    for match in re.finditer(r"《([^《》]{4,80})》", line[: min(at, 3000)]):
        if line.startswith(match[1], at):
            return match[1]
    return ""


def _blank_breaks(line: str, known: list[int]) -> set[int]:
    """Return the blanks that part two paragraphs: after a sentence, a title, a name or a date."""
    found: set[int] = set()
    start = 0
    upcoming = 0
    for match in _BREAKING_BLANK.finditer(line):
        while upcoming < len(known) and known[upcoming] <= match.start():
            start = max(start, known[upcoming])
            upcoming += 1
        if _ends_in_marker(line[max(0, match.end() - 14) : match.end()]):
            continue
        if line[match.start() - 1] in _SENTENCE_ENDS or _is_short_line(line, start, match.start()):
            found.add(match.end())
            start = match.end()
    return found


def _is_short_line(line: str, start: int, end: int) -> bool:
    """Tell whether [start, end) can stand alone: a heading with its number, or words without any mark of a sentence."""
    if end - start > LONGEST_LINE:
        return False
    before = line[start:end]
    if _HEADING.match(before):
        return len(before) <= 60 and "。" not in before
    return not any(mark in before for mark in "，。；,;")


def _ends_in_marker(before: str) -> bool:
    """Tell whether a blank after ``before`` parts a printed number and its title rather than two paragraphs."""
    return _BARE_MARKER.match(before.rstrip(BLANKS)) is not None
