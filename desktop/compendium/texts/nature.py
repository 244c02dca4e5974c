"""What a text is beside a policy: a draft, another organ's or site's text passed on, or words about a policy."""

from __future__ import annotations

import re

from compendium.domain.document import BlockStyle, Validity
from compendium.domain.importing import TextNature
from compendium.texts.findings import Metadata, Reading
from compendium.texts.shapes import is_interpretation
from compendium.texts.titles import REPOST

_REPOSTED = re.compile(rf"{REPOST.pattern}|^(?:转载|转发)[:：]")
_FROM_ELSEWHERE = re.compile(r"(?:本文|文章|内容)?(?:转载自|转自|转载于)[:：]?.{2,40}|文章来源[:：]\s*转载.{0,40}")
_FORWARDED = re.compile(r"(?:转发|批转)(?!电|印).{4,120}(?:通知|函|公告)$")
MENU_WORDS = 4  # more words between blanks are the menu of a site
_ASIDE = 8  # pieces of a page above and below a text in which a site says where it has it from


def read_nature(reading: Reading, found: Metadata, file_name: str) -> TextNature:
    """Return what the head of a text, the page around it and the name of its file tell; ``found`` tells a draft."""
    heads = [*filter(None, (reading.notice_title, reading.title)), *_first_lines(reading), file_name]
    draft = found.validity_basis if found.validity is Validity.DRAFT else None
    return TextNature(draft, _repost(reading, heads), _interpretation(heads))


def explains(reading: Reading) -> bool:
    """Tell whether a text by its title, or by its first lines where it has none, is words about a policy."""
    titles = [*filter(None, (reading.notice_title, reading.title))]
    return _interpretation(titles or _first_lines(reading)) is not None


def _first_lines(reading: Reading) -> list[str]:
    """Return the lines above the text that are no body: a headline, a status."""
    lines = [block.text.strip() for block in reading.parsed.blocks[:3] if block.style is not BlockStyle.TABLE_ROW]
    return [line for line in lines if len(line) <= 80 and "。" not in line and len(line.split()) <= MENU_WORDS]


def _repost(reading: Reading, heads: list[str]) -> str | None:
    noise = reading.parsed.noise
    for line in (*heads, *noise[:_ASIDE]):
        if _REPOSTED.search(line):
            return line
    for line in (reading.notice_title, reading.title):
        if _FORWARDED.search(line):
            return line
    last = [block.text for block in reading.parsed.blocks[-2:]]
    for line in (*noise[:_ASIDE], *noise[-_ASIDE:], *last):
        match = _FROM_ELSEWHERE.search(line) if len(line) <= 200 else None
        if match is not None:
            return match[0]
    return None


def _interpretation(heads: list[str]) -> str | None:
    return next(filter(is_interpretation, heads), None)
