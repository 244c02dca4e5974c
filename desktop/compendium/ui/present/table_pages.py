"""A table over pages: whole rows, the header again on each; a row that no page holds goes on on the next."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from compendium.domain.slide import Emphasis, Slide, SlideTable
from compendium.ui.present.pages import Area, Sketch, heading_boxes
from compendium.ui.present.stage import LEAST_SIZE, Stage, Type
from compendium.ui.present.text_box import Spot, TextBox, measured, shortened, text_width

_SIDE = 16.0
_ABOVE = 12.0
_LINE, _STRONG_LINE = 1.5, 4.0
_HEAD_LINES = 3
_LEAST_CHARACTERS = 3.2  # of a column
_CENTRE, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight


class _Row(NamedTuple):
    """Cells with where in its own words each begins; ``number`` is that of the row in the table."""

    number: int
    cells: tuple[str, ...]
    starts: tuple[int, ...]


def table_sketches(slide: Slide, stage: Stage, number: int) -> list[Sketch]:
    """Return the pages of a table; one that says so for a table without rows."""
    if slide.table is None or not slide.table.columns:
        return [Sketch(())]
    return _Table(slide, slide.table, stage, number).sketches()


class _Table:
    def __init__(self, slide: Slide, table: SlideTable, stage: Stage, number: int) -> None:
        self._table, self._stage, self._number = table, stage, number
        self._kind = stage.dense
        self._head_kind = Type(LEAST_SIZE, bold=True, role="heading", line=1.3)
        self._heading, self._top = heading_boxes(slide.title, stage)
        self._widths = _widths(table, stage, self._kind, self._head_kind)
        labels = [
            shortened(column.label, self._head_kind, width - 2 * _SIDE, _HEAD_LINES)
            for column, width in zip(table.columns, self._widths, strict=True)
        ]
        self._head = self._place(labels, self._top, self._head_kind)
        self._head_bottom = self._top + max(box.height for box in self._head) + 2 * _ABOVE
        self._done: list[Sketch] = []
        self._boxes: list[TextBox] = []
        self._areas: list[Area] = []
        self._y = 0.0
        self._begin()

    def sketches(self) -> list[Sketch]:
        """Return the pages."""
        for number, cells in enumerate(self._table.rows):
            row: _Row | None = _Row(number, tuple(cells), (0,) * len(cells))
            while row is not None:
                row = self._put(row)
        if not self._table.rows:
            words = QCoreApplication.translate("SlidePages", "这张表里没有内容。")
            kind = self._kind._replace(role="secondary")
            self._boxes.append(TextBox(words, kind, self._stage.left, self._y + _ABOVE, self._stage.text_width))
            self._close()
        elif len(self._boxes) > self._furniture:
            self._close()
        return self._done

    @property
    def _furniture(self) -> int:
        return len(self._heading) + len(self._head)

    def _begin(self) -> None:
        stage = self._stage
        line = Area(QRectF(stage.left, self._head_bottom, stage.text_width, _STRONG_LINE), "accent")
        self._boxes, self._areas = [*self._heading, *self._head], [line]
        self._y = self._head_bottom + _STRONG_LINE

    def _close(self) -> None:
        self._done.append(Sketch(tuple(self._boxes), tuple(self._areas)))
        self._begin()

    def _put(self, row: _Row) -> _Row | None:
        """Put a row, or as much of it as goes on this page, and return what is left of it."""
        boxes = self._place(row.cells, self._y, self._kind, row)
        fit = floor((self._stage.bottom - self._y - 2 * _ABOVE) / self._kind.step + 0.001)
        lines = max(box.lines for box in boxes)
        empty = len(self._boxes) == self._furniture
        if lines <= fit or (empty and fit < 1):
            self._add(boxes, lines)
            return None
        if not empty:
            self._close()
            return row
        parts = [_first_lines(box, fit) for box in boxes]
        shown = [part for part, _ in parts]
        self._add(self._place([box.text for box in shown], self._y, self._kind, row), fit)
        self._close()
        starts = tuple(start + length for start, (_, length) in zip(row.starts, parts, strict=True))
        left = tuple(cell[length:] for cell, (_, length) in zip(row.cells, parts, strict=True))
        return _Row(row.number, left, starts)

    def _add(self, boxes: Sequence[TextBox], lines: int) -> None:
        self._boxes += boxes
        self._y += lines * self._kind.step + 2 * _ABOVE
        stage = self._stage
        self._areas.append(Area(QRectF(stage.left, self._y - _LINE, stage.text_width, _LINE), "rule"))

    def _place(self, texts: Sequence[str], y: float, kind: Type, row: _Row | None = None) -> list[TextBox]:
        boxes: list[TextBox] = []
        x = self._stage.left
        for at, (text, width, column) in enumerate(zip(texts, self._widths, self._table.columns, strict=True)):
            align = _RIGHT if column.numeric else Qt.AlignmentFlag.AlignLeft
            cell = kind._replace(align=align)
            box = TextBox(text, cell, x + _SIDE, y + _ABOVE, width - 2 * _SIDE)
            if row is not None:
                marks = (Emphasis(0, len(text), column.emphasis),) if column.emphasis and text else ()
                box = TextBox(
                    text, cell, x + _SIDE, y + _ABOVE, width - 2 * _SIDE,
                    spot=Spot(self._number, at, row.number), start=row.starts[at], emphases=marks,
                    sentences=((0, len(text)),) if text else (),
                )  # fmt: skip
            boxes.append(measured(box))
            x += width
        return boxes


def _first_lines(box: TextBox, count: int) -> tuple[TextBox, int]:
    """Return a box with the first lines of its words, and how many characters those are."""
    ends = box.line_ends()
    for kept in range(min(count, len(ends)), 1, -1):
        cut = measured(TextBox(box.text[: ends[kept - 1]], box.kind, box.x, box.y, box.width))
        # Cut off from what follows, a line may be a mark wider than it was within the cell.
        if cut.lines <= count:
            return cut, ends[kept - 1]
    return TextBox(box.text[: ends[0]], box.kind, box.x, box.y, box.width), ends[0]


def _widths(table: SlideTable, stage: Stage, kind: Type, head: Type) -> list[float]:
    """Share the width: a column takes no more than its longest words need, what it leaves goes to the others."""
    longest = [
        max((text_width(text, kind) for text in {column.label, *(row[at] for row in table.rows)}), default=0.0)
        for at, column in enumerate(table.columns)
    ]
    least = [max(text_width(column.label, head), _LEAST_CHARACTERS * kind.size) for column in table.columns]
    needed = [max(a, b) + 2 * _SIDE + 2 for a, b in zip(longest, least, strict=True)]
    left, open_ = stage.text_width, list(range(len(needed)))
    widths = [0.0] * len(needed)
    while open_:
        shares = sum(table.columns[at].width for at in open_)
        sated = [at for at in open_ if needed[at] <= left * table.columns[at].width / shares]
        for at in sated or open_:
            widths[at] = needed[at] if sated else left * table.columns[at].width / shares
        if not sated:
            return widths
        left -= sum(widths[at] for at in sated)
        open_ = [at for at in open_ if at not in sated]
    spare = left / len(widths)
    return [width + spare for width in widths]
