"""What is put before an audience: slides out of clauses, comparisons, tables and own words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from compendium.domain.comparison import ClauseRef
from compendium.domain.handout import HandoutParagraph

_OPENING = 24  # characters


class SlideKind(StrEnum):
    """How a slide is set."""

    TITLE = "title"  # title and subtitle of all
    SECTION = "section"
    TEXT = "text"  # own words
    CLAUSE = "clause"
    COLUMNS = "columns"  # two to four clauses side by side
    TABLE = "table"


class EmphasisKind(StrEnum):
    """What makes words stand out at a key."""

    NUMBER = "number"
    DEADLINE = "deadline"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, order=True)
class Emphasis:
    """Words of a paragraph: [start, end) in code points of its text."""

    start: int
    end: int
    kind: EmphasisKind


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    """A paragraph with what may stand out in it; all places are [start, end) in code points of its text.

    Attributes:
        sentences: to step through, and where pages may end.
        strong: words that are always set bold.
        bullet: what hangs to the left of it: •, 1.
        depth: of the list that it belongs to, from 0.
    """

    paragraph: HandoutParagraph
    emphases: tuple[Emphasis, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    strong: tuple[tuple[int, int], ...] = ()
    bullet: str = ""
    depth: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return self.paragraph.text


@dataclass(frozen=True, slots=True)
class SlideColumn:
    """A clause on a slide.

    Attributes:
        heading: marker and title as printed; they are not repeated in the paragraphs.
        source: citation: 《标题》（发文字号）第二部分第（五）条.
        label: what heads a column among others: where its document holds; "" when that is not known.
        name: the short name of its document.
        place: where in the document: 第二部分第（五）条.
        ref: where it is; None for own words.
    """

    heading: str
    source: str
    paragraphs: tuple[SlideParagraph, ...]
    label: str = ""
    name: str = ""
    place: str = ""
    ref: ClauseRef | None = None


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table before an audience; ``width`` is its share, ``emphasis`` what its cells say."""

    label: str
    width: float = 1.0
    numeric: bool = False
    emphasis: EmphasisKind | None = None


@dataclass(frozen=True, slots=True)
class SlideTable:
    """A table with no more columns than can be read from the last row.

    Attributes:
        rows: a cell for each column.
        refs: for each row where it comes from; () when the rows come from nowhere.
    """

    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    refs: tuple[ClauseRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide before it is cut into pages that fit a screen.

    Attributes:
        title: of a TITLE, SECTION, TABLE or TEXT; for clauses the headings above: 二、主要任务 › （五）强化支持.
        columns: one for a CLAUSE or TEXT, more for COLUMNS, () for others.
        text: subtitle of a TITLE; a remark below others.
        source: citation of what is shown; "" when there is none, and for COLUMNS, each of which has its own.
        table: for a TABLE only.
        notes: the speaker's own, in Markdown: for his screen alone.
        item: id of the item of the collection that it comes from; "" when there is none.
    """

    kind: SlideKind
    title: str = ""
    columns: tuple[SlideColumn, ...] = ()
    text: str = ""
    source: str = ""
    table: SlideTable | None = None
    notes: str = ""
    item: str = ""

    @property
    def public(self) -> Slide:
        """The slide without what is the speaker's alone."""
        return replace(self, notes="", item="")

    @property
    def ref(self) -> ClauseRef | None:
        """The first clause on it."""
        return next((column.ref for column in self.columns if column.ref is not None), None)

    @property
    def name(self) -> str:
        """A line for lists of slides."""
        if not self.columns or self.kind is SlideKind.TEXT or (self.kind is SlideKind.COLUMNS and self.title):
            return self.title
        first = self.columns[0]
        opening = first.paragraphs[0].text[:_OPENING] if first.paragraphs else ""
        return first.heading or opening or self.title


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides in their order.

    Attributes:
        title: of the document, collection or table.
        collection: id of the collection; "" when it comes from elsewhere.
    """

    title: str
    slides: tuple[Slide, ...]
    collection: str = ""

    def at(self, doc: str, clause: str) -> int:
        """Return the number, from 0, of the slide that shows a clause; 0 when none does."""
        wanted = ClauseRef(doc, clause)
        places = (number for number, slide in enumerate(self.slides) for each in slide.columns if each.ref == wanted)
        return next(places, 0)

    def at_item(self, item: str) -> int:
        """Return the number, from 0, of the first slide of an item; 0 when there is none."""
        return next((number for number, slide in enumerate(self.slides) if item and slide.item == item), 0)
