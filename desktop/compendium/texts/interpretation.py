"""Words about a policy (解读) have an organ and a day of their own: those of the policy they explain are not theirs."""

from __future__ import annotations

import re

from compendium.texts.dates import DATE, read_date
from compendium.texts.findings import Metadata, Reading
from compendium.texts.organs import organs_in
from compendium.texts.places import Regions
from compendium.texts.shapes import is_organ
from compendium.texts.wordlists import BLANK

_HEAD = 8  # paragraphs, or pieces of the page around them, that tell when and by whom
_LONGEST_LINE = 200  # characters
_VALUE = rf"{BLANK}*[:：]{BLANK}*"
_EXPLAINERS = (  # who explains is told more exactly than whose page it is
    re.compile(rf"解读(?:机关|单位|部门|机构){_VALUE}([^\s，。；:：]{{2,40}})"),
    re.compile(rf"(?:发布|公开)(?:机构|机关|单位){_VALUE}([^\s，。；:：]{{2,40}})"),
    re.compile(rf"来{BLANK}*源{_VALUE}([^\s，。；:：]{{2,40}})"),
)
_DAY = re.compile(rf"(?:时间|日期){_VALUE}({DATE.pattern}|\d{{4}}[.．/－-]\d{{1,2}}[.．/－-]\d{{1,2}})")


def read_explainer(reading: Reading, regions: Regions, found: Metadata) -> None:
    """Take the organ that explains or publishes the words, where they have no signature of their own."""
    lines = _lines(reading)
    for pattern in _EXPLAINERS:
        for line in lines:
            match = pattern.search(line)
            if match is not None and is_organ(match[1]):
                found.issuers = organs_in([match[1]], regions)
                found.note("issuers", match[1], 0.85)
                return


def read_own_day(reading: Reading, found: Metadata) -> None:
    """Take the day on which the words were published, where they have no signature with a day."""
    above = [*(block.text for block in reading.parsed.blocks[:_HEAD]), *reading.parsed.noise[:_HEAD]]
    for line in above:
        match = _DAY.search(line) if len(line) <= _LONGEST_LINE else None
        day = read_date(match[1]) if match is not None else None
        if match is not None and day is not None:
            found.signed_date = day.isoformat()
            found.note("signed_date", match[1], 0.8)
            return


def _lines(reading: Reading) -> list[str]:
    texts = [*reading.parsed.noise, *(block.text for block in reading.parsed.blocks)]
    return [text for text in texts if len(text) <= _LONGEST_LINE]
