"""What a page of fixed layout shows: pieces of text and ruled lines by their places, in points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Span:
    """Characters that stand close to one another on one line; ``size`` is the height of their font."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, horizontal or vertical by its longer side."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it is wider than high."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True)
class Page:
    """One page."""

    width: float
    height: float
    spans: list[Span] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """A printed line, or a row of a table when ``cells`` has any; ``spans`` from left to right."""

    spans: tuple[Span, ...]
    cells: tuple[str, ...] = ()

    @cached_property
    def left(self) -> float:
        """Where it starts."""
        return min(span.left for span in self.spans)

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(span.right for span in self.spans)

    @cached_property
    def top(self) -> float:
        """Its upper edge."""
        return min(span.top for span in self.spans)

    @cached_property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(span.bottom for span in self.spans)

    @cached_property
    def size(self) -> float:
        """The size of most of its characters."""
        return max(self.spans, key=lambda span: len(span.text)).size

    @cached_property
    def text(self) -> str:
        """Its characters; a blank where a wide gap parts two pieces."""
        pieces = [self.spans[0].text]
        for before, span in zip(self.spans, self.spans[1:], strict=False):
            gap = span.left - before.right
            pieces.append((" " if gap > before.size * 0.8 else "") + span.text)
        return "".join(pieces).strip()
