"""Going places: texts, results, comparisons, bookmarks, and back."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from compendium.domain.document import Document
from compendium.domain.errors import UserError
from compendium.services.library import LibraryService
from compendium.ui.actions import View
from compendium.ui.main_window_history import History, Place
from compendium.ui.main_window_pages import Pages
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.tasks import Tasks

MOST_COMPARED = 4
_PAUSE_S = 1.5  # a query that stood this long was meant


class Navigator(QObject):
    """Shows what is asked for and remembers the way.

    ``moved`` after every step; ``document_shown`` carries a Document, None when it was removed; ``refused`` a
    sentence that says why not.
    """

    moved = Signal()
    document_shown = Signal(object)
    refused = Signal(str)

    def __init__(
        self, *, pages: Pages, reader: ReaderPanel, library: LibraryService, tasks: Tasks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pages, self._reader, self._library, self._tasks = pages, reader, library, tasks
        self._history = History()
        self._here = Place(View.READ)
        self._removed = ""
        self._typed_at = -_PAUSE_S

    @property
    def here(self) -> Place:
        """Where the user is."""
        return self._here

    @property
    def history(self) -> History:
        """The way."""
        return self._history

    def open_document(self, doc: str, clause: str = "", marks: Sequence[Span] = ()) -> None:
        """Open a text at a clause; "" for where it was left."""
        spans = tuple(marks)
        self._load(doc, lambda document: self._show_document(document, clause, spans))

    def open_quote(self, doc: str, clause: str, marks: Sequence[Span]) -> None:
        """Open a text at words that a fact rests on."""
        spans = tuple(marks)
        self._load(doc, lambda document: self._show_document(document, clause, spans, quoted=True))

    def open_at_once(self, doc: str, clause: str = "") -> bool:
        """Open a text without leaving this call, for the first paint; False when it cannot be shown."""
        try:
            document = self._library.document(doc)
        except UserError as error:
            self._reader.show_error(str(error))
            return False
        self._show_document(document, clause, ())
        return True

    def search(self, query: str) -> None:
        """Show what a query finds."""
        words = query.strip()
        if words:
            anew = self._here.view is not View.SEARCH
            self._step(self._here._replace(view=View.SEARCH, query=words))
            self._run_search(words, anew=anew)
        else:
            self.show_view(View.SEARCH)

    def search_while_typing(self, query: str) -> None:
        """Show what a half-typed query finds; it replaces the one before it, unless that had stood a while."""
        place = self._here._replace(view=View.SEARCH, query=query.strip())
        now = time.monotonic()
        if now - self._typed_at < _PAUSE_S:
            self._history.replace(place)
        else:
            self._history.visit(place)
        self._typed_at = now
        self._arrive(place)
        self._run_search(place.query)

    def compare(self, docs: Sequence[str]) -> None:
        """Compare two to four documents; a single one joins those that are compared already."""
        wanted = list(dict.fromkeys(docs))
        if len(wanted) == 1:
            wanted = list(dict.fromkeys((*self._here.compared, *wanted)))
        if len(wanted) > MOST_COMPARED:
            self.refused.emit(self.tr("最多对照四份文件。请先从对照中去掉一份。"))
            return
        self._step(self._here._replace(view=View.COMPARE, compared=tuple(wanted)))
        self._show_compared()

    def clear_compared(self) -> None:
        """Compare nothing any more."""
        self._step(self._here._replace(view=View.COMPARE, compared=()))
        self._show_compared()

    def note_compared(self, docs: Sequence[str]) -> None:
        """Take note of documents that were chosen on the page of comparison itself; none while the user chooses."""
        if not docs:
            return
        self._here = self._here._replace(compared=tuple(docs))
        self._history.settle(self._here)
        self.moved.emit()

    def show_view(self, view: View) -> None:
        """Show a page as it was left."""
        self._step(self._here._replace(view=view))
        if view is View.COMPARE:
            self._show_compared()

    def note_clause(self, doc: str, clause: str) -> None:
        """Take note of how far the text was read."""
        if doc == self._here.doc:
            self._here = self._here._replace(clause=clause)
            self._history.settle(self._here)
            self.moved.emit()

    def forget_document(self, docs: Sequence[str]) -> None:
        """Leave what was removed from the library."""
        compared = tuple(doc for doc in self._here.compared if doc not in docs)
        doc = "" if self._here.doc in docs else self._here.doc
        if not doc:
            self._removed = self._here.doc
            self._reader.show_nothing()
            self.document_shown.emit(None)
        self._here = self._here._replace(compared=compared)
        if not doc:
            self._here = self._here._replace(doc="", clause="", marks=(), quoted=False)
        self.moved.emit()

    def reopen_document(self, docs: Sequence[str]) -> None:
        """Show documents that came back or were changed as they are now: the one that is open, or was when it went."""
        if self._here.doc and self._here.doc in docs:
            self._load(self._here.doc, self._show_changed)
        elif self._removed in docs and not self._here.doc:
            self._load(self._removed, self._show_again)

    def _show_changed(self, document: Document) -> None:
        clause = self._here.clause if self._here.clause in document.by_id else ""
        self._here = self._here._replace(clause=clause, marks=(), quoted=False)
        self._reader.show_document(document, clause)
        self.document_shown.emit(document)
        self.moved.emit()

    def _show_again(self, document: Document) -> None:
        self._here = self._here._replace(doc=document.info.id, clause="", marks=(), quoted=False)
        self._reader.show_document(document)
        self.document_shown.emit(document)
        self.moved.emit()

    def back(self) -> None:
        """Go where the user was before."""
        self._go(self._history.back())

    def forward(self) -> None:
        """Take back a step back."""
        self._go(self._history.forward())

    def restore(self, place: Place) -> None:
        """Begin where the last session ended; the text is shown already or comes with the page."""
        self._here = place
        self._history.visit(place)
        self._pages.show_page(place.view)
        if place.view is View.SEARCH and place.query:
            self._run_search(place.query)
        elif place.view is View.COMPARE:
            self._show_compared()
        self.moved.emit()

    def _go(self, place: Place | None) -> None:
        if place is None:
            return
        if place.view is View.READ and place.doc:
            self._load(place.doc, lambda document: self._return_to(document, place))
            return
        self._arrive(place)
        if place.view is View.SEARCH and place.query:
            self._run_search(place.query)
        elif place.view is View.COMPARE:
            self._show_compared()

    def _return_to(self, document: Document, place: Place) -> None:
        self._show_in_reader(document, place)
        self._arrive(place)
        self.document_shown.emit(document)

    def _show_in_reader(self, document: Document, place: Place) -> None:
        self._reader.show_document(document, place.clause, place.marks)
        if place.quoted:
            self._reader.walker.call_quotes()

    def _show_document(self, document: Document, clause: str, marks: tuple[Span, ...], *, quoted: bool = False) -> None:
        if clause and clause not in document.by_id:
            self.refused.emit(self.tr("文中没有编号为 {0} 的条款。").format(clause))
            clause = ""
        read = View.READ
        place = self._here._replace(view=read, doc=document.info.id, clause=clause, marks=marks, quoted=quoted)
        self._step(place)
        self._show_in_reader(document, place)
        self.document_shown.emit(document)

    def _load(self, doc: str, show: object) -> None:
        def failed(error: Exception) -> None:
            self._reader.show_error(str(error))
            self._tasks.failed.emit(error)

        self._tasks.read(self, lambda _: self._library.document(doc), show, failed, key="open document")  # type: ignore[arg-type]

    def _run_search(self, words: str, *, anew: bool = False) -> None:
        self._pages.page(View.SEARCH).run(words, anew=anew)  # type: ignore[attr-defined]

    def _show_compared(self) -> None:
        self._pages.page(View.COMPARE).show_documents(list(self._here.compared))  # type: ignore[attr-defined]

    def _step(self, place: Place) -> None:
        self._history.visit(place)
        self._arrive(place)

    def _arrive(self, place: Place) -> None:
        self._here = place
        self._pages.show_page(place.view)
        self.moved.emit()
