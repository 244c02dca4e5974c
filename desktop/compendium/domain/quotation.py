"""Quoted words with their source, ready to be pasted into a report, in the two ways offices write it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from compendium.domain.citation import cite, locate_to
from compendium.domain.document import Document, NodeKind

_RULES = re.compile(r"(?:法|条例|规定|办法|细则|规则)(?:（[^（）]*）)*(?:的(?:通知|公告|决定|令))?$")
_SWAPPED = str.maketrans("“”‘’", "‘’“”")


class CitationStyle(StrEnum):
    """How the source stands to the words.

    PLAIN: the words, and below them ——《标题》（发文字号）第二部分第（五）条.
    OFFICIAL: as official documents quote, 《标题》（发文字号）第二部分第（五）条提出：“……”.
    """

    PLAIN = "plain"
    OFFICIAL = "official"


class Passage(NamedTuple):
    """Words of a text.

    Attributes:
        words: with a line feed between paragraphs.
        clause: id of the clause they begin in; last_clause: of that they end in, "" for the same.
        start: offset of the words in the clause they begin in; None when it is not known.
    """

    words: str
    clause: str
    start: int | None = None
    last_clause: str = ""


class Quotation(NamedTuple):
    """What is to be pasted: paragraphs, and the source where it has a paragraph of its own, else ""."""

    paragraphs: tuple[str, ...]
    source: str = ""

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return "\n".join((*self.paragraphs, *([f"——{self.source}"] if self.source else ())))


def quotation(document: Document, passage: Passage, style: CitationStyle = CitationStyle.PLAIN) -> Quotation:
    """Return words of a text with where they stand."""
    source = cite(document, passage.clause, passage.start)
    if passage.last_clause and passage.last_clause != passage.clause:
        end = locate_to(document, passage.clause, passage.last_clause)
        source += f"至{end}" if end else ""
    if style is CitationStyle.PLAIN:
        return Quotation(_paragraphs(passage.words), source)
    lines = _paragraphs(_without_number(document, passage).translate(_SWAPPED))
    # A quotation of several paragraphs opens at each and closes at the last (GB/T 15834).
    quoted = [f"“{line}" for line in lines] or ["“"]
    quoted[0] = f"{source}{_verb(document, passage.clause)}：{quoted[0]}"
    quoted[-1] += "”"
    return Quotation(tuple(quoted))


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in words.split("\n") if line.strip())


def _without_number(document: Document, passage: Passage) -> str:
    """Leave out the printed number of the clause: the source has just named it."""
    node = document.by_id.get(passage.clause)
    words = passage.words.strip()
    marker = node.marker.strip() if node is not None and not passage.start else ""
    rest = words.removeprefix(marker).lstrip() if marker else words
    return rest or words


def _verb(document: Document, clause: str) -> str:
    """Law and regulations lay down, plans and opinions propose."""
    node = document.by_id.get(clause)
    ruled = node is not None and node.kind is NodeKind.ARTICLE
    return "规定" if ruled or _RULES.search(document.info.title.strip()) else "提出"
