"""Tables of contents: rows of a printed page that are no text, since each heading comes again below them."""

from __future__ import annotations

import re

from compendium.texts.blanks import BLANKS, without_blanks
from compendium.texts.paragraphs import Paragraph
from compendium.texts.titles import bare_words

DEPTH = 80  # paragraphs within which a table of contents begins
_HEAD = 40  # paragraphs within which the line 目录 stands
_LONGEST_TABLE = 400  # rows
_LEAST = 4  # rows with a page number
_WRAPPED = 2  # lines of a heading above the one that ends in its page number
_DOTS = {".": 1, "．": 1, "·": 1, "・": 1, "…": 3}
_DIGITS = "0123456789"
_HEADING = re.compile(r"目[\s\u3000]*[录次]")
_LONGEST = 80  # characters of a heading
_FEWEST_DOTS = 3


_PAGE = re.compile(r"[.…·．\s]*\d{0,4}$")


def contents_rows(paragraphs: list[Paragraph]) -> set[int]:
    """Return the rows of tables of contents whose headings are printed again below them."""
    return _numbered_rows(paragraphs) | _named_rows(paragraphs)


def rows_below_heading(paragraphs: list[Paragraph]) -> set[int]:
    """Return the line 目录 and the rows below it, as far as the first of them comes again; no other heading need do."""
    for index in range(min(_HEAD, len(paragraphs))):
        if _HEADING.fullmatch(paragraphs[index].core):
            return _rows_below(paragraphs, index)
    return set()


def _rows_below(paragraphs: list[Paragraph], at: int) -> set[int]:
    rows = {at}
    first = ""
    for index in range(at + 1, min(at + _LONGEST_TABLE, len(paragraphs))):
        core = paragraphs[index].core
        if paragraphs[index].is_row:
            return {at}
        row = _bare_row(core)
        if len(core) > _LONGEST or "。" in core or row == first:
            return rows
        first = first or row
        rows.add(index)
    return {at}


def _bare_row(core: str) -> str:
    return bare_words(_PAGE.sub("", core)).strip("#*")


def _named_rows(paragraphs: list[Paragraph]) -> set[int]:
    """Return the line 目录 and the rows below it, with page numbers or without, that all come again as lines."""
    rows = sorted(rows_below_heading(paragraphs))
    below = {_bare_row(paragraph.core) for paragraph in paragraphs[rows[-1] + 1 :]} if len(rows) > 2 else set()
    titles = [_bare_row(paragraphs[index].core) for index in rows[1:]]
    return set(rows) if below and all(title in below for title in titles) else set()


def _numbered_rows(paragraphs: list[Paragraph]) -> set[int]:
    numbered = [index for index in range(len(paragraphs)) if _heading(paragraphs[index])]
    found: set[int] = set()
    while numbered and numbered[0] < DEPTH + len(found):
        last = 0
        while last + 1 < len(numbered) and numbered[last + 1] <= numbered[last] + _WRAPPED + 1:
            last += 1
        block, numbered = numbered[: last + 1], numbered[last + 1 :]
        if len(block) >= _LEAST and _come_again(paragraphs, block):
            found.update(range(_first(paragraphs, block[0]), block[-1] + 1))
    return found


def _heading(paragraph: Paragraph) -> str:
    """Return what a row with leaders (or a tab) and a page number calls, without blanks; "" for other paragraphs."""
    core = paragraph.core
    if paragraph.is_row or len(core) > 4 * _LONGEST or core[-1:] not in _DIGITS:
        return ""
    before = core.rstrip(_DIGITS)
    words = before.rstrip("".join(_DOTS) + BLANKS)
    between = before[len(words) :]
    is_row = "\t" in between or sum(_DOTS.get(mark, 0) for mark in between) >= _FEWEST_DOTS
    return without_blanks(words).strip("#*") if is_row else ""


def _first(paragraphs: list[Paragraph], at: int) -> int:
    """Return where the table starts: at the line 目录 right above its rows."""
    for index in range(at - 1, max(-1, at - 2 - _WRAPPED), -1):
        if _HEADING.fullmatch(paragraphs[index].core):
            return index
    return at


def _come_again(paragraphs: list[Paragraph], block: list[int]) -> bool:
    """Tell whether most of the headings begin a paragraph below the table."""
    titles = {_heading(paragraphs[index]) for index in block}
    below = [without_blanks(paragraph.core[:_LONGEST]).strip("#*") for paragraph in paragraphs[block[-1] + 1 :]]
    starts = {line[:length] for length in {len(title) for title in titles} for line in below}
    return len(titles & starts) * 2 > len(titles)
