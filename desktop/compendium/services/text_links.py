"""Where a text names other documents, and which of the library's they are. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from compendium.domain.document import Document
from compendium.domain.fact import Citation
from compendium.services.fact_rows import FactRow


class TextLink(NamedTuple):
    """Words that name another document.

    Attributes:
        clause, start, end: where they stand, offsets in the clause's text.
        title: without 《》; "" when only a number is printed.
        number: 发文字号 as printed; "" when there is none.
        target: id of the document in the library; "" when it is not there.
    """

    clause: str
    start: int
    end: int
    title: str
    number: str
    target: str

    @property
    def name(self) -> str:
        """What the document is called: 《title》, else its number."""
        return f"《{self.title}》" if self.title else self.number

    @property
    def query(self) -> str:
        """A search for the document in the library."""
        return f'"{self.title or self.number}"'


def text_links(document: Document, rows: Iterable[FactRow]) -> list[TextLink]:
    """Return the links of a text in reading order, none of them overlapping.

    Args:
        document: the text.
        rows: its facts; other kinds than citations are passed over. A citation is a fact once in a clause, but
            wherever its words stand again in that clause they lead there as well.
    """
    found: list[TextLink] = []
    for row in rows:
        cited, node = row.fact.detail, document.by_id.get(row.fact.clause)
        if isinstance(cited, Citation) and node is not None and row.fact.quote:
            found += [
                TextLink(node.id, start, start + len(row.fact.quote), *_named(cited))
                for start in _places(node.text, row.fact.quote)
            ]
    order = {clause.id: place for place, clause in enumerate(document.outline)}
    kept: list[TextLink] = []
    for link in sorted(found, key=lambda each: (order[each.clause], each.start, -each.end)):
        if not kept or kept[-1].clause != link.clause or kept[-1].end <= link.start:
            kept.append(link)
    return kept


def _named(cited: Citation) -> tuple[str, str, str]:
    return cited.title, cited.number or "", cited.target_doc or ""


def _places(text: str, words: str) -> Iterable[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
