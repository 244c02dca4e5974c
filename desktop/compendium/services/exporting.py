"""Hands tables and texts on as files that others open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from compendium.domain.document import BlockStyle, Clause
from compendium.domain.errors import UnknownDocumentError, UserError
from compendium.domain.fact import FactKind
from compendium.domain.handout import Handout, HandoutParagraph, HandoutPoint, handout_of
from compendium.domain.ledger import TRACKED_KINDS
from compendium.domain.paper import Paper, paper_of
from compendium.domain.sheet import Sheet
from compendium.domain.work import SILENT, Progress
from compendium.exporters.registry import (
    PaperWriter,
    SheetWriter,
    paper_endings,
    sheet_endings,
    write_paper,
    write_sheet,
)
from compendium.services import sheets, text_sheets
from compendium.services.bookmarks import BookmarkService
from compendium.services.compare import CompareService
from compendium.services.comparison_export import ComparisonChoice, ComparisonForm, ComparisonTables
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.services.facts import FactService
from compendium.services.highlights import HighlightService
from compendium.services.key_points import key_points
from compendium.services.library import LibraryService
from compendium.services.work_plan import WorkPlanService, upper_and_own


class ExportKind(StrEnum):
    """What can be handed on."""

    TASKS = "tasks"
    TARGETS = "targets"
    SUPPORTS = "supports"
    DEADLINES = "deadlines"
    INSTRUMENTS = "instruments"
    CITATIONS = "citations"
    LEDGER = "ledger"
    COMPARISON = "comparison"
    CLAUSES = "clauses"
    BOOKMARKS = "bookmarks"
    HANDOUT = "handout"
    WORKPLAN = "workplan"


_FACT_KINDS: Mapping[ExportKind, tuple[FactKind, ...]] = {
    ExportKind.TASKS: (FactKind.DUTY,),
    ExportKind.TARGETS: (FactKind.TARGET,),
    ExportKind.SUPPORTS: (FactKind.SUPPORT,),
    ExportKind.DEADLINES: (FactKind.DEADLINE, FactKind.TARGET),
    ExportKind.INSTRUMENTS: (FactKind.INSTRUMENT,),
    ExportKind.CITATIONS: (FactKind.CITATION,),
    ExportKind.LEDGER: TRACKED_KINDS,
}


class ExportService:
    """Makes tables and handouts and writes them.

    Args:
        facts, library, compare, bookmarks, highlights: where the contents come from.
        today: the day that is printed as the day of making.
        sheet_writers, paper_writers: formats that need more than the exporters have, by ending, such as ``.pdf``.
    """

    def __init__(
        self,
        facts: FactService,
        library: LibraryService,
        compare: CompareService,
        bookmarks: BookmarkService,
        highlights: HighlightService,
        *,
        today: date,
        sheet_writers: Mapping[str, SheetWriter],
        paper_writers: Mapping[str, PaperWriter],
    ) -> None:
        self._facts = facts
        self._library = library
        self._comparisons = ComparisonTables(library, compare, today=today)
        self._work_plans = WorkPlanService(library, compare, facts, today=today)
        self._bookmarks = bookmarks
        self._highlights = highlights
        self._today = today
        self._sheet_writers = sheet_writers
        self._paper_writers = paper_writers

    def endings(self, kind: ExportKind) -> tuple[str, ...]:
        """Return the endings of the files that ``kind`` can be written to, such as ``.docx``."""
        if kind is ExportKind.WORKPLAN:
            return paper_endings(self._paper_writers)
        if kind is ExportKind.HANDOUT:
            return tuple(dict.fromkeys((*paper_endings(self._paper_writers), *sheet_endings(self._sheet_writers))))
        return sheet_endings(self._sheet_writers)

    def export(
        self,
        kind: ExportKind,
        path: Path,
        docs: Sequence[str] = (),
        progress: Progress = SILENT,
        *,
        by: ComparisonForm = ComparisonForm.MATTER,
        full: bool = False,
    ) -> int:
        """Write ``kind`` for documents, all of them when none are named, and return the number of rows.

        ``by`` says how a comparison is laid out, ``full`` that a matrix prints the clauses whole.

        Raises:
            UserError: unknown_format; UnknownDocumentError; wrong_number_of_documents for a comparison;
                read_only, file_in_use, cannot_write. An older file stays as it was then.
        """
        self.checked_ending(kind, path)
        if kind is ExportKind.HANDOUT and path.suffix.lower() in paper_endings(self._paper_writers):
            return self.write_paper(paper_of(self.handout(docs)), path)
        if kind is ExportKind.WORKPLAN:
            return self.write_paper(self.work_plan(docs, progress), path)
        if kind is ExportKind.COMPARISON:
            choice = ComparisonChoice(tuple(self._chosen(docs)), by, full=full)
            return self.write(self.comparison(choice, progress), path)
        return self.write(self.sheet(kind, docs, progress), path)

    def checked_ending(self, kind: ExportKind, path: Path) -> None:
        """Raise UserError ``unknown_format`` before long work for a file that cannot be written."""
        known = self.endings(kind)
        if path.suffix.lower() not in known:
            said = f"不能导出为“{path.suffix}”文件" if path.suffix else f"文件名“{path.name}”没有说明格式"
            raise UserError("unknown_format", f"{said}，没有导出。", f"文件名请以 {'、'.join(known)} 之一结尾。")

    def sheet(self, kind: ExportKind, docs: Sequence[str] = (), progress: Progress = SILENT) -> Sheet:
        """Return the table of ``kind`` for documents, all of them when none are named."""
        if kind in _FACT_KINDS:
            rows = self._facts.facts(FactFilter(kinds=_FACT_KINDS[kind], docs=tuple(docs)), progress)
            if kind is ExportKind.LEDGER:
                rows = [row for row in rows if row.trackable]
            return self.sheet_of(kind, sorted(rows, key=_by_date) if kind is ExportKind.DEADLINES else rows)
        if kind is ExportKind.COMPARISON:
            return self.comparison(ComparisonChoice(tuple(self._chosen(docs))), progress)
        if kind is ExportKind.CLAUSES:
            return self.clauses_sheet([(doc, ()) for doc in self._chosen(docs)])
        if kind is ExportKind.BOOKMARKS:
            return self._bookmark_sheet(docs)
        return text_sheets.handout_sheet([self._library.document(doc) for doc in self._chosen(docs)], self._today)

    def sheet_of(self, kind: ExportKind, rows: Sequence[FactRow]) -> Sheet:
        """Return the table of ``kind`` with the rows that are on screen, in their order.

        Targets without indicator, slogans included, are as much rows as others; what to leave out is the filter's.
        """
        makers: Mapping[ExportKind, Callable[[Sequence[FactRow]], Sheet]] = {
            ExportKind.TASKS: lambda chosen: sheets.tasks_sheet(chosen, self._clause, self._today),
            ExportKind.TARGETS: lambda chosen: sheets.targets_sheet(chosen, self._today),
            ExportKind.SUPPORTS: lambda chosen: sheets.supports_sheet(chosen, self._today),
            ExportKind.DEADLINES: lambda chosen: sheets.deadlines_sheet(chosen, self._today),
            ExportKind.INSTRUMENTS: lambda chosen: sheets.instruments_sheet(chosen, self._today),
            ExportKind.CITATIONS: lambda chosen: sheets.citations_sheet(chosen, self._today),
            ExportKind.LEDGER: lambda chosen: sheets.ledger_sheet(chosen, self._today),
        }
        return makers[kind](rows)

    def clauses_sheet(self, chosen: Sequence[tuple[str, Sequence[str]]]) -> Sheet:
        """Return the 条款摘录 of (document, clauses); no clauses means all of the document."""
        documents = [(self._library.document(doc), clauses) for doc, clauses in chosen]
        return text_sheets.clauses_sheet(documents, self._today)

    def comparison(self, choice: ComparisonChoice, progress: Progress = SILENT) -> Sheet:
        """Return a comparison as a table; errors as of ``ComparisonTables.sheet``."""
        return self._comparisons.sheet(choice, progress)

    def work_plan(self, docs: Sequence[str], progress: Progress = SILENT) -> Paper:
        """Return the skeleton of a work plan out of two documents, the one of the higher level first.

        Raises:
            UserError: wrong_number_of_documents, or one is not in the library.
            CancelledError: the user asked to stop.
        """
        infos = {info.id: info for info in self._library.list()}
        upper, own = upper_and_own([infos[doc] for doc in self._chosen(docs)])
        return self._work_plans.plan(upper, own, progress)

    def handout(self, docs: Sequence[str] = ()) -> Handout:
        """Return the text of documents with their key points and room for notes."""
        chosen = [self._library.document(doc) for doc in self._chosen(docs)]
        if not chosen:
            raise UserError("nothing_to_export", "文库是空的，没有可以导出的文件。", "请先导入文件。")
        notes = (sheets.generated_on(self._today),)
        made = [handout_of(document, key_points(self._facts, document.info.id), notes=notes) for document in chosen]
        return made[0] if len(made) == 1 else _joined(made, notes)

    def write(self, sheet: Sheet, path: Path) -> int:
        """Write a table and return the number of its rows; errors as of ``export``."""
        return write_sheet(sheet, path, self._sheet_writers)

    def write_paper(self, paper: Paper, path: Path) -> int:
        """Write a paper and return the number of its paragraphs and rows; errors as of ``export``."""
        return write_paper(paper, path, self._paper_writers)

    def _chosen(self, docs: Sequence[str]) -> list[str]:
        known = [info.id for info in self._library.list()]
        for doc in docs:
            if doc not in known:
                raise UnknownDocumentError(doc)
        return list(dict.fromkeys(docs)) or known

    def _clause(self, doc: str, clause: str) -> Clause:
        return self._library.document(doc).by_id[clause]

    def _bookmark_sheet(self, docs: Sequence[str]) -> Sheet:
        wanted = set(self._chosen(docs)) if docs else None
        marks = [mark for mark in self._bookmarks.list() if wanted is None or mark.doc in wanted]
        highlights = [mark for mark in self._highlights.list() if wanted is None or mark.doc in wanted]
        known = {info.id for info in self._library.list()}
        used = {*(mark.doc for mark in marks), *(mark.doc for mark in highlights)} & known
        documents = {doc: self._library.document(doc) for doc in sorted(used)}
        return text_sheets.bookmarks_sheet(marks, documents, self._today, highlights)


def _joined(handouts: Sequence[Handout], notes: tuple[str, ...]) -> Handout:
    """Put several texts into one handout, each under its title."""
    paragraphs: list[HandoutParagraph] = []
    points: list[HandoutPoint] = []
    for handout in handouts:
        paragraphs += [HandoutParagraph(handout.title, BlockStyle.TITLE), *handout.paragraphs]
        points += [replace(point, source=f"《{handout.title}》{point.source}") for point in handout.points]
    title = f"政策学习材料（{len(handouts)} 份文件）"
    return Handout(title, tuple(paragraphs), points=tuple(points), notes=notes)


def _by_date(row: FactRow) -> date:
    return row.dates[-1] if row.dates else date.max
