"""A table over pages: whole rows, the header again on each; a row that no page holds goes on on the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import floor, inf
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from compendium.domain.slide import Emphasis, Slide, SlideTable
from compendium.services.slide_clauses import paragraph_of
from compendium.services.slide_emphasis import emphases_of
from compendium.ui.present.flowing import Setting, flowed
from compendium.ui.present.pages import Area, Sketch, heading_boxes, lowered
from compendium.ui.present.stage import LEAST_SIZE, Stage, Type
from compendium.ui.present.text_box import Spot, TextBox, measured, shortened, text_width

_SIDE = 16.0
_ABOVE = 12.0
_LINE, _STRONG_LINE = 1.5, 4.0
_HEAD_LINES = 3
_ROW_LINE = 1.38  # em: lines of a cell belong together, rows apart
_LEAST_CHARACTERS = 3.2  # of a column
_RIGHT = Qt.AlignmentFlag.AlignRight


class _Cell(NamedTuple):
    """What a page shows of a cell: a box for each line of thought that was cut, at the corner of the cell."""

    boxes: tuple[TextBox, ...]

    @property
    def lines(self) -> int:
        """How many lines it takes."""
        return sum(box.lines for box in self.boxes)


def table_sketches(slide: Slide, stage: Stage, number: int) -> list[Sketch]:
    """Return the pages of a table; one that says so for a table without rows."""
    if slide.table is None or not slide.table.columns:
        return [Sketch(())]
    return _Table(slide, slide.table, stage, number).sketches()


class _Table:
    def __init__(self, slide: Slide, table: SlideTable, stage: Stage, number: int) -> None:
        self._table, self._stage, self._number = table, stage, number
        self._kind = stage.dense._replace(line=_ROW_LINE)
        self._head_kind = Type(LEAST_SIZE, bold=True, role="heading", line=1.3)
        self._heading, self._top = heading_boxes(slide.title, stage)
        self._widths = _widths(table, stage, self._kind, self._head_kind)
        self._head = self._head_boxes()
        self._head_bottom = self._top + max(box.height for box in self._head) + 2 * _ABOVE
        self._done: list[Sketch] = []
        self._boxes: list[TextBox] = []
        self._areas: list[Area] = []
        self._y = 0.0
        self._name = ""
        self._begin()

    def sketches(self) -> list[Sketch]:
        """Return the pages."""
        for number, cells in enumerate(self._table.rows):
            self._put(number, cells)
        if not self._table.rows:
            words = QCoreApplication.translate("SlidePages", "这张表里没有内容。")
            kind = self._kind._replace(role="secondary")
            self._boxes.append(TextBox(words, kind, self._stage.left, self._y + _ABOVE, self._stage.text_width))
            self._close()
        elif len(self._boxes) > self._furniture:
            self._close()
        return lowered(self._done, self._stage)

    @property
    def _furniture(self) -> int:
        return len(self._heading) + len(self._head)

    def _begin(self) -> None:
        stage = self._stage
        line = Area(QRectF(stage.left, self._head_bottom, stage.text_width, _STRONG_LINE), "accent")
        self._boxes, self._areas = [*self._heading, *self._head], [line]
        self._y = self._head_bottom + _STRONG_LINE
        self._name = ""

    def _close(self) -> None:
        self._done.append(Sketch(tuple(self._boxes), tuple(self._areas), self._name))
        self._begin()

    def _put(self, number: int, cells: Sequence[str]) -> None:
        """Put a row where it fits whole; one that no page holds goes on on the next, cut where sentences end."""
        whole = [self._flow(at, text, number, inf)[0] for at, text in enumerate(cells)]
        fit = self._fit()
        if max(cell.lines for cell in whole) > fit and len(self._boxes) > self._furniture:
            self._close()
            fit = self._fit()
        lines = max(cell.lines for cell in whole)
        if lines <= fit or fit < 1:
            self._add(whole, number)
            return
        flows = [self._flow(at, text, number, fit) for at, text in enumerate(cells)]
        parts = max(len(flow) for flow in flows)
        for part in range(parts):
            self._add([self._part(flow, part) for flow in flows], number)
            if part + 1 < parts:
                self._close()

    def _fit(self) -> int:
        """Return how many lines there is room for."""
        return floor((self._stage.bottom - self._y - 2 * _ABOVE) / self._kind.step + 0.001)

    def _flow(self, at: int, text: str, number: int, lines: float) -> list[_Cell]:
        """Return what each page shows of a cell that has so many lines on each."""
        width = self._widths[at] - 2 * _SIDE
        column = self._table.columns[at]
        kind = self._kind._replace(align=_RIGHT if column.numeric else Qt.AlignmentFlag.AlignLeft)
        if lines == inf:
            return [_Cell((measured(self._box(at, text, number, kind, width)),))]
        setting = Setting(width, lines * kind.step, kind, 0.0, self._number, at, filled=True)
        pages = flowed([replace(paragraph_of(text), emphases=self._emphases(at, text))], setting)
        cells = [
            _Cell(tuple(replace(box, y=0.0, spot=Spot(self._number, at, number)) for box in page)) for page in pages
        ]
        return cells or [_Cell((TextBox("", kind, 0, 0, width),))]

    def _part(self, flow: Sequence[_Cell], part: int) -> _Cell:
        """Return what a page shows of a cell; one that was shown whole before is repeated, for the row goes on."""
        if part < len(flow):
            return flow[part]
        first = flow[0].boxes[0]
        if len(flow) > 1 or not first.text:
            return _Cell((replace(first, text="", lines=1, spot=None, emphases=(), sentences=()),))
        again = QCoreApplication.translate("SlidePages", "{0}（续）").format(first.text)
        kind = first.kind._replace(role="secondary")
        again = shortened(again, kind, first.width, self._fit())
        return _Cell((measured(TextBox(again, kind, 0, 0, first.width)),))

    def _emphases(self, at: int, text: str) -> tuple[Emphasis, ...]:
        kind = self._table.columns[at].emphasis
        return (Emphasis(0, len(text), kind),) if kind and text else emphases_of(text, ())

    def _box(self, at: int, text: str, number: int, kind: Type, width: float) -> TextBox:
        return TextBox(
            text, kind, 0, 0, width,
            spot=Spot(self._number, at, number), emphases=self._emphases(at, text),
            sentences=((0, len(text)),) if text else (),
        )  # fmt: skip

    def _add(self, cells: Sequence[_Cell], number: int) -> None:
        if not self._name:
            self._name = self._table.rows[number][0]
        x = self._stage.left
        for cell, width in zip(cells, self._widths, strict=True):
            self._boxes += [replace(box, x=x + _SIDE, y=self._y + _ABOVE) for box in cell.boxes]
            x += width
        self._y += max(cell.lines for cell in cells) * self._kind.step + 2 * _ABOVE
        stage = self._stage
        self._areas.append(Area(QRectF(stage.left, self._y - _LINE, stage.text_width, _LINE), "rule"))

    def _head_boxes(self) -> list[TextBox]:
        boxes: list[TextBox] = []
        x = self._stage.left
        for column, width in zip(self._table.columns, self._widths, strict=True):
            kind = self._head_kind._replace(align=_RIGHT if column.numeric else Qt.AlignmentFlag.AlignLeft)
            label = shortened(column.label, self._head_kind, width - 2 * _SIDE, _HEAD_LINES)
            boxes.append(measured(TextBox(label, kind, x + _SIDE, self._top + _ABOVE, width - 2 * _SIDE)))
            x += width
        return boxes


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
