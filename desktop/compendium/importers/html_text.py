"""The text of rendered HTML: one line for each block, a tab between the cells of a table row."""

from __future__ import annotations

from html.parser import HTMLParser

from compendium.importers.base import Table

_BLOCKS = frozenset(
    {
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "tr",
        "div",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "table",
        "thead",
        "tbody",
        "hr",
        "dt",
        "dd",
        "section",
        "article",
    }
)
_CELLS = frozenset({"td", "th"})
_SKIPPED = frozenset({"script", "style", "head", "title"})


def text_of_html(html: str) -> str:
    """Return the text of ``html``; characters are kept as they are, marks-up goes."""
    return rendered(html)[0]


def rendered(html: str) -> tuple[str, tuple[Table, ...]]:
    """Return the text of ``html`` and where its tables lie in it."""
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    return "\n".join(reader.lines()), tuple(reader.tables)


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[Table] = []
        self._lines: list[str] = []
        self._count = 0  # lines of the text so far: one of _lines may hold line breaks
        self._table_starts: list[int] = []
        self._pieces: list[str] = []
        self._cells = 0
        self._skipped = 0
        self._inline = False  # inside a block whose own line feeds are line breaks of the text

    def lines(self) -> list[str]:
        """Return the lines read."""
        self._end_block()
        return self._lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the base class names it)
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag in _BLOCKS:
            self._end_block()
            self._inline = True
            self._cells = 0
            if tag == "table":
                self._table_starts.append(self._count)
        elif tag in _CELLS:
            if self._cells:
                self._pieces.append("\t")
            self._cells += 1
        elif tag == "br" and not (self._pieces and self._pieces[-1].endswith("\n")):
            self._pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif tag in _BLOCKS:
            self._end_block()
            self._inline = False
            if tag == "table" and self._table_starts:
                start = self._table_starts.pop()
                if start < self._count and not self._table_starts:
                    self.tables.append(Table(start, self._count))

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        if self._cells or not self._inline:
            data = data.strip("\n")
        self._pieces.append(data)

    def _end_block(self) -> None:
        text = "".join(self._pieces).strip("\n")
        if text:
            self._lines.append(text)
            self._count += text.count("\n") + 1
        self._pieces = []
        self._cells = 0
