"""A comparison as a table: topics down, documents across, each cell what that document says. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from compendium.compare.groups import Group, groups_of
from compendium.domain.comparison import ClauseRef, MatchedTarget, MatterComparison
from compendium.domain.document import Clause, Document
from compendium.domain.fact import Fact, Support, Target

GIST_LENGTH = 60


class RowOutcome(StrEnum):
    """How the other documents stand to the first, the upper one."""

    MATCHED = "matched"  # 对应: the first and at least one other have it
    ADDED = "added"  # 新增/仅有: the first does not have it
    MISSING = "missing"  # 缺失: only the first has it


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """What one document says about a topic.

    Attributes:
        clauses: strongest first.
        gist: title or first telling sentence of the strongest clause, exact words, at most 60 characters.
        numbers: values of targets and supports in these clauses as printed.
    """

    clauses: tuple[ClauseRef, ...]
    gist: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A topic across the documents.

    Attributes:
        topic: heading or words that the clauses share.
        cells: one for each document of the matrix, in its order; None where the document says nothing.
        targets: indicators that the clauses of the row set against each other.
        strength: of the best pair in the row, 0 for a clause that stands alone.
    """

    topic: str
    cells: tuple[MatrixCell | None, ...]
    outcome: RowOutcome
    targets: tuple[MatchedTarget, ...] = ()
    strength: float = 0.0


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in reading order of the first document; what it does not have stands behind what it follows elsewhere."""

    documents: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def matrix_of(
    compared: MatterComparison,
    documents: Sequence[Document],
    facts_by_clause: Mapping[ClauseRef, Sequence[Fact]],
) -> Matrix:
    """Lay a comparison out as a table.

    Args:
        compared: with the decisions of people, if any.
        documents: those of the comparison in its order, the upper level first.
        facts_by_clause: the facts printed in each clause; a clause without facts may be missing.
    """
    by_doc = {each.info.id: each for each in documents}
    place = {ref: n for n, ref in enumerate(_reading_order(documents))}
    groups = groups_of(compared, {each.info.id: [clause.id for clause in each.outline] for each in documents})
    placed = [(place.get(group.anchor, len(place)), _group_row(group, by_doc, facts_by_clause)) for group in groups]
    for doc, clauses in compared.unmatched.items():
        for clause in clauses:
            ref = ClauseRef(doc, clause)
            placed.append((place.get(ref, len(place)), _lone_row(ref, by_doc, facts_by_clause)))
    placed.sort(key=lambda each: each[0])
    return Matrix(compared.documents, tuple(row for _, row in placed))


def _reading_order(documents: Sequence[Document]) -> Iterator[ClauseRef]:
    for document in documents:
        for clause in document.outline:
            yield ClauseRef(document.info.id, clause.id)


def _group_row(group: Group, by_doc: Mapping[str, Document], facts: Mapping[ClauseRef, Sequence[Fact]]) -> MatrixRow:
    members = {doc: tuple(ClauseRef(doc, clause) for clause in clauses) for doc, clauses in group.members.items()}
    cells = tuple(_cell(members.get(doc, ()), by_doc[doc], facts) for doc in by_doc)
    targets = tuple(target for pair in group.pairs for target in pair.targets)
    return MatrixRow(_topic(group.anchor, by_doc), cells, _outcome(cells), targets, group.strength)


def _lone_row(ref: ClauseRef, by_doc: Mapping[str, Document], facts: Mapping[ClauseRef, Sequence[Fact]]) -> MatrixRow:
    cells = tuple(_cell((ref,) if doc == ref.doc else (), document, facts) for doc, document in by_doc.items())
    return MatrixRow(_topic(ref, by_doc), cells, _outcome(cells))


def _outcome(cells: Sequence[MatrixCell | None]) -> RowOutcome:
    if cells[0] is None:
        return RowOutcome.ADDED
    return RowOutcome.MATCHED if any(cells[1:]) else RowOutcome.MISSING


def _topic(ref: ClauseRef, by_doc: Mapping[str, Document]) -> str:
    return by_doc[ref.doc].by_id[ref.clause].title or gist_of(by_doc[ref.doc].by_id[ref.clause])


def _cell(
    refs: tuple[ClauseRef, ...], document: Document, facts: Mapping[ClauseRef, Sequence[Fact]]
) -> MatrixCell | None:
    if not refs:
        return None
    numbers = tuple(dict.fromkeys(number for ref in refs for number in _numbers(facts.get(ref, ()))))
    return MatrixCell(refs, gist_of(document.by_id[refs[0].clause]), numbers)


def _numbers(facts: Sequence[Fact]) -> Iterator[str]:
    for fact in facts:
        if isinstance(fact.detail, Target) and not fact.detail.soft:
            yield f"{fact.detail.indicator}{fact.detail.value}{fact.detail.unit}"
        elif isinstance(fact.detail, Support) and fact.detail.quantified:
            yield fact.detail.amount_text


def gist_of(clause: Clause) -> str:
    """Return the title of a clause, or its first sentence, in exact words and at most 60 characters."""
    return clause.title[:GIST_LENGTH] or clause.text[len(clause.marker) :].strip().split("。")[0][:GIST_LENGTH]
