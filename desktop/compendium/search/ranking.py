"""Which clauses answer a query, and which answer it best: BM25 over all of them, headings first."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from compendium.domain.errors import CancelledError
from compendium.search.matching import Part
from compendium.search.patterns import Pattern, find_pattern
from compendium.search.syntax import And, Filter, Node, Not, Or, Term
from compendium.search.table import Columns

_K1 = 1.2
_B = 0.75
_HEADING = 1.0  # of a term's weight, when the heading holds it too
_TITLE = 0.25  # the same for the document's title


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """What a part holds of the answer.

    Attributes:
        clauses: the clauses that answer the query.
        terms: by wanted term or pattern: how often it stands in which clause of the part.
        words: the pieces of text that wanted patterns stand for.
    """

    part: Part
    clauses: set[int]
    terms: Sequence[tuple[Term | Pattern, dict[int, float]]]
    words: Mapping[Pattern, frozenset[str]]


def answer(part: Part, root: Node, cancelled: Callable[[], bool]) -> PartAnswer:
    """Find what answers ``root`` in a part; CancelledError once ``cancelled`` says so."""
    evaluation = _Evaluation(part, cancelled)
    clauses = evaluation.clauses_of(root, wanted=True)
    return PartAnswer(part, clauses, tuple(evaluation.terms.items()), evaluation.words)


def narrowed(part: Part, clauses: set[int], conditions: Sequence[Node], cancelled: Callable[[], bool]) -> set[int]:
    """Return those of a part's ``clauses`` that meet every one of ``conditions``."""
    return _Evaluation(part, cancelled).conjunction(conditions, wanted=False, found=clauses)


class _Evaluation:
    """A query being looked for in a part; ``terms`` and ``words`` as those of ``PartAnswer``."""

    def __init__(self, part: Part, cancelled: Callable[[], bool]) -> None:
        self._part = part
        self._cancelled = cancelled
        self.terms: dict[Term | Pattern, dict[int, float]] = {}
        self.words: dict[Pattern, frozenset[str]] = {}

    def clauses_of(self, node: Node, *, wanted: bool) -> set[int]:
        """Return the clauses that answer ``node``; ``wanted`` is False for what is excluded."""
        match node:
            case Term() | Pattern():
                return set(self._held(node, wanted))
            case Filter(_, keep, _):
                return keep(self._part, self._part.clauses())
            case Not(inner):
                return self._part.clauses() - self.clauses_of(inner, wanted=not wanted)
            case Or(parts):
                return set().union(*(self.clauses_of(each, wanted=wanted) for each in parts))
            case And(parts):
                return self.conjunction(parts, wanted=wanted)

    def _held(self, node: Term | Pattern, wanted: bool) -> dict[int, float]:
        if node in self.terms:
            return self.terms[node]
        if self._cancelled():
            raise CancelledError
        if isinstance(node, Term):
            found = self._part.find(node.text)
        else:
            answer = find_pattern(self._part, node)
            found = answer.clauses
            if wanted:
                self.words[node] = answer.words
        if wanted:
            self.terms[node] = found
        return found

    def conjunction(self, parts: Sequence[Node], *, wanted: bool, found: set[int] | None = None) -> set[int]:
        """Return the clauses that ``parts`` have in common, of those already ``found`` if any were looked for."""
        for each in sorted(parts, key=_turn):
            if isinstance(each, Filter) and found is not None:
                found = each.keep(self._part, found)
            elif isinstance(each, Not) and found is not None:
                found = found - self.clauses_of(each.part, wanted=not wanted)
            else:
                more = self.clauses_of(each, wanted=wanted)
                found = more if found is None else found & more
        return found or set()


def _turn(node: Node) -> int:
    """When a part of a conjunction is looked at: fields and what is excluded only narrow down what is found."""
    return 2 if isinstance(node, Not) else 1 if isinstance(node, Filter) else 0


def scores(answers: Sequence[PartAnswer]) -> list[dict[int, float]]:
    """Return the score of each clause, for each of the parts of one library."""
    total = sum(len(each.part.table) for each in answers) or 1
    steps = sum(each.part.table.length_sum for each in answers)
    average = max(1.0, steps / total)
    lengths = [_K1 * (1 - _B + _B * code / average) for code in range(256)]
    frequency: dict[Term | Pattern, int] = {}
    for each in answers:
        for term, found in each.terms:
            frequency[term] = frequency.get(term, 0) + len(found)
    weights = {term: rarity(count, total) for term, count in frequency.items()}
    return [_part_scores(each, weights, lengths) for each in answers]


def rarity(frequency: int, total: int) -> float:
    """Return the weight of a term that stands in ``frequency`` of ``total`` clauses (idf, always above zero)."""
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))


class _Gains(dict[float, "_GainsByLength"]):
    """What a term of some weight adds to a clause: by how often it stands there, then by the clause's length code."""

    def __init__(self, weight: float, norms: Sequence[float]) -> None:
        super().__init__()
        self._weight = weight
        self._norms = norms

    def __missing__(self, times: float) -> _GainsByLength:
        gains = self[times] = _GainsByLength(self._weight, times, self._norms)
        return gains


class _GainsByLength(dict[int, float]):
    """Worked out for the lengths that occur: clauses of one length are many."""

    def __init__(self, weight: float, times: float, norms: Sequence[float]) -> None:
        super().__init__()
        self._weight = weight
        self._times = times
        self._norms = norms

    def __missing__(self, length: int) -> float:
        gain = self[length] = self._weight * self._times / (self._times + self._norms[length])
        return gain


def _part_scores(answer: PartAnswer, weights: dict[Term | Pattern, float], norms: Sequence[float]) -> dict[int, float]:
    columns, clauses = answer.part.table.columns, answer.clauses
    result = _text_scores(answer, {term: _Gains(weights[term], norms) for term, _ in answer.terms})
    for term, _ in answer.terms:
        if isinstance(term, Pattern):
            continue
        bonus = weights[term] * _HEADING
        for clause in answer.part.headed(term.text, clauses) & clauses:
            result[clause] += bonus
        titled = answer.part.titled(term.text)
        if titled:
            bonus = weights[term] * _TITLE
            for clause in _within(columns, titled, clauses):
                result[clause] += bonus
    return result


def _text_scores(answer: PartAnswer, gains: Mapping[Term | Pattern, _Gains]) -> dict[int, float]:
    """Return what the terms add by standing in the text."""
    clauses, lengths = answer.clauses, answer.part.table.columns.lengths
    result: dict[int, float] | None = None
    for term, found in answer.terms:
        gain = gains[term]
        if result is None:
            result = {clause: gain[times][lengths[clause]] for clause, times in _common(found, clauses)}
            if len(result) < len(clauses):
                result = {**dict.fromkeys(clauses, 0.0), **result}
        else:
            for clause, times in _common(found, clauses):
                result[clause] += gain[times][lengths[clause]]
    return dict.fromkeys(clauses, 0.0) if result is None else result


def _within(columns: Columns, documents: Collection[int], clauses: set[int]) -> Iterable[int]:
    """Return those of ``clauses`` that lie in the documents with the numbers ``documents``."""
    firsts, numbers = columns.firsts, columns.documents
    if sum(firsts[number + 1] - firsts[number] for number in documents) > len(clauses):
        return [clause for clause in clauses if numbers[clause] in documents]
    return [each for number in documents for each in range(firsts[number], firsts[number + 1]) if each in clauses]


def _common(found: Mapping[int, float], clauses: set[int]) -> Iterable[tuple[int, float]]:
    """Return those of ``found`` that are in ``clauses``."""
    if found.keys() <= clauses:
        return found.items()
    if len(clauses) < len(found):
        return [(clause, found[clause]) for clause in clauses if clause in found]
    return [each for each in found.items() if each[0] in clauses]
