"""Words in a PDF that can be found and copied."""

from __future__ import annotations

import re
import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
# One glyph serves these characters, and Qt writes down the one with the lowest number: ⾏ for 行, so that nobody who
# looks for 行动 finds it. Remove this module when Qt names the character that was printed.
_RADICALS = (
    "⺂⺃⺅⺉⺋⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺞⺟⺠⺡⺣⺤⺦⺨⺫⺭⺯⺰⺱⺳⺹⺺⺾⻁⻂⻃⻅⻆⻈⻉⻋⻌⻐⻑⻒⻓⻔⻖⻘⻙"
    "⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳"
)
_WRITTEN = (
    "乛乚亻刂㔾兀尣尢巳幺彑彐忄扌攵旡歺母民氵灬爫丬犭罒礻糹纟罓㓁耂肀艹虎衤覀见角讠贝车辶钅長镸长门阝青韦"
    "页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟"
)
_OTHERS = {
    "\t": " ",
    "\u2003": "\u3000",  # full-width blank
    "\u2012": "\u2013",  # dashes
    "\u2215": "／",
    "\u2329": "〈",
    "\u232a": "〉",
    "\u301c": "～",
    "\u2f3e": "户",
    "\u3b35": "胶",
}
_TWINS = dict(zip(_RADICALS, _WRITTEN, strict=True)) | _OTHERS
_MAP = re.compile(rb"beginbfrange.*?endbfrange", re.DOTALL)
# <first glyph> <last glyph> [<character> …] or <first glyph> <last glyph> <character>; glyphs must stay.
_RANGE = re.compile(rb"(<[0-9A-F]+>\s*<[0-9A-F]+>\s*)(\[[^\]]*\]|<[0-9A-F]+>)")
_CHARACTER = re.compile(rb"<([0-9A-F]{4})>")


def searchable(pdf: bytes) -> bytes:
    """Return a PDF of Qt's whose text is made of the characters that people write; no byte of it moves."""
    return _MAP.sub(lambda part: _RANGE.sub(_plain_range, part[0]), pdf)


def _plain_range(match: re.Match[bytes]) -> bytes:
    return match[1] + _CHARACTER.sub(lambda code: b"<%04X>" % ord(_written(chr(int(code[1], 16)))), match[2])


def _written(character: str) -> str:
    if character in _TWINS:
        return _TWINS[character]
    return unicodedata.normalize("NFKC", character) if ord(character) in _KANGXI else character
