"""All facts of a document, by general rules, each with the words that say it."""

from __future__ import annotations

from compendium.domain.document import Document
from compendium.domain.fact import Fact
from compendium.facts.citations import citations
from compendium.facts.deadlines import deadlines
from compendium.facts.duties import duties
from compendium.facts.instruments import instruments
from compendium.facts.legible import legible
from compendium.facts.supports import supports
from compendium.facts.targets import targets


def extract(document: Document) -> tuple[Fact, ...]:
    """Return the facts of ``document`` in reading order, each once.

    The place of every fact holds its quote: ``clause.text[fact.start:fact.end] == fact.quote``. The cost grows with
    the length of the text; runs of thousands of characters without a stop are no sentences and are not read.
    """
    read = legible(document)
    aims = targets(read.document)
    found: list[Fact] = [*aims, *deadlines(read.document, aims), *duties(read.document), *supports(read.document)]
    found += [*instruments(read.document), *citations(read.document)]
    order = {clause.id: at for at, clause in enumerate(document.outline)}
    printed = dict.fromkeys(read.in_print(found))
    return tuple(sorted(printed, key=lambda fact: (order[fact.clause], fact.start, fact.end)))
