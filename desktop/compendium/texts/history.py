"""The line below a title that tells how a text came about: who passed it, under which number, in force from when."""

from __future__ import annotations

import re
from datetime import date

from compendium.domain.document import BlockStyle, NodeKind
from compendium.texts.blanks import BLANKS
from compendium.texts.dates import DATE, read_date
from compendium.texts.findings import Metadata, Reading
from compendium.texts.organs import is_whole_name
from compendium.texts.places import Regions
from compendium.texts.shapes import is_history, is_organ
from compendium.texts.wordlists import BLANK, ORGAN_ENDINGS, any_of

_DEPTH = 60  # paragraphs
_DAY = DATE.pattern
_FORCE = re.compile(rf"(?:自|从|于)?{BLANK}*({_DAY}){BLANK}*(?:之日)?(?:起|开始)?(?:正式)?(?:施行|实施|执行|生效|试行)")
_COUNT = rf"{BLANK}?第?{BLANK}?[\d一二三四五六七八九十百零〇]{{1,6}}{BLANK}?号"
_ORDER = rf"(?:令|公告)(?:{BLANK}?\d{{4}}年)?{_COUNT}"
_CODED = rf"[\u4e00-\u9fff]{{1,7}}[〔\[［【（(]\d{{4}}[〕\]］】）)]{_COUNT}"
_ORGAN = rf"[\u4e00-\u9fff]{{2,24}}?(?:{any_of(ending for ending in ORGAN_ENDINGS if len(ending) > 1)}|[部厅局])"
_ISSUED = re.compile(
    rf"{_DAY}{BLANK}*(?:以|经)?(?P<organ>{_ORGAN})(?:(?P<order>{_ORDER})|(?P<code>{_CODED}))(?:文件?)?(?:公布|发布|颁布|印发|施行)"
)
_PASSED = re.compile(
    rf"{_DAY}{BLANK}*(?:经)?(?P<organ>{_ORGAN}){BLANK}*第[\d一二三四五六七八九十百]{{1,6}}次.{{0,16}}会议"
)
_PRESIDENT = "主席"  # who promulgates a law is not who makes it


def history_lines(reading: Reading) -> list[str]:
    """Return the lines between a law's title and its first article; of other texts the bracket with its history."""
    is_law = any(clause.kind is NodeKind.ARTICLE for clause in reading.parsed.outline)
    head = [block for block in reading.parsed.blocks[:_DEPTH] if block.clause == "doc"][1:]
    lines = [(block.style, block.text.strip(f"（）(){BLANKS}"), block.text.strip()) for block in head]
    return [bare for style, bare, line in lines if is_law or (style is BlockStyle.STATUS and is_history(line))]


def is_amended(reading: Reading) -> bool:
    """Tell whether the last day of the history is that of a change, from which the rest of the text is older."""
    return any("修正" in line or "修改" in line for line in history_lines(reading))


def days_of_history(line: str) -> list[date]:
    """Return the days on which a text was passed or made known, not those on which it came into force."""
    days = (read_date(match[0]) for match in DATE.finditer(_FORCE.sub("", line)))
    return [day for day in days if day is not None]


def read_force_of_history(reading: Reading, found: Metadata) -> None:
    """Take the day that the history says the text came into force, where the text itself says none."""
    if found.effective_date is not None:
        return
    told = [
        (day, line)
        for line in history_lines(reading)
        for match in _FORCE.finditer(line)
        if (day := read_date(match[1]))
    ]
    if told:
        day, line = max(told)
        found.effective_date = day.isoformat()
        found.note("effective_date", line, 0.9)


def number_of_history(reading: Reading) -> str:
    """Return the number under which the text was made known: 甲县人民政府令第12号; "" for none or several."""
    numbers = {
        match["code"] or match["organ"] + match["order"]
        for line in history_lines(reading)
        for match in _ISSUED.finditer(line)
        if _PRESIDENT not in match["organ"]
    }
    return numbers.pop() if len(numbers) == 1 else ""


def issuers_of_history(reading: Reading, regions: Regions) -> tuple[str, ...]:
    """Return the organ that made the text known or, without one, whose meeting passed it."""
    for pattern in (_ISSUED, _PASSED):
        for line in history_lines(reading):
            match = pattern.search(line)
            organ = match["organ"] if match is not None else ""
            if organ and _PRESIDENT not in organ and is_organ(organ) and is_whole_name(organ, regions):
                return (organ,)
    return ()
