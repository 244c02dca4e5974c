"""Own words of a slide, written in Markdown: headings, lists, bold words, tables. Pictures and HTML are not taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from compendium.domain.document import BlockStyle
from compendium.domain.handout import HandoutParagraph
from compendium.domain.slide import SlideParagraph, SlideTable, TableColumn
from compendium.facts.sentences import sentences

_BULLETS = ("•", "–", "·")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 3, "h5": 3, "h6": 3}
_STRONG = frozenset({"strong", "b", "em"})
_BLOCKS = frozenset({"p", "ul", "ol", "blockquote", "pre", "table", *_HEADINGS})


class Part(NamedTuple):
    """What stands together on a slide: paragraphs, or a table. ``title`` is that of a first heading, else ""."""

    paragraphs: tuple[SlideParagraph, ...] = ()
    table: SlideTable | None = None
    title: str = ""


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the parts of a text in Markdown: tables stand alone, and a line ``---`` begins a new slide."""
    parts: list[Part] = []
    paragraphs: list[SlideParagraph] = []

    def close() -> None:
        if paragraphs:
            parts.append(_titled(tuple(paragraphs)))
            paragraphs.clear()

    for element in _parsed(text):
        if element.tag == "hr":
            close()
        elif element.tag == "table":
            close()
            parts.append(Part(table=_table(element)))
        else:
            paragraphs += _paragraphs(element)
    close()
    return tuple(parts)


def _titled(paragraphs: tuple[SlideParagraph, ...]) -> Part:
    first = paragraphs[0].paragraph
    if first.style is BlockStyle.HEADING and first.rank == 1:
        return Part(paragraphs[1:], title=first.text)
    return Part(paragraphs)


def _parsed(text: str) -> Element:
    from markdown import Markdown  # costly, and wanted by few

    reader = Markdown(extensions=["tables", "sane_lists", "nl2br"], output_format="xhtml", tab_length=2)
    # HTML is no part of a slide: what is written in angle brackets stays what it is, words.
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    reader.parser.blockprocessors.deregister("code")  # two blanks before a line are no code, but a list in a list
    lines = text.split("\n")
    for step in reader.preprocessors:
        lines = step.run(lines)
    parsed: Element | None = reader.parser.parseDocument(lines).getroot()
    root = Element("div") if parsed is None else parsed
    for work in reader.treeprocessors:
        changed: Element | None = work.run(root)
        root = root if changed is None else changed
    return root


def _paragraphs(element: Element, depth: int = 0) -> Iterator[SlideParagraph]:
    if element.tag in {"ul", "ol"}:
        for number, item in enumerate(element.findall("li"), int(element.get("start", "1"))):
            bullet = f"{number}." if element.tag == "ol" else _BULLETS[min(depth, len(_BULLETS) - 1)]
            yield from _item(item, bullet, depth)
    elif element.tag == "blockquote":
        for inner in element:
            yield from (replace(each, depth=each.depth + 1) for each in _paragraphs(inner, depth))
    elif element.tag in _HEADINGS:
        words = "".join(text for text, _ in _runs(element)).strip()
        if words:
            rank = _HEADINGS[element.tag]
            yield SlideParagraph(
                HandoutParagraph(words, BlockStyle.HEADING, len(words), rank), strong=((0, len(words)),)
            )
    else:
        yield from _lines(element, depth)


def _item(item: Element, bullet: str, depth: int) -> Iterator[SlideParagraph]:
    own = Element("p")
    own.text = item.text
    below: list[Element] = []
    for child in item:
        if child.tag in _BLOCKS:
            below.append(child)
        else:
            own.append(child)
    made = list(_lines(own, depth))
    if not made and below and below[0].tag == "p":
        made = list(_lines(below.pop(0), depth))
    if made:
        made[0] = replace(made[0], bullet=bullet)
    # Lines after the first stand under it, not under the bullet.
    yield from (each if number == 0 else replace(each, bullet=" ") for number, each in enumerate(made))
    for child in below:
        for each in _paragraphs(child, depth + 1):
            yield each if child.tag in {"ul", "ol"} else replace(each, bullet=" ", depth=depth)


def _lines(element: Element, depth: int) -> Iterator[SlideParagraph]:
    """Yield a paragraph for each line of an element's words."""
    text = ""
    strong: list[tuple[int, int]] = []
    for words, is_strong in (*_runs(element), ("\n", False)):
        for number, line in enumerate(words.split("\n")):
            if number:
                yield from _one(text, strong, depth)
                text, strong = "", []
            if is_strong and line:
                strong.append((len(text), len(text) + len(line)))
            text += line


def _one(text: str, strong: list[tuple[int, int]], depth: int) -> Iterator[SlideParagraph]:
    words = text.strip()
    blanks = len(text) - len(text.lstrip())
    if words:
        spans = tuple((span.start, span.end) for span in sentences(words))
        bold = tuple((max(start - blanks, 0), min(end - blanks, len(words))) for start, end in strong)
        yield SlideParagraph(HandoutParagraph(words), (), spans, bold, depth=depth)


def _runs(element: Element, *, strong: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the words of an element and whether they are bold; a picture is its description."""
    if element.text:
        yield element.text.strip("\n") if element.tag in {"p", "li"} else element.text, strong
    for child in element:
        if child.tag == "br":
            yield "\n", False
        elif child.tag == "img":
            yield child.get("alt", ""), strong
        else:
            yield from _runs(child, strong=strong or child.tag in _STRONG)
        if child.tail:
            yield child.tail.lstrip("\n") if child.tag == "br" else child.tail, strong


def _table(element: Element) -> SlideTable:
    rows = [["".join(text for text, _ in _runs(cell)).strip() for cell in row] for row in element.iter("tr")]
    head, body = rows[0], rows[1:]
    return SlideTable(tuple(TableColumn(label) for label in head), tuple(tuple(row) for row in body))
