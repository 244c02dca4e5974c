"""Which clauses hold a gram, and how often: the posting lists, kept by Whoosh.

Whoosh is used as a store of posting lists and nothing else, through what whoosh 2.7.4, whoosh-reloaded and whoosh3
have in common. Its files are pickles: they are opened only when the manifest vouches for them.

A gram in few clauses has no list of its own: such grams are most of all, and what Whoosh notes of each would take more
room than the text. They share the lists of some buckets; the text says which clause of a bucket holds which gram.
"""

from __future__ import annotations

import zlib
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from whoosh import fields, formats, index

from compendium.search.gram_codec import GramCodec
from compendium.search.packing import MOST, packed

_FIELD = "grams"
_BUCKETS_FILE = "buckets"
_RARE = 64  # clauses; a gram in no more of them goes into a bucket
_BUCKET = 256  # postings of a bucket, about: looking into as many clauses takes a fraction of a millisecond
_KEPT_LISTS = 64  # of those read last; typing asks for the same ones again and again
_KEPT_LENGTH = 50_000  # postings of a list that is kept

PostingList = tuple[Sequence[int], Sequence[int]]


class Postings(Protocol):
    """Posting lists by gram."""

    def frequency(self, gram: str) -> int:
        """Return in how many clauses the gram stands, or may stand where it has no list of its own."""

    def certain(self, gram: str) -> bool:
        """Tell whether the gram has a list of its own; if not, its clauses are only those where it may stand."""

    def clauses(self, gram: str) -> PostingList:
        """Return the clauses that hold the gram, ascending, and how often (at most 255) each does."""

    def close(self) -> None:
        """Let go of the files."""


class _Grams(fields.FieldType):  # type: ignore[misc]
    """A field whose posting lists come from the pool; stores neither positions nor values nor lengths."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)

    def index(self, value: dict[str, int], **_: object) -> list[tuple[dict[str, int], int, float, bytes]]:
        return [(value, 1, 1.0, b"")]  # all grams of a clause at once; Whoosh hands it to the pool unseen

    def supports(self, _name: str) -> bool:
        return False


class _Pool:
    """Collects postings in memory, where Whoosh would sort them through temporary files at ten times the cost."""

    def __init__(self) -> None:
        self._clauses: dict[str, array[int]] = {}
        self._more: dict[str, dict[int, int]] = {}  # how often, where that is more than once
        self.buckets = 1

    def add(self, item: tuple[str, dict[str, int], int, float, bytes]) -> None:
        """Take the grams of the next clause."""
        _field, grams, clause, _weight, _value = item
        clauses, more = self._clauses, self._more
        for gram, count in grams.items():
            if gram in clauses:
                clauses[gram].append(clause)
            else:
                clauses[gram] = array("I", (clause,))
            if count > 1:
                more.setdefault(gram, {})[clause] = min(count, MOST)

    def iter_postings(self) -> Iterator[tuple[str, bytes, int, float, bytes]]:
        """Yield the lists as Whoosh asks for postings; each is one, with the list as its value."""
        rare = [gram for gram, clauses in self._clauses.items() if len(clauses) <= _RARE]
        self.buckets = max(1, sum(len(self._clauses[gram]) for gram in rare) // _BUCKET)
        lists: dict[bytes, tuple[Sequence[int], bytes]] = {}
        shared: dict[bytes, set[int]] = {}
        for gram in rare:
            shared.setdefault(_bucket(gram, self.buckets), set()).update(self._clauses.pop(gram))
        for name, clauses in shared.items():
            lists[name] = sorted(clauses), b"\1" * len(clauses)
        for gram, own in self._clauses.items():
            counts = bytearray(b"\1") * len(own)
            if more := self._more.get(gram):
                for at, clause in enumerate(own):
                    counts[at] = more.get(clause, 1)
            lists[gram.encode()] = own, bytes(counts)
        for name in sorted(lists):
            numbers, often = lists[name]
            yield _FIELD, name, numbers[-1], float(len(numbers)), packed(numbers, often)

    def cleanup(self) -> None:
        """Let go of the memory."""
        self._clauses.clear()
        self._more.clear()


def write_postings(folder: Path, clauses: Iterable[dict[str, int]]) -> None:
    """Write the posting lists of clauses, numbered in the order they come, into ``folder`` as one segment."""
    made = index.create_in(str(folder), _schema())
    writer = made.writer(codec=GramCodec(), compound=False)
    writer.pool.cleanup()
    writer.pool = pool = _Pool()
    try:
        for grams in clauses:
            writer.add_document(**{_FIELD: grams})
        writer.commit(merge=False)
        (folder / _BUCKETS_FILE).write_text(str(pool.buckets), encoding="ascii")
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
        self._buckets = int((folder / _BUCKETS_FILE).read_text(encoding="ascii"))
        self.clause_count = int(self._reader.doc_count_all())
        self._recent: OrderedDict[bytes, PostingList] = OrderedDict()

    def frequency(self, gram: str) -> int:
        """Return in how many clauses the gram stands, or may stand where it has no list of its own."""
        term = (_FIELD, self._list(gram))
        return int(self._reader.doc_frequency(*term)) if term in self._reader else 0

    def certain(self, gram: str) -> bool:
        """Tell whether the gram has a list of its own; if not, its clauses are only those where it may stand."""
        return (_FIELD, gram.encode()) in self._reader

    def clauses(self, gram: str) -> PostingList:
        """Return the clauses that hold the gram, ascending, and how often (at most 255) each does."""
        name = self._list(gram)
        kept = self._recent.get(name)
        if kept is not None:
            self._recent.move_to_end(name)
            return kept
        read = self._read(name)
        if len(read[0]) <= _KEPT_LENGTH:
            self._recent[name] = read
            if len(self._recent) > _KEPT_LISTS:
                self._recent.popitem(last=False)
        return read

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()
        self._index.close()

    def _list(self, gram: str) -> bytes:
        """Return the name of the list where the gram's clauses are."""
        return gram.encode() if self.certain(gram) else _bucket(gram, self._buckets)

    def _read(self, name: bytes) -> PostingList:
        if (_FIELD, name) not in self._reader:
            return [], b""
        read: PostingList = self._reader.postings(_FIELD, name).whole()
        return read


def _bucket(gram: str, buckets: int) -> bytes:
    """Return the name of the list of all rare grams that share a bucket with ``gram``; no gram is named so."""
    return b"\0%d" % (zlib.crc32(gram.encode()) % buckets)


def _schema() -> fields.Schema:
    return fields.Schema(**{_FIELD: _Grams()})
