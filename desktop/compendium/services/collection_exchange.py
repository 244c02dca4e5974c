"""Collections as a part of the exchange file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compendium.exporters.collections_json import collection_entry, collection_of, has_notes
from compendium.exporters.exchange_file import JsonRow
from compendium.services.collections import CollectionService
from compendium.services.exchange import Merged


class CollectionPart:
    """The collections with their items; the speaker's notes only when they are asked for."""

    name = "collections"

    def __init__(self, service: CollectionService) -> None:
        self._service = service

    def rows(self) -> Sequence[JsonRow]:
        """Return every collection, the oldest first."""
        return [collection_entry(each, notes=False) for each in self._service.list()]

    def rows_with_notes(self) -> Sequence[JsonRow]:
        """Return every collection with the speaker's notes."""
        return [collection_entry(each, notes=True) for each in self._service.list()]

    def read(self, rows: Sequence[object]) -> Callable[[], Merged]:
        """Check collections and return what merges them."""
        incoming = [collection_of(row) for row in rows]
        without = not all(has_notes(row) for row in rows)

        def merge() -> Merged:
            outcome = self._service.merge(incoming)
            return Merged(outcome.new, outcome.updated, outcome.present, without)

        return merge
