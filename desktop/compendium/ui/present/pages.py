"""From slides to pages: nothing stands outside the stage, and what is read is never smaller than 44 units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt

from compendium.domain.document import BlockStyle
from compendium.domain.handout import HandoutParagraph
from compendium.domain.slide import Slide, SlideKind, SlideParagraph
from compendium.exporters.title_lines import broken
from compendium.ui.present.flowing import Setting, flowed
from compendium.ui.present.source_line import source_boxes
from compendium.ui.present.stage import LEAST_SIZE, SMALL, Stage, Type
from compendium.ui.present.text_box import TextBox, measured, shortened

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_HEADING_SCALES = (1.2, 1.08, 1.0)
_HEADING_LINES = 2
_HEADING_STOPS = "。．.：:；;"
_BELOW_CONTEXT = 18.0
_BELOW_HEADING = 26.0
_LEGEND_ROOM = 14  # characters
_TITLE_SIZES = (96, 84, 72, 64, 56, 50, LEAST_SIZE)
_SECTION_SIZES = (84, 72, 64, 56, 50, LEAST_SIZE)
_TITLE_SHARE = 0.5  # of the height
_BELOW_TITLE = 48.0
_SPARE = 0.6  # characters: digits are a little wider than half of one
_ABOVE_TEXT = 0.4  # of what is empty below
_ABOVE_TITLE = 0.46  # of what is empty: a little above the middle


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle: a line of a table, the badge of a column."""

    rect: QRectF
    role: str


class Words(NamedTuple):
    """[start, end) of the words of a box."""

    box: TextBox
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """A page; it knows nothing of what is the speaker's alone.

    Attributes:
        slide: number of its slide, from 0.
        part, parts: which of the slide's pages it is, from 1.
        boxes, areas: what stands on it.
        name: a line for lists of pages.
        opening: what tells it from the slide's other pages: the first row of a table; "" when nothing does.
    """

    slide: int
    part: int
    parts: int
    boxes: tuple[TextBox, ...]
    areas: tuple[Area, ...] = ()
    name: str = ""
    kind: SlideKind = SlideKind.CLAUSE
    opening: str = ""

    @cached_property
    def steps(self) -> tuple[tuple[Words, ...], ...]:
        """What is stepped through: each sentence, of a table each row."""
        sentences = [Words(box, start, end) for box in self.boxes if box.spot for start, end in box.sentences]
        if self.kind is not SlideKind.TABLE:
            return tuple((each,) for each in sentences)
        rows = [tuple(row) for _, row in groupby(sentences, key=lambda each: each.box.spot and each.box.spot.paragraph)]
        return tuple(rows)

    @property
    def text(self) -> str:
        """All words on it."""
        return "\n".join(box.text for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the pages of a slide are made of before they are counted; ``name`` where each has its own."""

    boxes: tuple[TextBox, ...]
    areas: tuple[Area, ...] = ()
    name: str = ""


def paginated(slides: Sequence[Slide], stage: Stage) -> tuple[Page, ...]:
    """Return the pages of all slides in order; a slide has at least one."""
    alone = len(slides) == 1
    return tuple(page for number, slide in enumerate(slides) for page in pages_of(slide, stage, number, alone=alone))


def pages_of(slide: Slide, stage: Stage, number: int = 0, *, alone: bool = False) -> list[Page]:
    """Return the pages of one slide, the ``number``-th from 0; what is the speaker's alone is left out first.

    ``alone`` when there is no other slide: then the number of the page already says which part it is.
    """
    from compendium.ui.present.side_pages import column_sketches
    from compendium.ui.present.table_pages import table_sketches

    public = slide.public
    if public.kind in {SlideKind.TITLE, SlideKind.SECTION}:
        sketches = _title_sketches(public, stage)
    elif public.kind is SlideKind.TABLE:
        sketches = table_sketches(public, stage, number)
    elif public.kind is SlideKind.COLUMNS:
        sketches = column_sketches(public, stage, number)
    else:
        sketches = _clause_sketches(public, stage, number)
    count = len(sketches)
    return [
        Page(
            number,
            part,
            count,
            (*sketch.boxes, *_around(public, stage, part, 1 if alone else count)),
            sketch.areas,
            public.name,
            public.kind,
            sketch.name,
        )
        for part, sketch in enumerate(sketches, 1)
    ]


def heading_boxes(text: str, stage: Stage) -> tuple[list[TextBox], float]:
    """Return the heading of a page, none when it is too long for one, and where the text below it begins."""
    top = stage.top + Type(SMALL).step + _BELOW_CONTEXT
    words = heading_words(text)
    if not words:
        return [], top
    for scale in _HEADING_SCALES:
        kind = Type(max(round(stage.size * scale), LEAST_SIZE), bold=True, role="heading", line=1.36)
        box = measured(TextBox(words, kind, stage.left, top, stage.text_width))
        if box.lines <= _HEADING_LINES:
            return [box], top + box.height + _BELOW_HEADING
    return [], top


def heading_words(text: str) -> str:
    """Return a heading as it stands alone: without the full stop that parts it from the text in print."""
    return text.rstrip().rstrip(_HEADING_STOPS)


def lowered(sketches: Sequence[Sketch], stage: Stage) -> list[Sketch]:
    """Return pages with what is empty below shared out: so much of it above that all begin alike, none at the top."""
    room = min(stage.bottom - max((box.rect.bottom() for box in each.boxes), default=stage.bottom) for each in sketches)
    down = max(room, 0.0) * _ABOVE_TEXT
    return [
        replace(
            each,
            boxes=tuple(moved(each.boxes, 0, down)),
            areas=tuple(replace(area, rect=area.rect.translated(0, down)) for area in each.areas),
        )
        for each in sketches
    ]


def moved(boxes: Iterable[TextBox], x: float, y: float) -> list[TextBox]:
    """Return boxes farther right and down."""
    return [replace(box, x=box.x + x, y=box.y + y) for box in boxes]


def as_paragraph(heading: str) -> SlideParagraph:
    """Return a heading that is read with the text."""
    return SlideParagraph(
        HandoutParagraph(heading, BlockStyle.HEADING, len(heading)),
        sentences=((0, len(heading)),),
        strong=((0, len(heading)),),
    )


def _clause_sketches(slide: Slide, stage: Stage, number: int) -> list[Sketch]:
    column = slide.columns[0]
    heading = slide.title if slide.kind is SlideKind.TEXT else column.heading
    head, top = heading_boxes(heading, stage)
    paragraphs = column.paragraphs if head or not heading else (as_paragraph(heading), *column.paragraphs)
    setting = Setting(stage.text_width, stage.bottom - top, stage.text, slide=number)
    if slide.kind is SlideKind.TEXT:
        setting = setting._replace(indent=0.0, kind=stage.text._replace(align=Qt.AlignmentFlag.AlignLeft))
    pages = flowed(paragraphs, setting) or [[]]
    return lowered([Sketch((*head, *moved(boxes, stage.left, top))) for boxes in pages], stage)


def _title_sketches(slide: Slide, stage: Stage) -> list[Sketch]:
    is_title = slide.kind is SlideKind.TITLE
    titles = _fitted(slide.title, stage, _TITLE_SIZES if is_title else _SECTION_SIZES)
    kind = Type(LEAST_SIZE, role="secondary", align=_CENTRE, line=1.5)
    lines: list[TextBox] = []
    title_height = sum(box.height for box in titles)
    y = title_height + _BELOW_TITLE
    least_above = stage.top + Type(SMALL).step
    for line in slide.text.split("\n") if slide.text else []:
        shown = shortened(line, kind, stage.text_width, _HEADING_LINES)
        made = measured(TextBox(shown, kind, stage.left, y, stage.text_width))
        if y + made.height > stage.bottom - least_above:
            break
        lines.append(made)
        y += made.height
    height = y if lines else title_height
    above = max((stage.bottom - height) * _ABOVE_TITLE, least_above)
    return [Sketch(tuple(moved([*titles, *lines], 0, above)))]


def _fitted(text: str, stage: Stage, sizes: Sequence[int]) -> list[TextBox]:
    """Return the lines of a title at the largest size at which it is not too high, broken where words end."""
    most = (stage.bottom - stage.top) * _TITLE_SHARE
    lines: list[TextBox] = []
    for size in sizes:
        kind = Type(size, bold=True, role="heading", align=_CENTRE, line=1.36)
        lines = _title_lines(text, kind, stage)
        if len(lines) * kind.step <= most and (len(lines) <= _HEADING_LINES or size == sizes[-1]):
            return lines
    kind = lines[0].kind
    words = shortened(text, kind, stage.text_width, int(most // kind.step))
    return [measured(TextBox(words, kind, stage.left, 0, stage.text_width))]


def _title_lines(text: str, kind: Type, stage: Stage) -> list[TextBox]:
    lines = [
        TextBox(line, kind, stage.left, at * kind.step, stage.text_width)
        for at, line in enumerate(broken(text, stage.text_width / kind.size - _SPARE))
    ]
    if all(measured(line).lines == 1 for line in lines):
        return lines
    return [measured(TextBox(text, kind, stage.left, 0, stage.text_width))]  # letters wider than they count for


def _around(slide: Slide, stage: Stage, part: int, parts: int) -> list[TextBox]:
    """Return the line above a page and the source below it."""
    boxes: list[TextBox] = []
    small = Type(SMALL, role="secondary")
    above = slide.title if slide.kind in {SlideKind.CLAUSE, SlideKind.COLUMNS} else ""
    counted = f"{part}/{parts}" if parts > 1 else ""
    if above or counted:
        named = shortened(above, small, stage.text_width - SMALL * _LEGEND_ROOM)
        words = "　".join(filter(None, (named, counted)))
        boxes.append(TextBox(words, small, stage.left, stage.top, stage.text_width))
    return [*boxes, *source_boxes(slide, stage)]
