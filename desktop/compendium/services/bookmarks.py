"""Bookmarks: kept, put in order, found again."""

from __future__ import annotations

import builtins  # for annotations: within the class ``list`` is the method
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from compendium.domain.anchor import context_of, default_quote, exact_quote
from compendium.domain.anchor_finding import Guess
from compendium.domain.bookmark import AnchorState, Bookmark, MarkColour
from compendium.domain.errors import UserError
from compendium.services.anchoring import Anchoring
from compendium.services.bookmark_folders import BookmarkFolders, current_time
from compendium.services.folders import checked_folder
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.documents import DocumentRepository


class BookmarkService(BookmarkFolders):
    """The user's bookmarks. What a method returned from is on the disk."""

    def __init__(
        self,
        bookmarks: BookmarkRepository,
        documents: DocumentRepository,
        *,
        anchoring: Anchoring | None = None,
        now: Callable[[], datetime] = current_time,
    ) -> None:
        """``anchoring`` is shared with the highlights, so that a text is read once for both."""
        super().__init__(bookmarks, now=now)
        self._anchoring = anchoring or Anchoring(documents)

    def add(
        self,
        doc: str,
        clause: str,
        *,
        quote: str | None = None,
        note: str = "",
        folder: str = "",
        tags: Sequence[str] = (),
        colour: MarkColour = MarkColour.NONE,
    ) -> Bookmark:
        """Keep a clause; a bookmark that is the same in all that a user sees is returned instead.

        Args:
            doc: id of the document.
            clause: id of the clause.
            quote: words of the clause to anchor at; None takes its first sentence.
            note: the user's words.
            folder: made when missing.
            tags: repeated and empty ones are dropped.
            colour: of the ribbon.

        Raises:
            UserError: UnknownDocumentError, UnknownClauseError, quote_not_found, bad_folder, read_only, disk_full.
        """
        text = self._anchoring.clause(doc, clause).text
        anchor = default_quote(text) if quote is None or not quote.strip() else exact_quote(text, quote)
        if anchor is None:
            raise UserError(
                "quote_not_found", f"“{doc}#{clause}”中没有所选的文字，未添加书签。", "请在一条条款内重新选择文字。"
            )
        moment, start = self._moment(), text.find(anchor)
        before, after = context_of(text, start, start + len(anchor))
        bookmark = Bookmark(
            id=uuid.uuid4().hex,
            doc=doc,
            clause=clause,
            quote=anchor,
            folder=checked_folder(folder),
            tags=clean_tags(tags),
            note=note,
            created=moment,
            modified=moment,
            colour=colour,
            before=before,
            after=after,
        )
        with self._bookmarks.database.writing():
            same = self._bookmarks.same(bookmark)
            if same is not None:
                return same
            self._put([bookmark])
        return bookmark

    def find(self, start: str) -> Bookmark:
        """Return the bookmark whose id is or starts with ``start``; UserError unknown_bookmark or ambiguous."""
        found = [bookmark for bookmark in self._bookmarks.all() if bookmark.id.startswith(start)]
        if not start or not found:
            raise UserError("unknown_bookmark", f"没有编号为“{start}”的书签。", "用 bookmark list 查看书签的编号。")
        exact = [bookmark for bookmark in found if bookmark.id == start]
        if len(found) > 1 and not exact:
            raise UserError("ambiguous", f"有 {len(found)} 个书签的编号以“{start}”开头。", "请把编号多写几位。")
        return (exact or found)[0]

    def update(
        self,
        identifier: str,
        *,
        note: str | None = None,
        folder: str | None = None,
        tags: Sequence[str] | None = None,
        colour: MarkColour | None = None,
    ) -> Bookmark:
        """Change what is given and return the bookmark as it stands now; UserError unknown_bookmark."""
        bookmark = self._bookmarks.get(identifier)
        if bookmark is None:
            raise UserError("unknown_bookmark", f"没有编号为“{identifier}”的书签。", "它可能已在另一个窗口中删除。")
        changed = replace(
            bookmark,
            note=bookmark.note if note is None else note,
            folder=bookmark.folder if folder is None else checked_folder(folder),
            tags=bookmark.tags if tags is None else clean_tags(tags),
            colour=bookmark.colour if colour is None else colour,
        )
        if changed != bookmark:
            changed = replace(changed, modified=self._moment())
            self._put([changed])
        return self._anchoring.bookmarks([changed])[0]

    def remove(self, identifiers: Iterable[str]) -> tuple[Bookmark, ...]:
        """Delete bookmarks and return them for ``restore``; unknown ids are passed over."""
        wanted = set(identifiers)
        with self._bookmarks.database.writing():
            removed = tuple(bookmark for bookmark in self._bookmarks.all() if bookmark.id in wanted)
            self._bookmarks.remove(bookmark.id for bookmark in removed)
        return removed

    def restore(self, bookmarks: Iterable[Bookmark]) -> None:
        """Put back what ``remove`` or ``remove_folder`` returned, as it was."""
        self._put(bookmarks)

    def list(self) -> builtins.list[Bookmark]:
        """Return all bookmarks, the oldest first, with their states; MOVED ones name the clause of today."""
        return self._anchoring.bookmarks(self._bookmarks.all())

    def order(self) -> tuple[str, ...]:
        """Return the ids of the bookmarks in the user's own order; those he never moved come after, oldest first."""
        ids = [bookmark.id for bookmark in self._bookmarks.all()]
        known = set(ids)
        return tuple(dict.fromkeys((*(each for each in self._bookmarks.order() if each in known), *ids)))

    def arrange(self, identifiers: Sequence[str], before: str | None) -> None:
        """Put bookmarks, in the order given, in front of another one; None puts them at the end."""
        with self._bookmarks.database.writing():
            present = self.order()
            going = [each for each in dict.fromkeys(identifiers) if each in present]
            rest = [each for each in present if each not in going]
            at = rest.index(before) if before in rest else len(rest)
            self._bookmarks.set_order([*rest[:at], *going, *rest[at:]])

    def guess(self, bookmark: Bookmark) -> Guess | None:
        """Return what a CHANGED or LOST bookmark of ``list`` probably means now; None when nothing is like it."""
        return self._anchoring.guess(bookmark)

    def accept(self, identifiers: Iterable[str]) -> int:
        """Anchor bookmarks anew: moved ones where they are now, changed ones at their guess; return how many."""
        wanted = set(identifiers)
        moment = self._moment()
        with self._bookmarks.database.writing():
            stored = [bookmark for bookmark in self._bookmarks.all() if bookmark.id in wanted]
            anchored = [
                replace(again, modified=moment)
                for bookmark, now in zip(stored, self._anchoring.bookmarks(stored), strict=True)
                if now.state is not AnchorState.OK and (again := self._anchored(bookmark, now)) is not None
            ]
            self._bookmarks.put(anchored)
        return len(anchored)

    def follow_moves(self) -> int:
        """Set every MOVED bookmark to the clause where its words are now; return how many."""
        stored = self._bookmarks.all()
        moves = [
            replace(old, clause=now.clause)
            for old, now in zip(stored, self._anchoring.bookmarks(stored), strict=True)
            if now.state is AnchorState.MOVED
        ]
        if moves:
            self._put(moves)
        return len(moves)

    def _anchored(self, stored: Bookmark, now: Bookmark) -> Bookmark | None:
        if now.state is AnchorState.MOVED:
            return replace(stored, clause=now.clause)
        guess = self._anchoring.guess(stored)
        if guess is None:
            return None
        text = self._anchoring.clause(stored.doc, guess.clause).text
        before, after = context_of(text, guess.start, guess.start + len(guess.quote))
        return replace(stored, clause=guess.clause, quote=guess.quote, before=before, after=after)


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags without outer blanks, empty and repeated ones."""
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
