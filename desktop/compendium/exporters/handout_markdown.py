"""Writes a handout as Markdown; every paragraph of the text renders to its exact words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from compendium.domain.document import BlockStyle
from compendium.domain.handout import Handout, HandoutParagraph, HandoutPoint
from compendium.exporters.cells import cleaned
from compendium.exporters.content_markdown import DEEPEST, escaped

_RULE = "---"


def write_markdown(handout: Handout, path: Path) -> None:
    """Write title, key points, text and notes; the room to write is the file's own end."""
    path.write_text("\n\n".join(_parts(handout)) + "\n", encoding="utf-8", newline="\n")


def _parts(handout: Handout) -> Iterator[str]:
    yield f"# {_line(handout.title)}"
    if handout.subtitle:
        yield _line(handout.subtitle)
    if handout.points:
        yield f"## {_line(handout.points_label)}"
        yield "\n".join(f"{number}. {_point(point)}" for number, point in enumerate(handout.points, 1))
    yield f"## {_line(handout.text_label)}"
    for paragraph in handout.paragraphs:
        yield _paragraph(paragraph)
    if handout.note_lines:
        yield f"## {_line(handout.notes_label)}"
    if handout.notes:
        yield _RULE
    for note in handout.notes:
        yield _line(note)


def _point(point: HandoutPoint) -> str:
    label = f"**{_line(point.label)}**：" if point.label else ""
    source = f"（{_line(point.source)}）" if point.source else ""
    return label + _line(point.text) + source


def _paragraph(paragraph: HandoutParagraph) -> str:
    if paragraph.style is BlockStyle.TITLE:
        return f"### {_line(paragraph.text)}"
    if paragraph.style is BlockStyle.HEADING:
        return f"{'#' * min(paragraph.rank + 3, DEEPEST)} {_line(paragraph.text)}"
    return "<br>".join(escaped(line) for line in cleaned(paragraph.text).split("\n"))


def _line(text: str) -> str:
    return escaped(" ".join(cleaned(text).split("\n")).strip())
