"""Quantities as official texts print them: 10万家, 一百项, 100-500万元, 1.5‰, 翻一番, 全覆盖, 百项, 三分之二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compendium.facts.measures import MEASURE, MEASURE_STARTS, is_counted_in_words

_DIGITS = {character: number for number, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_TIMES = {"": 1, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "百亿": 1e10, "千亿": 1e11}
_TIMES |= {"十": 10, "十万": 1e5, "十亿": 1e9, "万亿": 1e12}
_NUMBER = re.compile(
    r"(?<![A-Za-z\d.．])(?P<digits>\d++(?:,\d{3}(?!\d))*+(?:\.\d++)?+)(?:[（(]含[)）](?=[百千万亿元家个%‰]))?[ \u3000]?"
    r"(?P<times>万亿|[百千十]?[万亿]|千(?![瓦克米卡伏帕])|百(?!分)|十)?多?余?"
    r"|(?<![第数几A-Za-z\d])(?P<chinese>[零〇一二两三四五六七八九十百千万亿]++)多?余?"
)
_INCLUSIVE = re.compile(r"[（(]含[)）]")
_TIMES_AT_END = re.compile(r"(?:万亿|[百千十]?[万亿]|[百千十])$")
_RANGE = re.compile(r"\s?(?:[—–\-－~～]{1,2}|至|到)\s?")
_SPECIAL = re.compile(
    r"翻[了]?(?P<fold>[一两二三])?番|(?P<all>全覆盖)|(?P<half>一半|半数|过半)|(?P<tenths>[一二三四五六七八九])成(?=以|左|$|[，。、；的])"
    r"|(?<![一二三四五六七八九十百千万])(?P<below>[二三四五六七八九十百千万]++)分之(?P<above>[一二三四五六七八九十百千]++(?:点[一二三四五六七八九]++)?)"
)
_BEFORE = re.compile(
    r"(?:(?:不少于|不低于|不超过|不高于|不得超过|不得低于|不得少于|不多于|不大于|不小于|最高不超过|最多不超过|最高|最低|最多|至少|上限为?"
    r"|超过|超|突破|高于|低于|多于|大于|小于|达到|达成?|不足|将近|近|约为?|逾|力争|确保|原则上"
    r"|控制在|保持在|稳定在|维持在|提高到|提高至|提升到|提升至|增加到|增加至|增长到|增长至|扩大到|扩大至|降低到|降低至|降至|降到"
    r"|压缩到|压缩至|压减至|压减到|减少到|减少至|下降到|下降至|缩短至|缩短到|累计达到?|增至|升至|每)[ ]?){1,4}$"
)
_AFTER = re.compile(
    r"(?:[（(]含[)）])?(?:及?以上|以下|以内|之内|左右|上下|及其以上|或以上)(?:[（(]含[)）])?|[（(]含[)）]"
)
_LAST_OF_BEFORE = frozenset("于过高低多少限到达破超成足近约为逾争保上在至每 ")  # of the words of _BEFORE
_LOOK_BACK = 16  # characters in which comparing words stand before a number
_JOINTS = frozenset("—–-－~～至到 ")  # between the ends of a range
_MONTHS = re.compile(r"[-—–~～至到]\d{1,2}[月日号时]")  # 1-2月
_CENTURIES = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, and the words that compare.

    Attributes:
        start, end: [start, end) of number and unit in the text.
        value: the number as printed, without its unit: 800亿, 翻一番, 8—10, 万 (of 万户).
        value_num: multiplied out; percent stays percent; 翻一番 is 2 (倍), 翻两番 4, 全覆盖 100 (%), 一半 50 (%).
            In a range, its lower end.
        value_num_max: upper end of a range, else None.
        unit: as printed: 家, 元, %, 户(次), 元/平方米; "" when the number stands alone.
        before: comparing words directly before: 达到, 不低于, 最高不超过, 每; "" when none.
        after: 以上, 左右, 以内, （含）; "" when none.
        chinese: True for 三, 百, 万 in Chinese numerals, which also make up names (万人计划, 三个走在前).
        special: True for 翻一番, 全覆盖, 一半, 三分之二, 八成.
    """

    start: int
    end: int
    value: str
    value_num: float
    unit: str
    value_num_max: float | None = None
    before: str = ""
    after: str = ""
    chinese: bool = False
    special: bool = False

    @property
    def outer_start(self) -> int:
        """Where its comparing words start."""
        return self.start - len(self.before)

    @property
    def outer_end(self) -> int:
        """Where 以上, 左右 … behind it end."""
        return self.end + len(self.after)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; they do not overlap.

    Numbers without a unit are included (指数达到85) except Chinese ones, which then are words (一体化, “十四五”);
    years, ordinals and the digits of names (PM2.5, 5G) are left out.
    """
    found = sorted([*_ranges(text, list(_numbers(text))), *_specials(text)], key=lambda each: each.start)
    apart: list[Quantity] = []
    for each in found:
        if not apart or each.start >= apart[-1].end:
            apart.append(each)
        elif each.special and not apart[-1].special:
            apart[-1] = each
    return tuple(_compared(text, each) for each in apart if _is_quantity(text, each))


def chinese_number(printed: str) -> float | None:
    """Return the value of a Chinese numeral (三千五百, 一万, 百, 二〇); None when it is none."""
    if not printed or any(c not in _DIGITS and c not in _TENS and c not in "万亿" for c in printed):
        return None
    if all(character in _DIGITS for character in printed):
        return float("".join(str(_DIGITS[character]) for character in printed))
    total, section, digit = 0.0, 0.0, 0.0
    for character in printed:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        elif character == "万":
            total += (section + digit or 1) * 1e4
            section = digit = 0
        else:
            total = (total + section + digit or 1) * 1e8
            section = digit = 0
    return total + section + digit


def _numbers(text: str) -> Iterator[Quantity]:
    for match in _NUMBER.finditer(text):
        at = match.end()
        measure = MEASURE.match(text, at) if text[at : at + 1] in MEASURE_STARTS else None
        if measure and match["chinese"] is not None and not is_counted_in_words(measure.group()):
            measure = None  # 百度, 十分
        if measure is None and not _stands_alone(text, match):
            continue
        number = _value(match)
        if number is None:
            continue
        unit = measure.group() if measure else ""
        end = measure.end() if measure else match.end()
        yield Quantity(
            match.start(), end, match.group().rstrip("多余 \u3000"), number, unit, chinese=match["chinese"] is not None
        )


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number without a unit may mean something: 达到85, 200万, or the 8 of 8—10家."""
    if match["digits"] is None:
        return text[match.end() : match.end() + 1] in _JOINTS
    behind = text[match.end() : match.end() + 2]
    return (
        bool(match["times"])
        or behind[:1] in _JOINTS
        or behind[1:] == "含"
        or text[match.start() - 1] in _LAST_OF_BEFORE
    )


def _value(match: re.Match[str]) -> float | None:
    if match["chinese"] is not None:
        return chinese_number(match["chinese"]) if len(match["chinese"]) <= 12 else None
    digits = match["digits"].replace(",", "")
    if len(digits) > 18:
        return None
    return _rounded(float(digits) * _TIMES[match["times"] or ""])


def _rounded(number: float) -> float:
    """Return ``number`` without the dust of a binary fraction times a power of ten."""
    return float(f"{number:.12g}")


def _ranges(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Join 8 and 10家 of 8—10家; 万 at the end goes for both ends; 由5家到8家 is no range."""
    at = 0
    while at < len(found):
        first = found[at]
        second = found[at + 1] if at + 1 < len(found) else None
        joined = _joined(text, first, second) if second else None
        yield joined or first
        at += 2 if joined else 1


def _joined(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    gap = text[first.end : second.start]
    inclusive = _INCLUSIVE.match(gap)
    dash = _RANGE.fullmatch(gap, inclusive.end() if inclusive else 0)
    if not dash or first.chinese != second.chinese or not second.unit or first.unit not in ("", second.unit):
        return None
    if text[max(0, first.start - 1) : first.start] in ("由", "从"):
        return None
    low = first.value_num
    if not first.unit and not _TIMES_AT_END.search(first.value):
        low = _rounded(low * _times(second.value))
    if low >= second.value_num:
        return None
    value = text[first.start : second.start + len(second.value)]
    return replace(second, start=first.start, value=value, value_num=low, value_num_max=second.value_num)


def _times(value: str) -> float:
    times = _TIMES_AT_END.search(value)
    return _TIMES.get(times.group(), 1) if times else 1


def _specials(text: str) -> Iterator[Quantity]:
    for match in _SPECIAL.finditer(text):
        number, unit = _special(match)
        if number is not None:
            yield Quantity(match.start(), match.end(), match.group(), number, unit, special=True)


def _special(match: re.Match[str]) -> tuple[float | None, str]:
    if match["all"]:
        return 100.0, "%"
    if match["half"]:
        return 50.0, "%"
    if match["tenths"]:
        return 10.0 * _DIGITS[match["tenths"]], "%"
    if match["below"]:
        below = chinese_number(match["below"][:8])
        whole, _, fraction = match["above"][:12].partition("点")
        above = chinese_number(whole)
        if not below or above is None:
            return None, ""
        if fraction:
            above += float("0." + "".join(str(_DIGITS[character]) for character in fraction))
        return _rounded(round(100 * above / below, 2)), "%"
    return 2.0 ** _DIGITS[match["fold"] or "一"], "倍"


def _is_quantity(text: str, found: Quantity) -> bool:
    if found.unit:
        return text[found.start - 1 : found.start] != "第"
    behind = text[found.end : found.end + 1]
    if (
        found.chinese
        or behind in "年月日时号级岁点章条款强代期届届次版、.．)）〕]"
        or (behind.isascii() and behind.isalnum())
    ):
        return False
    if _MONTHS.match(text, found.end):
        return False
    return not (_CENTURIES.match(found.value) or text[found.start - 1 : found.start] in ("第", "〔", "[", "【"))


def _compared(text: str, found: Quantity) -> Quantity:
    """Add the comparing words around a quantity."""
    window = text[max(0, found.start - _LOOK_BACK) : found.start]
    before = _BEFORE.search(window) if window[-1:] in _LAST_OF_BEFORE else None
    after = _AFTER.match(text, found.end)
    return replace(found, before=before.group() if before else "", after=after.group() if after else "")
