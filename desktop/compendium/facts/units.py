"""Who is responsible for a clause: the units that the text names for it, as printed.

Forms met in real documents: （责任单位：…）, （牵头单位：…；配合单位：…）, （…负责）, （…按职责分工负责）,
（…牵头，…配合）, （…牵头，…按职责分工负责）, a bracket that holds nothing but names of organs, and lines of their own
that start with 责任单位： or the like.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from compendium.facts.units_lists import Role, UnitList, read_list, split_units

__all__ = ["Responsibility", "Role", "responsibilities", "responsible_units", "split_units"]

_OPEN = "（(〔［[【"
_CLOSE = "）)〕］]】"
_ROUND = "（("
_BRACKET = re.compile("[" + re.escape(_OPEN + _CLOSE) + "]")
_PARTNER = dict(zip(_OPEN, _CLOSE, strict=True))
_BLANK = " \t\u3000"

_ROLE_WORDS = (
    r"(?P<lead>(?:总?牵头|主办|主责|责任牵头|第一责任)(?:责任)?(?:单位|部门|科室|处室))"
    r"|(?P<support>(?:协?配合|协办|协同|参与|参加|支持)(?:责任)?(?:单位|部门|科室|处室))"
    r"|(?P<duty>(?:责任|负责|承办|落实|实施|分工|主管|主要责任|责任落实)(?:单位|部门|机构|主体|分工|科室|处室))"
)
_LABEL = re.compile(rf"(?:{_ROLE_WORDS})[ \u3000]?[:：]")
_LABEL_LINE = re.compile(
    rf"(?:^|(?<=[。！”]))[ \t\u3000]{{0,40}}(?:{_ROLE_WORDS})[ \u3000]?[:：](?P<units>.+)$", re.MULTILINE
)
_REST = re.compile(r"[ \t\u3000。.；;]*(?:\n|$)")  # of a paragraph that says nothing more
_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_NOTE = re.compile(r"[（(](?:按职责分工|以下不再列出|排名第一的为牵头单位|列第一位的为牵头单位)[^（()）]*[）)]$")
_FROM_HERE = re.compile(
    r"[，,。；;]?[ \u3000]?(?:以下|下列|后续)[^，,；;。]{0,12}?均(?:涉及|需要?|由|须|含|包括)(?P<units>[^。]{1,200}?)"
    r"(?:负责落实|落实|负责)?[，,]?(?:不再|下同)[^。]{0,12}$"
)
_REMARK = re.compile(r"[，,。；;][ \u3000]?(?:以下|下列|后续)[^。]{0,60}(?:不再|下同)[^。]{0,12}$")
_LONGEST_LIST = 2_000  # characters of a list of units
_LONGEST_REMARK = 260


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Units named at one place.

    Attributes:
        start, end: where the bracket or line stands in the clause's text.
        units: (role, unit as printed) in printed order.
        suffix: such as 按职责分工负责; "" when there is none.
        from_here_on: units that the place names for all that follows (以下均涉及…，不再列出).
    """

    start: int
    end: int
    units: tuple[tuple[Role, str], ...]
    suffix: str = ""
    from_here_on: tuple[str, ...] = ()


def responsibilities(text: str) -> tuple[Responsibility, ...]:
    """Return where a clause names responsible units, in reading order."""
    brackets = [span for span in _brackets(text) if span[1] - span[0] <= _LONGEST_LIST]
    found = [each for span in brackets if (each := _in_bracket(text, *span))]
    inside = bytearray(len(text))
    for start, end in brackets:
        inside[start:end] = b"\1" * (end - start)
    lines = [_in_line(match) for match in _LABEL_LINE.finditer(text) if not inside[match.start("units") - 1]]
    for line in lines:
        inside[line.start : line.end] = b"\2" * (line.end - line.start)
    found = [each for each in found if inside[each.start] == 1]
    return tuple(sorted((each for each in found + lines if each.units), key=lambda each: each.start))


def responsible_units(text: str) -> tuple[str, ...]:
    """Return the units that a clause names, each once: as printed, without asides in brackets and what they do."""
    return tuple(dict.fromkeys(unit for each in responsibilities(text) for _, unit in each.units))


def _brackets(text: str) -> list[tuple[int, int]]:
    """Return [start, end) of the outermost brackets."""
    found: list[tuple[int, int]] = []
    open_at: list[int] = []
    for match in _BRACKET.finditer(text):
        at, character = match.start(), match.group()
        if character in _OPEN:
            open_at.append(at)
        elif open_at and character == _PARTNER[text[open_at[-1]]]:
            start = open_at.pop()
            if not open_at:
                found.append((start, at + 1))
    return found


def _in_bracket(text: str, start: int, end: int) -> Responsibility | None:
    inner = text[start + 1 : end - 1].strip(_BLANK + "\n")
    if _WORD.search(inner) is None:
        return None
    if _LABEL.match(inner):
        return Responsibility(start, end, *_labelled(inner))
    if text[start] not in _ROUND:
        return None  # 〔2024〕 and the like
    body, following = _without_remark(_NOTE.sub("", inner))
    listed = read_list(body.rstrip("。"))
    if "\n" in body or not _names_organs(listed, _closes_sentence(text, start, end)):
        return None
    return Responsibility(start, end, listed.units, listed.suffix, following)


def _names_organs(listed: UnitList, closes: bool) -> bool:
    """Tell whether a bracket without 责任单位： holds units.

    Where words such as 负责 close the sentence, a name of an unusual kind among known ones does no harm.
    """
    count = len(listed.units)
    if not count:
        return False
    if listed.organs == count:
        return listed.says_role or (closes and count > 1)
    return listed.says_role and closes and listed.organs * 2 >= count


def _closes_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a bracket stands between a sentence's end and the end of the paragraph."""
    while start and text[start - 1].isspace():
        start -= 1
    after = _REST.match(text, end)
    return start > 0 and text[start - 1] in '。；;.!！”"' and after is not None


def _in_line(match: re.Match[str]) -> Responsibility:
    words = match.group().rstrip()
    blanks = len(words) - len(words.lstrip())
    return Responsibility(match.start() + blanks, match.start() + len(words), *_labelled(words[blanks:]))


def _labelled(text: str) -> tuple[tuple[tuple[Role, str], ...], str, tuple[str, ...]]:
    """Read one or more ``牵头单位：…；配合单位：…`` in a row: units, suffix, units for all that follows."""
    words, following = _without_remark(text)
    units: list[tuple[Role, str]] = []
    suffix = ""
    labels = list(_LABEL.finditer(words))
    ends = [label.start() for label in labels[1:]] + [len(words)]
    for label, end in zip(labels, ends, strict=True):
        role = Role.LEAD if label["lead"] else Role.SUPPORTING if label["support"] else Role.RESPONSIBLE
        body = words[label.end() : end].split("。", 1)[0]  # a sentence behind it is a remark
        listed = read_list(_NOTE.sub("", body.strip(_BLANK + "；;，,")), role)
        suffix = listed.suffix or suffix
        units.extend(listed.units)
    return tuple(units), suffix, following


def _without_remark(text: str) -> tuple[str, tuple[str, ...]]:
    """Cut off ``以下均需各区政府落实，不再列出`` and return the units that it names."""
    tail = max(0, len(text) - _LONGEST_REMARK)
    remark = _FROM_HERE.search(text, tail)
    if remark:
        return text[: remark.start()], tuple(split_units(remark["units"]))
    other = _REMARK.search(text, tail)
    return (text[: other.start()], ()) if other else (text, ())
