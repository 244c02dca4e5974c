"""Numbered items that run on in one paragraph (``1.…。2.…。3.…``): each becomes a paragraph of its own again.

Nothing is dropped: joining the pieces gives the paragraph back. Numbers within a sentence, decimals, dates and
references stay where they are, and so do the items of a law's article, which are its text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compendium.texts.blanks import BLANKS
from compendium.texts.markers import MarkerKind, read_marker
from compendium.texts.paragraphs import Paragraph

_LEAST = 4  # characters of an item
_LONGEST_ASIDE = 240  # characters of a bracket that names the units in charge
_ENDED = "。；！？;!?"
_OPENING, _CLOSING = "（(〔[【“『", "）)〕]】”』"
_NUMBER = re.compile(r"(?<![\d.．〔\[（(—-])(\d{1,2})([.．、])(?!\d{1,2}(?!\d|月))")


def split_items(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return ``paragraphs`` with those split that hold several items of one row."""
    found: list[Paragraph] = []
    above: MarkerKind | None = None  # the last printed number above, of articles and what is lower
    for paragraph in paragraphs:
        marker = None if paragraph.is_row else read_marker(paragraph.core)
        if marker is not None:
            above = marker.kind
        starts = [] if paragraph.is_row or above is MarkerKind.ARTICLE else _starts(paragraph.text, above)
        if not starts:
            found.append(paragraph)
            continue
        ends = [*starts, len(paragraph.text)]
        found.append(Paragraph(paragraph.text[: starts[0]], paragraph.gap))
        found.extend(Paragraph(paragraph.text[at:end], 1) for at, end in zip(starts, ends[1:], strict=True))
        above = MarkerKind.FIGURE
    return found


def _starts(text: str, above: MarkerKind | None) -> list[int]:
    """Return where the items start that follow the paragraph's first words; [] when it is one paragraph."""
    lead = len(text) - len(text.lstrip(BLANKS))
    numbers = [match for match in _NUMBER.finditer(text) if _may_start(text, match.start(), lead)]
    own = bool(numbers) and numbers[0].start() == lead
    if not own and (above is None or above >= MarkerKind.FIGURE):
        return []  # a row within an item would be mistaken for the row of the item
    if sum(int(match[1]) == 1 for match in numbers) > 1:
        return []  # several rows in one paragraph belong to its sentences
    row = _row(numbers, own=own)
    ends = [*(match.start() for match in row[1:]), len(text)]
    if len(row) < 2 or any(end - match.end() < _LEAST for match, end in zip(row, ends, strict=True)):
        return []
    return [match.start() for match in row[1 if own else 0 :]]


def _row(numbers: list[re.Match[str]], *, own: bool) -> list[re.Match[str]]:
    """Return the numbers that follow one another: from the paragraph's own on, else from 1."""
    row: list[re.Match[str]] = []
    for match in numbers:
        wanted = int(row[-1][1]) + 1 if row else (int(match[1]) if own else 1)
        if int(match[1]) == wanted and (not row or match[2] == row[0][2]):
            row.append(match)
    return row


def _may_start(text: str, at: int, lead: int) -> bool:
    """Tell whether an item may start at ``at``: first of all, after a sentence, or after words that announce a row."""
    if at <= lead:
        return at == lead
    before = text[max(lead, at - _LONGEST_ASIDE) : at].rstrip(BLANKS)
    inner = before.rstrip(_CLOSING)
    if inner != before:
        return inner[-1:] in tuple(_ENDED) or _is_aside(before)
    return before[-1:] in (*_ENDED, "：", ":")


def _is_aside(before: str) -> bool:
    """Tell whether a bracket that stands after a sentence ends the words: …运营。〔责任单位：市住建局〕."""
    depth = 0
    for at in range(len(before) - 1, -1, -1):
        depth += (before[at] in _CLOSING) - (before[at] in _OPENING)
        if depth == 0:
            return before[:at].rstrip(BLANKS)[-1:] in tuple(_ENDED)
    return False
