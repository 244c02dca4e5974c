"""Slides of clauses: the heading apart, the paragraphs as printed, with what may stand out in them. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from compendium.domain.citation import cite, cite_document, locate
from compendium.domain.comparison import ClauseRef
from compendium.domain.document import Block, BlockStyle, Clause, Document, DocumentInfo
from compendium.domain.fact import Fact
from compendium.domain.handout import HandoutParagraph
from compendium.domain.slide import Emphasis, Slide, SlideColumn, SlideKind, SlideParagraph
from compendium.facts.sentences import sentences
from compendium.services.slide_emphasis import emphases_of, shifted
from compendium.services.slide_names import place_name, printed_day

_LONGEST_HEADING = 48  # characters; a longer title is a sentence and is read with the text
_STOPS = "。：:；;．.”’"  # what closes a title belongs to it
_HEADING_STYLES = frozenset({BlockStyle.TITLE, BlockStyle.HEADING, BlockStyle.BOX_TITLE})


def paragraph_of(
    text: str, style: BlockStyle = BlockStyle.BODY, emphases: tuple[Emphasis, ...] = (), lead: int = 0
) -> SlideParagraph:
    """Return a paragraph whose sentences are known; ``lead`` characters at its start are bold."""
    strong = ((0, lead),) if lead else ()
    spans = tuple((span.start, span.end) for span in sentences(text))
    return SlideParagraph(HandoutParagraph(text, style, lead), emphases, spans, strong)


class ClauseSlides:
    """Makes slides of the clauses of one document.

    Args:
        document: the text.
        facts: all of its facts.
    """

    def __init__(self, document: Document, facts: Iterable[Fact] = ()) -> None:
        self.document = document
        self._blocks: dict[str, list[Block]] = defaultdict(list)
        for block in document.blocks:
            self._blocks[block.clause].append(block)
        self._facts: Mapping[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            self._facts[fact.clause].append(fact)

    def all(self) -> list[Slide]:
        """Return the document's title, then every clause that has words; a heading alone becomes a SECTION."""
        info = self.document.info
        title = Slide(SlideKind.TITLE, info.title, text=identity(info), source=cite_document(info))
        return [title, *(slide for clause in self.document.outline if (slide := self.slide(clause)) is not None)]

    def slide(self, clause: Clause) -> Slide | None:
        """Return the slide of a clause, None when it has no words."""
        column = self.column(clause)
        if not column.heading and not column.paragraphs:
            return None
        kind = SlideKind.CLAUSE if column.paragraphs else SlideKind.SECTION
        title = self._above(clause) if kind is SlideKind.CLAUSE else column.heading
        return Slide(kind, title, (column,), source=column.source)

    def column(self, clause: Clause, *, with_below: bool = False) -> SlideColumn:
        """Return a clause, ``with_below`` with all that stands below it when it is a heading only."""
        heading, paragraphs = self._parts(clause)
        if with_below and not paragraphs:
            paragraphs = [part for each in self._below(clause) for part in self._joined(each)]
        info = self.document.info
        return SlideColumn(
            heading,
            cite(self.document, clause.id),
            tuple(paragraphs),
            label=place_name(info),
            name=info.short_title or info.title,
            place=locate(self.document, clause.id),
            ref=ClauseRef(info.id, clause.id),
        )

    def _below(self, clause: Clause) -> list[Clause]:
        chosen = {clause.id}
        found: list[Clause] = []
        for each in self.document.outline:  # parents come before their children
            if each.parent in chosen:
                chosen.add(each.id)
                found.append(each)
        return found

    def _joined(self, clause: Clause) -> list[SlideParagraph]:
        heading, paragraphs = self._parts(clause)
        return [*([paragraph_of(heading, BlockStyle.HEADING, lead=len(heading))] if heading else []), *paragraphs]

    def _parts(self, clause: Clause) -> tuple[str, list[SlideParagraph]]:
        """Return the heading as printed and the paragraphs below it."""
        emphases = emphases_of(clause.text, self._facts[clause.id])
        heading: list[str] = []
        paragraphs: list[SlideParagraph] = []
        offset = 0
        for block in self._blocks[clause.id]:
            start = offset + len(block.text) - len(block.text.lstrip())
            text = block.text.strip()
            offset += len(block.text) + 1
            if not text:
                continue
            if block.style in _HEADING_STYLES and not paragraphs:
                heading.append(text)
                continue
            lead = _lead(clause, start, text) if not paragraphs and not heading else 0
            if 0 < lead <= _LONGEST_HEADING and text[lead:].strip():
                heading.append(text[:lead].strip())
                blanks = len(text) - lead - len(text[lead:].lstrip())
                start, text, lead = start + lead + blanks, text[lead:].strip(), 0
            paragraphs.append(paragraph_of(text, block.style, shifted(emphases, start, len(text)), lead))
        return "".join(heading), paragraphs

    def _above(self, clause: Clause) -> str:
        labels: list[str] = []
        node = self.document.by_id.get(clause.parent) if clause.parent else None
        while node is not None:
            if node.marker:
                labels.insert(0, f"{node.marker}{node.title}".strip())
            node = self.document.by_id.get(node.parent) if node.parent else None
        return " › ".join(labels) or self.document.info.short_title or self.document.info.title


def side_by_side(columns: Sequence[SlideColumn], title: str = "") -> Slide:
    """Return one slide of clauses of several documents; those of one document share a column."""
    by_document: dict[str, list[SlideColumn]] = defaultdict(list)
    for column in columns:
        by_document[column.ref.doc if column.ref else ""].append(column)
    joined = tuple(_one_below_the_other(each) for each in by_document.values())
    if len(joined) == 1:
        single = joined[0]
        return Slide(SlideKind.CLAUSE, title or single.name, (single,), source=single.source)
    return Slide(SlideKind.COLUMNS, title, joined)


def identity(info: DocumentInfo) -> str:
    """Return number, issuers and date of a document, those that are known."""
    parts = (info.doc_number or "", "、".join(info.issuers), printed_day(info.signed_date or ""))
    return "\n".join(part for part in parts if part)


def _one_below_the_other(columns: Sequence[SlideColumn]) -> SlideColumn:
    first = columns[0]
    if len(columns) == 1:
        return first
    paragraphs: list[SlideParagraph] = list(first.paragraphs)
    for column in columns[1:]:
        if column.heading:
            paragraphs.append(paragraph_of(column.heading, BlockStyle.HEADING, lead=len(column.heading)))
        paragraphs += column.paragraphs
    places = "、".join(dict.fromkeys(column.place for column in columns if column.place))
    sources = "；".join((first.source, *(column.place or column.source for column in columns[1:])))
    return SlideColumn(first.heading, sources, tuple(paragraphs), first.label, first.name, places, first.ref)


def _lead(clause: Clause, start: int, text: str) -> int:
    """Length of the title that a paragraph begins with; 0 when it has none."""
    lead = max(min(clause.heading_length - start, len(text)), 0) if clause.run_in else 0
    while 0 < lead < len(text) and text[lead] in _STOPS:
        lead += 1
    return lead
