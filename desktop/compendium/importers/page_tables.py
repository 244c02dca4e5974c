"""Tables on a page of fixed layout: by their ruled lines, or by columns between rules when only rows are ruled."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compendium.importers.page_spans import Line, Page, Rule, Span

_NEAR = 4.0  # points: rules that are closer are one
_LONG = 12.0  # points: shorter rules are ornaments or underlines of a character
_MOST_RULES = 4000  # of one page: more are a drawing
_GAP = 0.7  # of a character's height: what parts two columns
_PIECES = 3  # rows, and pieces in a row, that make a table which nothing rules
_SHORT = 40  # characters: a longer line between such rows is no part of a table


@dataclass(frozen=True)
class PageTable:
    """A table: its place and its rows of cells."""

    top: float
    bottom: float
    rows: list[list[str]]


def take_tables(page: Page) -> tuple[list[PageTable], list[Span]]:
    """Return the tables of the page from top to bottom and the spans that are in none."""
    rules = [rule for rule in page.rules if max(rule.right - rule.left, rule.bottom - rule.top) >= _LONG]
    left = list(page.spans)
    tables: list[PageTable] = []
    for group in _groups(rules) if len(rules) <= _MOST_RULES else ():
        grid = _Grid(group)
        inside = [span for span in left if grid.holds(span)]
        table = grid.table(inside) if grid.is_table else _open_table(grid, inside)
        if table is not None:
            taken = set(map(id, inside))
            left = [span for span in left if id(span) not in taken]
            tables.append(table)
    for lines in _aligned(lines_of(left)):
        inside = [span for line in lines for span in line.spans]
        taken = set(map(id, inside))
        left = [span for span in left if id(span) not in taken]
        tables.append(PageTable(lines[0].top, lines[-1].bottom, _rows(lines, _columns(inside))))
    return sorted(tables, key=lambda table: table.top), left


def _aligned(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the rows of tables that nothing rules: lines below one another that all print three pieces or more."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (
            len(lines[end].spans) >= _PIECES
            or (start < end < len(lines) - 1 and len(lines[end].text) < _SHORT and len(lines[end + 1].spans) >= _PIECES)
        ):
            end += 1
        run = list(lines[start:end])
        if len(run) >= _PIECES and len(_columns([span for line in run for span in line.spans])) >= _PIECES:
            yield run
        start = max(end, start + 1)


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Return the rules that touch one another; parallel rows of one width without sides count as touching, too."""
    groups: list[list[Rule]] = []
    boxes: list[list[float]] = []
    for rule in sorted(rules, key=lambda rule: (rule.top, rule.left)):
        box = [rule.left - _NEAR, rule.top - _NEAR, rule.right + _NEAR, rule.bottom + _NEAR]
        members = [rule]
        rest_groups, rest_boxes = [], []
        for group, other in zip(groups, boxes, strict=True):
            if box[0] <= other[2] and other[0] <= box[2] and box[1] <= other[3] and other[1] <= box[3]:
                members = group + members
                box = [min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])]
            else:
                rest_groups.append(group)
                rest_boxes.append(other)
        groups, boxes = [*rest_groups, members], [*rest_boxes, box]
    return _with_open(groups)


def _with_open(groups: list[list[Rule]]) -> list[list[Rule]]:
    """Put rows that are ruled above and below only, with the same ends, into one group."""
    result: list[list[Rule]] = []
    for group in sorted(groups, key=lambda members: members[0].top):
        if result and _is_row(group) and _is_row(result[-1]) and _same_ends(result[-1][0], group[0]):
            result[-1].extend(group)
        else:
            result.append(list(group))
    return result


def _is_row(group: list[Rule]) -> bool:
    return all(rule.is_horizontal for rule in group)


def _same_ends(one: Rule, other: Rule) -> bool:
    return abs(one.left - other.left) <= _NEAR and abs(one.right - other.right) <= _NEAR


def _merged(values: Sequence[float]) -> list[float]:
    result: list[float] = []
    for value in sorted(values):
        if not result or value - result[-1] > _NEAR:
            result.append(value)
    return result


class _Grid:
    """The rows and columns that a group of rules makes."""

    def __init__(self, rules: list[Rule]) -> None:
        self.across = [rule for rule in rules if rule.is_horizontal]
        self._down = [rule for rule in rules if not rule.is_horizontal]
        self.ys = _merged([(rule.top + rule.bottom) / 2 for rule in self.across])
        self._xs = _merged([(rule.left + rule.right) / 2 for rule in self._down])
        self.left = min(rule.left for rule in rules)
        self.right = max(rule.right for rule in rules)
        if self.ys and self._xs:  # sides that are not ruled
            self._xs = _merged([*self._xs, *(x for x in (self.left, self.right) if self._is_end(x))])

    @property
    def is_table(self) -> bool:
        """Whether there are at least two cells."""
        return len(self.ys) >= 2 and len(self._xs) >= 3 and (len(self.ys) - 1) * (len(self._xs) - 1) >= 2

    def _is_end(self, x: float) -> bool:
        return all(abs(x - other) > _NEAR for other in self._xs)

    def holds(self, span: Span) -> bool:
        """Tell whether a span lies between the outermost rules."""
        if not self.ys:
            return False
        middle = (span.left + span.right) / 2
        return self.ys[0] - 1 <= span.middle <= self.ys[-1] + 1 and self.left - 2 <= middle <= self.right + 2

    def table(self, spans: list[Span]) -> PageTable | None:
        """Return the table with the texts of ``spans`` in its cells; None when it holds none."""
        cells: dict[tuple[int, int], list[Span]] = {}
        for span in spans:
            row = self._row((span.left + span.right) / 2, span.middle)
            cells.setdefault((row, self._column(span)), []).append(span)
        rows = [
            [cell_of(lines_of(cells.get((row, column), []))) for column in range(len(self._xs) - 1)]
            for row in range(len(self.ys) - 1)
        ]
        if not any(cell for row in rows for cell in row):
            return None
        return PageTable(self.ys[0], self.ys[-1], rows)

    def _row(self, x: float, y: float) -> int:
        """Return the topmost row of the cell at a point: no rule may part it from those below."""
        row = max(0, min(bisect_right(self.ys, y) - 1, len(self.ys) - 2))
        while row and not self._is_ruled(x, self.ys[row]):
            row -= 1
        return row

    def _is_ruled(self, x: float, y: float) -> bool:
        return any(
            abs((rule.top + rule.bottom) / 2 - y) <= _NEAR and rule.left - _NEAR <= x <= rule.right + _NEAR
            for rule in self.across
        )

    def _column(self, span: Span) -> int:
        """Return the leftmost column of the cell that a span starts in."""
        x = min(span.left + span.size / 2, (span.left + span.right) / 2)
        column = max(0, min(bisect_right(self._xs, x) - 1, len(self._xs) - 2))
        y = span.middle
        while column and not any(
            abs((rule.left + rule.right) / 2 - self._xs[column]) <= _NEAR
            and rule.top - _NEAR <= y <= rule.bottom + _NEAR
            for rule in self._down
        ):
            column -= 1
        return column


def _open_table(grid: _Grid, spans: list[Span]) -> PageTable | None:
    """Return a table of which only rows are ruled: columns are where no row prints anything."""
    if len(grid.ys) < 3 or not spans:
        return None
    lines = lines_of(spans)
    edges = _columns(spans)
    wide = sum(len(line.spans) >= 2 for line in lines)
    if len(edges) < 2 or wide * 2 < len(lines):
        return None
    return PageTable(grid.ys[0], grid.ys[-1], _rows(lines, edges))


def _rows(lines: Sequence[Line], edges: Sequence[float]) -> list[list[str]]:
    rows = []
    for line in lines:
        cells = [""] * len(edges)
        for span in line.spans:
            at = max(0, bisect_right(edges, span.left + 0.5) - 1)
            cells[at] = f"{cells[at]} {span.text}".strip()
        rows.append(cells)
    return rows


def _columns(spans: list[Span]) -> list[float]:
    """Return where columns start: after each strip, wide enough, that no span touches."""
    edges: list[float] = []
    reach = float("-inf")
    for span in sorted(spans, key=lambda span: span.left):
        if span.left - reach > span.size * _GAP or not edges:
            edges.append(span.left)
        reach = max(reach, span.right)
    return edges


def cell_of(lines: Sequence[Line]) -> str:
    """Return the text of a cell: lines that reach its right edge go on in the next, others end a paragraph."""
    right = max((line.right for line in lines), default=0.0)
    pieces: list[str] = []
    for line in lines:
        pieces.append(line.text)
        pieces.append("" if line.right > right - line.size * 1.6 and len(lines) > 1 else "\n")
    return "".join(pieces).strip("\n")


def lines_of(spans: Sequence[Span]) -> list[Line]:
    """Return the printed lines that ``spans`` make, from top to bottom; each from left to right."""
    rows: list[list[Span]] = []
    tops: list[float] = []
    bottoms: list[float] = []
    for span in sorted(spans, key=lambda span: (span.middle, span.left)):
        for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            overlap = min(bottoms[at], span.bottom) - max(tops[at], span.top)
            if overlap > 0.55 * min(bottoms[at] - tops[at], span.bottom - span.top):
                rows[at].append(span)
                break
        else:
            rows.append([span])
            tops.append(span.top)
            bottoms.append(span.bottom)
    return [Line(tuple(sorted(row, key=lambda span: span.left))) for row in rows]
