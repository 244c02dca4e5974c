"""Papers to print and to hand out: a text, clauses of it, words that were selected, a collection."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from compendium.domain.bookmark import AnchorState
from compendium.domain.citation import cite
from compendium.domain.collection import Collection, CollectionItem, ItemKind, TableChoice
from compendium.domain.document import BlockStyle, Document
from compendium.domain.errors import UserError
from compendium.domain.handout import HandoutParagraph, handout_of
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
    own_block,
)
from compendium.domain.sheet import Column, Sheet, SheetRow
from compendium.services.collections import CollectionService, StandingClause, StandingItem
from compendium.services.facts import FactService
from compendium.services.key_points import key_points
from compendium.services.library import LibraryService
from compendium.services.note_words import printed_lines
from compendium.services.sheets import generated_on
from compendium.services.slide_markdown import parts_of

_MOST_CLAUSE_POINTS = 8
_STANDING = {
    AnchorState.LOST: "文库中已没有这一条，这里是收集时的文字。",
    AnchorState.CHANGED: "原文在收集之后有改动，这里是收集时的文字，请核对。",
}


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What a paper holds beside the words themselves.

    Attributes:
        points: key points of the text.
        note_lines: ruled lines below each unit; 0 for none.
        private: the speaker's own notes of a collection, which stay off the paper unless he asks for them.
    """

    points: bool = False
    note_lines: int = 0
    private: bool = False


PLAIN = PaperChoice()


class HandoutService:
    """Makes papers; safe to call from any thread.

    Args:
        library, facts, collections: where the contents come from.
        tables: gives the table that an item of a collection shows, under a title.
        today: the day that is printed as the day of making.
    """

    def __init__(
        self,
        library: LibraryService,
        facts: FactService,
        collections: CollectionService,
        tables: Callable[[TableChoice, str], Sheet],
        *,
        today: date,
    ) -> None:
        self._library, self._facts, self._collections = library, facts, collections
        self._tables, self._today = tables, today

    def of_document(self, doc: str, choice: PaperChoice = PLAIN) -> Paper:
        """Return a text as it was issued, or with key points and room to write.

        Raises:
            UnknownDocumentError: there is none of that id.
        """
        document = self._library.document(doc)
        handout = handout_of(document, key_points(self._facts, doc) if choice.points else ())
        blocks: list[PaperBlock] = []
        if handout.points:
            blocks += [PaperHeading(handout.points_label, HeadingKind.PART), PaperPoints(handout.points)]
            blocks.append(PaperHeading(handout.text_label, HeadingKind.PART))
        text = [own_block(paragraph) for paragraph in handout.paragraphs]
        as_issued = not handout.points and _begins_with_title(text)
        if as_issued:
            text[0] = PaperHeading(_words(text[0]), HeadingKind.MAIN)
        units = (PaperUnit((*blocks, *text, *_lines(handout.notes_label, choice))),)
        return Paper(handout.title, units, "" if as_issued else handout.subtitle, headed=not as_issued)

    def of_clauses(self, doc: str, clauses: Sequence[str], choice: PaperChoice = PLAIN) -> Paper:
        """Return clauses of a text, each with what stands below it and its source."""
        document = self._library.document(doc)
        units = tuple(self._clause_unit(document, clause, choice) for clause in clauses if clause in document.by_id)
        return Paper(document.info.title, units, _identity(document), (generated_on(self._today),))

    def of_selection(self, doc: str, clause: str, words: str, choice: PaperChoice = PLAIN) -> Paper:
        """Return words that were selected in a clause, with their source."""
        document = self._library.document(doc)
        text = [HandoutParagraph(line.strip()) for line in words.split("\n") if line.strip()]
        source = PaperNote(f"——{cite(document, clause)}", NoteKind.SOURCE)
        unit = PaperUnit((*text, source, *_lines("笔记", choice)))
        return Paper(f"{document.info.title}（摘录）", (unit,), "", (generated_on(self._today),))

    def of_collection(self, collection: Collection, choice: PaperChoice = PLAIN) -> Paper:
        """Return a collection as a handout: each item with its source, its key points and room to write.

        A table that cannot be made any more is told in its place.
        """
        units: list[PaperUnit] = []
        waiting: list[PaperBlock] = []
        for standing in self._collections.standing(collection.items):
            item = standing.item
            if item.kind is ItemKind.SECTION:
                waiting += [PaperHeading(item.title or item.text, HeadingKind.SECTION), *_remark(item)]
                continue
            blocks = [*waiting, *self._item_blocks(standing, choice), *_private(item, choice)]
            units.append(PaperUnit((*blocks, *_lines("", choice))))
            waiting = []
        if waiting:
            units.append(PaperUnit(tuple(waiting)))
        return Paper(collection.title, tuple(units), collection.subtitle, (generated_on(self._today),))

    def _clause_unit(self, document: Document, clause: str, choice: PaperChoice) -> PaperUnit:
        text = [own_block(each) for each in handout_of(document, clauses=[clause]).paragraphs]
        source = PaperNote(f"——{cite(document, clause)}", NoteKind.SOURCE)
        points = self._clause_points(document.info.id, clause) if choice.points else []
        return PaperUnit((*text, source, *points, *_lines("", choice)))

    def _clause_points(self, doc: str, clause: str) -> list[PaperBlock]:
        found = [replace(point, source="") for point in key_points(self._facts, doc, (clause,), _MOST_CLAUSE_POINTS)]
        return [PaperHeading("要点", HeadingKind.PART, 0), PaperPoints(tuple(found))] if found else []

    # Items of a collection

    def _item_blocks(self, standing: StandingItem, choice: PaperChoice) -> list[PaperBlock]:
        item = standing.item
        if item.kind is ItemKind.SLIDE:
            return list(_own_words(item))
        if item.kind is ItemKind.TABLE and item.table is not None:
            return [*self._table(item, item.table), *_remark(item)]
        if len(standing.clauses) == 1:
            return [*self._clause(item, standing.clauses[0], choice), *_remark(item)]
        return [*_side_by_side(item, standing.clauses), *_remark(item)]

    def _clause(self, item: CollectionItem, clause: StandingClause, choice: PaperChoice) -> Iterator[PaperBlock]:
        words = list(self._standing_words(clause))
        first = words[0] if words else None
        if not item.title and isinstance(first, HandoutParagraph) and first.text.startswith(clause.heading.strip()):
            # The clause begins with its own title.
            words[0] = HandoutParagraph(first.text, first.style, len(clause.heading.strip()), rank=1)
        else:
            yield PaperHeading(item.title or clause.heading or clause.name, HeadingKind.ITEM, 2)
        yield from words
        yield PaperNote(f"——{clause.source}", NoteKind.SOURCE)
        if warning := _STANDING.get(clause.state):
            yield PaperNote(warning, NoteKind.REMARK)
        if choice.points and clause.text:
            yield from self._clause_points(clause.anchor.doc, clause.clause)

    def _standing_words(self, clause: StandingClause) -> Iterator[PaperBlock]:
        """Yield the words; a clause that is but a heading comes with what stands below it."""
        if not clause.anchor.quote and clause.words.strip() == clause.heading.strip() and clause.text:
            document = self._library.document(clause.anchor.doc)
            for each in handout_of(document, clauses=[clause.clause]).paragraphs:
                yield own_block(each)
            return
        for line in clause.words.split("\n"):
            if line.strip():
                yield HandoutParagraph(line.strip())

    def _table(self, item: CollectionItem, choice: TableChoice) -> Iterator[PaperBlock]:
        try:
            sheet = self._tables(choice, item.title)
        except UserError as error:
            yield PaperHeading(item.title or "清单", HeadingKind.ITEM, 2)
            yield PaperNote(str(error), NoteKind.REMARK)
            return
        yield PaperHeading(sheet.title, HeadingKind.ITEM, 2)
        yield PaperTable(sheet)


def _begins_with_title(text: Sequence[PaperBlock]) -> bool:
    return bool(text) and isinstance(text[0], PaperHeading) and text[0].kind is HeadingKind.TITLE


def _words(block: PaperBlock) -> str:
    return block.text if isinstance(block, PaperHeading) else ""


def _identity(document: Document) -> str:
    return handout_of(document, clauses=()).subtitle


def _lines(label: str, choice: PaperChoice) -> Iterator[PaperBlock]:
    if choice.note_lines:
        if label:
            yield PaperHeading(label, HeadingKind.PART, 0)
        yield PaperLines(choice.note_lines)


def _remark(item: CollectionItem) -> Iterator[PaperBlock]:
    words = item.text if item.kind is not ItemKind.SECTION or item.title else ""
    for line in printed_lines(words):
        yield PaperNote(line, NoteKind.REMARK)


def _private(item: CollectionItem, choice: PaperChoice) -> Iterator[PaperBlock]:
    if choice.private and item.notes.strip():
        first, *rest = printed_lines(item.notes) or [item.notes.strip()]
        for line in (f"讲者备注：{first}", *rest):
            yield PaperNote(line, NoteKind.PRIVATE)


def _own_words(item: CollectionItem) -> Iterator[PaperBlock]:
    if item.title:
        yield PaperHeading(item.title, HeadingKind.ITEM, 2)
    for part in parts_of(item.text):
        if part.title:
            yield PaperHeading(part.title, HeadingKind.ITEM, 0 if item.title else 2)
        for each in part.paragraphs:
            paragraph = each.paragraph
            if paragraph.style is BlockStyle.HEADING:
                yield PaperHeading(paragraph.text, HeadingKind.ITEM, 0)
            else:
                bullet = f"{each.bullet} " if each.bullet.strip() else ""
                yield HandoutParagraph("　" * each.depth + bullet + paragraph.text)
        if part.table is not None:
            labels = [Column(f"c{at}", column.label) for at, column in enumerate(part.table.columns)]
            rows = [SheetRow(tuple(row)) for row in part.table.rows]
            yield PaperTable(Sheet("own", item.title, tuple(labels), rows))


def _side_by_side(item: CollectionItem, clauses: Sequence[StandingClause]) -> Iterator[PaperBlock]:
    yield PaperHeading(item.title or "条款对照", HeadingKind.ITEM, 2)
    by_name: dict[str, list[StandingClause]] = {}
    for clause in clauses:
        by_name.setdefault(clause.name, []).append(clause)
    columns = tuple(Column(f"c{at}", name) for at, name in enumerate(by_name))
    cells = tuple("\n\n".join(f"{each.place}\n{each.words}".strip() for each in found) for found in by_name.values())
    yield PaperTable(Sheet("comparison", item.title, columns, [SheetRow(cells)]))
    for state in dict.fromkeys(clause.state for clause in clauses):
        if warning := _STANDING.get(state):
            yield PaperNote(warning, NoteKind.REMARK)
    yield PaperNote("——" + "；".join(clause.source for clause in clauses), NoteKind.SOURCE)
