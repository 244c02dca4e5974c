"""Search over the library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from compendium.domain.document import DocumentInfo
from compendium.domain.query import SearchRequest, SearchResult, Suggestion
from compendium.domain.work import SILENT, Progress
from compendium.search.engine import SearchEngine
from compendium.search.fields import Field
from compendium.search.index_store import LOCK_SECONDS, IndexState
from compendium.search.language import Language
from compendium.store.documents import DocumentRepository

_MANY = 20  # documents: beside so many the start of a process is nothing


class Apart(Protocol):
    """Brings the index up to the library in another process; returns False when there can be none."""

    def __call__(self, progress: Progress) -> bool:
        """Raises as ``SearchService.update``."""


class SearchService:
    """Answers queries and keeps the index in order. Safe to call from any thread."""

    def __init__(
        self,
        documents: DocumentRepository,
        *,
        index_dir: Path,
        key_file: Path,
        shipped: Path | None,
        today: Callable[[], date] = date.today,
        language: Callable[[], Language] = Language,
        unit_names: Callable[[str], str] = str,
        more_fields: Iterable[Field] = (),
        apart: Apart | None = None,
    ) -> None:
        """Take what is searched.

        Args:
            documents: the library.
            index_dir: the index, which may be missing.
            key_file: lies in the home, beside user.db.
            shipped: the index in the bundled library.
            today: the day that validity is judged by.
            language: gives what is known of the language of the field, when the first query needs it.
            unit_names: gives the one name of all that an organ is called.
            more_fields: fields of the query language beside those of texts and metadata.
            apart: writes what is large of the index; None to write all of it here.
        """
        self._documents = documents
        self._apart = apart
        self._engine = SearchEngine(
            index_dir,
            documents,
            key_file=key_file,
            shipped=shipped,
            today=today,
            language=language,
            unit_names=unit_names,
            more_fields=more_fields,
        )

    def search(self, request: SearchRequest, cancelled: Callable[[], bool] = lambda: False) -> SearchResult:
        """Answer a request; CancelledError once ``cancelled`` says so. No words of a query are an error."""
        return self._engine.search(request, cancelled)

    def places(
        self, request: SearchRequest, cancelled: Callable[[], bool] = lambda: False
    ) -> frozenset[tuple[str, str]]:
        """Return (document, clause) of everything that answers a request, to search within it; raises as ``search``."""
        return self._engine.places(request, cancelled)

    def suggest(self, text: str, limit: int = 8, history: Sequence[str] = ()) -> tuple[Suggestion, ...]:
        """Return what a query may become: past queries, then names that its last word begins, is in or sounds like.

        Args:
            text: the query typed so far; blank for the latest past queries.
            limit: how many at most.
            history: past queries, latest first.
        """
        return self._engine.suggest(text, limit, history)

    def documents(self) -> dict[str, DocumentInfo]:
        """Return the metadata of the library's documents by id, to show beside hits."""
        return {info.id: info for info in self._documents.list()}

    @property
    def state(self) -> IndexState:
        """What the index is like. Anything but READY is put right by ``update``; search works meanwhile."""
        return self._engine.state

    def refresh(self) -> None:
        """The library changed: take notice at the next request."""
        self._engine.refresh()

    def update(self, progress: Progress = SILENT, *, patience: float = LOCK_SECONDS) -> bool:
        """Bring the index up to the library, document by document; return whether anything was written.

        What is new is found by the index before its parts are put in order, which may take longer. Another process
        that writes is waited for, up to ``patience`` seconds.

        Raises:
            UserError: the index cannot be written.
            CancelledError: nothing was changed.
        """
        if self._apart is not None and self._engine.lacking() >= _MANY and self._apart(progress):
            self._engine.refresh()
            return True
        written = self._engine.sync(progress, patience=patience)
        return self._engine.merge(progress) or written

    def rebuild(self, progress: Progress = SILENT) -> None:
        """Build the whole index anew; raises as ``update``."""
        self._engine.sync(progress, afresh=True)

    def close(self) -> None:
        """Let go of the index files."""
        self._engine.close()
