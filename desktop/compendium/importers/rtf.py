"""Rich text (.rtf), as Word and WPS write it: paragraphs and tables; pictures, styles and notes of the makers go."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from compendium.importers.base import Importer, SourceText
from compendium.importers.lines import REVISED, Lines

_TOKEN = re.compile(
    rb"\\'([0-9a-fA-F]{2})|\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_SKIPPED = frozenset(
    (
        b"fonttbl colortbl stylesheet info pict object objdata themedata colorschememapping latentstyles "
        b"datastore listtable listoverridetable pnseclvl rsidtbl generator xmlnstbl fldinst "
        b"header footer headerl headerr headerf footerl footerr footerf annotation atnid atnauthor revtbl "
        b"filetbl userprops bkmkstart bkmkend mmathPr wgrffmtfilter nonshppict shprslt template passwordhash "
        b"pgdsctbl sp sn sv "
    ).split()
)
_PRINTED = {
    b"tab": "\t", b"line": "\n", b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"emspace": "\u2003", b"enspace": "\u2002", b"softline": "\n",
}  # fmt: skip
_PAGES = {936: "gb18030", 950: "cp950", 1252: "cp1252", 65001: "utf-8"}
_DEEPEST = 2000  # groups within groups


@dataclass(frozen=True, slots=True)
class _State:
    skipped: bool = False
    hidden: bool = False  # deleted by a revision, or not printed
    after: int = 1  # characters that stand for a Unicode one, for older readers
    in_table: bool = False
    in_note: bool = False
    in_number: bool = False  # what older readers are to print for a number

    @property
    def is_printed(self) -> bool:
        """Whether what follows is text to be read."""
        return not (self.skipped or self.hidden)


class RtfImporter(Importer):
    """Reads .rtf."""

    extensions = (".rtf",)

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return paragraphs and tables in reading order."""
        reader = _Reader()
        for match in _TOKEN.finditer(data):
            reader.take(match)
        reader.end_paragraph()
        reader.end_table()
        reader.lines.paragraph("".join(reader.notes))
        return reader.lines.source(name, "rtf", (REVISED,) if reader.revised else ())


class _Reader:
    def __init__(self) -> None:
        self.lines = Lines()
        self.notes: list[str] = []
        self.revised = False
        self._states: list[_State] = []
        self._state = _State()
        self._page = "gb18030"
        self._bytes = bytearray()
        self._pieces: list[str] = []
        self._cells: list[str] = []
        self._rows: list[list[str]] = []
        self._ignored = 0
        self._starred = False

    def take(self, match: re.Match[bytes]) -> None:
        """Take the next token."""
        code, word, number, symbol, brace, plain = match.groups()
        if code is not None:
            self._byte(int(code, 16))
        elif plain is not None:
            self._plain(plain)
        elif brace is not None:
            self._group(brace)
        elif word is not None:
            self._word(word, int(number) if number else None)
        elif symbol is not None:
            self._symbol(symbol)

    def _byte(self, value: int) -> None:
        if self._ignored:
            self._ignored -= 1
        elif self._state.is_printed:
            self._bytes.append(value)

    def _plain(self, data: bytes) -> None:
        if self._ignored:
            cut = min(self._ignored, len(data))
            self._ignored -= cut
            data = data[cut:]
        if self._state.is_printed:
            self._bytes += data.strip(b" ") if self._state.in_number else data

    def _group(self, brace: bytes) -> None:
        self._flush()
        self._ignored = 0
        if brace == b"{":
            if len(self._states) < _DEEPEST:
                self._states.append(self._state)
        elif self._states:
            self._state = self._states.pop()

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._starred = True
        elif symbol in b"{}\\":
            self._plain(symbol)
        elif symbol == b"~":
            self._put("\xa0")
        elif symbol == b"_":
            self._put("-")

    def _word(self, word: bytes, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word in _SKIPPED or (starred and word not in {b"shpinst", b"shptxt", b"footnote"}):
            self._flush()
            self._state = replace(self._state, skipped=True)
        elif word == b"shptxt":
            self._state = replace(self._state, skipped=False)
        elif word == b"footnote":
            self._put("")
            self._state = replace(self._state, in_note=True, in_table=False)
        elif word in {b"listtext", b"pntext"}:
            self._put("")
            self._state = replace(self._state, in_number=True)
        elif word == b"bin":
            self._ignored = max(0, number or 0)
        elif word == b"ansicpg":
            self._page = _PAGES.get(number or 0, "gb18030")
        elif word == b"uc":
            self._state = replace(self._state, after=max(0, min(number or 0, 8)))
        elif word == b"u":
            self._put(chr((number or 0) & 0xFFFF))
            self._ignored = self._state.after
        elif not self._state.skipped:
            self._shown(word, number)

    def _shown(self, word: bytes, number: int | None) -> None:
        if word == b"tab" and self._state.in_number:
            return
        if word in _PRINTED:
            self._put(_PRINTED[word])
        elif word in {b"par", b"sect", b"page"}:
            if not self._state.hidden:
                self.end_paragraph()
        elif word == b"pard":
            self._state = replace(self._state, in_table=False)
        elif word == b"intbl":
            self._state = replace(self._state, in_table=True)
        elif word in {b"cell", b"nestcell"}:
            self._flush()
            self._cells.append(self._taken())
        elif word == b"row":
            self._rows.append(self._cells)
            self._cells = []
        elif word in {b"deleted", b"v"}:
            self._flush()
            self.revised = self.revised or (word == b"deleted" and number != 0)
            self._state = replace(self._state, hidden=number != 0)
        elif word == b"revised":
            self.revised = self.revised or number != 0
        elif word == b"plain":
            self._flush()
            self._state = replace(self._state, hidden=False)

    def _put(self, text: str) -> None:
        self._flush()
        if text and self._state.is_printed:
            self._target.append(text)

    def _flush(self) -> None:
        if self._bytes:
            self._target.append(self._bytes.decode(self._page, "replace"))
            self._bytes.clear()

    @property
    def _target(self) -> list[str]:
        return self.notes if self._state.in_note else self._pieces

    def _taken(self) -> str:
        text = "".join(self._pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
        self._pieces = []
        return text

    def end_paragraph(self) -> None:
        """Close the paragraph that is being read."""
        self._flush()
        if self._state.in_table or self._state.in_note:
            self._target.append("\n")
            return
        self.end_table()
        self.lines.paragraph(self._taken())

    def end_table(self) -> None:
        """Add the rows read so far as a table."""
        if self._cells:
            self._rows.append(self._cells)
        if self._rows:
            width = max(map(len, self._rows))
            self.lines.table([cells + [""] * (width - len(cells)) for cells in self._rows])
        self._rows, self._cells = [], []
