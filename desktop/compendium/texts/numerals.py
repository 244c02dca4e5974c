"""Numbers as official texts print them: 1, １, 一, 二十三, 〇, ①."""

from __future__ import annotations

import unicodedata

CHINESE_DIGITS = {
    "零": 0,
    "〇": 0,
    "○": 0,
    "Ｏ": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
CHINESE_NUMERAL = "[一二三四五六七八九十百零〇○两]"


def number_of(printed: str) -> int | None:
    """Return the value of a printed numeral below 1000 (Chinese, full-width, circled or plain); None if it is none."""
    if not printed:
        return None
    if printed.isdigit() and len(printed) <= 4:
        return int("".join(str(unicodedata.digit(character)) for character in printed))
    if (
        len(printed) == 1
        and unicodedata.numeric(printed, None) is not None
        and printed not in CHINESE_DIGITS
        and printed not in "十百"
    ):
        return int(unicodedata.numeric(printed))
    return _chinese(printed)


def _chinese(printed: str) -> int | None:
    """Read 十, 二十三, 一百零五 and the digit by digit form 二〇."""
    if not any(character in "十百" for character in printed):
        if any(character not in CHINESE_DIGITS for character in printed):
            return None
        return int("".join(str(CHINESE_DIGITS[character]) for character in printed))
    total, digit = 0, 0
    for character in printed:
        if character in CHINESE_DIGITS:
            digit = CHINESE_DIGITS[character]
        elif character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            return None
    return total + digit


def chinese_year(printed: str) -> int | None:
    """Return the year of four Chinese digits such as 二〇一二; None when they are none."""
    digits = [CHINESE_DIGITS.get(character) for character in printed]
    if len(digits) != 4 or None in digits:
        return None
    return int("".join(str(digit) for digit in digits))
