"""Reading order of the lines of a page: those of two columns one column after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compendium.importers.page_spans import Line, Span
from compendium.importers.page_tables import lines_of

_FEWEST = 6  # rows that print something on both sides
_TEXT = 7  # characters a side and row on average: fewer are cells or labels
_ALIGNED = 0.5  # of the rows of the right column that start at one edge


def blocks_of(spans: Sequence[Span], width: float) -> list[list[Line]]:
    """Return the blocks of lines in reading order; a block is the whole width of the page or one column."""
    rows = lines_of(spans)
    gutter = _gutter(rows, width)
    if gutter is None:
        return [rows] if rows else []
    blocks: list[list[Line]] = []
    start = 0
    while start < len(rows):
        end = start
        parted = _is_parted(rows[start], gutter)
        while end < len(rows) and _is_parted(rows[end], gutter) == parted:
            end += 1
        part = rows[start:end]
        if parted and sum(len(row.spans) > 1 for row in part) >= 3:
            inner = [span for row in part for span in row.spans]
            blocks.append(lines_of([span for span in inner if span.right <= gutter]))
            blocks.append(lines_of([span for span in inner if span.right > gutter]))
        else:
            blocks.append(part)
        start = end
    return [block for block in blocks if block]


def _is_parted(row: Line, gutter: float) -> bool:
    return all(span.right <= gutter or span.left >= gutter for span in row.spans)


def _gutter(rows: list[Line], width: float) -> float | None:
    """Return the middle of the strip between two columns of text; None when the page has one column."""
    gaps: Counter[int] = Counter()
    for row in rows:
        for before, span in zip(row.spans, row.spans[1:], strict=False):
            if width * 0.25 < (before.right + span.left) / 2 < width * 0.75:
                for at in range(int(before.right) + 1, int(span.left) + 1):
                    gaps[at] += 1
    if not gaps:
        return None
    most = max(gaps.values())
    best = sorted(at for at, count in gaps.items() if count >= most * 0.95)
    gutter = float(best[len(best) // 2])
    both = [row for row in rows if len(row.spans) > 1 and _is_parted(row, gutter) and row.left < gutter < row.right]
    if len(both) < _FEWEST or len(both) * 2 < len(rows):
        return None
    starts = Counter(round(min(span.left for span in row.spans if span.left >= gutter) / 3) for row in both)
    left = sum(max(len(span.text) for span in row.spans if span.right <= gutter) for row in both)
    right = sum(max(len(span.text) for span in row.spans if span.left >= gutter) for row in both)
    aligned = sum(count for _, count in starts.most_common(2)) >= len(both) * _ALIGNED
    return gutter if aligned and min(left, right) >= len(both) * _TEXT else None
