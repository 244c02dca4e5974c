"""Validity (时效性) as far as a text itself tells it; 现行有效 is never claimed from a text alone."""

from __future__ import annotations

import re
from datetime import date

from compendium.domain.document import BlockStyle, Period, Validity
from compendium.domain.validity import period_ended_basis
from compendium.texts.dates import read_date
from compendium.texts.findings import Metadata, Reading

_DRAFT = re.compile(r"征求意见稿|公开征求意见|送审稿|讨论稿|(?:修订|修正)?草案")
_REPEALED = re.compile(r"^[（(【\[]?.{0,6}(?:已废止|全文废止|废止失效|已失效|宣布失效|全文失效)")
_EXPIRES = re.compile(r"有效期[限]?(?:至|到|截至|截止到?|为[^。]{0,24}?[至到])(\d{4}年\d{1,2}月\d{1,2}日)")
_FORCE = re.compile(r"(?:自|从|于)(\d{4}年\d{1,2}月\d{1,2}日)(?:起|开始)?(?:正式)?(?:施行|实施|执行|生效)")
_OWN = re.compile(r"本|以上|上述|此")


def read_validity(reading: Reading, period: Period | None, today: date, found: Metadata) -> None:
    """Find the validity: draft before repealed before expired or period_ended before unknown."""
    heads = [found.title, reading.notice_title, *reading.head(BlockStyle.STATUS)]
    draft = next((line for line in heads if _DRAFT.search(line)), None)
    if draft is not None:
        match = _DRAFT.search(draft)
        _set(found, Validity.DRAFT, f"标题处印有“{match[0] if match else draft}”", None)
        return
    repealed = next((line for line in heads if _REPEALED.search(line)), None)
    if repealed is not None:
        _set(found, Validity.REPEALED, f"标题处印有“{repealed}”", None)
        return
    if _by_own_dates(reading, today, found):
        return
    if period is not None and period.end < today.year:
        _set(found, Validity.PERIOD_ENDED, period_ended_basis(period), today)


def _by_own_dates(reading: Reading, today: date, found: Metadata) -> bool:
    """Take the validity from the text's own sentence on its term, near its end or in its notice."""
    texts = [block.text for block in reading.parsed.blocks if not block.clause.startswith("att")]
    for text in [*reversed(texts[-12:]), *[block.text for block in reading.parsed.blocks if block.clause == "cover"]]:
        expires = _EXPIRES.search(text)
        day = read_date(expires[1]) if expires is not None else None
        if expires is not None and day is not None and day < today and _OWN.search(text[: expires.start()]):
            _set(found, Validity.EXPIRED, f"文中规定“{_sentence(text, expires.start())}”", today)
            return True
        starts = _FORCE.search(text)
        day = read_date(starts[1]) if starts is not None else None
        if starts is not None and day is not None and day > today and _OWN.search(text[: starts.start()]):
            _set(found, Validity.NOT_YET_EFFECTIVE, f"文中规定“{_sentence(text, starts.start())}”", today)
            return True
    return False


def _sentence(text: str, at: int) -> str:
    start = text.rfind("。", 0, at) + 1
    end = text.find("。", at)
    return text[start : end if end >= 0 else len(text)].strip()[:80]


def _set(found: Metadata, validity: Validity, basis: str, checked: date | None) -> None:
    found.validity = validity
    found.validity_basis = basis
    found.validity_checked_on = checked.isoformat() if checked is not None else None
    found.note("validity", basis, 0.9)
