"""Clauses of two to four documents side by side; four stand two by two, for narrower columns could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from compendium.domain.slide import Slide, SlideColumn
from compendium.ui.present.flowing import Setting, flowed
from compendium.ui.present.pages import Area, Sketch, as_paragraph, heading_words, moved
from compendium.ui.present.stage import LEAST_SIZE, SMALL, Stage, Type
from compendium.ui.present.text_box import TextBox, shortened, text_width

_MOST_IN_A_ROW = 3
_BETWEEN = 56.0
_BETWEEN_ROWS = 24.0
_BADGE = 60.0
_LABEL = 40
_BESIDE_BADGE = 18.0
_BELOW_HEAD = 34.0
_BELOW_CONTEXT = 14.0
_LINE = 3.0
_THIN_LINE = 1.5
_HEAD_TYPE = Type(LEAST_SIZE, bold=True, role="accent", line=_BADGE / LEAST_SIZE)
_PLACE_TYPE = Type(LEAST_SIZE, role="secondary", line=_BADGE / LEAST_SIZE)
_GAP = "　"
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _Cell(NamedTuple):
    """A column and its place; ``lines`` stand above it: whose it is, and where in it."""

    column: SlideColumn
    number: int
    rect: QRectF
    lines: tuple[str, ...]

    @property
    def head(self) -> float:
        """Height of what stands above the text."""
        return len(self.lines) * _HEAD_TYPE.step + _BELOW_HEAD

    @property
    def text(self) -> QRectF:
        """Where the text stands."""
        return self.rect.adjusted(0, self.head, 0, 0)


def column_sketches(slide: Slide, stage: Stage, number: int) -> list[Sketch]:
    """Return the pages of a comparison; a column that has ended says so while others go on."""
    cells = _cells(slide.columns, stage)
    flows = [_flow(cell, stage, number) for cell in cells]
    count = max(len(pages) for pages in flows)
    heads = [box for cell in cells for box in _head(cell)]
    areas = (*(_badge(cell) for cell in cells), *_lines(cells))
    return [
        Sketch(
            (*heads, *(box for cell, pages in zip(cells, flows, strict=True) for box in _part(cell, pages, at))), areas
        )
        for at in range(count)
    ]


def _cells(columns: Sequence[SlideColumn], stage: Stage) -> list[_Cell]:
    top = stage.top + Type(SMALL).step + _BELOW_CONTEXT
    count = len(columns)
    across = count if count <= _MOST_IN_A_ROW else (count + 1) // 2
    rows = -(-count // across)
    width = (stage.text_width - _BETWEEN * (across - 1)) / across
    height = (stage.bottom - top - _BETWEEN_ROWS * (rows - 1)) / rows
    return [
        _Cell(
            column,
            at + 1,
            QRectF(
                stage.left + at % across * (width + _BETWEEN),
                top + at // across * (height + _BETWEEN_ROWS),
                width,
                height,
            ),
            lines,
        )
        for at, (column, lines) in enumerate(zip(columns, _head_lines(columns, width), strict=True))
    ]


def _head_lines(columns: Sequence[SlideColumn], width: float) -> list[tuple[str, ...]]:
    """Return what stands above each column: whose it is, and where in it; where one line is too short on two."""
    names = _names(columns)
    joined = [_GAP.join(filter(None, (name, column.place))) for name, column in zip(names, columns, strict=True)]
    room = width - _BADGE - _BESIDE_BADGE
    if all(text_width(words, _HEAD_TYPE) <= room for words in joined):
        return [(words,) for words in joined]
    return [(name, column.place) for name, column in zip(names, columns, strict=True)]


def _names(columns: Sequence[SlideColumn]) -> list[str]:
    """Return where each document holds; of several that hold at one place their names."""
    labels = [column.label for column in columns]
    return [
        column.label if column.label and labels.count(column.label) == 1 else column.name or column.label
        for column in columns
    ]


def _flow(cell: _Cell, stage: Stage, number: int) -> list[list[TextBox]]:
    column = cell.column
    heading = (as_paragraph(heading_words(column.heading)),) if column.heading else ()
    room = cell.text
    setting = Setting(room.width(), room.height(), stage.dense, 0.0, number, cell.number - 1, filled=True)
    return flowed((*heading, *column.paragraphs), setting, even=False)


def _part(cell: _Cell, pages: Sequence[list[TextBox]], at: int) -> list[TextBox]:
    x, y = cell.text.x(), cell.text.y()
    if at < len(pages):
        return moved(pages[at], x, y)
    words = QCoreApplication.translate("SlidePages", "（完）")
    return [TextBox(words, Type(LEAST_SIZE, role="secondary"), x, y, cell.rect.width())]


def _head(cell: _Cell) -> list[TextBox]:
    rect = cell.rect
    number = Type(_LABEL, bold=True, role="on_accent", align=_CENTRE, line=_BADGE / _LABEL)
    boxes = [TextBox(str(cell.number), number, rect.x(), rect.y(), _BADGE)]
    for at, words in enumerate(cell.lines):
        kind = _PLACE_TYPE if at else _HEAD_TYPE
        beside = 0.0 if at else _BADGE + _BESIDE_BADGE
        width = rect.width() - beside
        shown = shortened(words, kind, width)
        boxes.append(TextBox(shown, kind, rect.x() + beside, rect.y() + at * kind.step, width))
    return boxes


def _badge(cell: _Cell) -> Area:
    return Area(QRectF(cell.rect.x(), cell.rect.y(), _BADGE, _BADGE), "accent")


def _lines(cells: Sequence[_Cell]) -> list[Area]:
    """Return what parts the columns: a line below each head, one between neighbours."""
    made: list[Area] = []
    for cell in cells:
        rect = cell.rect
        made.append(Area(QRectF(rect.x(), rect.y() + cell.head - _BELOW_HEAD / 2, rect.width(), _LINE), "rule"))
        if any(other.rect.y() == rect.y() and other.rect.x() > rect.x() for other in cells):
            made.append(Area(QRectF(rect.right() + _BETWEEN / 2, rect.y(), _THIN_LINE, rect.height()), "rule"))
    return made
