"""One spelling for comparing: full-width as half-width, upper case as lower case, traditional as simplified.

The text and the query pass through the same function, and every character stays one character, so that positions
in the normalised text are positions in the printed one.
"""

from __future__ import annotations

from compendium.search.traditional import AS_SIMPLIFIED

_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20} | AS_SIMPLIFIED
_DEPENDS_ON_NEIGHBOURS = "Σ"  # lower() writes ς at the end of a word, σ elsewhere


def normalised(text: str) -> str:
    """Return ``text`` with half-width forms in lower case and simplified characters; of the same length."""
    half = text.translate(_PLAIN)
    lowered = half.lower()
    if len(lowered) == len(half) and _DEPENDS_ON_NEIGHBOURS not in half:
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in half)


def encoded(text: str) -> bytes:
    """Return the form that texts are searched in; a stray surrogate, as from a command line, is let through."""
    return text.encode("utf-16-le", "surrogatepass")
