"""Lays a paper out on pages: no heading at a page's foot, no single line at either end, room to write where asked."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QLineF

from compendium.domain.document import BlockStyle
from compendium.domain.handout import HandoutParagraph
from compendium.domain.paper import (
    HeadingKind,
    NoteKind,
    Paper,
    PaperBlock,
    PaperHeading,
    PaperLines,
    PaperNote,
    PaperPoints,
    PaperTable,
    PaperUnit,
)
from compendium.domain.sheet import Sheet
from compendium.domain.work import SILENT, Progress
from compendium.exporters.cells import cleaned
from compendium.exporters.layout import on_paper, upright
from compendium.exporters.title_lines import title_lines
from compendium.ui.printing.contents import with_contents
from compendium.ui.printing.lines import Lines, Type, mm, points
from compendium.ui.printing.page_setup import PageSetup
from compendium.ui.printing.pages import Laid, Pages, Rule
from compendium.ui.printing.table_pages import lay_table
from compendium.ui.printing.type_styles import TypeStyles

_NOTE_LINE = 9.0  # mm
_KEPT_LINES = 2  # of the text below a heading
_TABLE_START = 30.0  # mm of a table below its caption
_FOOT_GAP = 10.0  # points above the notes at the end
_DEEPEST = 4  # level of bookmarks
USUAL = PageSetup()


def lay_out(paper: Paper, setup: PageSetup = USUAL, progress: Progress = SILENT) -> Laid:
    """Lay out title, all blocks and notes.

    Raises:
        CancelledError: the user asked to stop.
    """
    page = setup.page()
    pages = Pages(page, progress)
    styles = TypeStyles(setup, page)
    _Layout(pages, styles, setup).lay(paper, progress)
    laid = Laid(page, paper.title, pages.pages, pages.bookmarks)
    return with_contents(laid, styles) if setup.contents else laid


def lay_out_sheet(sheet: Sheet, setup: PageSetup = USUAL, progress: Progress = SILENT) -> Laid:
    """Lay out title, subtitle, table and notes; the page is turned when the table wants it."""
    sheet = on_paper(sheet)
    page = setup.page(landscape=sheet.landscape)
    pages, styles = Pages(page, progress), TypeStyles(PageSetup(style=setup.style), page)
    pages.write("\n".join(title_lines(sheet.title, page)), styles.title, after=6, level=1, name=sheet.title)
    if sheet.subtitle:
        pages.write(sheet.subtitle, styles.subtitle, after=6)
    lay_table(sheet, pages, page)
    for at, note in enumerate(sheet.notes):
        pages.write(note, styles.foot, before=6 if at == 0 else 0)
    return Laid(page, sheet.title, pages.pages, pages.bookmarks)


class _Layout:
    def __init__(self, pages: Pages, styles: TypeStyles, setup: PageSetup) -> None:
        self._pages, self._styles, self._setup = pages, styles, setup
        self._page = setup.page()
        self._foot = 0.0  # room to leave for the notes at the end

    def lay(self, paper: Paper, progress: Progress) -> None:
        """Lay out everything."""
        pages, styles = self._pages, self._styles
        if paper.headed:
            words = "\n".join(title_lines(paper.title, self._page))
            pages.write(words, styles.title, after=styles.gap, level=1, name=paper.title)
        if paper.subtitle:
            pages.write(paper.subtitle, styles.subtitle, after=styles.gap)
        for number, unit in enumerate(paper.units):
            last = number == len(paper.units) - 1
            self._foot = points(_FOOT_GAP + styles.gap + styles.foot.line * len(paper.notes)) if last else 0.0
            progress.report(number, len(paper.units))
            if self._setup.per_page:
                self._lay_in_place(unit, first=number == 0)
            else:
                self._lay_blocks(unit.blocks)
        for at, note in enumerate(paper.notes):
            pages.write(note, styles.foot, before=_FOOT_GAP if at == 0 else 0)

    # Units that share pages

    def _lay_in_place(self, unit: PaperUnit, *, first: bool) -> None:
        pages, places = self._pages, self._setup.per_page
        height = pages.height / places
        if first:
            top = 0.0
        else:
            place = ceil(pages.y / height - 0.01)
            if place >= places:
                pages.turn()
                place = 0
            pages.y = top = place * height
            if place:
                pages.put(Rule(QLineF(0, top, pages.width, top)))
                pages.y += points(self._styles.gap)
        page = len(pages.pages)
        lines = [block for block in unit.blocks if isinstance(block, PaperLines)]
        self._lay_blocks([block for block in unit.blocks if not isinstance(block, PaperLines)])
        if len(pages.pages) != page:
            top = 0.0
        end = top + ceil(max(pages.y - top, 1.0) / height - 0.01) * height
        end = min(end, pages.height)
        if end + self._foot > pages.height and pages.y + self._foot <= pages.height:
            end = pages.height - self._foot
        if lines:
            self._rule_up_to(end)
        pages.y = max(end, pages.y)

    def _rule_up_to(self, end: float) -> None:
        pages = self._pages
        y = pages.y + mm(_NOTE_LINE)
        while y <= end - points(self._styles.gap):
            pages.put(Rule(QLineF(0, y, pages.width, y)))
            y += mm(_NOTE_LINE)

    # Blocks one after the other

    def _lay_blocks(self, blocks: Sequence[PaperBlock]) -> None:
        for at, block in enumerate(blocks):
            self._lay_block(block, self._below(blocks[at + 1 :]))

    def _lay_block(self, block: PaperBlock, below: float) -> None:
        """Lay a block out; ``below`` is the room that a heading needs for what it heads."""
        pages, styles = self._pages, self._styles
        match block:
            case PaperHeading():
                self._lay_heading(block, below)
            case PaperNote():
                after = styles.gap if block.kind in (NoteKind.SOURCE, NoteKind.WARNING) else 0
                pages.write(block.text, styles.notes[block.kind], after=after)
            case PaperPoints():
                self._lay_points(block)
            case PaperTable():
                if block.titled:
                    pages.write(block.sheet.title, styles.caption, before=styles.gap, keep=mm(_TABLE_START))
                lay_table(upright(block.sheet), pages, self._page)
                pages.y += points(styles.gap)
            case PaperLines():
                self._rule_lines(block.count)
            case HandoutParagraph():
                self._lay_text(block, below)

    def _lay_heading(self, block: PaperHeading, below: float) -> None:
        gap = self._styles.gap
        before = gap * (2 if block.kind in (HeadingKind.SECTION, HeadingKind.TITLE) else 1)
        level = min(block.level + 1, _DEEPEST) if block.level else 0
        if block.kind is HeadingKind.MAIN:
            level = 1
        kind = self._styles.headings[block.kind]
        self._pages.write(block.text, kind, before=before, after=gap * 0.6, keep=below, level=level)

    def _lay_points(self, block: PaperPoints) -> None:
        for number, point in enumerate(block.points, 1):
            start, label = f"{number}. ", cleaned(f"{point.label}：" if point.label else "")
            source = f"（{point.source}）" if point.source else ""
            run = (len(start), len(label), self._styles.label)
            self._pages.write(start + label + cleaned(point.text) + source, self._styles.point, runs=[run])

    def _lay_text(self, paragraph: HandoutParagraph, below: float) -> None:
        kind, rank = self._type_of(paragraph), paragraph.rank
        level = min(rank + 1, _DEEPEST) if paragraph.lead else 0
        text, lead = cleaned(paragraph.text), paragraph.lead
        if paragraph.style is BlockStyle.HEADING:
            self._pages.write(text, kind, keep=below, level=level)
            return
        runs = [(0, lead, self._styles.ranks[rank])] if lead else []
        keep = below if paragraph.style is BlockStyle.BOX_TITLE else 0.0
        self._pages.write(text, kind, runs=runs, keep=keep, level=level, name=text[:lead])

    def _type_of(self, paragraph: HandoutParagraph) -> Type:
        if paragraph.style is BlockStyle.HEADING:
            return self._styles.ranks[paragraph.rank]
        return self._styles.blocks.get(paragraph.style, self._styles.text)

    def _below(self, blocks: Sequence[PaperBlock]) -> float:
        """Room that must be left below a heading: for headings that follow it and the start of what they head."""
        needed = 0.0
        for block in blocks:
            if isinstance(block, PaperHeading):
                kind = self._styles.headings[block.kind]
                text = block.text
            elif isinstance(block, HandoutParagraph) and block.style is BlockStyle.HEADING:
                kind, text = self._type_of(block), block.text
            else:
                return needed + self._start_of(block)
            needed += Lines(text, kind, self._pages.width).count * points(kind.line) + points(self._styles.gap)
        return needed

    def _start_of(self, block: PaperBlock) -> float:
        if isinstance(block, PaperTable):
            return mm(_TABLE_START)
        return _KEPT_LINES * points(self._styles.text.line)

    def _rule_lines(self, count: int) -> None:
        """Rule lines; a page's foot may cut them short, but not to less than half."""
        pages, step = self._pages, mm(_NOTE_LINE)
        if pages.room - self._foot < step * count / 2:
            pages.turn()
        for _ in range(min(count, int((pages.room - self._foot) / step))):
            pages.y += step
            pages.put(Rule(QLineF(0, pages.y, pages.width, pages.y)))
        pages.y += points(self._styles.gap)
