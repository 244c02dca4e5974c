"""Finding the words of a bookmark again. White space does not count: another edition may set it differently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from compendium.domain.bookmark import AnchorState

_QUOTE_LENGTH = 60
_SENTENCE_END = re.compile(r"[。！？；\n]")
_LEAST_SHARED = 4  # characters; a shorter overlap with a selection is chance
CONTEXT_LENGTH = 32  # characters kept on either side of a quotation


def default_quote(text: str) -> str:
    """Return the first sentence of a clause's text, at most 60 characters, in exact characters."""
    start = len(text) - len(text.lstrip())
    end = _SENTENCE_END.search(text, start)
    stop = len(text) if end is None else end.end()
    return text[start : min(stop, start + _QUOTE_LENGTH)].rstrip()


def exact_quote(text: str, wanted: str) -> str | None:
    """Return the slice of ``text`` that holds ``wanted``, or as much of it as lies before the end of ``text``.

    None when the words are not there. A selection that runs on into the next clause is cut at the end of this one.
    """
    places = [index for index, character in enumerate(text) if not character.isspace()]
    plain = "".join(text[index] for index in places)
    needle = squeezed(wanted)
    start = plain.find(needle) if needle else -1
    length = len(needle)
    if start < 0:
        length = next(
            (n for n in range(min(len(needle), len(plain)), _LEAST_SHARED - 1, -1) if plain.endswith(needle[:n])), 0
        )
        start = len(plain) - length
    if not length:
        return None
    return text[places[start] : places[start + length - 1] + 1]


def context_of(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands around ``text[start:end]``, at most 32 characters on either side."""
    return text[max(start - CONTEXT_LENGTH, 0) : start], text[end : end + CONTEXT_LENGTH]


def squeezed(text: str) -> str:
    """Return ``text`` without white space."""
    return "".join(text.split())


def locate(quote: str, clause: str, texts: Mapping[str, str], order: Iterable[str]) -> tuple[AnchorState, str]:
    """Tell how a bookmark stands in a document.

    Args:
        quote: the kept words.
        clause: where they were.
        texts: clause id to text without white space; empty when the document is gone.
        order: clause ids in reading order.

    Returns:
        The state, and the clause where the words are now: another one only when MOVED.
    """
    words = squeezed(quote)
    if clause in texts and words in texts[clause]:
        return AnchorState.OK, clause
    if words:
        for other in order:
            if words in texts[other]:
                return AnchorState.MOVED, other
    return (AnchorState.CHANGED if clause in texts else AnchorState.LOST), clause
