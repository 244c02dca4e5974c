"""A comparison as a table: topics down, documents across, each cell what that document says. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from compendium.compare.groups import Group, groups_of
from compendium.compare.reasons import SHARED_WORDS
from compendium.compare.targets import printed
from compendium.domain.comparison import ClausePair, ClauseRef, MatchedTarget, MatterComparison, Outcome
from compendium.domain.document import Clause, Document
from compendium.domain.fact import Fact, Support, Target

GIST_LENGTH = 60
# Words that name a topic which has no heading.
TOPIC_WORDS = 3
# Numbers are shown of clauses that answer nearly as well as the best one of their document.
NEARLY_AS_STRONG = 0.8
# A sentence shorter than this says nothing by itself (总体要求如下：).
_LEAST_SENTENCE = 8
_SENTENCE = re.compile("[^。；;！？\n]+")
_PAUSE = re.compile("[，,、：:]")


class RowOutcome(StrEnum):
    """How the other documents stand to the first, the upper one."""

    MATCHED = "matched"  # 对应: all have it
    ADDED = "added"  # 新增/仅有: the first does not have it
    MISSING = "missing"  # 缺失: the first has it, but not every other


class MatrixFilter(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    DIFFERENT = "different"  # not the same everywhere: something is missing, added, or set otherwise
    MISSING = "missing"
    ADDED = "added"
    TARGETS = "targets"  # a number was raised or lowered


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one document says about a topic.

    Attributes:
        clauses: strongest first.
        gist: title or first telling sentence of the strongest clause, exact words, at most 60 characters.
        numbers: targets and supports as printed, of the clauses that answer best.
    """

    clauses: tuple[ClauseRef, ...]
    gist: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A topic across the documents.

    Attributes:
        topic: the heading, or the words that the clauses share.
        cells: one for each document of the matrix, in its order; None where the document says nothing.
        targets: indicators that the clauses of the row set against each other.
        strength: of the best pair in the row, 0 for a clause that stands alone.
    """

    topic: str
    cells: tuple[MatrixCell | None, ...]
    outcome: RowOutcome
    targets: tuple[MatchedTarget, ...] = ()
    strength: float = 0.0


def passes(row: MatrixRow, chosen: MatrixFilter) -> bool:
    """Tell whether a row is shown."""
    other = any(target.outcome in (Outcome.RAISED, Outcome.LOWERED) for target in row.targets)
    return {
        MatrixFilter.ALL: True,
        MatrixFilter.DIFFERENT: other or row.outcome is not RowOutcome.MATCHED,
        MatrixFilter.MISSING: row.outcome is RowOutcome.MISSING,
        MatrixFilter.ADDED: row.outcome is RowOutcome.ADDED,
        MatrixFilter.TARGETS: other,
    }[chosen]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in reading order of the first document, then what only later documents have, in their reading order."""

    documents: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def matrix_of(
    compared: MatterComparison,
    documents: Sequence[Document],
    facts_by_clause: Mapping[ClauseRef, Sequence[Fact]],
) -> Matrix:
    """Lay a comparison out as a table. A clause of the first document stands in one row, with all that answers it.

    Args:
        compared: with the decisions of people, if any.
        documents: those of the comparison in its order, the upper level first.
        facts_by_clause: the facts printed in each clause; a clause without facts may be missing.
    """
    maker = _RowMaker(documents, facts_by_clause)
    upper = compared.documents[0]
    with_upper = [pair for pair in compared.pairs if upper in (pair.a.doc, pair.b.doc)]
    answered = {ref for pair in with_upper for ref in (pair.a, pair.b)}
    # What answers the upper level is no addition, even where it also answers a third document.
    among_others = [pair for pair in compared.pairs if pair.a not in answered and pair.b not in answered]
    placed = [*maker.grouped(compared, with_upper), *maker.grouped(compared, among_others)]
    shown = answered | {ref for pair in among_others for ref in (pair.a, pair.b)}
    everything = {ref for pair in compared.pairs for ref in (pair.a, pair.b)}
    everything |= {ClauseRef(doc, clause) for doc, clauses in compared.unmatched.items() for clause in clauses}
    placed += [(ref, maker.lone(ref)) for ref in everything - shown]
    placed.sort(key=lambda each: maker.place[each[0]])
    return Matrix(compared.documents, tuple(row for _, row in placed))


class _RowMaker:
    """Makes the rows of one table."""

    def __init__(self, documents: Sequence[Document], facts: Mapping[ClauseRef, Sequence[Fact]]) -> None:
        self._documents = {document.info.id: document for document in documents}
        self._facts = facts
        every = (ClauseRef(each.info.id, clause.id) for each in documents for clause in each.outline)
        self.place = {ref: number for number, ref in enumerate(every)}

    def grouped(self, compared: MatterComparison, pairs: Sequence[ClausePair]) -> Iterator[tuple[ClauseRef, MatrixRow]]:
        """Yield a row for each group of these pairs, with the clause that it was made for."""
        order = {doc: [clause.id for clause in document.outline] for doc, document in self._documents.items()}
        for group in groups_of(replace(compared, pairs=tuple(pairs)), order):
            yield group.anchor, self._row(group)

    def lone(self, ref: ClauseRef) -> MatrixRow:
        """Return the row of a clause that nothing answers."""
        topic = _heading(self._clause(ref)) or gist_of(self._clause(ref))
        cells = self._cells({ref.doc: (ref,)}, {ref: 1.0}, topic)
        return MatrixRow(topic, cells, _outcome(cells))

    def _row(self, group: Group) -> MatrixRow:
        strengths = {ref: pair.strength for pair in reversed(group.pairs) for ref in (pair.a, pair.b)}
        topic = self._topic(group)
        members = {doc: tuple(ClauseRef(doc, each) for each in clauses) for doc, clauses in group.members.items()}
        cells = self._cells(members, strengths, topic)
        targets = dict.fromkeys(target for pair in group.pairs for target in pair.targets)
        return MatrixRow(topic, cells, _outcome(cells), tuple(targets), group.strength)

    def _topic(self, group: Group) -> str:
        anchor = self._clause(group.anchor)
        if heading := _heading(anchor):
            return heading
        shared = (reason for pair in group.pairs for reason in pair.why if reason.startswith(SHARED_WORDS))
        words = next(shared, SHARED_WORDS).removeprefix(SHARED_WORDS).split("、")
        return "、".join(words[:TOPIC_WORDS]) or gist_of(anchor)

    def _cells(
        self, members: Mapping[str, tuple[ClauseRef, ...]], strengths: Mapping[ClauseRef, float], topic: str
    ) -> tuple[MatrixCell | None, ...]:
        return tuple(self._cell(members.get(doc, ()), strengths, topic) for doc in self._documents)

    def _cell(self, refs: tuple[ClauseRef, ...], strengths: Mapping[ClauseRef, float], topic: str) -> MatrixCell | None:
        if not refs:
            return None
        least = NEARLY_AS_STRONG * strengths[refs[0]]
        telling = (ref for ref in refs if strengths[ref] >= least)
        numbers = dict.fromkeys(number for ref in telling for number in _numbers(self._facts.get(ref, ())))
        return MatrixCell(refs, gist_of(self._clause(refs[0]), besides=topic), tuple(numbers))

    def _clause(self, ref: ClauseRef) -> Clause:
        return self._documents[ref.doc].by_id[ref.clause]


def _heading(clause: Clause) -> str:
    """Return the title without the dash that stands for a number: ——坚持人民至上."""
    return clause.title.strip("—－- 　")


def _outcome(cells: Sequence[MatrixCell | None]) -> RowOutcome:
    if cells[0] is None:
        return RowOutcome.ADDED
    return RowOutcome.MISSING if None in cells else RowOutcome.MATCHED


def _numbers(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        detail = fact.detail
        if isinstance(detail, Target) and not detail.soft:
            yield f"{detail.indicator}{printed(detail)}"
        elif isinstance(detail, Support) and detail.quantified:
            yield detail.amount_text


def gist_of(clause: Clause, besides: str = "") -> str:
    """Return what a clause says in a few of its own words, at most 60 characters.

    That is its title, or its first sentence where it has none or the title is what stands ``besides`` it already.
    """
    heading = _heading(clause)
    if heading and heading != besides:
        return heading[:GIST_LENGTH]
    body = clause.text[clause.heading_length :]
    sentences = [found.group(0).strip("。．. 　") for found in _SENTENCE.finditer(body)]
    telling = next((each for each in sentences if len(each) >= _LEAST_SENTENCE), sentences[0] if sentences else "")
    return _shortened(telling) or heading[:GIST_LENGTH]


def _shortened(sentence: str) -> str:
    """Cut a sentence that is too long at its last pause, or anywhere when that would leave too little."""
    if len(sentence) <= GIST_LENGTH:
        return sentence
    pauses = [found.start() for found in _PAUSE.finditer(sentence, GIST_LENGTH // 2, GIST_LENGTH + 1)]
    return sentence[: pauses[-1] if pauses else GIST_LENGTH]
