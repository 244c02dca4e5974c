"""All facts of a document, by general rules, each with the words that say it."""

from __future__ import annotations

from compendium.domain.document import Document
from compendium.domain.fact import Fact
from compendium.facts.citations import citations
from compendium.facts.deadlines import deadlines
from compendium.facts.duties import duties
from compendium.facts.instruments import instruments
from compendium.facts.supports import supports
from compendium.facts.targets import targets


def extract(document: Document) -> tuple[Fact, ...]:
    """Return the facts of ``document`` in reading order, each once.

    The place of every fact holds its quote: ``clause.text[fact.start:fact.end] == fact.quote``. The cost grows with
    the length of the text.
    """
    aims = targets(document)
    found: list[Fact] = [*aims, *deadlines(document, aims), *duties(document), *supports(document)]
    found += [*instruments(document), *citations(document)]
    order = {clause.id: at for at, clause in enumerate(document.outline)}
    return tuple(sorted(dict.fromkeys(found), key=lambda fact: (order[fact.clause], fact.start, fact.end)))
