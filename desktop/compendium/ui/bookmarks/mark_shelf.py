"""All marks at one moment, with the words to show for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compendium.domain.anchor_finding import Guess
from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.domain.document import Document, NodeKind
from compendium.domain.errors import UserError
from compendium.domain.highlight import Highlight
from compendium.services.library import LibraryService
from compendium.ui.models.bookmark_model import BookmarkEntry, GuessedPlace
from compendium.ui.models.labels import document_name
from compendium.ui.models.outline_model import outline_label
from compendium.ui.window_services import MarkServices

_STANDING = frozenset({AnchorState.OK, AnchorState.MOVED})


@dataclass(frozen=True, slots=True)
class BookmarkShelf:
    """All bookmarks, highlights and folders at one moment."""

    entries: tuple[BookmarkEntry, ...] = ()
    folders: tuple[str, ...] = ()

    @property
    def bookmarks(self) -> list[Bookmark]:
        """The bookmarks alone."""
        return [entry.bookmark for entry in self.entries if entry.highlight is None]

    @property
    def highlights(self) -> list[Highlight]:
        """The highlights alone."""
        return [entry.highlight for entry in self.entries if entry.highlight is not None]

    @property
    def tags(self) -> tuple[str, ...]:
        """Every tag in use, in order."""
        return tuple(sorted({tag for entry in self.entries for tag in entry.bookmark.tags}))


def read_shelf(marks: MarkServices, library: LibraryService) -> BookmarkShelf:
    """Read all marks and what to show of the places where they stand."""
    titles = {info.id: document_name(info) for info in library.list()}
    words = _Words(titles, library)
    order = {identifier: place for place, identifier in enumerate(marks.bookmarks.order())}
    entries = [
        words.entry(mark, marks.bookmarks.guess(mark) if mark.state not in _STANDING else None, order.get(mark.id, 0))
        for mark in marks.bookmarks.list()
    ]
    for highlight in marks.highlights.list():
        guess = marks.highlights.guess(highlight) if highlight.state not in _STANDING else None
        entries.append(words.entry(_as_bookmark(highlight), guess, len(order), highlight))
    return BookmarkShelf(tuple(entries), tuple(marks.bookmarks.folders()))


def _as_bookmark(highlight: Highlight) -> Bookmark:
    """What a list shows of a highlight: the same as of a bookmark in no folder."""
    return Bookmark(
        highlight.id,
        highlight.doc,
        highlight.clause,
        highlight.quote,
        note=highlight.note,
        created=highlight.created,
        modified=highlight.modified,
        colour=highlight.colour,
        state=highlight.state,
        before=highlight.before,
        after=highlight.after,
    )


class _Words:
    """Titles and labels; each document is read once."""

    def __init__(self, titles: Mapping[str, str], library: LibraryService) -> None:
        self._titles, self._library = titles, library
        self._documents: dict[str, Document | None] = {}

    def entry(
        self, mark: Bookmark, guess: Guess | None, rank: int, highlight: Highlight | None = None
    ) -> BookmarkEntry:
        label, above = self._labels(mark.doc, mark.clause)
        return BookmarkEntry(
            mark,
            self._titles.get(mark.doc, ""),
            label,
            above,
            highlight=highlight,
            rank=rank,
            guess=None if guess is None else GuessedPlace(guess, self._labels(mark.doc, guess.clause)[0]),
        )

    def _labels(self, doc: str, clause: str) -> tuple[str, str]:
        document = self._document(doc)
        node = None if document is None else document.by_id.get(clause)
        if document is None or node is None:
            return "", ""
        above = document.by_id.get(node.parent) if node.parent else None
        named = above is not None and above.kind not in {NodeKind.DOC, NodeKind.COVER}
        return outline_label(node), outline_label(above) if above and named else ""

    def _document(self, doc: str) -> Document | None:
        if doc not in self._documents:
            try:
                self._documents[doc] = self._library.document(doc) if doc in self._titles else None
            except UserError:
                self._documents[doc] = None
        return self._documents[doc]
