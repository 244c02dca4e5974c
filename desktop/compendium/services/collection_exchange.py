"""Collections as a part of the exchange file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compendium.exporters.collections_json import collection_entry, collection_of
from compendium.exporters.exchange_file import JsonRow
from compendium.services.collections import CollectionService
from compendium.services.exchange import Merged


class CollectionPart:
    """The collections with their items.

    The speaker's notes are not among them: the file may go to colleagues, and nobody was asked.
    """

    name = "collections"

    def __init__(self, service: CollectionService) -> None:
        self._service = service

    def rows(self) -> Sequence[JsonRow]:
        """Return every collection, the oldest first."""
        return [collection_entry(each, notes=False) for each in self._service.list()]

    def read(self, rows: Sequence[object]) -> Callable[[], Merged]:
        """Check collections and return what merges them."""
        incoming = [collection_of(row) for row in rows]

        def merge() -> Merged:
            outcome = self._service.merge(incoming)
            return Merged(outcome.new, outcome.updated, outcome.present)

        return merge
