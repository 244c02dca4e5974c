"""Highlights: words of a text that the user marked, anchored by clause id, quotation and its surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compendium.domain.bookmark import AnchorState, MarkColour


class HighlightStyle(StrEnum):
    """How marked words are shown."""

    BACKGROUND = "background"
    UNDERLINE = "underline"


@dataclass(frozen=True, slots=True)
class Highlight:
    """Marked words.

    Attributes:
        id: a random identifier that survives export and import (hex, 32 characters).
        doc, clause: where it was set, or where the words stand now when ``state`` is MOVED.
        quote: the exact words.
        before, after: up to 32 characters that stood around them in the clause, by which they are found among
            equal ones.
        note: the user's own words, in Markdown.
        created, modified: ISO 8601 with time zone, to the second.
        start, end: place of the words in the clause's text as it is now, in code points; -1 when they are not there.
    """

    id: str
    doc: str
    clause: str
    quote: str
    before: str = ""
    after: str = ""
    colour: MarkColour = MarkColour.YELLOW
    style: HighlightStyle = HighlightStyle.BACKGROUND
    note: str = ""
    created: str = ""
    modified: str = ""
    state: AnchorState = AnchorState.OK
    start: int = -1
    end: int = -1
