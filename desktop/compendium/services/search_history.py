"""What was searched for: past queries, and searches saved under a name."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from compendium.domain.errors import UserError
from compendium.domain.saved_search import SavedSearch
from compendium.store.searches import SearchRepository

MOST_REMEMBERED = 50
LONGEST_NAME = 60
_LONGEST_QUERY = 300
_STILL_TYPING = timedelta(seconds=30)  # a query that grows within this time replaces its beginning


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class SearchHistory:
    """Remembers searches; safe to call from any thread. Where nothing can be stored they hold until the program ends.

    Every method that changes something raises UserError (disk_full and the like); nothing is changed then.
    """

    def __init__(self, stored: SearchRepository, *, now: Callable[[], datetime] = _now) -> None:
        self._stored = stored
        self._now = now
        self._lock = threading.RLock()
        self._asked: tuple[tuple[str, str], ...] | None = None
        self._saved: tuple[SavedSearch, ...] | None = None

    # Past queries

    def recent(self) -> tuple[str, ...]:
        """Return the past queries, newest first."""
        with self._lock:
            return tuple(query for query, _ in self._known_asked())

    def note(self, query: str) -> None:
        """Remember a query that was meant; what was only its beginning, typed just before, is forgotten."""
        words = " ".join(query.split())
        if not words or len(words) > _LONGEST_QUERY:
            return
        with self._lock:
            others = [each for each in self._known_asked() if each[0] != words]
            if others and words.startswith(others[0][0]) and self._is_fresh(others[0][1]):
                del others[0]
            self._keep_asked(((words, self._moment()), *others)[:MOST_REMEMBERED])

    def forget(self, query: str) -> None:
        """Forget one past query."""
        with self._lock:
            self._keep_asked(tuple(each for each in self._known_asked() if each[0] != query))

    def clear(self) -> tuple[tuple[str, str], ...]:
        """Forget all past queries; return what ``bring_back`` takes."""
        with self._lock:
            before = self._known_asked()
            self._keep_asked(())
            return before

    def bring_back(self, asked: Sequence[tuple[str, str]]) -> None:
        """Take back ``clear``; what was asked since stays."""
        with self._lock:
            since = self._known_asked()
            new = {query for query, _ in since}
            both = (*since, *(each for each in asked if each[0] not in new))
            self._keep_asked(both[:MOST_REMEMBERED])

    # Saved searches

    def saved(self) -> tuple[SavedSearch, ...]:
        """Return the saved searches, the oldest first."""
        with self._lock:
            if self._saved is None:
                self._saved = self._stored.saved()
            return self._saved

    def save(self, search: SavedSearch) -> SavedSearch:
        """Keep a search under its name; its id and moment are given here. A name that is taken is an error.

        Raises:
            UserError: bad_name, name_taken, disk_full.
        """
        with self._lock:
            name = self._checked(search.name)
            kept = replace(search, id=uuid.uuid4().hex, name=name, created=self._moment())
            self._keep_saved((*self.saved(), kept), kept)
            return kept

    def rename(self, identifier: str, name: str) -> None:
        """Give a saved search another name; an unknown id is passed over. Raises as ``save``."""
        with self._lock:
            wanted = self._checked(name, but=identifier)
            after = tuple(replace(each, name=wanted) if each.id == identifier else each for each in self.saved())
            for each in after:
                if each.id == identifier:
                    self._keep_saved(after, each)

    def remove(self, identifier: str) -> SavedSearch | None:
        """Delete a saved search; return it, for ``restore``, or None when there is none of that id."""
        with self._lock:
            gone = next((each for each in self.saved() if each.id == identifier), None)
            if gone is not None:
                if not self._stored.read_only:
                    self._stored.remove_saved(identifier)
                self._saved = tuple(each for each in self.saved() if each.id != identifier)
            return gone

    def restore(self, search: SavedSearch) -> None:
        """Bring a deleted search back to its place."""
        with self._lock:
            others = tuple(each for each in self.saved() if each.id != search.id)
            self._keep_saved(tuple(sorted((*others, search), key=lambda each: each.created)), search)

    def _checked(self, name: str, but: str = "") -> str:
        words = " ".join(name.split())
        if not words or len(words) > LONGEST_NAME:
            raise UserError("bad_name", f"名称应为 1 到 {LONGEST_NAME} 个字。", "请换一个名称。")
        if any(each.name == words and each.id != but for each in self.saved()):
            raise UserError("name_taken", f"已有名为“{words}”的检索。", "请换一个名称，或先删除原来的。")
        return words

    def _known_asked(self) -> tuple[tuple[str, str], ...]:
        if self._asked is None:
            self._asked = self._stored.asked()
        return self._asked

    def _keep_asked(self, asked: tuple[tuple[str, str], ...]) -> None:
        if not self._stored.read_only:
            self._stored.replace_asked(asked)
        self._asked = asked

    def _keep_saved(self, after: tuple[SavedSearch, ...], changed: SavedSearch) -> None:
        if not self._stored.read_only:
            self._stored.put_saved([changed])
        self._saved = after

    def _moment(self) -> str:
        return self._now().isoformat(timespec="milliseconds")

    def _is_fresh(self, moment: str) -> bool:
        try:
            return self._now() - datetime.fromisoformat(moment) < _STILL_TYPING
        except (ValueError, TypeError):
            return False
