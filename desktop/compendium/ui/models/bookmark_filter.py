"""Which marks a list shows, and in which order."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from compendium.domain.bookmark import AnchorState
from compendium.domain.finding import folded
from compendium.ui.models.bookmark_model import ENTRY_ROLE, BookmarkEntry, BookmarkListModel

Index = QModelIndex | QPersistentModelIndex
_DIGITS = re.compile(r"(\d+)")


class BookmarkOrder(StrEnum):
    """Order of the list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    PLACE = "place"
    TROUBLE = "trouble"
    OWN = "own"


class Narrowing(NamedTuple):
    """What is kept beside folder and words; an empty part keeps everything.

    Attributes:
        states: words of the states that are kept.
    """

    kinds: frozenset[str] = frozenset()
    colours: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    docs: frozenset[str] = frozenset()

    def keeps(self, entry: BookmarkEntry) -> bool:
        """Tell whether a mark is kept; of several tags one is enough."""
        mark = entry.bookmark
        return (
            (not self.kinds or entry.kind in self.kinds)
            and (not self.colours or mark.colour in self.colours)
            and (not self.tags or not self.tags.isdisjoint(mark.tags))
            and (not self.states or mark.state in self.states)
            and (not self.docs or mark.doc in self.docs)
        )


class BookmarkFilter(QSortFilterProxyModel):
    """Keeps the marks of a folder that hold some words and fit a narrowing, in an order."""

    def __init__(self, model: BookmarkListModel, parent: QObject | None = None) -> None:
        """Show all, the newest first."""
        super().__init__(parent)
        self._folder: str | None = None
        self._words: list[str] = []
        self._narrowing = Narrowing()
        self._order = BookmarkOrder.NEWEST
        self.setSourceModel(model)
        self.sort(0)

    @property
    def order(self) -> BookmarkOrder:
        """The order in use."""
        return self._order

    def set_folder(self, folder: str | None) -> None:
        """Keep those of a folder and of the folders in it; "" keeps those in no folder, None all."""
        self._folder = folder
        self.invalidate()

    def set_words(self, words: str) -> None:
        """Keep those that hold all of the words in quote, note, document or clause."""
        self._words = folded(words).split()
        self.invalidate()

    @property
    def narrowing(self) -> Narrowing:
        """What is kept beside folder and words."""
        return self._narrowing

    def set_narrowing(self, narrowing: Narrowing) -> None:
        """Keep other kinds, colours, tags, states and documents."""
        self._narrowing = narrowing
        self.invalidate()

    def set_order(self, order: BookmarkOrder) -> None:
        """Sort otherwise."""
        self._order = order
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether a bookmark is kept."""
        entry = self.sourceModel().index(row, 0, parent).data(ENTRY_ROLE)
        if not isinstance(entry, BookmarkEntry) or not self._in_folder(entry.bookmark.folder):
            return False
        if entry.highlight is not None and self._folder is not None:
            return False  # highlights stand in no folder
        if not self._narrowing.keeps(entry):
            return False
        mark = entry.bookmark
        text = folded("\n".join((mark.quote, mark.note, entry.where, mark.folder, *mark.tags)))
        return all(word in text for word in self._words)

    def _in_folder(self, folder: str) -> bool:
        if self._folder is None:
            return True
        return folder == self._folder or (self._folder != "" and folder.startswith(f"{self._folder}/"))

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare by the order in use."""
        first, second = left.data(ENTRY_ROLE), right.data(ENTRY_ROLE)
        if self._order is BookmarkOrder.NEWEST:
            return (_moment(first.bookmark.created), left.row()) > (_moment(second.bookmark.created), right.row())
        if self._order is BookmarkOrder.OLDEST:
            return (_moment(first.bookmark.created), left.row()) < (_moment(second.bookmark.created), right.row())
        if self._order is BookmarkOrder.OWN:
            return (first.rank, left.row()) < (second.rank, right.row())
        if self._order is BookmarkOrder.TROUBLE and _trouble(first) != _trouble(second):
            return _trouble(first) > _trouble(second)
        return _place(first) < _place(second)


@lru_cache(maxsize=4096)
def _moment(created: str) -> float:
    """Seconds since 1970, for comparing times of different zones; 0 for what is no time."""
    try:
        return datetime.fromisoformat(created).timestamp()
    except ValueError:
        return 0.0


def _trouble(entry: BookmarkEntry) -> int:
    return list(AnchorState).index(entry.bookmark.state)


def _place(entry: BookmarkEntry) -> tuple[str, list[tuple[int, int, str]]]:
    parts = [part for part in _DIGITS.split(entry.bookmark.clause) if part and part != "."]
    # doc and cover stand before numbers in a text, and 10 stands after 9.
    key = [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts]
    return entry.title or entry.bookmark.doc, key
