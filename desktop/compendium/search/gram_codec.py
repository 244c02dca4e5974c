"""How Whoosh writes and reads our posting lists: a codec of its own, at the two places where Whoosh takes one.

Whoosh's stock lists cost 70 bytes for the shortest and unpack posting by posting. Here a list is one packed string.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from whoosh.codec.base import PostingsWriter
from whoosh.codec.whoosh3 import W3Codec
from whoosh.matching import LeafMatcher

from compendium.search.packing import HEAD_SIZE, body_size, unpacked


class _File(Protocol):
    """What is used of Whoosh's files."""

    def tell(self) -> int: ...

    def write(self, data: bytes) -> None: ...

    def get(self, position: int, length: int) -> bytes: ...


class GramCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with packed posting lists."""

    length_stats = False  # nobody asks Whoosh for field lengths, and they cost half the time of writing

    def __reduce__(self) -> tuple[type[GramCodec], tuple[()]]:
        # Whoosh pickles the codec into the index.
        return GramCodec, ()

    def postings_writer(self, dbfile: _File, byteids: bool = False) -> _ListWriter:
        """Return what writes the lists of a field."""
        if byteids:
            raise ValueError("grams have no vectors")
        return _ListWriter(dbfile)

    def postings_reader(
        self,
        dbfile: _File,
        terminfo: Any,  # noqa: ANN401 - Whoosh has no types
        format_: object,
        term: object = None,
        scorer: object = None,
    ) -> PackedList:
        """Return the list of a gram."""
        start, _ = terminfo.extent()  # whoosh 2.7.4 gives the length back in a tuple
        return PackedList(dbfile, start, format_, term, scorer)


class _List(NamedTuple):
    """What Whoosh notes of a list beside it."""

    last: int
    weight: float
    length: int

    def __len__(self) -> int:
        return self.length

    @property
    def _weights(self) -> Sequence[float]:
        return (self.weight,)

    def min_length(self) -> None:
        return None

    def max_length(self) -> int:
        return 0

    def max_weight(self) -> float:
        return self.weight

    def min_id(self) -> int:
        return 0

    def max_id(self) -> int:
        return self.last


class _ListWriter(PostingsWriter):  # type: ignore[misc]
    """Takes a whole list as the value of one posting, whose weight is the number of its clauses."""

    def __init__(self, file: _File) -> None:
        self._file = file
        self._terminfo: Any = None
        self._start = 0

    def start_postings(self, _format: object, terminfo: object) -> None:
        self._terminfo = terminfo
        self._start = self._file.tell()

    def add_posting(self, id_: int, weight: float, vbytes: bytes, _length: int | None = None) -> None:
        self._terminfo.add_block(_List(id_, weight, int(weight)))
        self._file.write(vbytes)

    def finish_postings(self) -> object:
        self._terminfo.set_extent(self._start, self._file.tell() - self._start)
        return self._terminfo

    def written(self) -> bool:
        return self._file.tell() > self._start


class PackedList(LeafMatcher):  # type: ignore[misc]
    """A posting list as Whoosh hands it out; ``whole`` gives it at once."""

    def __init__(self, file: _File, start: int, format_: object, term: object = None, scorer: object = None) -> None:
        self.format = format_
        self.scorer = scorer
        self._term = term
        head = bytes(file.get(start, HEAD_SIZE))
        body = bytes(file.get(start + HEAD_SIZE, body_size(head)))
        self._clauses, self._counts = unpacked(head + body)
        self._at = 0

    def whole(self) -> tuple[list[int], bytes]:
        """Return the clauses, ascending, and how often each counts."""
        return self._clauses, self._counts

    def is_active(self) -> bool:
        """Tell whether a posting is left."""
        return self._at < len(self._clauses)

    def id(self) -> int:
        """Return the clause."""
        return self._clauses[self._at]

    def weight(self) -> float:
        """Return how often it counts."""
        return float(self._counts[self._at])

    def next(self) -> None:
        """Go on to the next posting."""
        self._at += 1
