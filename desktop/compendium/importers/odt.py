"""OpenDocument texts (.odt): paragraphs, tables, frames, notes; tracked deletions are kept apart there and left out."""

from __future__ import annotations

from compendium.importers.base import Importer, SourceText, damaged, encrypted
from compendium.importers.lines import REVISED, Lines
from compendium.importers.numbering import written
from compendium.importers.package import Element, Package, attribute, child, local

_WHAT = "ODF 文档"
_LEFT_OUT = frozenset(
    ("tracked-changes", "annotation", "forms", "sequence-decls", "variable-decls", "user-field-decls", "ruby-text",
     "alphabetical-index-source", "table-of-content-source", "event-listeners", "desc", "title", "note-citation")
)  # fmt: skip
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MOST_REPEATED = 64  # columns: a repeated empty cell may say 16,384


class OdtImporter(Importer):
    """Reads .odt."""

    extensions = (".odt",)

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return paragraphs, tables, frames and notes in reading order."""
        with Package(data, name, _WHAT) as package:
            manifest = package.bytes("META-INF/manifest.xml") or b""
            if b"encryption-data" in manifest:
                raise encrypted(name)
            content = package.xml("content.xml")
            text = child(content, "body", "text")
            if text is None:
                raise damaged(name, _WHAT)
            reader = _Reader(_list_styles(content, package.xml("styles.xml")))
            reader.blocks(text)
            for note in reader.notes:
                reader.blocks(note)
            return reader.lines.source(name, "odt", reader.warnings(text))


class _Reader:
    def __init__(self, styles: dict[str, dict[int, tuple[str, str, str]]]) -> None:
        self.lines = Lines()
        self.notes: list[Element] = []
        self._styles = styles

    def warnings(self, text: Element) -> tuple[str, ...]:
        """What a person should know of how ``text`` was read."""
        changed = child(text, "tracked-changes")
        return (REVISED,) if changed is not None else ()

    def blocks(self, parent: Element, depth: int = 0, style: str = "") -> None:
        """Add what ``parent`` holds; ``depth`` is that of the list it is in."""
        for element in parent:
            kind = local(element)
            if kind in {"p", "h"}:
                self._paragraph(element)
            elif kind == "list":
                self._list(element, depth, attribute(element, "style-name") or style)
            elif kind == "table":
                self.lines.table([self._row(row) for row in _rows(element)])
            elif kind not in _LEFT_OUT:
                self.blocks(element, depth, style)

    def _list(self, element: Element, depth: int, style: str) -> None:
        number = 0
        for item in element:
            if local(item) not in {"list-item", "list-header"}:
                continue
            marker = ""
            if local(item) == "list-item" and any(local(each) in {"p", "h"} for each in item):
                start = attribute(item, "start-value")
                number = int(start) if start.isdecimal() and len(start) < 6 else number + 1
                marker = self._marker(style, depth, number)
            for block in item:
                if local(block) in {"p", "h"}:
                    self._paragraph(block, marker)
                    marker = ""
                elif local(block) == "list":
                    self._list(block, depth + 1, attribute(block, "style-name") or style)

    def _marker(self, style: str, depth: int, number: int) -> str:
        prefix, numbers, suffix = self._styles.get(style, {}).get(depth + 1, ("", "", ""))
        return f"{prefix}{written(number, numbers)}{suffix}" if numbers else ""

    def _paragraph(self, paragraph: Element, marker: str = "") -> None:
        frames: list[Element] = []
        text = self._text(paragraph, frames)
        self.lines.paragraph(marker + text if text.strip() else "")
        for frame in frames:
            self.blocks(frame)

    def _text(self, parent: Element, frames: list[Element]) -> str:
        pieces = [parent.text or ""]
        for element in parent:
            kind = local(element)
            if kind == "s":
                count = attribute(element, "c")
                pieces.append(" " * (min(int(count), 200) if count.isdecimal() else 1))
            elif kind in {"tab", "line-break"}:
                pieces.append("\t" if kind == "tab" else "\n")
            elif kind in {"text-box", "custom-shape"}:
                frames.append(element)
            elif kind == "note":
                self.notes.append(child(element, "note-body"))
            elif kind not in _LEFT_OUT:
                pieces.append(self._text(element, frames))
            pieces.append(element.tail or "")
        return "".join(pieces)

    def _row(self, row: Element) -> list[str]:
        cells: list[str] = []
        for cell in row:
            if local(cell) not in {"table-cell", "covered-table-cell"}:
                continue
            inner = Lines()
            reader = _Reader(self._styles)
            reader.lines = inner
            reader.blocks(cell)
            self.notes.extend(reader.notes)
            text = inner.joined()
            repeated = attribute(cell, "number-columns-repeated")
            cells.extend([text] * (min(int(repeated), _MOST_REPEATED) if repeated.isdecimal() and text else 1))
        return cells


def _rows(table: Element) -> list[Element]:
    found: list[Element] = []
    for element in table:
        if local(element) == "table-row":
            found.append(element)
        elif local(element) in {"table-header-rows", "table-rows", "table-row-group"}:
            found.extend(_rows(element))
    return found


def _list_styles(*roots: Element | None) -> dict[str, dict[int, tuple[str, str, str]]]:
    """Return prefix, Word's name of the number format ("" for bullets) and suffix by style and level (from 1)."""
    styles: dict[str, dict[int, tuple[str, str, str]]] = {}
    for root in roots:
        for style in root.iter("{*}list-style") if root is not None else ():
            levels = styles.setdefault(attribute(style, "name"), {})
            for level in style:
                at = attribute(level, "level")
                if at.isdecimal() and local(level) == "list-level-style-number":
                    format_ = attribute(level, "num-format")
                    name = _FORMATS.get(format_[:1], "chineseCounting" if format_[:1] in {"一", "壹"} else "")
                    levels[int(at)] = (attribute(level, "num-prefix"), name, attribute(level, "num-suffix"))
    return styles
