"""Corrections of a text's outline, paragraph by paragraph; no character of the text is ever changed.

A text is a row of paragraphs, some of which open a clause. Corrections change which do, how deep, and where paragraphs
end; ids are given anew only where the path of printed numbers changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compendium.domain.document import (
    Block,
    BlockStyle,
    Clause,
    Document,
    DocumentInfo,
    NodeKind,
    content_hash,
)
from compendium.texts.blanks import core_of, lead_of, without_blanks
from compendium.texts.leadin import LONGEST_HEADING, heading_of, lead_in_of
from compendium.texts.markers import Marker, MarkerKind, read_marker

_FRAMES = frozenset({NodeKind.DOC, NodeKind.COVER, NodeKind.ATTACHMENT})
_ROOTS = frozenset({NodeKind.DOC, NodeKind.COVER})
_KINDS = {
    MarkerKind.PART: (NodeKind.PART, "t"),
    MarkerKind.CHAPTER: (NodeKind.CHAPTER, "c"),
    MarkerKind.SECTION: (NodeKind.SECTION, "s"),
    MarkerKind.ARTICLE: (NodeKind.ARTICLE, "a"),
}
_REPEATED = re.compile(r"~\d+$")
_HEADING_STYLES = frozenset({BlockStyle.HEADING, BlockStyle.BOX_TITLE})


@dataclass(frozen=True, slots=True)
class Head:
    """What makes a paragraph open a clause; fields as in Clause.

    Attributes:
        last: the clause's own part of its id, such as ``16`` or ``a12``.
        id, parent: those of the clause as it was read; "" for one that a person made.
    """

    kind: NodeKind
    level: int
    marker: str = ""
    sep: str = ""
    title: str = ""
    run_in: bool = False
    last: str = ""
    id: str = ""
    parent: str | None = None

    @property
    def is_frame(self) -> bool:
        """True for the text itself, its covering notice and its attachments: they stay what they are."""
        return self.kind in _FRAMES


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph; ``head`` when it opens a clause."""

    text: str
    style: BlockStyle
    head: Head | None = None


Rows = tuple[Row, ...]


def rows_of(document: Document) -> Rows:
    """Return the paragraphs of a document; ``assembled`` makes the same document of them."""
    heads = _heads(document)
    rows: list[Row] = []
    at = ""
    for block in document.blocks:
        rows.append(Row(block.text, block.style, heads[block.clause] if block.clause != at else None))
        at = block.clause
    return tuple(rows)


def _heads(document: Document) -> dict[str, Head]:
    frames: dict[str, str] = {}
    heads: dict[str, Head] = {}
    for clause in document.outline:
        parent = document.by_id.get(clause.parent) if clause.parent else None
        frame = frames.get(parent.id, "") if parent else ""
        frames[clause.id] = "" if clause.kind is NodeKind.DOC else clause.id if clause.kind in _FRAMES else frame
        base = frame if clause.kind is NodeKind.ARTICLE else _base(parent.id, parent.kind) if parent else ""
        last = _REPEATED.sub("", clause.id.removeprefix(f"{base}.") if base else clause.id)
        heads[clause.id] = Head(
            clause.kind,
            clause.level,
            clause.marker,
            clause.sep,
            clause.title,
            clause.run_in,
            last,
            clause.id,
            clause.parent,
        )
    return heads


def _base(parent: str, kind: NodeKind) -> str:
    return "" if kind is NodeKind.DOC else parent


@dataclass(frozen=True, slots=True)
class _Open:
    level: int
    id: str
    kind: NodeKind
    frame: str


class _Assembly:
    """Gives clauses their ids, parents and levels, in reading order."""

    def __init__(self, kept: frozenset[str]) -> None:
        self._kept = kept  # ids of clauses as they were read; none of them is given to another clause
        self._used: set[str] = set()
        self._open: list[_Open] = []

    def place(self, head: Head) -> tuple[str, int, str | None]:
        """Return id, level and parent of the next clause."""
        begins_anew = head.kind in _ROOTS or (head.level == 1 and head.parent is None and bool(head.id))
        while self._open and (begins_anew or self._open[-1].level >= head.level):
            self._open.pop()
        above = self._open[-1] if self._open else None
        level = above.level + 1 if above else 0 if head.kind in _ROOTS else 1
        parent = above.id if above else None
        frame = above.frame if above else ""
        name = self._id(head, above, frame)
        self._used.add(name)
        inner = "" if head.kind is NodeKind.DOC else name if head.kind in _FRAMES else frame
        self._open.append(_Open(level, name, head.kind, inner))
        return name, level, parent

    def _id(self, head: Head, above: _Open | None, frame: str) -> str:
        parent = above.id if above else None
        if head.id and head.id not in self._used and (head.parent == parent or head.kind is NodeKind.ARTICLE):
            return head.id
        base = frame if head.kind is NodeKind.ARTICLE else _base(above.id, above.kind) if above else ""
        path = f"{base}.{head.last}" if base else head.last
        return self._free(path)

    def _free(self, path: str) -> str:
        if head_is_lead_in(path):
            stem, number = path[: path.rindex("p") + 1], int(path[path.rindex("p") + 1 :])
            while f"{stem}{number}" in self._used or f"{stem}{number}" in self._kept:
                number += 1
            return f"{stem}{number}"
        name, count = path, 1
        while name in self._used or name in self._kept:
            count += 1
            name = f"{path}~{count}"
        return name


def head_is_lead_in(path: str) -> bool:
    """Tell whether an id ends in the number of an unnumbered paragraph: ``2.p1``."""
    return re.search(r"(?:^|\.)p\d+$", path) is not None


def assembled(info: DocumentInfo, rows: Sequence[Row]) -> Document:
    """Return the document that the paragraphs make, with what its metadata says of the text put right."""
    assembly = _Assembly(_standing(rows))
    outline: list[Clause] = []
    blocks: list[Block] = []
    texts: list[str] = []

    def close() -> None:
        if outline:
            outline[-1] = _told(replace(outline[-1], text="\n".join(texts)))
            texts.clear()

    for row in rows:
        if row.head is not None:
            close()
            head = row.head
            name, level, parent = assembly.place(head)
            outline.append(Clause(name, level, head.marker, head.title, parent, "", head.kind, head.sep, head.run_in))
        texts.append(row.text)
        blocks.append(Block(outline[-1].id, row.style, row.text))
    close()
    described = replace(
        info,
        clauses=len(outline),
        characters=sum(len(without_blanks(clause.text)) for clause in outline),
        content_hash=content_hash(outline),
    )
    return Document(described, tuple(outline), tuple(blocks))


def _told(clause: Clause) -> Clause:
    """Drop a title, or the blanks before it, that the clause no longer begins with: its lines were joined or split."""
    if clause.kind in _ROOTS or clause.text.startswith(clause.marker + clause.sep + clause.title):
        return clause
    return replace(clause, sep=lead_of(clause.text[len(clause.marker) :]), title="", run_in=True)


def _standing(rows: Sequence[Row]) -> frozenset[str]:
    """Return the ids that clauses keep: those whose parent is the one they were read with."""
    assembly = _Assembly(frozenset())
    kept: set[str] = set()
    for row in rows:
        if row.head is not None and row.head.id and assembly.place(row.head)[0] == row.head.id:
            kept.add(row.head.id)
        elif row.head is not None and not row.head.id:
            assembly.place(row.head)
    return frozenset(kept)


# Corrections: each returns the new paragraphs, or None where it cannot be made


def promoted(rows: Rows, at: int) -> Rows | None:
    """Raise a heading, and what hangs on it, by one level."""
    head = rows[at].head
    if head is None or head.is_frame or head.level <= _least_level(rows, at):
        return None
    return _shifted(rows, at, -1)


def demoted(rows: Rows, at: int) -> Rows | None:
    """Put a heading, and what hangs on it, below the heading before it of its level."""
    head = rows[at].head
    if head is None or head.is_frame:
        return None
    for row in reversed(rows[:at]):
        if row.head is not None and row.head.level <= head.level:
            return _shifted(rows, at, 1) if row.head.level == head.level and not row.head.is_frame else None
    return None


def as_body(rows: Rows, at: int) -> Rows | None:
    """Make a heading an ordinary paragraph of the clause before it."""
    row = rows[at]
    if row.head is None or row.head.is_frame or at == 0:
        return None
    style = BlockStyle.BODY if row.style in _HEADING_STYLES else row.style
    return _with(rows, at, Row(row.text, style))


def as_heading(rows: Rows, at: int) -> Rows | None:
    """Let a paragraph open a clause: by its printed number at the level of its like, else below what it stands in."""
    row = rows[at]
    core = core_of(row.text)
    if row.head is not None or at == 0 or row.style is BlockStyle.TABLE_ROW or not core:
        return None
    marker = read_marker(core)
    level = _level_for(rows, at, marker)
    head = _numbered(core, marker, level) if marker is not None else _unnumbered(core, level)
    lead = lead_of(row.text)
    before = replace(rows[at - 1], text=rows[at - 1].text + lead)
    style = BlockStyle.BODY if head.run_in or not head.title else BlockStyle.HEADING
    return (*rows[: at - 1], before, Row(row.text[len(lead) :], style, head), *rows[at + 1 :])


def joined(rows: Rows, at: int) -> Rows | None:
    """Join a paragraph with the one before it."""
    if at == 0:
        return None
    before, row = rows[at - 1], rows[at]
    if BlockStyle.TABLE_ROW in (before.style, row.style) or (row.head is not None and row.head.is_frame):
        return None
    text = before.text + row.text
    head = before.head
    if head is not None and not head.run_in and head.title:
        head = _retitled(head, text)
    style = BlockStyle.BODY if head is not None and head.run_in and before.style is BlockStyle.HEADING else before.style
    return (*rows[: at - 1], Row(text, style, head), *rows[at + 1 :])


def split(rows: Rows, at: int, offset: int) -> Rows | None:
    """End a paragraph ``offset`` characters after its start; what follows is an ordinary paragraph."""
    row = rows[at]
    least = len(row.head.marker) + len(row.head.sep) if row.head is not None else 0
    if row.style is BlockStyle.TABLE_ROW or not core_of(row.text[least:offset]) or not core_of(row.text[offset:]):
        return None
    first, second = row.text[:offset], row.text[offset:]
    head, style = row.head, row.style
    if head is not None and head.title and least + len(head.title) >= offset:
        head, style = replace(head, title=core_of(first[least:]), run_in=False), BlockStyle.HEADING
    if head is not None and head.is_frame:
        style = row.style
    follows = BlockStyle.BODY if row.style in _HEADING_STYLES or row.style is BlockStyle.TITLE else row.style
    return (*rows[:at], Row(first, style, head), Row(second, follows), *rows[at + 1 :])


def can_split(rows: Rows, at: int) -> bool:
    """Tell whether a paragraph can be split at all, wherever the cursor is."""
    row = rows[at]
    least = len(row.head.marker) + len(row.head.sep) if row.head is not None else 0
    return row.style is not BlockStyle.TABLE_ROW and len(core_of(row.text[least:])) > 1


def _with(rows: Rows, at: int, row: Row) -> Rows:
    return (*rows[:at], row, *rows[at + 1 :])


def _shifted(rows: Rows, at: int, by: int) -> Rows:
    first = rows[at].head
    changed = list(rows)
    for place in range(at, len(rows)):
        head = rows[place].head
        if head is None:
            continue
        if place > at and first is not None and head.level <= first.level:
            break
        changed[place] = replace(rows[place], head=replace(head, level=head.level + by))
    return tuple(changed)


def _least_level(rows: Rows, at: int) -> int:
    """Return the level of what stands right below the text itself, or below its attachment."""
    for row in reversed(rows[:at]):
        if row.head is not None and row.head.is_frame:
            return row.head.level + 1
    return 1


def _level_for(rows: Rows, at: int, marker: Marker | None) -> int:
    inside: Head | None = None
    for row in reversed(rows[:at]):
        head = row.head
        if head is None:
            continue
        inside = inside or head
        if head.is_frame:
            break
        like = read_marker(head.marker + head.sep + (head.title or "某")) if head.marker else None
        if marker is not None and like is not None and like.kind is marker.kind:
            return head.level
    if inside is None or inside.is_frame:
        return (inside.level if inside else 0) + 1
    if marker is None and inside.kind is NodeKind.LEAD_IN:
        return inside.level
    return inside.level + 1


def _numbered(core: str, marker: Marker, level: int) -> Head:
    kind, prefix = _KINDS.get(marker.kind, (NodeKind.HEADING, ""))
    title, run_in = heading_of(core, marker)
    last = f"{prefix}{marker.number}" + (f"-{marker.suffix}" if marker.suffix else "")
    return Head(kind, level, marker.text, marker.sep, title, run_in, last)


def _unnumbered(core: str, level: int) -> Head:
    if len(core) <= LONGEST_HEADING and "。" not in core:
        return Head(NodeKind.LEAD_IN, level, title=core, last="p1")
    title = lead_in_of(core, boxed=True)
    return Head(NodeKind.LEAD_IN, level, title=title, run_in=True, last="p1")


def _retitled(head: Head, text: str) -> Head:
    """Read the title of a heading anew that a line was joined to: the rest of it, or its body."""
    marker = read_marker(core_of(text)) if head.marker else None
    if marker is not None and marker.text == head.marker and not head.is_frame:
        title, run_in = heading_of(core_of(text), marker)
        return replace(head, title=title or head.title, run_in=run_in or not title)
    whole = core_of(text[len(head.marker) + len(head.sep) :])
    if len(whole) <= LONGEST_HEADING and "。" not in whole:
        return replace(head, title=whole)
    return replace(head, run_in=True)
