"""The texts that were read last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from compendium.domain.document import DocumentInfo
from compendium.services.library import LibraryService
from compendium.store.recent_texts import RecentTextRepository

_KEPT = 100


@dataclass(frozen=True, slots=True)
class RecentText:
    """A text and the moment it was opened last, ISO 8601 with time zone."""

    info: DocumentInfo
    opened: str


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class RecentTexts:
    """Remembers what was opened; where nothing can be kept it remembers nothing."""

    def __init__(
        self, stored: RecentTextRepository, library: LibraryService, *, now: Callable[[], datetime] = _now
    ) -> None:
        self._stored, self._library, self._now = stored, library, now

    def opened(self, doc: str) -> None:
        """Note that a text was opened now."""
        if not self._stored.read_only:
            # To the microsecond: of two texts opened within a second the later one is the newer.
            self._stored.put(doc, self._now().astimezone(UTC).isoformat(timespec="microseconds"), _KEPT)

    def list(self, limit: int) -> list[RecentText]:
        """Return the texts opened last, newest first; one that left the library may come back and is kept unseen."""
        infos = {info.id: info for info in self._library.list()}
        return [RecentText(infos[doc], opened) for doc, opened in self._stored.all() if doc in infos][:limit]

    def clear(self) -> None:
        """Forget all of them."""
        if not self._stored.read_only:
            self._stored.remove([doc for doc, _ in self._stored.all()])
