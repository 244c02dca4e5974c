"""Notes that people write in Markdown, as they are printed: bold words bold, lists with their bullets, no marks."""

from __future__ import annotations

from collections.abc import Iterator

from compendium.domain.sheet import Cell, RichText, Run
from compendium.domain.slide import SlideParagraph
from compendium.services.slide_markdown import parts_of

_INDENT = "　"


def printed_lines(text: str) -> list[str]:
    """Return the lines of a note without its marks."""
    return ["".join(run.text for run in line) for line in _lines(text)]


def printed_note(text: str) -> Cell:
    """Return a note as a cell: as words where nothing of it stands out."""
    lines = _lines(text)
    runs = [run for number, line in enumerate(lines) for run in ((Run("\n"),) if number else ()) + line]
    if any(run.bold for run in runs):
        return RichText(tuple(runs))
    return "".join(run.text for run in runs)


def _lines(text: str) -> list[tuple[Run, ...]]:
    lines: list[tuple[Run, ...]] = []
    for part in parts_of(text):
        if part.title:
            lines.append((Run(part.title, bold=True),))
        lines += [tuple(_set(paragraph)) for paragraph in part.paragraphs]
        if part.table is not None:
            rows = [[column.label for column in part.table.columns], *part.table.rows]
            lines += [(Run("　".join(row)),) for row in rows]
    return lines


def _set(paragraph: SlideParagraph) -> Iterator[Run]:
    bullet = f"{paragraph.bullet} " if paragraph.bullet.strip() else ""
    if paragraph.depth or bullet:
        yield Run(_INDENT * paragraph.depth + bullet)
    at = 0
    for start, end in sorted(paragraph.strong):
        if start > at:
            yield Run(paragraph.text[at:start])
        if end > max(start, at):
            yield Run(paragraph.text[max(start, at) : end], bold=True)
        at = max(at, end)
    if paragraph.text[at:]:
        yield Run(paragraph.text[at:])
