"""Who is responsible for a clause: the units that the text names for it, as printed.

Forms met in real documents: （责任单位：…）, （牵头单位：…；配合单位：…）, （…负责）, （…按职责分工负责）,
（…牵头，…配合）, a bracket that holds nothing but names of organs, and lines of their own that
start with 责任单位： or the like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_OPEN = "（(〔［[【"
_CLOSE = "）)〕］]】"
_ROUND = "（("
_PARTNER = dict(zip(_OPEN, _CLOSE, strict=True))
_SPLIT = "、，,;；"

_ROLE_WORDS = (
    r"(?P<lead>(?:总?牵头|主办|主责|责任牵头|第一责任)(?:责任)?(?:单位|部门|科室|处室)?)"
    r"|(?P<support>(?:协?配合|协办|协同|参与|参加|支持)(?:责任)?(?:单位|部门|科室|处室))"
    r"|(?P<duty>(?:责任|负责|承办|落实|实施|分工|主管|主要责任|责任落实)(?:单位|部门|机构|主体|分工|科室|处室))"
)
_LABEL = re.compile(rf"(?:{_ROLE_WORDS})\s*[:：]")
_LABEL_LINE = re.compile(rf"^[ \t\u3000]*(?:{_ROLE_WORDS})[ \t\u3000]*[:：](?P<units>.+)$", re.MULTILINE)
_SUFFIX = re.compile(
    r"(?:等)?(?:按照?|依|根据)?(?:各自)?(?:的)?(?:职责权限|职责|职能|和?分工){0,4}"
    r"(?:共同|分别|具体|组织|协同|配合){0,4}(?P<verb>牵头(?:负责|落实|实施)?|负责(?:落实|实施)?|组织?实施|落实)$"
)
_LEADS = re.compile(r"^(?P<units>.+?)(?:总?牵头|主办)(?:负责)?[，,；;、](?P<rest>.+)$")
_SUPPORTS = re.compile(r"(?:等)?(?:按照?职责分工|按分工)?(?:协同|协助)?(?:配合|协办|参与|参加)(?:实施|落实)?$")
_ORGAN = re.compile(
    r"(?:局|委|厅|部|办|署|院|社|处|科|站|所|台|团|会|中心|公司|集团|银行|支行|分行|大学|学院|医院|法院|检察院|机关|单位|政府|机构"
    r"|区县|县区|市县|县|区|市|州|镇|街道|开发区|高新区|功能区|园区|组|工会|总队|支队|协会|联合会|金控|营管部)$"
)
_AMONG = re.compile(r"^(?:会同|联合|以及|及|和|由|各有?关?单位(?=：))")
_TAIL = re.compile(r"(?:等(?:有关|相关|单位|部门|\d*[个家]?(?:单位|部门))*|[。.．\s]+)$")
_NOTE = re.compile(r"[（(](?:按职责分工|以下不再列出|排名第一的为牵头单位|列第一位的为牵头单位)[^（()）]*[）)]$")
_REMARK = re.compile(r"^(?:下同|以下|不再)")
_DOING = re.compile(r"(?:按照?职责分工|共同|分别|具体|组织|协同){0,4}(?:抓好)?(?:落实|负责|实施|执行|配合)$")
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_ASIDE = re.compile(r"(?:(?<=[（(])|[，,、；;])(?:含|包括|不含|下同|以下)[^，,；;）)]*")  # (市、区,含开发区,下同)
_REST = re.compile(r"[ \t\u3000。.；;]*(?:\n|$)")  # of a paragraph that says nothing more
_EMPTY = re.compile(r"[（(][，,、；;]?[）)]")
_LONGEST = 40  # characters of one unit; longer is a sentence
_LONGEST_LIST = 2_000  # characters of a list of units
_SAID = 40  # characters of 按职责分工负责 and the like


class Role(StrEnum):
    """What a unit has to do with the task."""

    RESPONSIBLE = "responsible"  # 责任单位
    LEAD = "lead"  # 牵头单位
    SUPPORTING = "supporting"  # 配合单位


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Units named at one place.

    Attributes:
        start, end: where the bracket or line stands in the clause's text.
        units: (role, unit as printed) in printed order.
        suffix: such as 按职责分工负责; "" when there is none.
    """

    start: int
    end: int
    units: tuple[tuple[Role, str], ...]
    suffix: str = ""


def responsibilities(text: str) -> tuple[Responsibility, ...]:
    """Return where a clause names responsible units, in reading order."""
    found = [_labelled_line(match) for match in _LABEL_LINE.finditer(text)]
    taken = [(each.start, each.end) for each in found]
    for start, end in _brackets(text):
        if any(start < line_end and end > line_start for line_start, line_end in taken):
            continue
        if end - start > _LONGEST_LIST:
            continue
        inner = text[start + 1 : end - 1]
        if text[start] not in _ROUND and not _LABEL.match(inner.strip()):
            continue  # 〔2024〕 and the like
        units, suffix = _bracket_units(inner, _closes_sentence(text, start, end))
        if units:
            found.append(Responsibility(start, end, units, suffix))
    return tuple(sorted((each for each in found if each.units), key=lambda each: each.start))


def responsible_units(text: str) -> tuple[str, ...]:
    """Return the units that a clause names, each once: as printed, without asides in brackets and what they do."""
    return tuple(dict.fromkeys(unit for each in responsibilities(text) for _, unit in each.units))


def split_units(text: str) -> list[str]:
    """Split a list of units on 、 ， and ；, but not inside brackets."""
    pieces: list[str] = []
    depth, start = 0, 0
    for at, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and character in _SPLIT:
            pieces.append(text[start:at])
            start = at + 1
    pieces.append(text[start:])
    return [unit for piece in pieces if (unit := _clean(piece))]


def _labelled_line(match: re.Match[str]) -> Responsibility:
    units, suffix = _labelled(match.group().strip())
    return Responsibility(match.start(), match.end(), units, suffix)


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return [start, end) of the outermost brackets."""
    found: list[tuple[int, int]] = []
    open_at: list[int] = []
    for at, character in enumerate(text):
        if character in _OPEN:
            open_at.append(at)
        elif open_at and character == _PARTNER[text[open_at[-1]]]:
            start = open_at.pop()
            if not open_at:
                found.append((start, at + 1))
    return found


def _closes_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket stands between a sentence's end and the end of the paragraph."""
    while start and text[start - 1].isspace():
        start -= 1
    after = _REST.match(text, end)
    return start > 0 and text[start - 1] in '。；;.!！”"' and after is not None


def _bracket_units(inner: str, closes: bool) -> tuple[tuple[tuple[Role, str], ...], str]:
    if _LABEL.match(inner.strip()):
        return _labelled(inner.strip())
    body, suffix = _without_suffix(inner)
    lead = _LEADS.match(inner)
    supports = _SUPPORTS.search(lead["rest"]) if lead else None
    if lead and supports:
        units = [(Role.LEAD, unit) for unit in split_units(lead["units"])]
        units += [(Role.SUPPORTING, unit) for unit in split_units(lead["rest"][: supports.start()])]
        return (tuple(units), "") if _all_organs(units) else ((), "")
    role = Role.LEAD if suffix.endswith("牵头") else Role.RESPONSIBLE
    units = [(role, unit) for unit in split_units(body)]
    named = suffix or (closes and len(units) > 1)
    return (tuple(units), suffix) if named and _all_organs(units) else ((), "")


def _labelled(text: str) -> tuple[tuple[tuple[Role, str], ...], str]:
    """Read one or more ``牵头单位：…；配合单位：…`` in a row."""
    units: list[tuple[Role, str]] = []
    suffix = ""
    labels = list(_LABEL.finditer(text))
    ends = [label.start() for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        role = Role.LEAD if label["lead"] else Role.SUPPORTING if label["support"] else Role.RESPONSIBLE
        list_of_units = text[label.end() : end].split("。", 1)[0]  # a sentence behind it is a remark
        body, said = _without_suffix(list_of_units.strip(" \t\u3000；;，,"))
        suffix = said or suffix
        units.extend((role, unit) for unit in split_units(body))
    return tuple(units), suffix


def _without_suffix(text: str) -> tuple[str, str]:
    stripped = _NOTE.sub("", text.strip(" \t\u3000。"))
    match = _SUFFIX.search(stripped, max(0, len(stripped) - _SAID))
    return (stripped[: match.start()], match.group()) if match and match.start() else (stripped, "")


def _clean(piece: str) -> str:
    if len(piece) > _LONGEST_LIST:
        return ""
    unit = _TAIL.sub("", _AMONG.sub("", piece.strip(" \t\u3000")))
    unit = _EMPTY.sub("", _IN_BRACKETS.sub(lambda bracket: _ASIDE.sub("", bracket.group()), unit))
    doing = _DOING.search(unit)
    if doing and _ORGAN.search(_bare(unit[: doing.start()])):
        unit = unit[: doing.start()]
    return unit.strip(" \t\u3000。") if len(unit) <= _LONGEST and not _REMARK.search(unit) else ""


def _all_organs(units: list[tuple[Role, str]]) -> bool:
    return bool(units) and all(_ORGAN.search(_bare(unit)) for _, unit in units)


def _bare(unit: str) -> str:
    """Return the unit without a bracket at its end: 各市（州）, 市委网信办（市互联网信息办公室）."""
    while unit and unit[-1] in "）)" and (at := max(unit.rfind("（"), unit.rfind("("))) > 0:
        unit = unit[:at]
    return unit
