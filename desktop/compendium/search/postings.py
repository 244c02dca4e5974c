"""Which clauses hold a gram, and how often: the posting lists, kept by Whoosh.

Whoosh is used as a store of posting lists and nothing else, through what whoosh 2.7.4, whoosh-reloaded and whoosh3
have in common. Its files are pickles: they are opened only when the manifest vouches for them.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

from whoosh import fields, formats, index
from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher

_FIELD = "grams"
_BLOCK = 2048  # postings to a block: few blocks to a long list
_KEPT_LISTS = 64  # of those read last; typing asks for the same ones again and again
_KEPT_LENGTH = 50_000  # postings of a list that is kept


class Postings(Protocol):
    """Posting lists by gram."""

    def frequency(self, gram: str) -> int:
        """Return in how many clauses the gram stands."""

    def clauses(self, gram: str) -> tuple[list[int], list[float]]:
        """Return the clauses that hold the gram, ascending, and how often each does."""

    def close(self) -> None:
        """Let go of the files."""


class _Grams(fields.FieldType):  # type: ignore[misc]
    """A field that takes counted grams as they are; stores neither positions nor values nor lengths."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)

    def index(self, value: dict[str, int], **_: object) -> list[tuple[bytes, int, float, bytes]]:
        return [(gram.encode(), count, float(count), b"") for gram, count in value.items()]

    def supports(self, _name: str) -> bool:
        return False


class _Codec(W3Codec):  # type: ignore[misc]
    length_stats = False  # nobody asks Whoosh for field lengths, and they cost half the time of writing

    def __reduce__(self) -> tuple[type[W3Codec], tuple[int, int, int]]:
        # Whoosh pickles the codec into the index; reading needs only the stock one.
        return W3Codec, (self._blocklimit, self._compression, self._inlinelimit)


class _Pool:
    """Collects postings in memory, where Whoosh would sort them through temporary files at ten times the cost."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, bytes], tuple[array[int], array[float]]] = {}

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        field, gram, clause, weight, _value = item
        kept = self._lists.get((field, gram))
        if kept is None:
            kept = self._lists[field, gram] = (array("I"), array("f"))
        kept[0].append(clause)
        kept[1].append(weight)

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        for (field, gram), (clauses, weights) in sorted(self._lists.items()):
            for clause, weight in zip(clauses, weights, strict=True):
                yield field, gram, clause, weight, b""

    def cleanup(self) -> None:
        self._lists.clear()


def write_postings(folder: Path, clauses: Iterable[dict[str, int]]) -> None:
    """Write the posting lists of clauses, numbered in the order they come, into ``folder`` as one segment."""
    made = index.create_in(str(folder), _schema())
    writer = made.writer(codec=_Codec(blocklimit=_BLOCK), compound=False)
    writer.pool.cleanup()
    writer.pool = _Pool()
    try:
        for grams in clauses:
            writer.add_document(**{_FIELD: grams})
        writer.commit(merge=False)
    except BaseException:
        writer.cancel()
        raise
    finally:
        made.close()


class GramPostings:
    """Posting lists in a folder. Not safe for threads: the caller holds a lock."""

    def __init__(self, folder: Path) -> None:
        """Open what ``write_postings`` wrote; any exception means that it is not that."""
        self._index: Any = index.open_dir(str(folder), readonly=True, schema=_schema())
        self._reader: Any = self._index.reader()
        leaves = list(self._reader.leaf_readers())
        if len(leaves) > 1 or self._reader.has_deletions():
            raise ValueError("a part of the index has exactly one segment")
        self.clause_count = int(self._reader.doc_count_all())
        self._recent: OrderedDict[str, tuple[list[int], list[float]]] = OrderedDict()

    def frequency(self, gram: str) -> int:
        """Return in how many clauses the gram stands."""
        term = (_FIELD, gram.encode())
        return int(self._reader.doc_frequency(*term)) if term in self._reader else 0

    def clauses(self, gram: str) -> tuple[list[int], list[float]]:
        """Return the clauses that hold the gram, ascending, and how often each does."""
        kept = self._recent.get(gram)
        if kept is not None:
            self._recent.move_to_end(gram)
            return kept
        read = self._read(gram)
        if len(read[0]) <= _KEPT_LENGTH:
            self._recent[gram] = read
            if len(self._recent) > _KEPT_LISTS:
                self._recent.popitem(last=False)
        return read

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()
        self._index.close()

    def _read(self, gram: str) -> tuple[list[int], list[float]]:
        clauses: list[int] = []
        weights: list[float] = []
        term = (_FIELD, gram.encode())
        if term not in self._reader:
            return clauses, weights
        for block_clauses, block_weights in _blocks(self._reader.postings(*term)):
            clauses.extend(block_clauses)
            weights.extend(block_weights)
        return clauses, weights


def _blocks(matcher: Any) -> Iterator[tuple[Iterable[int], Iterable[float]]]:  # noqa: ANN401 - Whoosh has no types
    """Yield a posting list block by block.

    Whoosh hands out one posting at a time, which takes ten times as long as reading the block they come in. The block
    is taken where the matcher has one, else the postings are read one by one.
    """
    if not isinstance(matcher, W3LeafMatcher):
        while matcher.is_active():
            yield (matcher.id(),), (matcher.weight(),)
            matcher.next()
        return
    while matcher.is_active():
        matcher.id(), matcher.weight()  # has the block read
        yield matcher._ids, matcher._weights  # noqa: SLF001 - see above
        matcher._next_block()  # noqa: SLF001


def _schema() -> fields.Schema:
    return fields.Schema(**{_FIELD: _Grams()})
