"""The paragraphs and tables that a part of a web page shows, in reading order."""

from __future__ import annotations

import re

from compendium.importers.lines import Lines
from compendium.importers.package import Element

_BLOCK_NAMES = (
    "address article aside blockquote body center dd details dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul ucapcontent ucaptitle "
)
BLOCKS = frozenset(_BLOCK_NAMES.split())
_HIDDEN_NAMES = (
    "script style noscript template head title iframe object embed svg canvas video audio map input "
    "select button textarea option datalist img link meta rt rp "
)
_HIDDEN = frozenset(_HIDDEN_NAMES.split())
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WRAP = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)
_WIDEST = 64  # columns that a cell may span
_PROSE = 400  # characters: a cell that holds more is a column of the page's layout


def name_of(element: Element) -> str:
    """Return the element's name; "" for what is none, as a comment."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def is_hidden(element: Element) -> bool:
    """Tell whether a browser shows nothing of the element."""
    return (
        name_of(element) in _HIDDEN
        or not isinstance(element.tag, str)
        or element.get("hidden") is not None
        or bool(_UNSHOWN.search(element.get("style") or ""))
    )


class Blocks:
    """Writes what elements show into ``lines``; ``skipped`` elements are passed over with all they hold."""

    def __init__(self, lines: Lines, skipped: frozenset[Element] = frozenset()) -> None:
        self.lines = lines
        self._skipped = skipped
        self._pieces: list[str] = []

    def add(self, element: Element) -> None:
        """Add what ``element`` shows."""
        self._walk(element)
        self._end()

    def _walk(self, element: Element) -> None:
        if is_hidden(element) or element in self._skipped:
            return
        name = name_of(element)
        if name == "br":
            self._pieces.append("\n")
            return
        if name == "table" and is_data_table(element) and not self._skipped.intersection(element.iter()):
            self._end()
            self.lines.table(_rows(element))
            return
        block = name in BLOCKS
        if block:
            self._end()
        self._put(element.text, raw=name == "pre")
        for inner in element:
            self._walk(inner)
            self._put(inner.tail, raw=name == "pre")
        if block:
            self._end()

    def _put(self, text: str | None, *, raw: bool) -> None:
        if text:
            self._pieces.append(text if raw else _BLANKS.sub(" ", _WRAP.sub("", text)))

    def _end(self) -> None:
        text = "".join(self._pieces)
        self._pieces = []
        if text.strip():
            for line in text.split("\n"):
                self.lines.paragraph(line.strip(" ").rstrip())


def shown_text(element: Element) -> str:
    """Return what ``element`` shows, a line feed between blocks."""
    blocks = Blocks(Lines())
    blocks.add(element)
    return blocks.lines.joined()


def is_data_table(table: Element) -> bool:
    """Tell a table of data from one that only places parts of the page side by side."""
    if any(name_of(inner) == "table" for inner in table.iterdescendants("table")):
        return False
    rows = list(table.iter("tr"))
    cells = [cell for row in rows for cell in row if name_of(cell) in {"td", "th"}]
    if len(rows) < 2 or len(cells) < 4 or len(cells) < 2 * len(rows) - 2:
        return False
    return not any(len(cell.text_content()) > _PROSE and len(list(cell.iter("p"))) > 3 for cell in cells)


def _rows(table: Element) -> list[list[str]]:
    grid: list[list[str]] = []
    covered: dict[int, int] = {}  # column: rows below that a cell above reaches into
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row:
            if name_of(cell) not in {"td", "th"} or is_hidden(cell):
                continue
            _pad(cells, covered)
            width, height = _span(cell, "colspan", _WIDEST), _span(cell, "rowspan", 1000)
            if height > 1:
                covered.update(dict.fromkeys(range(len(cells), len(cells) + width), height))
            cells.extend([shown_text(cell), *[""] * (width - 1)])
        _pad(cells, covered)
        grid.append(cells)
        covered = {column: left - 1 for column, left in covered.items() if left > 1}
    width = max(map(len, grid), default=0)
    return [cells + [""] * (width - len(cells)) for cells in grid]


def _pad(cells: list[str], covered: dict[int, int]) -> None:
    while len(cells) in covered and covered[len(cells)] > 0 and len(cells) < 512:
        cells.append("")


def _span(cell: Element, name: str, most: int) -> int:
    value = cell.get(name) or ""
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 6 else 1
