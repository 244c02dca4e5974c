"""A text to hand out at a meeting: its key points, the words as printed, and room to write."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from compendium.domain.document import Block, BlockStyle, Clause, Document, DocumentInfo, NodeKind

_FIRST_RANK = re.compile(r"[一二三四五六七八九十百零〇]+、|第.+[编章]")
_SECOND_RANK = re.compile(r"[（(][一二三四五六七八九十百零〇]+[）)]|第.+节")
_HEADINGS = frozenset({NodeKind.HEADING, NodeKind.PART, NodeKind.CHAPTER, NodeKind.SECTION, NodeKind.ARTICLE})
_PLAIN = 3
NOTE_LINES = 10


@dataclass(frozen=True, slots=True)
class HandoutPoint:
    """A key point (要点).

    Attributes:
        label: what it is about.
        text: what is said.
        source: where, such as 第一部分第2条; "" when it is of our own making.
    """

    label: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class HandoutParagraph:
    """A paragraph of the text.

    Attributes:
        text: as printed, without the blanks at its ends.
        style: how it is set.
        lead: number of characters at its start that are a heading: all of a heading line, marker and title when
            they run into the text, 0 for others.
        rank: 1 for 一、 and chapters (黑体), 2 for （一） and sections (楷体), 3 for what is set like the text.
    """

    text: str
    style: BlockStyle = BlockStyle.BODY
    lead: int = 0
    rank: int = _PLAIN


@dataclass(frozen=True, slots=True)
class Handout:
    """A handout.

    Attributes:
        title: as printed above it.
        subtitle: number, issuers, date; "" when nothing is known.
        points: key points, before the text; () leaves their heading out.
        note_lines: ruled lines to write on, after the text; 0 for none.
        notes: lines at the end: 生成日期.
        points_label, text_label, notes_label: headings of the three parts.
    """

    title: str
    paragraphs: tuple[HandoutParagraph, ...]
    subtitle: str = ""
    points: tuple[HandoutPoint, ...] = ()
    note_lines: int = NOTE_LINES
    notes: tuple[str, ...] = ()
    points_label: str = "要点"
    text_label: str = "原文"
    notes_label: str = "笔记"


def handout_of(
    document: Document,
    points: tuple[HandoutPoint, ...] = (),
    *,
    clauses: Collection[str] | None = None,
    notes: tuple[str, ...] = (),
    note_lines: int = NOTE_LINES,
) -> Handout:
    """Return the handout of a document.

    Args:
        document: the text.
        points: its key points.
        clauses: ids of the clauses to print, each with what stands below it; None for the whole text.
        notes: lines at the end.
        note_lines: ruled lines to write on.
    """
    chosen = None if clauses is None else _with_what_is_below(document, clauses)
    title = document.info.title
    paragraphs = [each for each in _paragraphs(document, chosen) if each.text]
    if paragraphs and paragraphs[0].text == title:  # it stands above everything already
        del paragraphs[0]
    return Handout(title, tuple(paragraphs), _subtitle(document.info), points, note_lines, notes)


def _with_what_is_below(document: Document, clauses: Collection[str]) -> set[str]:
    chosen = set(clauses)
    for clause in document.outline:  # parents come before their children
        if clause.parent in chosen:
            chosen.add(clause.id)
    return chosen


def _subtitle(info: DocumentInfo) -> str:
    parts = (info.doc_number or "", "、".join(info.issuers), _written_out(info.signed_date or ""))
    return "　".join(part for part in parts if part)


def _written_out(day: str) -> str:
    """Return an ISO date as papers print it; anything else as it is."""
    parts = day.split("-")
    if len(parts) != len(("year", "month", "day")) or not all(part.isdecimal() for part in parts):
        return day
    return "{}年{}月{}日".format(*map(int, parts))


def _paragraphs(document: Document, chosen: set[str] | None) -> Iterator[HandoutParagraph]:
    before = ""
    for block in document.blocks:
        first = block.clause != before
        before = block.clause
        if chosen is None or block.clause in chosen:
            yield _paragraph(block, document.by_id[block.clause], first=first)


def _paragraph(block: Block, clause: Clause, *, first: bool) -> HandoutParagraph:
    if block.style is BlockStyle.TABLE_ROW:  # whose first cell may be empty
        return HandoutParagraph(block.text.rstrip().replace("\t", "｜"), block.style)
    text = block.text.strip()
    if block.style is BlockStyle.HEADING:
        # A printed number may be of the wrong kind for its place; of a line of its own the place tells.
        rank = min(_rank(clause.marker), clause.level or _PLAIN)
        return HandoutParagraph(text, block.style, len(text), rank)
    if first and clause.run_in and clause.kind in _HEADINGS:
        blanks = len(block.text) - len(block.text.lstrip())
        lead = max(min(clause.heading_length - blanks, len(text)), 0)
        return HandoutParagraph(text, block.style, lead, _rank(clause.marker))
    return HandoutParagraph(text, block.style)


def _rank(marker: str) -> int:
    if _FIRST_RANK.fullmatch(marker.strip()):
        return 1
    return 2 if _SECOND_RANK.fullmatch(marker.strip()) else _PLAIN
