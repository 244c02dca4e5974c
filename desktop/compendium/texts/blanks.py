"""What counts as blank in official texts: white space and the zero-width characters that web pages leave behind."""

from __future__ import annotations

import re

BLANKS = (
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
BLANK_SET = frozenset(BLANKS)
_PIECES = re.compile(rf"([^{re.escape(BLANKS)}]+)([{re.escape(BLANKS)}]*)")


def core_of(text: str) -> str:
    """Return ``text`` without the blanks around it."""
    return text.strip(BLANKS)


def lead_of(text: str) -> str:
    """Return the blanks that ``text`` starts with."""
    return text[: len(text) - len(text.lstrip(BLANKS))]


def without_letter_spacing(text: str) -> str:
    """Return ``text`` without the blanks that only spread its characters (办 法); words keep one between them."""
    pieces = _PIECES.findall(core_of(text))
    joined = ""
    for place, (word, blanks) in enumerate(pieces):
        following = pieces[place + 1][0] if place + 1 < len(pieces) else ""
        spread = len(word) == 1 or len(following) == 1
        joined += word + ("" if spread else blanks if len(blanks) < 2 else " ")
    return joined


def without_blanks(text: str) -> str:
    """Return ``text`` with every blank taken out, to compare texts character by character."""
    return "".join(character for character in text if character not in BLANK_SET)
