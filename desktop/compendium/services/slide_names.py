"""What documents are called before an audience: as briefly as they can be told apart. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from compendium.domain.document import DocumentInfo, Level

_UPPER = re.compile(r"^.+?(?:省|自治区|特别行政区)(?=.*[市州盟县区旗])")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def place_name(info: DocumentInfo) -> str:
    """Return where a document holds: 国家, 吉林省, 无锡市 (of 江苏省无锡市); "" when that is not known."""
    if info.level == Level.NATIONAL:
        return str(info.level)
    return _UPPER.sub("", info.region or "") or str(info.level or "")


def short_names(infos: Iterable[DocumentInfo]) -> dict[str, str]:
    """Return by their ids what documents are called: where they hold, of several that hold there the short title."""
    listed = list({info.id: info for info in infos}.values())
    count = Counter(place_name(info) for info in listed)
    return {
        info.id: name if (name := place_name(info)) and count[name] == 1 else info.short_title or info.title
        for info in listed
    }


def printed_day(day: str) -> str:
    """Return 2024-03-22 as 2024年3月22日, anything else as it is."""
    found = _DAY.fullmatch(day.strip())
    return "{}年{}月{}日".format(*(int(part) for part in found.groups())) if found else day
