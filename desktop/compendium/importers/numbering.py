"""Numbers that a word processor prints before paragraphs but does not keep in their text: 一、 （一） 1. 第一条."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_CHINESE = "〇一二三四五六七八九"
_LEVELS = 9
_LARGEST = 32767


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """How one level of a list is numbered.

    Attributes:
        start: the first number.
        format: Word's name of the way it is written, such as ``chineseCounting``.
        text: what is printed, with ``%1`` to ``%9`` for the numbers of the levels.
        bare: whether nothing follows it; else a blank or a tab does.
        legal: whether the numbers of the levels above are written in figures, too.
    """

    start: int = 1
    format: str = "decimal"
    text: str = ""
    bare: bool = False
    legal: bool = False


@dataclass(slots=True)
class NumberedList:
    """The levels of a list (0 is the topmost) and how far each is counted."""

    levels: Mapping[int, NumberLevel]
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, at: int) -> str:
        """Count one paragraph on at level ``at`` and return what is printed before it; "" for a bullet."""
        level = self.levels.get(at)
        if level is None:
            return ""
        self.counts[at] = self.counts.get(at, level.start - 1) + 1
        for deeper in range(at + 1, _LEVELS):
            self.counts.pop(deeper, None)
        if level.format in {"bullet", "none"} and "%" not in level.text:
            return ""
        printed = level.text
        for index in range(at + 1):
            other = self.levels.get(index)
            if other is not None:
                style = "decimal" if level.legal else other.format
                printed = printed.replace(f"%{index + 1}", written(self.counts.get(index, other.start), style))
        return printed + ("" if level.bare or not printed.isascii() or not printed else " ")


def written(number: int, style: str) -> str:
    """Return ``number`` as the numbering style ``style`` of Word prints it."""
    number = max(0, min(number, _LARGEST))
    if style in {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"}:
        return chinese(number)
    if style in {"ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"}:
        return "".join(_CHINESE[int(digit)] for digit in str(number))
    if style in {"upperLetter", "lowerLetter"}:
        letter = chr(65 + (number - 1) % 26) * min((number - 1) // 26 + 1, 8) if number else ""
        return letter if style == "upperLetter" else letter.lower()
    if style in {"upperRoman", "lowerRoman"}:
        return roman(number) if style == "upperRoman" else roman(number).lower()
    if style == "decimalEnclosedCircle" or style == "decimalEnclosedCircleChinese":
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    if style == "decimalFullWidth":
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    return f"{number:02d}" if style == "decimalZero" else str(number)


def chinese(number: int) -> str:
    """Return a number up to 99,999 in Chinese: 十一, 一百零五."""
    if number == 0:
        return "零"
    digits = str(number)
    pieces: list[str] = []
    for index, digit in enumerate(digits):
        power = len(digits) - index - 1
        if digit != "0":
            pieces.append(_CHINESE[int(digit)] + ("", "十", "百", "千", "万")[power])
        elif pieces and pieces[-1] != "零" and digits[index:].strip("0"):
            pieces.append("零")
    text = "".join(pieces)
    return text[1:] if text.startswith("一十") else text


def roman(number: int) -> str:
    """Return a number in Roman letters."""
    pieces = []
    for value, letters in (
        *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
        *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
    ):
        pieces.append(letters * (number // value))
        number %= value
    return "".join(pieces)
