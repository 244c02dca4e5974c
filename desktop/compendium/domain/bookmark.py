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


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A kept place.

    Attributes:
        id: a random identifier that survives export and import (hex, 32 characters).
        doc, clause: where it was set, or where the quoted words stand now when ``state`` is MOVED.
        quote: exact words of the clause at the time it was set.
        folder: path of folder names joined by ``/``; "" is the top.
        note: the user's own words.
        created: ISO 8601 with time zone, to the second.
        modified: when note, folder or tags last changed, written like ``created``; of two copies it names the newer.
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
