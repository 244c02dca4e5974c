"""Which place of one text stands beside a place of another: a line with bends at the matched clauses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Anchor = tuple[float, float]


class ScrollMap:
    """A rising, piecewise linear map of y to y (px of the laid-out texts)."""

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        """Keep the anchors that rise on both sides; the first and the last always stay."""
        self._from: list[float] = []
        self._to: list[float] = []
        last = anchors[-1] if anchors else (0.0, 0.0)
        for x, y in anchors[:-1]:
            if x < last[0] and y <= last[1] and (not self._from or (x > self._from[-1] and y >= self._to[-1])):
                self._from.append(x)
                self._to.append(y)
        self._from.append(last[0])
        self._to.append(last[1])

    def __call__(self, x: float) -> float:
        """Return the y beside ``x``; outside the anchors both move alike."""
        if x <= self._from[0]:
            return self._to[0] + x - self._from[0]
        if x >= self._from[-1]:
            return self._to[-1] + x - self._from[-1]
        at = bisect_right(self._from, x)
        x0, x1 = self._from[at - 1], self._from[at]
        y0, y1 = self._to[at - 1], self._to[at]
        return y0 + (x - x0) * (y1 - y0) / (x1 - x0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matched pair that may become an anchor: places in reading order on both sides, and how strong it is."""

    left: int
    right: int
    strength: float


def rising(candidates: Sequence[Candidate], pinned: Candidate | None = None) -> list[Candidate]:
    """Return the strongest chain of pairs that rise on both sides, so that scrolling never runs backwards.

    ``pinned`` is in the chain whatever else that costs: what the user looks at now has to stay beside its partner.
    """
    if pinned is not None:
        fixed = pinned
        candidates = [c for c in candidates if (c.left - fixed.left) * (c.right - fixed.right) > 0]
        before = _chain([c for c in candidates if c.left < fixed.left])
        return [*before, fixed, *_chain([c for c in candidates if c.left > fixed.left])]
    return _chain(candidates)


def _chain(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Find the strongest rising chain; a tree of best scores by right place keeps it fast for thousands of pairs."""
    # Of equal left places the higher right one comes first, so that none is taken for the other's predecessor.
    ordered = sorted(candidates, key=lambda c: (c.left, -c.right))
    width = max((c.right for c in ordered), default=0) + 1
    best: list[tuple[float, int]] = [(0.0, -1)] * (width + 1)
    came_from: list[int] = []
    last = (0.0, -1)
    for at, candidate in enumerate(ordered):
        before, node = (0.0, -1), candidate.right
        while node > 0:
            before = max(before, best[node])
            node &= node - 1
        came_from.append(before[1])
        score = (before[0] + candidate.strength, at)
        last = max(last, score)
        node = candidate.right + 1
        while node <= width:
            best[node] = max(best[node], score)
            node += node & -node
    chain: list[Candidate] = []
    at = last[1]
    while at >= 0:
        chain.append(ordered[at])
        at = came_from[at]
    return chain[::-1]
