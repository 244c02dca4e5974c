"""Which clauses answer a query, and which answer it best: BM25 over all of them, headings first."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compendium.domain.errors import CancelledError
from compendium.search.matching import Part
from compendium.search.syntax import And, Node, Not, Or, Term

_K1 = 1.2
_B = 0.75
_HEADING = 1.0  # of a term's weight, when the heading holds it too
_TITLE = 0.25  # the same for the document's title


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """What a part holds of the answer.

    Attributes:
        clauses: the clauses that answer the query.
        terms: by wanted term: how often it stands in which clause of the part.
    """

    part: Part
    clauses: set[int]
    terms: Sequence[tuple[Term, dict[int, float]]]


def answer(part: Part, root: Node, cancelled: Callable[[], bool]) -> PartAnswer:
    """Find what answers ``root`` in a part; CancelledError once ``cancelled`` says so."""
    terms: dict[Term, dict[int, float]] = {}

    def find(term: Term) -> dict[int, float]:
        if cancelled():
            raise CancelledError
        return part.find(term.text)

    def clauses_of(node: Node, wanted: bool) -> set[int]:
        match node:
            case Term():
                found = terms[node] if node in terms else find(node)
                if wanted:
                    terms[node] = found
                return set(found)
            case Not(inner):
                return part.clauses() - clauses_of(inner, not wanted)
            case Or(parts):
                return set().union(*(clauses_of(each, wanted) for each in parts))
            case And(parts):
                return _conjunction(parts, wanted)

    def _conjunction(parts: Sequence[Node], wanted: bool) -> set[int]:
        found: set[int] | None = None
        for each in sorted(parts, key=lambda node: isinstance(node, Not)):  # what is excluded is taken from what is
            if isinstance(each, Not) and found is not None:
                found = found - clauses_of(each.part, not wanted)
            else:
                more = clauses_of(each, wanted)
                found = more if found is None else found & more
        return found or set()

    clauses = clauses_of(root, True)
    return PartAnswer(part, clauses, tuple(terms.items()))


def scores(answers: Sequence[PartAnswer]) -> list[dict[int, float]]:
    """Return the score of each clause, for each of the parts of one library."""
    total = sum(len(each.part.table) for each in answers) or 1
    steps = sum(each.part.table.length_sum for each in answers)
    average = max(1.0, steps / total)
    lengths = [_K1 * (1 - _B + _B * code / average) for code in range(256)]
    frequency: dict[Term, int] = {}
    for each in answers:
        for term, found in each.terms:
            frequency[term] = frequency.get(term, 0) + len(found)
    weights = {term: rarity(count, total) for term, count in frequency.items()}
    return [_part_scores(each, weights, lengths) for each in answers]


def rarity(frequency: int, total: int) -> float:
    """Return the weight of a term that stands in ``frequency`` of ``total`` clauses (idf, always above zero)."""
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))


def _part_scores(answer: PartAnswer, weights: dict[Term, float], norms: Sequence[float]) -> dict[int, float]:
    clauses = list(answer.clauses)
    columns = answer.part.table.columns
    lengths, documents = columns.lengths, columns.documents
    clause_norms = [norms[lengths[clause]] for clause in clauses]
    values = [0.0] * len(clauses)
    for term, found in answer.terms:
        weight, count = weights[term], found.get
        values = [
            value + weight * (times := count(clause, 0.0)) / (times + norm)
            for value, clause, norm in zip(values, clauses, clause_norms, strict=True)
        ]
    result = dict(zip(clauses, values, strict=True))
    for term, _ in answer.terms:
        bonus = weights[term] * _HEADING
        for clause in answer.part.headed(term.text) & answer.clauses:
            result[clause] += bonus
        titled = answer.part.titled(term.text)
        if titled:
            bonus = weights[term] * _TITLE
            for clause in clauses:
                if documents[clause] in titled:
                    result[clause] += bonus
    return result
