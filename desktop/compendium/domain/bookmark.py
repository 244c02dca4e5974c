"""Bookmarks: a place in a text that the user keeps, anchored by clause id and quoted words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AnchorState(StrEnum):
    """Whether a bookmark still stands where it was set."""

    OK = "ok"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


class MarkColour(StrEnum):
    """Colour of a mark, by name; the theme has the values. Never the only sign of a difference."""

    NONE = ""
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    RED = "red"
    PURPLE = "purple"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A kept place.

    Attributes:
        id: a random identifier that survives export and import (hex, 32 characters).
        doc, clause: where it was set, or where the quoted words stand now when ``state`` is MOVED.
        quote: exact words of the clause at the time it was set.
        folder: path of folder names joined by ``/``; "" is the top.
        created: ISO 8601 with time zone, to the second.
        note: the user's own words, in Markdown.
        modified: when note, folder, tags or colour last changed, written like ``created``; of two copies it names
            the newer.
        before, after: words that stood around the quote, by which it is found among equal ones; "" when unknown.
    """

    id: str
    doc: str
    clause: str
    quote: str
    folder: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    created: str = ""
    state: AnchorState = AnchorState.OK
    modified: str = ""
    colour: MarkColour = MarkColour.NONE
    before: str = ""
    after: str = ""
