"""What marks were like before a change, so that every change of them can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compendium.domain.bookmark import Bookmark
from compendium.domain.highlight import Highlight
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.highlights import HighlightRepository


@dataclass(frozen=True, slots=True)
class MarkState:
    """All bookmarks and highlights by id, the folders and the user's order of the bookmarks at one moment."""

    bookmarks: Mapping[str, Bookmark]
    highlights: Mapping[str, Highlight]
    folders: frozenset[str]
    order: tuple[str, ...]


class MarkHistory:
    """Reads the state of all marks and goes back to an earlier one."""

    def __init__(self, bookmarks: BookmarkRepository, highlights: HighlightRepository) -> None:
        self._bookmarks, self._highlights = bookmarks, highlights

    def state(self) -> MarkState:
        """Return everything as it is stored now."""
        with self._bookmarks.database.reading():
            return MarkState(
                {mark.id: mark for mark in self._bookmarks.all()},
                {mark.id: mark for mark in self._highlights.all()},
                frozenset(self._bookmarks.folders()),
                self._bookmarks.order(),
            )

    def revert(self, before: MarkState, after: MarkState) -> None:
        """Undo what lies between two states; what was changed elsewhere since then stays."""
        with self._bookmarks.database.writing():
            self._bookmarks.remove(set(after.bookmarks).difference(before.bookmarks))
            self._bookmarks.put(m for i, m in before.bookmarks.items() if after.bookmarks.get(i) != m)
            self._highlights.remove(set(after.highlights).difference(before.highlights))
            self._highlights.put(m for i, m in before.highlights.items() if after.highlights.get(i) != m)
            self._bookmarks.remove_folders(after.folders - before.folders)
            self._bookmarks.add_folders(sorted(before.folders - after.folders))
            if after.order != before.order:
                self._bookmarks.set_order(before.order)
