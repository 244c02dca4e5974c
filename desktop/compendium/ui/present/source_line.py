"""The foot of a page: what is cited on it, and its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QRectF

from compendium.domain.slide import Slide, SlideKind
from compendium.exporters.title_lines import broken
from compendium.ui.present.stage import SMALL, Stage, Type
from compendium.ui.present.text_box import TextBox, measured

_PAGE_NUMBER_ROOM = 260.0
_FOOT_MIDDLE = 52.0  # above the lower edge
_SOURCE_LINES = 2
_SOURCE_GAP = "　"
_LEAST_SOURCE = 8  # characters
_SPARE = 0.6  # characters: digits are a little wider than half of one
_NO_BREAK = "\u00a0"
_OPENERS, _CLOSERS = "《（(〈【", "）)〉】"
_JOINED = "—-–~"  # in 2022—2023


def source_boxes(slide: Slide, stage: Stage) -> list[TextBox]:
    """Return what is cited below a page; [] when nothing is."""
    sources = _sources(slide, stage)
    if len(sources) == 1 and (lines := _broken_lines(sources[0], stage)):
        return lines
    if lines := _stacked(_shared_out(sources, stage), stage):
        return lines
    return [_source_box(sources, stage)] if sources else []


@lru_cache(maxsize=512)
def _lines_of(source: str, room: float) -> tuple[str, ...]:
    """Kept, because every page of a slide has the same source."""
    return tuple(broken(source, room))


def _broken_lines(source: str, stage: Stage) -> list[TextBox]:
    """Return a source that needs two lines, broken where a name or a bracket ends; [] when it needs one, or more."""
    if _source_lines([source], stage) == 1:
        return []
    return _stacked(_lines_of(source, (stage.text_width - _PAGE_NUMBER_ROOM) / SMALL - _SPARE), stage)


def _shared_out(sources: Sequence[str], stage: Stage) -> list[str]:
    """Return lines of whole sources, as many on each as go there."""
    lines: list[str] = []
    for source in sources:
        longer = f"{lines[-1]}{_SOURCE_GAP}{source}" if lines else source
        if lines and _source_lines([longer], stage) == 1:
            lines[-1] = longer
        else:
            lines.append(source)
    return lines


def _stacked(lines: Sequence[str], stage: Stage) -> list[TextBox]:
    """Return two lines below each other; [] for fewer or more, or when one of them is too long."""
    kind, width = _source_kind(), stage.text_width - _PAGE_NUMBER_ROOM
    top = stage.height - _FOOT_MIDDLE - kind.step
    boxes = [measured(TextBox(line, kind, stage.left, top + at * kind.step, width)) for at, line in enumerate(lines)]
    return boxes if len(boxes) == _SOURCE_LINES and all(box.lines == 1 for box in boxes) else []


def _sources(slide: Slide, stage: Stage) -> list[str]:
    """Return what is cited below a page; of columns by short names where the titles would not fit."""
    if slide.kind is not SlideKind.COLUMNS:
        return [slide.source] if slide.source else []
    cited = [(at, column) for at, column in enumerate(slide.columns, 1) if column.source]
    full = [f"{at}{_NO_BREAK}{column.source}" for at, column in cited]
    if not full or _source_lines(full, stage) <= _SOURCE_LINES:
        return full
    return [
        f"{at}{_NO_BREAK}" + (f"《{column.name}》{column.place}" if column.name else column.source)
        for at, column in cited
    ]


def _source_kind() -> Type:
    return Type(SMALL, role="secondary", line=1.28)


def _source_lines(sources: Sequence[str], stage: Stage) -> int:
    words = _SOURCE_GAP.join(sources)
    return measured(TextBox(words, _source_kind(), stage.left, 0, stage.text_width - _PAGE_NUMBER_ROOM)).lines


def _source_box(sources: Sequence[str], stage: Stage) -> TextBox:
    """Return the sources, on two lines at most; of the longest the middle is left out, for its end says where."""
    kind = _source_kind()
    width = stage.text_width - _PAGE_NUMBER_ROOM
    shown = list(sources)
    kept = max(len(source) for source in sources)
    while _source_lines(shown, stage) > _SOURCE_LINES and kept > _LEAST_SOURCE:
        kept -= 2
        shown = [source if len(source) <= kept else _middle_left_out(source, kept // 2) for source in sources]
    box = measured(TextBox(_SOURCE_GAP.join(shown), kind, stage.left, 0, width))
    return replace(box, y=stage.height - _FOOT_MIDDLE - box.height / 2)


def _middle_left_out(words: str, half: int) -> str:
    """Return the beginning and the end, neither of them ending within a number or after an opened bracket."""
    first, last = half, len(words) - half
    while first > 1 and (_is_inside(words, first) or words[first - 1] in _OPENERS):
        first -= 1
    while last < len(words) - 1 and (_is_inside(words, last) or words[last] in _CLOSERS):
        last += 1
    return f"{words[:first]}…{words[last:]}"


def _is_inside(words: str, at: int) -> bool:
    before, behind = words[at - 1], words[at]
    return ((before.isascii() and before.isalnum()) or before in _JOINED) and (
        (behind.isascii() and behind.isalnum()) or behind in _JOINED or behind == "年"
    )


def page_number_place(stage: Stage) -> QRectF:
    """Where the page number stands."""
    height = Type(SMALL).step
    y = stage.height - _FOOT_MIDDLE - height / 2
    return QRectF(stage.width - stage.left - _PAGE_NUMBER_ROOM, y, _PAGE_NUMBER_ROOM, height)
