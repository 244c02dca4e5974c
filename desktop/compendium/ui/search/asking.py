"""Asking the search service in the background: answers that came too late are dropped, long ones come in pieces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from compendium.domain.document import DocumentInfo
from compendium.domain.query import SearchHit, SearchRequest, SearchResult
from compendium.domain.work import Progress
from compendium.services.search import SearchService
from compendium.ui.search.scope import Scope
from compendium.ui.tasks import Tasks

SHOWN_AT_FIRST = 40
_GROWTH = 2  # each look at more asks for so many times what is there: few questions, and none of them long
_PATIENCE_MS = 300  # before it is said that an answer takes a moment
_KEY = "search"

Span = tuple[str, int, int]
"""Clause id, start and end offset in the clause's text."""


class Asking(QObject):
    """One question at a time; a later one makes an earlier one late.

    ``answered`` carries a SearchResult to show from its top, ``extended`` the same result with more hits.
    """

    answered = Signal(object)
    extended = Signal(object)
    failed = Signal(object)
    became_slow = Signal()
    index_updated = Signal(str)
    """Why the index could not be built; "" when it is there now."""

    def __init__(self, search: Callable[[], SearchService], tasks: Tasks, parent: QObject | None = None) -> None:
        """Keep the collaborators; ``search`` is called in the background."""
        super().__init__(parent)
        self._search, self._tasks = search, tasks
        self.infos: dict[str, DocumentInfo] = {}
        self._request: SearchRequest | None = None
        self._growing = False
        self._update_tried = False
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._slow.timeout.connect(self.became_slow)

    def ask(self, request: SearchRequest) -> None:
        """Search."""
        self._request, self._growing = request, False
        self._slow.start()
        self._tasks.read(self, self._answer_to(request), self._on_answered, self._on_failed, key=_KEY)

    def ask_more(self, result: SearchResult) -> None:
        """Fetch more hits of what is shown, unless that is under way already."""
        if self._growing or self._request is None or len(result.hits) >= result.total:
            return
        self._growing = True
        self._request = replace(self._request, limit=max(SHOWN_AT_FIRST, _GROWTH * len(result.hits)))
        self._tasks.read(self, self._answer_to(self._request), self._on_extended, self._on_failed, key=_KEY)

    def drop(self) -> None:
        """Want no answer any more."""
        self._request = None
        self._slow.stop()

    def forget_documents(self) -> None:
        """The library changed: what is known of its documents is old."""
        self.infos = {}

    def marks_in(self, doc: str, request: SearchRequest, then: Callable[[list[Span]], None]) -> None:
        """Look up every found word of one document and hand it on; a later look-up makes this one late."""
        whole = replace(request, docs=(doc,), limit=None)

        def found(progress: Progress) -> list[Span]:
            hits = self._search().search(whole, lambda: progress.cancelled).hits
            return spans_of(hits, doc)

        self._tasks.read(self, found, then, key="search marks")

    def hits_in(self, doc: str, request: SearchRequest, then: Callable[[tuple[SearchHit, ...]], None]) -> None:
        """Look up every hit of one document and hand them on."""
        whole = replace(request, docs=(doc,), limit=None)

        def found(progress: Progress) -> tuple[SearchHit, ...]:
            return self._search().search(whole, lambda: progress.cancelled).hits

        self._tasks.read(self, found, then, key=f"search hits {doc}")

    def scope_of(self, request: SearchRequest, name: str, then: Callable[[Scope], None]) -> None:
        """Gather everything that a request finds, to search within it."""
        whole = replace(request, limit=None)

        def gathered(progress: Progress) -> Scope:
            return Scope(name, self._search().places(whole, lambda: progress.cancelled))

        self._tasks.read(self, gathered, then, key="search scope")

    def update_index(self) -> None:
        """Build what is missing of the index, once; a failure is told and not tried again."""
        if self._update_tried:
            return
        self._update_tried = True
        self._tasks.mutate(
            self,
            lambda progress: self._search().update(progress),
            lambda _written: self.index_updated.emit(""),
            lambda error: self.index_updated.emit(str(error)),
            title=self.tr("正在建立检索索引"),
        )

    def _answer_to(self, request: SearchRequest) -> Callable[[Progress], tuple[SearchResult, dict[str, DocumentInfo]]]:
        known = self.infos

        def answer(progress: Progress) -> tuple[SearchResult, dict[str, DocumentInfo]]:
            service = self._search()
            result = service.search(request, lambda: progress.cancelled)
            # The list of a large library takes longer to read than a search does.
            fresh = known if known and all(hit.doc in known for hit in result.hits) else service.documents()
            return result, fresh

        return answer

    def _on_answered(self, answer: tuple[SearchResult, dict[str, DocumentInfo]]) -> None:
        self._slow.stop()
        result, self.infos = answer
        if self._request is not None:  # else the field was emptied meanwhile
            self.answered.emit(result)

    def _on_extended(self, answer: tuple[SearchResult, dict[str, DocumentInfo]]) -> None:
        self._growing = False
        result, self.infos = answer
        if self._request is not None:
            self.extended.emit(result)

    def _on_failed(self, error: Exception) -> None:
        self._slow.stop()
        self._growing = False
        if self._request is not None:
            self.failed.emit(error)


def spans_of(hits: tuple[SearchHit, ...], doc: str) -> list[Span]:
    """Return every found word of a document among ``hits``."""
    return [(hit.clause, start, end) for hit in hits if hit.doc == doc for start, end in hit.text_ranges]
