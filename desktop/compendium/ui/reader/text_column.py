"""The column that a text is set in, and places in it."""

from __future__ import annotations

from typing import NamedTuple

SMALLEST_PX, LARGEST_PX = 12, 48


class Column(NamedTuple):
    """Room for the text: at most so many characters a line, at least so much margin (px) on either side."""

    characters: int = 40
    left: int = 56
    right: int = 32


class Place(NamedTuple):
    """A place to come back to: a character of a clause and how far (px) its line stood below the top of the view."""

    clause: str
    offset: int
    below: float
