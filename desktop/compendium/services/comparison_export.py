"""Comparisons as tables to hand on: the way they are looked at, with what is shown of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from compendium.compare.groups import groups_of
from compendium.compare.matrix import RowOutcome
from compendium.domain.comparison import ChangeKind
from compendium.domain.document import Document
from compendium.domain.errors import UserError
from compendium.domain.sheet import Sheet
from compendium.domain.work import SILENT, Progress
from compendium.services.compare import LEAST_DOCUMENTS, MOST_DOCUMENTS, CompareService
from compendium.services.comparison_sheets import changes_sheet, groups_sheet, matrix_sheet
from compendium.services.library import LibraryService


class ComparisonForm(StrEnum):
    """The ways to look at a comparison."""

    MATTER = "matter"  # groups of clauses on one matter
    TEXT = "text"  # what changed between two versions
    MATRIX = "matrix"  # topics down, documents across


@dataclass(frozen=True, slots=True)
class ComparisonChoice:
    """What is to be handed on.

    Attributes:
        docs: two to four documents in their order on screen; for TEXT the older one, then the newer one.
        kinds: for TEXT: the changes that are shown; () for all that are any.
        outcomes: for MATRIX: the rows that are shown; () for all.
        only: for MATTER: numbers of the groups that are shown; for MATRIX and TEXT: places of the rows or changes that
            are shown, counted from 0 among all of them; None for all. They count beside ``kinds`` and ``outcomes``.
        full: for MATRIX: whether each cell prints its clauses whole rather than their gist and numbers.
        unfolded: for MATRIX: places of the rows that do so without ``full``.
    """

    docs: tuple[str, ...]
    form: ComparisonForm = ComparisonForm.MATTER
    kinds: tuple[ChangeKind, ...] = ()
    outcomes: tuple[RowOutcome, ...] = ()
    only: tuple[int, ...] | None = None
    full: bool = False
    unfolded: tuple[int, ...] = ()


class ComparisonTables:
    """Makes the tables; safe to call from any thread."""

    def __init__(self, library: LibraryService, compare: CompareService, *, today: date) -> None:
        self._library, self._compare, self._today = library, compare, today

    def sheet(self, choice: ComparisonChoice, progress: Progress = SILENT) -> Sheet:
        """Return a comparison as a table.

        Raises:
            UserError: wrong_number_of_documents, or a document that is not in the library.
            CancelledError: the user asked to stop.
        """
        _check_number(choice)
        documents = [self._library.document(doc) for doc in choice.docs]
        if choice.form is ComparisonForm.TEXT:
            return self._changes(choice, documents[0], documents[1], progress)
        if choice.form is ComparisonForm.MATRIX:
            return self._matrix(choice, documents, progress)
        compared = self._compare.by_matter(choice.docs, progress)
        order = {document.info.id: [clause.id for clause in document.outline] for document in documents}
        groups = [
            group for group in groups_of(compared, order) if choice.only is None or group.number in set(choice.only)
        ]
        return groups_sheet(groups, documents, self._today)

    def _changes(self, choice: ComparisonChoice, old: Document, new: Document, progress: Progress) -> Sheet:
        compared = self._compare.by_text(old.info.id, new.info.id, progress)
        kinds = set(choice.kinds) or set(ChangeKind) - {ChangeKind.SAME}
        shown = [
            change
            for number, change in enumerate(compared.changes)
            if change.kind in kinds and (choice.only is None or number in set(choice.only))
        ]
        return changes_sheet(compared, shown, old, new, self._today)

    def _matrix(self, choice: ComparisonChoice, documents: Sequence[Document], progress: Progress) -> Sheet:
        matrix = self._compare.matrix(self._compare.by_matter(choice.docs, progress))
        only = range(len(matrix.rows)) if choice.only is None else set(choice.only)
        shown = [
            number
            for number, row in enumerate(matrix.rows)
            if (not choice.outcomes or row.outcome in choice.outcomes) and number in only
        ]
        whole = shown if choice.full else choice.unfolded
        return matrix_sheet(matrix, shown, documents, self._today, whole=set(whole))


def _check_number(choice: ComparisonChoice) -> None:
    least, most = LEAST_DOCUMENTS, MOST_DOCUMENTS
    said = "对比表需要两至四份文件"
    if choice.form is ComparisonForm.TEXT:
        most, said = 2, "比较版本需要旧、新两份文件"
    if not least <= len(choice.docs) <= most:
        raise UserError(
            "wrong_number_of_documents",
            f"{said}，现在是 {len(choice.docs)} 份。",
            "请用 --doc 指定要对比的文件。",
        )
