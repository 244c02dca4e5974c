"""Writes a paper as Markdown; every paragraph of the text renders to its exact words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from compendium.domain.document import BlockStyle
from compendium.domain.handout import HandoutParagraph, HandoutPoint
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
)
from compendium.exporters.cells import cleaned
from compendium.exporters.content_markdown import DEEPEST, escaped
from compendium.exporters.layout import on_paper
from compendium.exporters.sheet_markdown import table_parts

_RULE = "---"
_HEADINGS = {
    HeadingKind.MAIN: "#",
    HeadingKind.PART: "##",
    HeadingKind.TITLE: "###",
    HeadingKind.SECTION: "##",
    HeadingKind.ITEM: "###",
}
_SET_OFF = frozenset({NoteKind.WARNING, NoteKind.PRIVATE, NoteKind.REMARK})


def write_markdown(paper: Paper, path: Path) -> None:
    """Write title, all blocks and notes; the room to write is the file's own end."""
    path.write_text("\n\n".join(_parts(paper)) + "\n", encoding="utf-8", newline="\n")


def _parts(paper: Paper) -> Iterator[str]:
    if paper.headed:
        yield f"# {_line(paper.title)}"
    if paper.subtitle:
        yield _line(paper.subtitle)
    for block in paper.blocks:
        yield from _block(block)
    if paper.notes:
        yield _RULE
    for note in paper.notes:
        yield _line(note)


def _block(block: PaperBlock) -> Iterator[str]:
    match block:
        case PaperHeading():
            yield f"{_HEADINGS[block.kind]} {_line(block.text)}"
        case PaperNote():
            yield ("> " if block.kind in _SET_OFF else "") + _line(block.text)
        case PaperPoints():
            yield "\n".join(f"{number}. {_point(point)}" for number, point in enumerate(block.points, 1))
        case PaperTable():
            if block.titled:
                yield f"**{_line(block.sheet.title)}**"
            yield from table_parts(on_paper(block.sheet))
        case PaperLines():
            pass
        case HandoutParagraph():
            yield _paragraph(block)


def _point(point: HandoutPoint) -> str:
    label = f"**{_line(point.label)}**：" if point.label else ""
    source = f"（{_line(point.source)}）" if point.source else ""
    return label + _line(point.text) + source


def _paragraph(paragraph: HandoutParagraph) -> str:
    if paragraph.style is BlockStyle.HEADING:
        return f"{'#' * min(paragraph.rank + 3, DEEPEST)} {_line(paragraph.text)}"
    return "<br>".join(escaped(line) for line in cleaned(paragraph.text).split("\n"))


def _line(text: str) -> str:
    return escaped(" ".join(cleaned(text).split("\n")).strip())
