"""Which words lie at a place of the stage."""

from __future__ import annotations

from PySide6.QtCore import QPointF

from compendium.ui.present.pages import Page
from compendium.ui.present.text_box import Spot, TextBox

_NEAR = 40.0


def words_between(page: Page, first: QPointF, last: QPointF) -> dict[Spot, tuple[int, int]]:
    """Return what a stroke from one place to another goes over: for each paragraph [start, end) of its words.

    A stroke stays within the column (or the cell) that it begins in.
    """
    begun = _box_at(page, first)
    if begun is None or begun.spot is None:
        return {}
    column = [box for box in page.boxes if box.spot is not None and box.x == begun.x and box.width == begun.width]
    column = column or [begun]
    ended = min(column, key=lambda box: _distance(box, last))
    at, to = column.index(begun), column.index(ended)
    ends = sorted(((at, _offset(begun, first)), (to, _offset(ended, last))))
    (low, start), (high, end) = ends
    found: dict[Spot, tuple[int, int]] = {}
    for number in range(low, high + 1):
        box = column[number]
        a = start if number == low else 0
        b = end if number == high else len(box.text)
        if box.spot is not None and a < b:
            found[box.spot] = (box.start + a, box.start + b)
    return found


def _box_at(page: Page, place: QPointF) -> TextBox | None:
    boxes = [box for box in page.boxes if box.spot is not None]
    near = [box for box in boxes if box.rect.adjusted(-_NEAR, 0, _NEAR, 0).contains(place)]
    return near[0] if near else None


def _distance(box: TextBox, place: QPointF) -> float:
    rect = box.rect
    return max(rect.top() - place.y(), place.y() - rect.bottom(), 0.0)


def _offset(box: TextBox, place: QPointF) -> int:
    layout = box.layout()
    number = int((place.y() - box.y) // box.kind.step)
    if number < 0:
        return 0
    if number >= layout.lineCount():
        return len(box.text)
    return box.points(layout.lineAt(number).xToCursor(place.x() - box.x))
