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
from compendium.ui.present.flowing import Setting, flowed
from compendium.ui.present.stage import LEAST_SIZE, SMALL, Stage, Type
from compendium.ui.present.text_box import TextBox, measured, shortened

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_HEADING_SCALES = (1.2, 1.08, 1.0)
_HEADING_LINES = 2
_BELOW_CONTEXT = 18.0
_BELOW_HEADING = 26.0
_PAGE_NUMBER_ROOM = 260.0
_LEGEND_ROOM = 14  # characters
_FOOT_MIDDLE = 52.0  # above the lower edge
_SOURCE_LINES = 2
_SOURCE_GAP = "　"
_LEAST_SOURCE = 8  # characters
_TITLE_SIZES = (96, 84, 72, 64, 56, 50, LEAST_SIZE)
_SECTION_SIZES = (84, 72, 64, 56, 50, LEAST_SIZE)
_TITLE_SHARE = 0.5  # of the height
_BELOW_TITLE = 48.0
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
    """

    slide: int
    part: int
    parts: int
    boxes: tuple[TextBox, ...]
    areas: tuple[Area, ...] = ()
    name: str = ""
    kind: SlideKind = SlideKind.CLAUSE

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
    """What the pages of a slide are made of before they are counted."""

    boxes: tuple[TextBox, ...]
    areas: tuple[Area, ...] = ()


def paginated(slides: Sequence[Slide], stage: Stage) -> tuple[Page, ...]:
    """Return the pages of all slides in order; a slide has at least one."""
    return tuple(page for number, slide in enumerate(slides) for page in pages_of(slide, stage, number))


def pages_of(slide: Slide, stage: Stage, number: int = 0) -> list[Page]:
    """Return the pages of one slide, the ``number``-th from 0; what is the speaker's alone is left out first."""
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
            (*sketch.boxes, *_around(public, stage, part, count)),
            sketch.areas,
            public.name,
            public.kind,
        )
        for part, sketch in enumerate(sketches, 1)
    ]


def heading_boxes(text: str, stage: Stage) -> tuple[list[TextBox], float]:
    """Return the heading of a page, none when it is too long for one, and where the text below it begins."""
    top = stage.top + Type(SMALL).step + _BELOW_CONTEXT
    if not text:
        return [], top
    for scale in _HEADING_SCALES:
        kind = Type(max(round(stage.size * scale), LEAST_SIZE), bold=True, role="heading", line=1.36)
        box = measured(TextBox(text, kind, stage.left, top, stage.text_width))
        if box.lines <= _HEADING_LINES:
            return [box], top + box.height + _BELOW_HEADING
    return [], top


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
    return [Sketch((*head, *moved(boxes, stage.left, top))) for boxes in pages]


def _title_sketches(slide: Slide, stage: Stage) -> list[Sketch]:
    is_title = slide.kind is SlideKind.TITLE
    box = _fitted(slide.title, stage, _TITLE_SIZES if is_title else _SECTION_SIZES)
    kind = Type(LEAST_SIZE, role="secondary", align=_CENTRE, line=1.5)
    lines: list[TextBox] = []
    y = box.height + _BELOW_TITLE
    least_above = stage.top + Type(SMALL).step
    for line in slide.text.split("\n") if slide.text else []:
        shown = shortened(line, kind, stage.text_width, _HEADING_LINES)
        made = measured(TextBox(shown, kind, stage.left, y, stage.text_width))
        if y + made.height > stage.bottom - least_above:
            break
        lines.append(made)
        y += made.height
    height = y if lines else box.height
    above = max((stage.bottom - height) * _ABOVE_TITLE, least_above)
    return [Sketch(tuple(moved([box, *lines], 0, above)))]


def _fitted(text: str, stage: Stage, sizes: Sequence[int]) -> TextBox:
    """Return a title at the largest size at which it is not too high, its lines about as long as each other."""
    most = (stage.bottom - stage.top) * _TITLE_SHARE
    box = TextBox("", Type(LEAST_SIZE), 0, 0, 1)
    for size in sizes:
        kind = Type(size, bold=True, role="heading", align=_CENTRE, line=1.36)
        box = measured(TextBox(text, kind, stage.left, 0, stage.text_width))
        if box.height <= most and (box.lines <= _HEADING_LINES or size == sizes[-1]):
            return _evened(box, stage)
    lines = int(most // box.kind.step)
    return measured(replace(box, text=shortened(text, box.kind, box.width, lines)))


def _evened(box: TextBox, stage: Stage) -> TextBox:
    narrow = _narrowed(box)
    return replace(narrow, x=(stage.width - narrow.width) / 2)


def _narrowed(box: TextBox) -> TextBox:
    """Make words of several lines narrower until they would need another one: the lines become about as long."""
    best = box
    width = box.width - box.kind.size
    while box.lines > 1 and width > box.width / 2:
        tried = measured(replace(box, width=width))
        if tried.lines > box.lines:
            break
        best = tried
        width -= box.kind.size
    return best


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
    sources = [slide.source]
    if slide.kind is SlideKind.COLUMNS:
        sources = [f"{at} {column.source}" for at, column in enumerate(slide.columns, 1) if column.source]
    if any(sources):
        boxes.append(_source_box(sources, stage))
    return boxes


def _source_box(sources: Sequence[str], stage: Stage) -> TextBox:
    """Return the sources, on two lines at most; of the longest the middle is left out, for its end says where."""
    kind = Type(SMALL, role="secondary", line=1.28)
    width = stage.text_width - _PAGE_NUMBER_ROOM
    shown = list(sources)
    kept = max(len(source) for source in sources)
    while True:
        box = measured(TextBox(_SOURCE_GAP.join(shown), kind, stage.left, 0, width))
        if box.lines <= _SOURCE_LINES or kept <= _LEAST_SOURCE:
            return replace(_narrowed(box), y=stage.height - _FOOT_MIDDLE - box.height / 2)
        kept -= 2
        half = kept // 2
        shown = [source if len(source) <= kept else f"{source[:half]}…{source[-half:]}" for source in sources]


def page_number_place(stage: Stage) -> QRectF:
    """Where the page number stands."""
    height = Type(SMALL).step
    y = stage.height - _FOOT_MIDDLE - height / 2
    return QRectF(stage.width - stage.left - _PAGE_NUMBER_ROOM, y, _PAGE_NUMBER_ROOM, height)
