"""From a raw text to its outline, its blocks to display and the noise left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from compendium.domain.document import Block, BlockStyle, Clause, NodeKind
from compendium.texts.blanks import BLANKS, lead_of
from compendium.texts.front import Layout, Part, read_layout
from compendium.texts.items import split_items
from compendium.texts.noise import take_noise
from compendium.texts.outline import Node, PartReader
from compendium.texts.paragraphs import read_paragraphs


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A text read.

    Attributes:
        outline: clauses in reading order; empty only for an empty text.
        blocks: paragraphs in reading order; each clause's block texts joined by line feeds are its text.
        noise: pieces of a web page around the text, in reading order.
    """

    outline: tuple[Clause, ...]
    blocks: tuple[Block, ...]
    noise: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The exact text: clause texts joined by line feeds."""
        return "\n".join(clause.text for clause in self.outline)


def parse(text: str, tables: Sequence[tuple[int, int]] = ()) -> ParsedText:
    """Read ``text`` into clauses, blocks and noise; never fails, takes time linear in its length.

    ``tables`` are the lines [start, end) of ``text`` that hold the rows of a table.
    """
    paragraphs, noise = take_noise(read_paragraphs(text, tables))
    if not paragraphs:
        return ParsedText((), (), tuple(noise))
    layout = read_layout(split_items(paragraphs))
    nodes: list[Node] = []
    for part in layout.parts:
        nodes.extend(PartReader(layout, part).read() if part.kind != "tail" else [_tail(part, nodes)])
    known = {node.id for node in nodes}
    for node in nodes:
        node.parent = node.parent if node.parent in known else None  # a text that starts with a number has no root
    return _assemble(layout, nodes, noise)


def _tail(part: Part, above: list[Node]) -> Node:
    """Return what stands below the body as one more unnumbered node of the document."""
    taken = {node.id for node in above}
    number = next(number for number in count(1) if f"p{number}" not in taken)
    return Node(f"p{number}", 1, NodeKind.LEAD_IN, parent="doc", paragraphs=list(range(part.start, part.end)))


@dataclass(slots=True)
class _Draft:
    node: Node
    texts: list[str] = field(default_factory=list)
    styles: list[BlockStyle] = field(default_factory=list)


def _assemble(layout: Layout, nodes: list[Node], noise: list[str]) -> ParsedText:
    """Give each node its paragraphs; blanks before a node's first character belong to the node above."""
    drafts: list[_Draft] = []
    for node in nodes:
        draft = _Draft(node)
        for index in node.paragraphs:
            text = layout.paragraphs[index].text
            if not draft.texts and not layout.paragraphs[index].is_row:
                lead = lead_of(text)
                text = text[len(lead) :]
                if drafts:
                    drafts[-1].texts[-1] += lead
            draft.texts.append(text)
            draft.styles.append(node.styles.get(index) or layout.styles.get(index) or BlockStyle.BODY)
        drafts.append(draft)
    last = drafts[-1]
    last.texts[-1] = last.texts[-1].rstrip(BLANKS)
    clauses = tuple(_clause(draft) for draft in drafts)
    blocks = tuple(
        Block(draft.node.id, style, text)
        for draft in drafts
        for text, style in zip(draft.texts, draft.styles, strict=True)
    )
    return ParsedText(clauses, blocks, tuple(noise))


def _clause(draft: _Draft) -> Clause:
    node = draft.node
    return Clause(
        node.id,
        node.level,
        node.marker,
        node.title,
        node.parent,
        "\n".join(draft.texts),
        node.kind,
        node.sep,
        node.run_in,
    )
