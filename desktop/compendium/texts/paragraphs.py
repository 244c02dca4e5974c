"""From raw text to paragraphs: empty lines go, paragraphs cut by page ends or hard wraps are put together again.

No character is ever dropped here but line feeds and the bullet that a page sets before a printed number (• （一）…);
blanks that stand alone on a line go to the paragraph above.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from compendium.texts.blanks import BLANKS, core_of, lead_of
from compendium.texts.flat import split_flat
from compendium.texts.markers import read_attachment, read_box, read_marker
from compendium.texts.shapes import ends_sentence, is_addressee, is_date, is_organ, is_status

LONG_LINE = 60  # characters: a shorter line that stops without a full stop is a heading, a name, a table cell
SENTENCE = 8  # characters: what stands before a full stop is a title or a sentence, not an abbreviation or a number
INNER_PUNCTUATION = "，。；：、,;:"
STOPS = "。！？!?"
HANGING = "，。；、,;"  # marks that no paragraph begins with
BEFORE_DATE = "自至从到于在"


_BULLET = re.compile(rf"([{re.escape(BLANKS)}]*)[•●▪■◆○‣][{re.escape(BLANKS)}]*")


@dataclass(slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        text: exact characters, blanks around it included, no line feed.
        gap: number of line feeds printed before it.
        is_row: True for a row of a table; tabs stand between its cells.
        core: ``text`` without the blanks around it.
    """

    text: str
    gap: int
    is_row: bool = False
    core: str = field(init=False)

    def __post_init__(self) -> None:
        self.core = core_of(self.text)

    def append(self, more: str) -> None:
        """Put ``more`` at the end."""
        self.text += more
        self.core = core_of(self.text)


def read_paragraphs(text: str, tables: Sequence[tuple[int, int]] = ()) -> list[Paragraph]:
    """Return the paragraphs of ``text``; those that page ends or hard wraps cut are rejoined.

    ``tables`` are the lines [start, end) that hold the rows of a table: each row is a paragraph, an empty one is none.
    A table of one column is a frame around ordinary paragraphs.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return _rejoined(_lines(text, tables))


def _lines(text: str, tables: Sequence[tuple[int, int]]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    gap = 0
    tail: list[str] = []
    lines = text.split("\n")
    rows = _row_lines(lines, tables)
    for number, line in enumerate(lines):
        if core_of(line):
            if tail and paragraphs:
                paragraphs[-1].append("".join(tail))
            tail = []
            pieces = [line] if number in rows else split_flat(_without_bullet(line), len(text))
            paragraphs.append(Paragraph(pieces[0], gap, number in rows))
            paragraphs.extend(Paragraph(piece, 1) for piece in pieces[1:])
            gap = 1
        else:
            if number not in rows:
                tail.append(line)
            gap += 1
    return paragraphs


def _without_bullet(line: str) -> str:
    """Take the bullet off a line whose text begins with a printed number of its own."""
    bullet = _BULLET.match(line)
    if bullet is None:
        return line
    marker = read_marker(core_of(line[bullet.end() :]))
    return line if marker is None or marker.doubtful else bullet[1] + line[bullet.end() :]


def _row_lines(lines: list[str], tables: Sequence[tuple[int, int]]) -> set[int]:
    rows: set[int] = set()
    for start, end in tables:
        if any("\t" in line for line in lines[start:end]):
            rows.update(range(start, end))
    return rows


def _rejoined(paragraphs: list[Paragraph]) -> list[Paragraph]:
    width = _wrap_width(paragraphs)
    result: list[Paragraph] = []
    pieces: list[str] = []  # of the last paragraph of result, joined once: many cuts must not cost quadratic time
    last_line, length, is_body = "", 0, False
    for paragraph in paragraphs:
        is_long = is_body and length >= LONG_LINE
        in_date = len(pieces) > 1 and is_date(last_line)  # a page set a date on a line of its own
        is_open = bool(result) and not result[-1].is_row
        if is_open and (
            _is_cut(last_line, paragraph, width, is_body=is_long or in_date) or _hangs(last_line, paragraph)
        ):
            pieces.append(paragraph.text)
            length += len(paragraph.core)
        else:
            _close(result, pieces)
            result.append(paragraph)
            pieces = [paragraph.text]
            length, is_body = len(paragraph.core), False
        last_line = paragraph.core
        is_body = is_body or any(mark in last_line for mark in "，。；,;")
    _close(result, pieces)
    return result


def _close(result: list[Paragraph], pieces: list[str]) -> None:
    if result and len(pieces) > 1:
        result[-1].append("".join(pieces[1:]))


def _is_cut(last_line: str, paragraph: Paragraph, width: int, *, is_body: bool) -> bool:
    """Tell whether ``paragraph`` goes on with the sentence that the line before left unfinished.

    ``is_body``: the paragraph that the line ends is long and has sentences in it.
    """
    core = paragraph.core
    if paragraph.is_row or ends_sentence(last_line) or lead_of(paragraph.text)[:2] in {"\u3000\u3000", "\u2003\u2003"}:
        return False
    is_full = len(last_line) >= width - 3 > 0
    if not any(mark in core for mark in INNER_PUNCTUATION) and not (is_full and (is_body or ends_sentence(core))):
        return False
    marker = read_marker(core)
    if (marker is not None and not marker.doubtful) or read_box(core) or read_attachment(core):
        return False
    if is_date(core) or is_status(core) or is_addressee(core) or is_organ(core):
        return False
    if is_full and (len(last_line) >= width - 1 or any(mark in last_line for mark in INNER_PUNCTUATION)):
        return True
    return is_body or _stops_midway(last_line) or _is_unfinished(last_line)


def _hangs(last_line: str, paragraph: Paragraph) -> bool:
    """Tell whether the line before cannot be the end of a paragraph, or ``paragraph`` not the start of one.

    A mark that follows words opens the line (``，对``), or a date stands after ``自…至``.
    """
    core = paragraph.core
    if paragraph.is_row or not last_line or last_line[-1] in STOPS:
        return False
    return core[0] in HANGING or (is_date(core) and last_line[-1] in BEFORE_DATE)


def _is_unfinished(line: str) -> bool:
    """Tell whether the line ends within a name in 《》 or a list; short lines may each be an entry of the list."""
    return line.rfind("《") > line.rfind("》") or (line[-1] in "、，," and len(line) >= LONG_LINE // 2)


def _stops_midway(line: str) -> bool:
    """Tell whether the line holds a sentence and part of another; labels as 责任单位：… need no full stop."""
    whole, stop, rest = line.rpartition("。")
    return bool(stop) and len(whole) >= SENTENCE and len(rest) >= 2 and not any(mark in rest for mark in "：:")


def _wrap_width(paragraphs: list[Paragraph]) -> int:
    """Return the line width (characters) of a hard-wrapped text; 0 when lines are paragraphs."""
    lengths = [len(paragraph.core) for paragraph in paragraphs if not paragraph.is_row]
    if len(lengths) < 20 or max(lengths) > LONG_LINE:
        return 0
    width, count = Counter(lengths).most_common(1)[0]
    full = sum(1 for length in lengths if width - 3 <= length <= width + 1)
    return width if count >= 5 and width >= 20 and full * 2 >= len(lengths) else 0
