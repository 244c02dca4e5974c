"""Puts texts, comparisons, tables and collections on slides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from compendium.domain.citation import cite_document
from compendium.domain.collection import ClauseAnchor, Collection, CollectionItem, ItemKind, TableChoice
from compendium.domain.collection_anchor import shown_words
from compendium.domain.comparison import ClauseRef
from compendium.domain.document import Document
from compendium.domain.errors import UnknownClauseError, UserError
from compendium.domain.sheet import Sheet
from compendium.domain.slide import Deck, Slide, SlideColumn, SlideKind, SlideParagraph
from compendium.services.facts import FactService
from compendium.services.library import LibraryService
from compendium.services.slide_clauses import ClauseSlides, paragraph_of, side_by_side
from compendium.services.slide_emphasis import shifted
from compendium.services.slide_markdown import parts_of
from compendium.services.slide_names import short_names
from compendium.services.slide_tables import slide_of_sheet


class SlideService:
    """Makes slides; safe to call from any thread.

    Args:
        library: the texts.
        facts: what may stand out in them.
        sheet_of: makes the table that an item of a collection shows.
    """

    def __init__(self, library: LibraryService, facts: FactService, sheet_of: Callable[[TableChoice], Sheet]) -> None:
        self._library = library
        self._facts = facts
        self._sheet_of = sheet_of

    def of_document(self, doc: str) -> Deck:
        """Return every clause of a document in reading order; UnknownDocumentError when there is none."""
        maker = self._maker(doc)
        return Deck(maker.document.info.title, tuple(maker.all()))

    def of_clauses(self, refs: Sequence[ClauseRef], title: str = "") -> Deck:
        """Return clauses side by side, those of one document one below the other.

        Raises:
            UnknownDocumentError, UnknownClauseError: what is asked for is not there.
        """
        columns = [self._column(ref) for ref in dict.fromkeys(refs)]
        slide = side_by_side(columns, title)
        return Deck(title or slide.name, (slide,))

    def of_places(self, places: Sequence[tuple[str, str, str]]) -> Deck:
        """Return clauses one after the other, of each (document, clause, words); "" for the whole clause.

        What is no longer in the library shows its words.
        """
        items = [
            CollectionItem("", ItemKind.CLAUSE, clauses=(ClauseAnchor(doc, clause, words, words),))
            for doc, clause, words in places
        ]
        slides = tuple(self._of_anchors(item) for item in items)
        return Deck(slides[0].name if slides else "", slides)

    def of_sheet(self, sheet: Sheet) -> Deck:
        """Return a table."""
        slide = self._of_table(sheet)
        return Deck(slide.title, (slide,))

    def of_collection(self, collection: Collection) -> Deck:
        """Return a collection: its title, then its items. What is no longer in the library shows its kept words."""
        slides = [Slide(SlideKind.TITLE, collection.title, text=collection.subtitle)]
        for item in collection.items:
            made = self._of_item(item)
            slides += [
                replace(slide, item=item.id, notes=item.notes if number == 0 else "")
                for number, slide in enumerate(made)
            ]
        return Deck(collection.title, tuple(slides), collection.id)

    def _of_item(self, item: CollectionItem) -> list[Slide]:
        if item.kind is ItemKind.SECTION:
            return [Slide(SlideKind.SECTION, item.title or item.text, text=item.text if item.title else "")]
        if item.kind is ItemKind.SLIDE:
            return _own_words(item.text, item.title)
        if item.kind is ItemKind.TABLE and item.table is not None:
            slides = [self._of_table(self._sheet_of(item.table), item.title)]
        else:
            slides = [self._of_anchors(item)]
        return _with_remark(slides, item.text)

    def _of_table(self, sheet: Sheet, title: str = "") -> Slide:
        infos = [info for info in self._library.list() if any(cite_document(info) in note for note in sheet.notes)]
        names = short_names(infos)
        return slide_of_sheet(sheet, title, {cite_document(info): names[info.id] for info in infos})

    def _of_anchors(self, item: CollectionItem) -> Slide:
        columns = [self._anchored(anchor) for anchor in item.clauses]
        if not columns:
            return Slide(SlideKind.SECTION, item.title)
        if len(columns) == 1:
            column = columns[0]
            title = item.title or self._above(column)
            return Slide(SlideKind.CLAUSE, title, (column,), source=column.source)
        return side_by_side(columns, item.title)

    def _above(self, column: SlideColumn) -> str:
        return column.name if column.ref is not None else ""

    def _anchored(self, anchor: ClauseAnchor) -> SlideColumn:
        """Return what an anchor shows; words that are no longer there are shown as they were kept."""
        try:
            column = self._column(ClauseRef(anchor.doc, anchor.clause))
        except UserError:
            kept = anchor.quote or anchor.taken or anchor.opening
            return SlideColumn("", "原文已不在文库中，这里是当时摘下的文字", _paragraphs(kept))
        if not anchor.quote:
            return column
        clause = self._library.clause(anchor.doc, anchor.clause)
        words = shown_words(anchor, clause.text)
        return replace(column, paragraphs=_chosen(words, column))

    def _column(self, ref: ClauseRef) -> SlideColumn:
        maker = self._maker(ref.doc)
        clause = maker.document.by_id.get(ref.clause)
        if clause is None:
            raise UnknownClauseError(ref.doc, ref.clause)
        return maker.column(clause, with_below=True)

    def _maker(self, doc: str) -> ClauseSlides:
        document: Document = self._library.document(doc)
        return ClauseSlides(document, [row.fact for row in self._facts.for_document(doc)])


def _own_words(text: str, title: str) -> list[Slide]:
    slides: list[Slide] = []
    for part in parts_of(text):
        title = part.title or title
        if part.table is not None:
            slides.append(Slide(SlideKind.TABLE, title, table=part.table))
        else:
            slides.append(Slide(SlideKind.TEXT, title, (SlideColumn(title, "", part.paragraphs),)))
    return slides or [Slide(SlideKind.SECTION, title)]


def _with_remark(slides: list[Slide], remark: str) -> list[Slide]:
    """Put a remark below a clause; one on a table or on columns follows them."""
    if not remark.strip():
        return slides
    first = slides[0]
    if first.kind is SlideKind.CLAUSE:
        said = tuple(each for part in parts_of(remark) for each in part.paragraphs)
        column = replace(first.columns[0], paragraphs=(*first.columns[0].paragraphs, *said))
        return [replace(first, columns=(column,))]
    return [*slides, *_own_words(remark, first.title)]


def _paragraphs(text: str) -> tuple[SlideParagraph, ...]:
    return tuple(paragraph_of(line.strip()) for line in text.split("\n") if line.strip())


def _chosen(words: str, column: SlideColumn) -> tuple[SlideParagraph, ...]:
    """Return the words that are quoted of a column, without its heading, standing out as in the whole."""
    made: list[SlideParagraph] = []
    for line in words.split("\n"):
        text = line.strip()
        if column.heading and text.startswith(column.heading):
            text = text[len(column.heading) :].strip()
        if text:
            made.append(next((cut for each in column.paragraphs if (cut := _cut(each, text))), paragraph_of(text)))
    return tuple(made)


def _cut(paragraph: SlideParagraph, text: str) -> SlideParagraph | None:
    at = paragraph.text.find(text)
    if at < 0:
        return None
    return paragraph_of(text, paragraph.paragraph.style, shifted(paragraph.emphases, at, len(text)))
