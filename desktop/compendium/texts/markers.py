"""Printed numbers at the start of a paragraph: 第三章, 第十二条之一, 一、, （一）, 1., 1.2, （1）, ①, 专栏2, 附件1."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from compendium.texts.blanks import BLANKS
from compendium.texts.numerals import CHINESE_NUMERAL, number_of


class MarkerKind(IntEnum):
    """Kinds of printed numbers, from the highest usual level to the lowest."""

    PART = 1  # 第一编
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    DIVISION = 4  # 第一部分
    ARTICLE = 5  # 第一条
    IDEOGRAPH = 6  # 一、
    BRACKETED = 7  # （一）
    FIGURE = 8  # 1.
    DECIMAL = 9  # 1.2
    BRACKETED_FIGURE = 10  # （1） 1）
    CIRCLED = 11  # ①


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed number.

    Attributes:
        text: as printed, such as ``（五）``.
        number: its value; for DECIMAL the last figure.
        suffix: value of 之一 in 第十二条之一; 0 when none.
        sep: the blanks between marker and title.
        path: all figures of a DECIMAL marker, otherwise empty.
        doubtful: it may be a decimal number (``1.5亿元``) or a citation rather than a marker: only its place in a row
            can tell.
    """

    kind: MarkerKind
    text: str
    number: int
    suffix: int = 0
    sep: str = ""
    path: tuple[int, ...] = ()
    doubtful: bool = False

    @property
    def width(self) -> int:
        """Number of characters of marker and following blanks."""
        return len(self.text) + len(self.sep)


_NUMERAL = rf"(?:{CHINESE_NUMERAL}{{1,7}}|\d{{1,4}})"
_BLANK = rf"[{re.escape(BLANKS)}]"
_EMPHASIS = re.compile(r"\*{2,3}")  # marks that a conversion left in the text
_LAW = re.compile(rf"第{_BLANK}{{0,2}}({_NUMERAL}){_BLANK}{{0,2}}(编|篇|章|节|条|部分)(之({CHINESE_NUMERAL}{{1,3}}))?")
_IDEOGRAPH = re.compile(rf"({CHINESE_NUMERAL}{{1,4}}){_BLANK}?[、．.](?![0-9])")
_BRACKETED = re.compile(rf"[（(]{_BLANK}?({CHINESE_NUMERAL}{{1,4}}){_BLANK}?[）)](?:、|[.．])?")
_FIGURE = re.compile(r"(\d{1,3})[.．、]")
_STAMPED = re.compile(r"([⒈-⒛])")
_DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){1,4})[.．、]?(?!\d)")
_BRACKETED_FIGURE = re.compile(rf"(?:[（(]{_BLANK}?(\d{{1,3}}){_BLANK}?[）)]|(\d{{1,2}})[）)]|([⑴-⒇]))")
_CIRCLED = re.compile(r"([①-⑳])")
_UNIT = re.compile(r"[万亿千百元倍个项家户人名年月日天时分秒米公吨亩升度厘平立％%‰℃~—－-]")
_CITED = re.compile(r"(?:第|规定|所|的|、|和|及|至|或|款|项|中|修改)")
_PERHAPS_CITED = re.compile(r"各")  # 第三条各项, but also 第三条各有关部门 without a blank
_DATE_AFTER = re.compile(r"\d{4}年|\d{1,2}月\d{1,2}日")
_LAW_KINDS = {
    "编": MarkerKind.PART,
    "篇": MarkerKind.PART,
    "章": MarkerKind.CHAPTER,
    "节": MarkerKind.SECTION,
    "条": MarkerKind.ARTICLE,
    "部分": MarkerKind.DIVISION,
}


def read_marker(core: str) -> Marker | None:
    """Return the printed number that ``core`` (a paragraph without blanks around it) starts with, or None."""
    emphasis = _EMPHASIS.match(core)
    if emphasis is not None:
        marker = _plain_marker(core[emphasis.end() : emphasis.end() + 40])
        return None if marker is None else replace(marker, text=emphasis[0] + marker.text)
    return _plain_marker(core[:40])


def _plain_marker(head: str) -> Marker | None:
    if not head:
        return None
    if head[0] == "第":
        return _law_marker(head)
    found = _simple_marker(head)
    if found is None:
        return None
    rest = head[len(found.text) :]
    sep = rest[: len(rest) - len(rest.lstrip(BLANKS))]
    return Marker(found.kind, found.text, found.number, 0, sep, found.path, found.doubtful)


def _law_marker(head: str) -> Marker | None:
    match = _LAW.match(head)
    if match is None:
        return None
    number = number_of(match[1])
    if number is None:
        return None
    rest = head[match.end() :]
    sep = rest[: len(rest) - len(rest.lstrip(BLANKS))]
    if not sep and _CITED.match(rest):  # 第三条第二款规定的… cites an article
        return None
    suffix = number_of(match[4]) or 0 if match[4] else 0
    doubtful = not sep and _PERHAPS_CITED.match(rest) is not None
    return Marker(_LAW_KINDS[match[2]], match[0], number, suffix, sep, doubtful=doubtful)


def _simple_marker(head: str) -> Marker | None:
    for pattern, kind in (
        (_IDEOGRAPH, MarkerKind.IDEOGRAPH),
        (_BRACKETED, MarkerKind.BRACKETED),
        (_BRACKETED_FIGURE, MarkerKind.BRACKETED_FIGURE),
        (_CIRCLED, MarkerKind.CIRCLED),
        (_STAMPED, MarkerKind.FIGURE),
    ):
        match = pattern.match(head)
        if match is not None:
            number = number_of(next(group for group in match.groups() if group))
            return None if number is None else Marker(kind, match[0], number)
    return _figure_marker(head)


def _figure_marker(head: str) -> Marker | None:
    match = _FIGURE.match(head)
    if match is None:
        return None
    rest = head[match.end() :]
    if not rest[:1].isdigit():
        return Marker(MarkerKind.FIGURE, match[0], int(match[1]))
    if _DATE_AFTER.match(rest):
        return Marker(MarkerKind.FIGURE, match[0], int(match[1]))
    decimal = _DECIMAL.match(head)
    if (
        decimal is not None
        and match[0][-1] != "、"
        and not _UNIT.match(head[decimal.end() :].lstrip(BLANKS)[:1] or "万")
    ):
        path = tuple(int(figure) for figure in re.split(r"[.．]", decimal[1]))
        return Marker(MarkerKind.DECIMAL, decimal[0], path[-1], 0, "", path)
    return Marker(MarkerKind.FIGURE, match[0], int(match[1]), doubtful=True)


def follows_in(core: str, marker: Marker) -> bool:
    """Tell whether the item after ``marker`` is printed in the same paragraph: ``1.购房补贴。2.契税补贴。``."""
    if marker.kind is MarkerKind.CIRCLED:
        return chr(ord(marker.text[0]) + 1) in core
    printed = re.sub(r"\d+", str(marker.number + 1), marker.text)
    if printed == marker.text:  # printed in Chinese figures
        printed = marker.text.replace("一", "二")
    return re.search(rf"[。；;，,：:）)〕\]】]\s*{re.escape(printed)}(?!\d)", core) is not None


def figure_instead(marker: Marker) -> Marker:
    """Return a DECIMAL marker read as an item whose text starts with a number: ``2.35周岁`` is item 2."""
    first = re.match(r"\d+.", marker.text)
    return Marker(MarkerKind.FIGURE, first[0] if first else marker.text, marker.path[0], doubtful=True)


_BOX = re.compile(rf"(专栏{_BLANK}?({_NUMERAL})?)({_BLANK}*[:：]?{_BLANK}*)")
_ATTACHMENT = re.compile(
    rf"(附{_BLANK}?[件表录]{_BLANK}?({_NUMERAL})?(?:-\d{{1,2}})?)({_BLANK}*(?:[:：]|[.．、](?!\d))?{_BLANK}*)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label 专栏2 or 附件1, its number (0 when none), the blanks or colon after it and what follows."""

    text: str
    number: int
    sep: str
    rest: str


def read_box(core: str) -> Label | None:
    """Return the 专栏 label of a boxed passage's title line, or None."""
    return _label(_BOX, core, 60)


def read_attachment(core: str) -> Label | None:
    """Return the 附件 label that a line starts with, or None."""
    return _label(_ATTACHMENT, core, 90)


def _label(pattern: re.Pattern[str], core: str, longest: int) -> Label | None:
    if len(core) > longest or core[-1:] in "。；;":
        return None
    match = pattern.match(core)
    if match is None:
        return None
    rest = core[match.end() :]
    if rest and not match[3] and not match[2]:  # 附件材料…, 专栏作家… are words
        return None
    return Label(match[1], number_of(match[2] or "") or 0, match[3], rest)
