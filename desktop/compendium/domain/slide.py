"""What is put before an audience: slides out of clauses, comparisons, tables and own words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compendium.domain.comparison import ClauseRef
from compendium.domain.handout import HandoutParagraph
from compendium.domain.sheet import Sheet


class SlideKind(StrEnum):
    """How a slide is set."""

    TITLE = "title"  # title and subtitle of all
    SECTION = "section"
    TEXT = "text"  # own words, in Markdown
    CLAUSE = "clause"
    COLUMNS = "columns"  # two to four clauses side by side
    TABLE = "table"


class EmphasisKind(StrEnum):
    """What makes words stand out at a key."""

    NUMBER = "number"
    DEADLINE = "deadline"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words of a paragraph: [start, end) in code points of its text."""

    start: int
    end: int
    kind: EmphasisKind


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    """A paragraph with what may stand out in it."""

    paragraph: HandoutParagraph
    emphases: tuple[Emphasis, ...] = ()


@dataclass(frozen=True, slots=True)
class SlideColumn:
    """A clause on a slide.

    Attributes:
        heading: marker and title as printed; for columns the short name of the document.
        source: citation: 《标题》（发文字号）第二部分第（五）条.
        ref: where it is; None for own words.
    """

    heading: str
    source: str
    paragraphs: tuple[SlideParagraph, ...]
    ref: ClauseRef | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide before it is cut into pages that fit a screen.

    Attributes:
        columns: one for a CLAUSE, more for COLUMNS, () for others.
        text: Markdown of a TEXT slide; subtitle of a TITLE; a remark below others.
        sheet: for a TABLE only.
        notes: the speaker's own: for his screen alone.
        item: id of the item of the collection that it comes from; "" when there is none.
    """

    kind: SlideKind
    title: str = ""
    columns: tuple[SlideColumn, ...] = ()
    text: str = ""
    sheet: Sheet | None = None
    notes: str = ""
    item: str = ""
