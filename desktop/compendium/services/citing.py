"""What is put on the clipboard of quoted words: plain text for every program, and the same set for Word and WPS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from compendium.domain.citation import cite
from compendium.domain.document import Document
from compendium.domain.links import link_to
from compendium.domain.quotation import CitationStyle, Passage, Quotation, quotation
from compendium.exporters.citation_html import link_html, quotation_html


class Copied(NamedTuple):
    """For the clipboard: plain text, and a page of HTML."""

    text: str
    html: str


class Place(NamedTuple):
    """Words of a document in the library; "" for the whole own text of the clause."""

    doc: str
    clause: str
    quote: str = ""


def copied_passage(document: Document, passage: Passage, style: CitationStyle) -> Copied:
    """Return words of a text with their source."""
    return _copied([quotation(document, passage, style)])


def copied_places(document_of: Callable[[str], Document], places: Sequence[Place], style: CitationStyle) -> Copied:
    """Return several quotations, each with its source.

    Args:
        document_of: gives the document of an id.
        places: what is quoted.
        style: how the source is written.

    Raises:
        UserError: UnknownDocumentError when one of the documents is not in the library.
    """
    made: list[Quotation] = []
    for place in places:
        document = document_of(place.doc)
        made.append(quotation(document, passage_of(document, place.clause, place.quote), style))
    return _copied(made)


def copied_link(document: Document, clause: str) -> Copied:
    """Return the link to a clause ("" for the document): its address, and the citation that leads there."""
    address = link_to(document.info.id, clause)
    return Copied(address, link_html(address, cite(document, clause)))


def passage_of(document: Document, clause: str, quote: str = "") -> Passage:
    """Return words of a clause as a passage; without words its whole own text."""
    node = document.by_id.get(clause)
    text = node.text if node is not None else ""
    if not quote.strip():
        return Passage("\n".join(line.strip() for line in text.split("\n") if line.strip()), clause, 0)
    start = text.find(quote)
    return Passage(quote, clause, start if start >= 0 else None)


def _copied(quotations: Sequence[Quotation]) -> Copied:
    return Copied("\n\n".join(each.text for each in quotations), quotation_html(quotations))
