"""Bookmarks, their folders and highlights as parts of the exchange file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import TypeVar

from compendium.domain.bookmark import Bookmark
from compendium.domain.highlight import Highlight
from compendium.exporters.exchange_file import JsonRow
from compendium.exporters.exchange_rows import (
    bookmark_from,
    bookmark_row,
    highlight_from,
    highlight_row,
    path_from,
)
from compendium.services.bookmarks import BookmarkService, clean_tags
from compendium.services.exchange import Merged
from compendium.services.folders import ancestors, checked_folder
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.highlights import HighlightRepository

_Mark = TypeVar("_Mark", Bookmark, Highlight)
# What two marks may differ in and still be the same. An older file does not know what stood around the words.
_PASSING = frozenset({"id", "created", "modified", "state", "start", "end", "before", "after"})


class FolderPart:
    """The folders, empty ones included."""

    name = "folders"

    def __init__(self, bookmarks: BookmarkRepository, service: BookmarkService) -> None:
        self._bookmarks, self._service = bookmarks, service

    def rows(self) -> Sequence[JsonRow]:
        """Return every folder, in order."""
        return [{"path": path} for path in self._service.folders()]

    def read(self, rows: Sequence[object]) -> Callable[[], Merged]:
        """Check paths and return what makes the missing folders."""
        wanted = list(dict.fromkeys(path for row in rows for path in ancestors(checked_folder(path_from(row)))))

        def merge() -> Merged:
            missing = set(wanted).difference(self._service.folders())
            self._bookmarks.add_folders(wanted)
            return Merged(len(missing), 0, len(wanted) - len(missing))

        return merge


class BookmarkPart:
    """The bookmarks, in the user's own order."""

    name = "bookmarks"

    def __init__(self, bookmarks: BookmarkRepository, service: BookmarkService) -> None:
        self._bookmarks, self._service = bookmarks, service

    def rows(self) -> Sequence[JsonRow]:
        """Return every bookmark as it is stored."""
        stored = {bookmark.id: bookmark for bookmark in self._bookmarks.all()}
        return [bookmark_row(stored[identifier]) for identifier in self._service.order()]

    def read(self, rows: Sequence[object]) -> Callable[[], Merged]:
        """Check bookmarks and return what merges them."""
        incoming = [_cleaned(bookmark_from(row)) for row in rows]
        return lambda: self._merge(incoming)

    def _merge(self, incoming: Sequence[Bookmark]) -> Merged:
        before = {bookmark.id: bookmark for bookmark in self._bookmarks.all()}
        order = self._service.order()
        after = _merged(before, incoming)
        changed = [bookmark for bookmark in after.values() if before.get(bookmark.id) != bookmark]
        self._service.restore(changed)
        self._bookmarks.set_order([*order, *(each for each in after if each not in before)])
        new = len(after) - len(before)
        return Merged(new, len(changed) - new, len(incoming) - len(changed))


class HighlightPart:
    """The highlights."""

    name = "highlights"

    def __init__(self, highlights: HighlightRepository) -> None:
        self._highlights = highlights

    def rows(self) -> Sequence[JsonRow]:
        """Return every highlight as it is stored."""
        return [highlight_row(highlight) for highlight in self._highlights.all()]

    def read(self, rows: Sequence[object]) -> Callable[[], Merged]:
        """Check highlights and return what merges them."""
        incoming = [highlight_from(row) for row in rows]

        def merge() -> Merged:
            before = {highlight.id: highlight for highlight in self._highlights.all()}
            after = _merged(before, incoming)
            changed = [highlight for highlight in after.values() if before.get(highlight.id) != highlight]
            self._highlights.put(changed)
            new = len(after) - len(before)
            return Merged(new, len(changed) - new, len(incoming) - len(changed))

        return merge


def _merged(before: Mapping[str, _Mark], incoming: Iterable[_Mark]) -> dict[str, _Mark]:
    """Return the marks by id as they are after taking ``incoming`` in."""
    after = dict(before)
    contents = {_content(mark) for mark in before.values()}
    for mark in incoming:
        mine = after.get(mark.id)
        if mine is None and _content(mark) not in contents:
            after[mark.id] = mark
            contents.add(_content(mark))
        elif mine is not None and moment_of(mark.modified) > moment_of(mine.modified):
            after[mark.id] = replace(mark, created=mine.created)
    return after


def _cleaned(bookmark: Bookmark) -> Bookmark:
    return replace(bookmark, folder=checked_folder(bookmark.folder), tags=clean_tags(bookmark.tags))


def _content(mark: Bookmark | Highlight) -> tuple[object, ...]:
    return tuple(getattr(mark, each.name) for each in fields(mark) if each.name not in _PASSING)


def moment_of(text: str) -> float:
    """Return a time to compare; 0 for what is no time."""
    try:
        return datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0
