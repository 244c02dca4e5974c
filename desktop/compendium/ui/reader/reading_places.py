"""Where each document was left."""

from __future__ import annotations

from collections import OrderedDict

from compendium.domain.document import DocumentInfo
from compendium.ui.reader.text_column import Place

_REMEMBERED = 200


class ReadingPlaces:
    """Places by document, in the order of reading; the oldest are forgotten beyond two hundred."""

    def __init__(self) -> None:
        """Know nothing yet; every document counts as there until ``known`` is set."""
        self.known: frozenset[str] | None = None
        self._places: OrderedDict[str, tuple[str, Place | None]] = OrderedDict()

    def opened(self, info: DocumentInfo) -> None:
        """Note that a document was opened; what is known of its place stays."""
        self._put(info, self.of(info.id))

    def keep(self, info: DocumentInfo, place: Place | None) -> None:
        """Note where a document was left."""
        if place is not None:
            self._put(info, place)

    def of(self, doc: str) -> Place | None:
        """Where a document was left; None when that is not known."""
        return self._places.get(doc, ("", None))[1]

    def recent(self, limit: int) -> list[tuple[str, str]]:
        """(id, title) of the documents read last, newest first; those no longer in the library are left out.

        Their places stay: what was removed may come back.
        """
        rows = [(doc, title) for doc, (title, _) in reversed(self._places.items())]
        return [row for row in rows if self.known is None or row[0] in self.known][:limit]

    def to_state(self) -> list[list[object]]:
        """JSON-able rows, newest last."""
        return [
            [doc, title, place.clause, place.offset, round(place.below)]
            for doc, (title, place) in self._places.items()
            if place is not None
        ]

    def from_state(self, rows: object) -> None:
        """Take rows of ``to_state``; what does not fit is ignored."""
        for row in rows if isinstance(rows, list) else []:
            match row:
                case [str(doc), str(title), str(clause), int(offset), int(below)]:
                    self._places[doc] = (title, Place(clause, offset, below))

    def _put(self, info: DocumentInfo, place: Place | None) -> None:
        self._places.pop(info.id, None)
        self._places[info.id] = (info.title, place)
        while len(self._places) > _REMEMBERED:
            self._places.popitem(last=False)
