"""What goes on paper: headings, words, key points, tables and room to write, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from compendium.domain.document import BlockStyle
from compendium.domain.handout import Handout, HandoutParagraph, HandoutPoint
from compendium.domain.sheet import Sheet


class HeadingKind(StrEnum):
    """How a heading that is none of the text's own is set."""

    MAIN = "main"  # the paper's own title where the text itself prints it
    PART = "part"  # a label in the middle: 要点, 原文, 笔记
    TITLE = "title"  # the title of one of several texts
    SECTION = "section"  # a title between the items of a collection
    ITEM = "item"  # the title of an item, at the left


class NoteKind(StrEnum):
    """What small print is."""

    SOURCE = "source"  # 出处
    REMARK = "remark"
    PRIVATE = "private"  # a speaker's own, printed for him alone
    WARNING = "warning"  # that a paper is but a draft


@dataclass(frozen=True, slots=True)
class PaperHeading:
    """A heading; ``level`` counts from 1 in the table of contents and the bookmarks, 0 keeps it out of both."""

    text: str
    kind: HeadingKind
    level: int = 1


@dataclass(frozen=True, slots=True)
class PaperNote:
    """Words in small print."""

    text: str
    kind: NoteKind


@dataclass(frozen=True, slots=True)
class PaperPoints:
    """Key points, numbered."""

    points: tuple[HandoutPoint, ...]


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table; its title stands above it when ``titled``."""

    sheet: Sheet
    titled: bool = False


@dataclass(frozen=True, slots=True)
class PaperLines:
    """Ruled lines to write on."""

    count: int


PaperBlock = PaperHeading | HandoutParagraph | PaperNote | PaperPoints | PaperTable | PaperLines


@dataclass(frozen=True, slots=True)
class PaperUnit:
    """Blocks that belong together: where several units share a page, each begins in a place of its own."""

    blocks: tuple[PaperBlock, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper.

    Attributes:
        title: as printed above it.
        subtitle: number, issuers, date; "" when nothing is known.
        notes: lines at the end: 生成日期.
        headed: False when the title stands among the blocks.
    """

    title: str
    units: tuple[PaperUnit, ...]
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    headed: bool = True

    @property
    def blocks(self) -> Iterator[PaperBlock]:
        """Blocks of all units in their order."""
        for unit in self.units:
            yield from unit.blocks

    @property
    def paragraphs(self) -> int:
        """Number of paragraphs of texts and rows of tables."""
        return sum(_count(block) for block in self.blocks)


def paper_of(handout: Handout) -> Paper:
    """Return a handout as a paper of one unit."""
    blocks: list[PaperBlock] = []
    if handout.points:
        blocks += [PaperHeading(handout.points_label, HeadingKind.PART), PaperPoints(handout.points)]
    if handout.points or handout.note_lines:
        blocks.append(PaperHeading(handout.text_label, HeadingKind.PART))
    blocks += [own_block(paragraph) for paragraph in handout.paragraphs]
    if handout.note_lines:
        blocks += [PaperHeading(handout.notes_label, HeadingKind.PART), PaperLines(handout.note_lines)]
    return Paper(handout.title, (PaperUnit(tuple(blocks)),), handout.subtitle, handout.notes)


def own_block(paragraph: HandoutParagraph) -> PaperBlock:
    """Return a paragraph of a text as a block; its titles are headings."""
    return PaperHeading(paragraph.text, HeadingKind.TITLE) if paragraph.style is BlockStyle.TITLE else paragraph


def _count(block: PaperBlock) -> int:
    if isinstance(block, PaperTable):
        return len(block.sheet.rows)
    return isinstance(block, HandoutParagraph) or (isinstance(block, PaperHeading) and block.kind is HeadingKind.TITLE)
