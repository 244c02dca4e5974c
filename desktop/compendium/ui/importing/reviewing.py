"""Looking at one file of an import: reads it in the background, takes its corrections, compares it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from compendium.domain.comparison import TextComparison
from compendium.domain.document import Document
from compendium.domain.errors import UserError
from compendium.domain.import_item import Decision, Doubt, ImportItem
from compendium.domain.importing import FieldProposal
from compendium.domain.work import Progress
from compendium.services.metadata_edits import edited, held_together
from compendium.services.outline_edits import Rows
from compendium.services.source_places import left_out_at, places_of, words_in
from compendium.ui.importing.editing import Editing
from compendium.ui.importing.import_work import ImportWork
from compendium.ui.importing.review_body import Printed
from compendium.ui.importing.review_page import Looked, ReviewPage
from compendium.ui.importing.source_view import Span
from compendium.ui.tasks import Tasks

_KEY = "import-review"


class Reviewing(QObject):
    """``item_changed`` carries a file after a correction or decision, ``failed`` why it cannot be looked at."""

    item_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, work: ImportWork, page: ReviewPage, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._page, self._tasks = work, page, tasks
        self._edits: dict[int, Editing] = {}
        page.field_edited.connect(self._on_field_edited)
        page.rows_edited.connect(self._on_rows_edited)
        page.doubt_dismissed.connect(self._on_doubt_dismissed)
        page.decided.connect(self._on_decided)
        page.difference_requested.connect(self._compare)
        page.undo_requested.connect(lambda: self._step(Editing.undo))
        page.redo_requested.connect(lambda: self._step(Editing.redo))

    def look_at(self, number: int, where: str) -> None:
        """Show a file; ``where`` says which of how many it is."""
        known = self._edits.get(number)

        def operation(_: Progress) -> Looked:
            opened = self._work.review.opened(number)
            editing = known or Editing(opened.document)
            places = places_of((row.text for row in editing.rows), opened.source)
            evidence = _evidence(opened.item.proposals, editing.document, places, opened.source)
            left_out = left_out_at(opened.noise, opened.source)
            printed = Printed(opened.source, places, evidence, left_out)
            return Looked(opened.item, editing, printed)

        def show(looked: Looked) -> None:
            self._page.show_file(looked, where)

        self._tasks.read(self, operation, show, self.failed.emit, key=_KEY)

    def _on_field_edited(self, name: str, words: str) -> None:
        editing = self._page.editing
        if editing is None:
            return
        values = held_together(name, {**self._page.form.values(), name: words})
        try:
            info = edited(editing.document.info, values, self._work.review.today)
        except UserError as error:
            self._page.form.show_error(error.code.partition(":")[2] or name, str(error))
            return
        editing.change_info(info)
        self._keep(editing)

    def _on_rows_edited(self, rows: Rows) -> None:
        if (editing := self._page.editing) is not None:
            editing.change_rows(rows)
            self._keep(editing)

    def _step(self, step: Callable[[Editing], None]) -> None:
        if (editing := self._page.editing) is not None:
            step(editing)
            self._page.show_rows()
            self._keep(editing)

    def _keep(self, editing: Editing) -> None:
        number = self._page.number
        self._edits[number] = editing
        self._change(self._work.review.correct(number, editing.document))

    def _on_doubt_dismissed(self, doubt: Doubt) -> None:
        self._change(self._work.review.vouch(self._page.number, doubt))

    def _on_decided(self, decision: Decision) -> None:
        self._change(self._work.review.decide(self._page.number, decision))

    def _change(self, item: ImportItem) -> None:
        self.item_changed.emit(item)

    def _compare(self) -> None:
        number = self._page.number

        def operation(progress: Progress) -> TextComparison | None:
            return self._work.review.difference(number, progress)

        def show(compared: TextComparison | None) -> None:
            if compared is not None and number == self._page.number:
                self._page.show_differences(compared)

        self._tasks.read(self, operation, show, key="import-difference")


def _evidence(
    proposals: tuple[FieldProposal, ...], document: Document, places: list[int], source: str
) -> dict[str, list[Span]]:
    """Find the words that each field rests on in the text of the file."""
    starts: dict[str, int] = {}
    for place, block in zip(places, document.blocks, strict=False):
        starts.setdefault(block.clause, place)
    found: dict[str, list[Span]] = {}
    for proposal in proposals:
        if proposal.words and (proposal.clause is not None or not proposal.inferred):
            near = starts.get(proposal.clause or "", 0)
            found[proposal.field] = words_in(source, proposal.words, near)
    return found
