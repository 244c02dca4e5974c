"""Clauses of two to four documents side by side; four stand two by two, for narrower columns could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from compendium.domain.slide import Slide, SlideColumn
from compendium.ui.present.flowing import Setting, flowed
from compendium.ui.present.pages import Area, Sketch, as_paragraph, moved
from compendium.ui.present.stage import LEAST_SIZE, SMALL, Stage, Type
from compendium.ui.present.text_box import TextBox, shortened

_MOST_IN_A_ROW = 3
_BETWEEN = 56.0
_BETWEEN_ROWS = 28.0
_BADGE = 60.0
_LABEL = 40
_HEAD = 108.0  # height of what stands above a column
_LINE = 3.0
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class _Cell(NamedTuple):
    column: SlideColumn
    number: int
    rect: QRectF


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
    top = stage.top + Type(SMALL).step + 14
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
        )
        for at, column in enumerate(columns)
    ]


def _flow(cell: _Cell, stage: Stage, number: int) -> list[list[TextBox]]:
    column = cell.column
    heading = (as_paragraph(column.heading),) if column.heading else ()
    setting = Setting(
        cell.rect.width(), cell.rect.height() - _HEAD, stage.dense, 0.0, number, cell.number - 1, filled=True
    )
    return flowed((*heading, *column.paragraphs), setting, even=False)


def _part(cell: _Cell, pages: Sequence[list[TextBox]], at: int) -> list[TextBox]:
    x, y = cell.rect.x(), cell.rect.y() + _HEAD
    if at < len(pages):
        return moved(pages[at], x, y)
    words = QCoreApplication.translate("SlidePages", "（完）")
    return [TextBox(words, Type(LEAST_SIZE, role="secondary"), x, y, cell.rect.width())]


def _head(cell: _Cell) -> list[TextBox]:
    column, rect = cell.column, cell.rect
    beside = rect.x() + _BADGE + 18
    width = rect.width() - _BADGE - 18
    badge = Type(_LABEL, bold=True, role="on_accent", align=_CENTRE, line=_BADGE / _LABEL)
    label = Type(SMALL, bold=True, role="accent", line=1.2)
    name = Type(SMALL, role="secondary", line=1.2)
    above = "　".join(filter(None, (column.label, column.place)))
    return [
        TextBox(str(cell.number), badge, rect.x(), rect.y() + 8, _BADGE),
        TextBox(shortened(above, label, width), label, beside, rect.y() + 2, width),
        TextBox(shortened(column.name, name, width), name, beside, rect.y() + 2 + label.step, width),
    ]


def _badge(cell: _Cell) -> Area:
    return Area(QRectF(cell.rect.x(), cell.rect.y() + 8, _BADGE, _BADGE), "accent")


def _lines(cells: Sequence[_Cell]) -> list[Area]:
    """Return what parts the columns: a line below each head, one between neighbours."""
    made: list[Area] = []
    for cell in cells:
        rect = cell.rect
        made.append(Area(QRectF(rect.x(), rect.y() + _HEAD - 18, rect.width(), _LINE), "rule"))
        if any(other.rect.y() == rect.y() and other.rect.x() > rect.x() for other in cells):
            made.append(Area(QRectF(rect.right() + _BETWEEN / 2, rect.y(), 1.5, rect.height()), "rule"))
    return made
