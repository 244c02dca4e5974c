"""Words from notes and texts where only plain ones can be shown."""

from __future__ import annotations

import re
from html import escape

_LINE_SIGNS = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d+\.[ \t]+)+", re.MULTILINE)
_LINKS = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_EMPHASIS = re.compile(r"\*\*|__|~~|`|(?<![0-9A-Za-z*])\*(?=\S)([^*\n]*\S)\*(?!\*)")
_INNER = str.maketrans("“”", "‘’")


def without_signs(text: str) -> str:
    """The words of a text in Markdown, line by line, without the signs that set them."""
    return _EMPHASIS.sub(r"\1", _LINKS.sub(r"\1", _LINE_SIGNS.sub("", text)))


def plain_tip(text: str) -> str:
    """What to hand to a tool tip that is to show words as they are: it would take what looks like HTML for HTML."""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""


def inner(words: str) -> str:
    """Words that are put in quotation marks; their own become single ones (GB/T 15834)."""
    return words.translate(_INNER)
