"""What of a document can be sentences; the rest (drawings in signs, data of pages, endless rows) is left unread. Pure.

The longest sentence of 195 policies and laws has 472 characters. A run many times as long without a stop says
nothing that a rule could read, but each rule would spend its time on it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from compendium.domain.document import Clause, Document
from compendium.domain.fact import Fact

_LONGEST = 4_000  # characters without a stop or a line feed
_ENDLESS = re.compile(rf"[^。！？；;\n]{{{_LONGEST + 1},}}+")
_INSTEAD = "\n"  # stands for a run that is left out, so that no words around it join


@dataclass(frozen=True, slots=True)
class Legible:
    """A document without its endless runs.

    Attributes:
        document: to read; the document itself when nothing is left out.
        places: clause id to the places of the shortened text where runs are left out, each with the number of
            characters that the text before and with it has lost.
    """

    document: Document
    places: dict[str, list[tuple[int, int]]]

    def in_print(self, found: Iterable[Fact]) -> Iterator[Fact]:
        """Yield facts of the shortened texts at their places in the whole ones, without those across a gap."""
        for fact in found:
            gaps = self.places.get(fact.clause)
            if not gaps:
                yield fact
                continue
            at = bisect_right(gaps, fact.start, key=lambda gap: gap[0])
            if at == bisect_right(gaps, fact.end - 1, key=lambda gap: gap[0]):
                lost = gaps[at - 1][1] if at else 0
                yield replace(fact, start=fact.start + lost, end=fact.end + lost)


def legible(document: Document) -> Legible:
    """Return ``document`` without runs of more than 4,000 characters that no stop and no line feed parts."""
    if all(_ENDLESS.search(clause.text) is None for clause in document.outline):
        return Legible(document, {})
    places: dict[str, list[tuple[int, int]]] = {}
    outline = tuple(_shortened(clause, places) for clause in document.outline)
    return Legible(replace(document, outline=outline), places)


def _shortened(clause: Clause, places: dict[str, list[tuple[int, int]]]) -> Clause:
    kept: list[str] = []
    gaps: list[tuple[int, int]] = []
    at = length = 0
    for run in _ENDLESS.finditer(clause.text):
        start = max(run.start(), clause.heading_length)
        if run.end() - start <= _LONGEST:
            continue  # a heading is as long as it is
        kept += [clause.text[at:start], _INSTEAD]
        length += start - at + len(_INSTEAD)
        at = run.end()
        gaps.append((length - len(_INSTEAD), at - length))
    if gaps:
        places[clause.id] = gaps
    return replace(clause, text="".join([*kept, clause.text[at:]])) if gaps else clause
