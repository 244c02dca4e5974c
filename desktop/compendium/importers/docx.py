"""Word files (.docx), straight from their XML: text boxes, nested tables, revisions taken as accepted.

Relations are not followed, so that those that lead nowhere (``../NULL``) or outside cannot hurt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compendium.importers.base import Importer, SourceText, damaged
from compendium.importers.docx_numbering import Numbering
from compendium.importers.lines import REVISED, Lines, is_red_head
from compendium.importers.package import Element, Package, attribute, child, local

_WHAT = "Word 文档"
_LEFT_OUT = frozenset(
    ("del", "moveFrom", "instrText", "delText", "delInstrText", "Fallback", "rPr", "pPr", "annotation", "rt", "fldData")
)
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_MAIN = re.compile(r"word/document\d*\.xml", re.IGNORECASE)


class DocxImporter(Importer):
    """Reads .docx."""

    extensions = (".docx", ".docm", ".dotx")

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return paragraphs, tables, text boxes and notes in reading order."""
        with Package(data, name, _WHAT) as package:
            main = _main_part(package, name)
            body = child(package.xml(main), "body")
            if body is None:
                raise damaged(name, _WHAT)
            reader = _Reader(Numbering.read(package.xml("word/numbering.xml"), package.xml("word/styles.xml")))
            for part in sorted(part for part in package.names() if re.fullmatch(r"word/header\d*\.xml", part)):
                reader.red_head(package.xml(part))
            reader.blocks(body)
            for part, notes in (("footnotes", "footnote"), ("endnotes", "endnote")):
                reader.notes(package.xml(f"word/{part}.xml"), notes)
            return reader.lines.source(name, "docx", reader.warnings)


def _main_part(package: Package, name: str) -> str:
    relations = package.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if attribute(relation, "Type").endswith("/officeDocument"):
            target = attribute(relation, "Target").lstrip("/")
            if target in package.names():
                return target
    for part in package.names():
        if _MAIN.fullmatch(part):
            return part
    raise damaged(name, _WHAT)


@dataclass(frozen=True, slots=True)
class _Box:
    """A text box and whether it is anchored before the text of its paragraph."""

    content: Element
    leads: bool


class _Reader:
    """Walks the XML; ``lines`` is what was read, ``warnings`` what a person should know of it."""

    def __init__(self, numbering: Numbering) -> None:
        self.lines = Lines()
        self._numbering = numbering
        self._revised = False
        self._noted: list[str] = []  # ids of the notes referred to, in reading order

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was settled on reading."""
        return (REVISED,) if self._revised else ()

    def blocks(self, parent: Element) -> None:
        """Add the paragraphs and tables in ``parent``."""
        for element in parent:
            kind = local(element)
            if kind == "p":
                self._paragraph(element)
            elif kind == "tbl":
                self._table(element)
            elif kind in {"del", "moveFrom"}:
                self._revised = True
            elif kind not in _LEFT_OUT and kind != "sectPr":
                self.blocks(element)  # content controls, custom XML, insertions

    def red_head(self, header: Element | None) -> None:
        """Add a page header that is the red head of a document: the issuer's name, a document number."""
        if header is None:
            return
        texts = [text for paragraph in _paragraphs(header) if (text := self._text(paragraph, [])).strip()]
        if is_red_head(texts):
            for text in texts:
                self.lines.paragraph(text)

    def notes(self, part: Element | None, kind: str) -> None:
        """Add the notes that the text refers to, after it."""
        for note in part if part is not None else ():
            if local(note) == kind and attribute(note, "type") in {"", "normal"} and len(note):
                self.blocks(note)

    def _paragraph(self, paragraph: Element) -> None:
        boxes: list[_Box] = []
        text = self._text(paragraph, boxes)
        marker = self._numbering.marker(paragraph) if text.strip() else ""
        for box in boxes:
            if box.leads:
                self.blocks(box.content)
        self.lines.paragraph(marker + text)
        for box in boxes:
            if not box.leads:
                self.blocks(box.content)

    def _text(self, parent: Element, boxes: list[_Box]) -> str:
        pieces: list[str] = []
        stack: list[Iterator[Element]] = [iter(parent)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
                continue
            kind = local(element)
            if kind == "t":
                pieces.append(element.text or "")
            elif kind in _BREAKS:
                pieces.append(_break(element, kind))
            elif kind == "txbxContent":
                boxes.append(_Box(element, leads=not any(piece.strip() for piece in pieces)))
            elif kind == "sym":
                pieces.append(_symbol(element))
            elif kind in {"del", "moveFrom"}:
                self._revised = True
            elif kind == "ins" and len(element):
                self._revised = True
                stack.append(iter(element))
            elif kind not in _LEFT_OUT:
                stack.append(iter(element))
        return "".join(pieces)

    def _table(self, table: Element) -> None:
        rows = [self._row(row) for row in _children(table, "tr")]
        if (len(rows) == 1 and len(rows[0]) == 1) or all(len(row) == 1 for row in rows):
            for cell in (cell for row in _children(table, "tr") for cell in _children(row, "tc")):
                self.blocks(cell)  # a frame around paragraphs
            return
        self.lines.table(rows)

    def _row(self, row: Element) -> list[str]:
        if child(row, "trPr", "del") is not None:
            self._revised = True
            return []
        cells: list[str] = []
        for cell in _children(row, "tc"):
            properties = child(cell, "tcPr")
            merge = child(properties, "vMerge")
            covered = merge is not None and attribute(merge, "val") != "restart"
            inner = "" if covered else self._cell(cell)
            span = child(properties, "gridSpan")
            width = attribute(span, "val") if span is not None else ""
            cells.append(inner)
            cells.extend([""] * (min(int(width), 64) - 1 if width.isdigit() else 0))
        return cells

    def _cell(self, cell: Element) -> str:
        texts: list[str] = []
        for paragraph in _paragraphs(cell):
            boxes: list[_Box] = []
            text = self._text(paragraph, boxes)
            marker = self._numbering.marker(paragraph) if text.strip() else ""
            texts.append(marker + text)
            texts.extend(self._text(inner, []) for box in boxes for inner in _paragraphs(box.content))
        return "\n".join(text for text in texts if text.strip())


def _children(parent: Element, name: str) -> Iterator[Element]:
    """Yield the children of that name, also those inside content controls and insertions."""
    for element in parent:
        kind = local(element)
        if kind == name:
            yield element
        elif kind in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _children(element, name)


def _paragraphs(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs in ``parent``, those of tables included, those of text boxes not."""
    for element in parent:
        kind = local(element)
        if kind == "p":
            yield element
        elif kind not in _LEFT_OUT and kind != "txbxContent":
            yield from _paragraphs(element)


def _break(element: Element, kind: str) -> str:
    if kind == "br" and attribute(element, "type") in {"page", "column"}:
        return "\n"
    return "" if kind == "tab" and local(element.getparent()) == "tabs" else _BREAKS[kind]


def _symbol(element: Element) -> str:
    code = attribute(element, "char")
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if value >= 0xE000 or value < 32 else chr(value)  # private use: a picture of a symbol font
