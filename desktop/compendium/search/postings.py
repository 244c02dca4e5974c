"""Which clauses hold a gram, and how often: the posting lists, kept by Whoosh.

Whoosh is used as a store of posting lists and nothing else, through what whoosh 2.7.4, whoosh-reloaded and whoosh3
have in common. Its files are pickles: they are opened only when the manifest vouches for them.

A gram in few clauses has no list of its own: such grams are most of all, and what Whoosh notes of each would take more
room than the text. They share the lists of some buckets; the text says which clause of a bucket holds which gram.
Phrases that are frequent have lists beside those of the grams.
"""

from __future__ import annotations

import zlib
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from whoosh import fields, formats, index

from compendium.search.gram_codec import GramCodec
from compendium.search.grams import is_pair
from compendium.search.packing import MOST, packed

if TYPE_CHECKING:
    from compendium.search.phrases import PhraseList

_FIELD = "grams"
_BUCKETS_FILE = "buckets"
_RARE = 64  # clauses; a gram in no more of them goes into a bucket
_BUCKET = 256  # postings of a bucket, about: looking into as many clauses takes a fraction of a millisecond
_PHRASE = 256  # clauses, and one of as many of all: a phrase in fewer of them is soon verified
_KEPT_LENGTHS = 4096  # of lists
_KEPT_LISTS = 64  # of those read last; typing asks for the same ones again and again
_KEPT_LENGTH = 50_000  # postings of a list that is kept

PostingList = tuple[Sequence[int], Sequence[int]]


class Postings(Protocol):
    """Posting lists by gram."""

    def frequency(self, gram: str) -> int:
        """Return in how many clauses the gram stands, or may stand where it has no list of its own."""

    def certain(self, gram: str) -> bool:
        """Tell whether the gram or phrase has a list of its own.

        If not, the clauses of a gram are only those where it may stand, and those of a phrase mean nothing.
        """

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

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self._texts = texts
        self._clauses: dict[str, array[int]] = {}
        self._more: dict[str, dict[int, int]] = {}  # how often, where that is more than once
        self._count = 0
        self.buckets = 1

    def add(self, item: tuple[str, dict[str, int], int, float, bytes]) -> None:
        """Take the grams of the next clause."""
        _field, grams, clause, _weight, _value = item
        clauses, more, first = self._clauses, self._more, array("I", (clause,))
        self._count = clause + 1
        for gram, count in grams.items():
            own = clauses.get(gram)
            if own is None:
                clauses[gram] = first[:]  # sooner made than a new one
            else:
                own.append(clause)
            if count > 1:
                more.setdefault(gram, {})[clause] = count

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
            lists[gram.encode()] = own, _counts(own, self._more.get(gram, {}))
        for phrase, found in self._phrases():
            lists[phrase.encode()] = found.clauses, _counts(found.clauses, found.more)
        for name in sorted(lists):
            numbers, often = lists[name]
            yield _FIELD, name, numbers[-1], float(len(numbers)), packed(numbers, often)

    def _phrases(self) -> Iterator[tuple[str, PhraseList]]:
        from compendium.search.phrases import frequent_phrases  # only writing needs it

        least = max(_PHRASE, self._count // _PHRASE)
        pairs = [gram for gram, own in self._clauses.items() if len(own) >= least and is_pair(gram)]
        return frequent_phrases(self._texts(), pairs, least) if pairs else iter(())

    def cleanup(self) -> None:
        """Let go of the memory."""
        self._clauses.clear()
        self._more.clear()


def _counts(clauses: Sequence[int], more: Mapping[int, int]) -> bytes:
    """Return how often each of ``clauses`` counts; once, unless ``more`` says otherwise."""
    counts = bytearray(b"\1") * len(clauses)
    if more:
        for at, clause in enumerate(clauses):
            counts[at] = min(more.get(clause, 1), MOST)
    return bytes(counts)


def write_postings(folder: Path, clauses: Iterable[dict[str, int]], texts: Callable[[], Iterable[str]] = tuple) -> None:
    """Write posting lists into ``folder`` as one segment.

    Args:
        folder: exists.
        clauses: the grams of clauses, numbered in the order they come.
        texts: gives the normalised texts of the same clauses, asked for once all ``clauses`` were given.
    """
    storage = _memory()
    made = storage.create_index(_schema())
    writer = made.writer(codec=GramCodec(), compound=False)
    writer.pool.cleanup()
    writer.pool = pool = _Pool(texts)
    try:
        for grams in clauses:
            writer.add_document(**{_FIELD: grams})
        writer.commit(merge=False)
    except BaseException:
        writer.cancel()
        raise
    finally:
        made.close()
    for name, content in storage.files.items():
        (folder / name).write_bytes(content)
    (folder / _BUCKETS_FILE).write_text(str(pool.buckets), encoding="ascii")


def _memory() -> Any:  # noqa: ANN401 - Whoosh has no types
    """Return where Whoosh writes what is then put into the folder: in a small part most of the time went to files."""
    from whoosh.filedb.filestore import RamStorage

    class Memory(RamStorage):  # type: ignore[misc]
        def temp_storage(self, _name: str | None = None) -> Memory:  # Whoosh's own would be a folder all share
            return Memory()

    return Memory()


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
        self._lengths: dict[bytes, int] = {}
        self._recent: OrderedDict[bytes, PostingList] = OrderedDict()

    def frequency(self, gram: str) -> int:
        """Return in how many clauses the gram stands, or may stand where it has no list of its own."""
        return self._length(self._list(gram))

    def certain(self, gram: str) -> bool:
        """Tell whether the gram has a list of its own; if not, its clauses are only those where it may stand."""
        return self._length(gram.encode()) > 0

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

    def _length(self, name: bytes) -> int:
        """Return how long a list is; 0 when there is none of this name."""
        length = self._lengths.get(name)
        if length is None:
            if len(self._lengths) >= _KEPT_LENGTHS:
                self._lengths.clear()
            length = self._lengths[name] = int(self._reader.doc_frequency(_FIELD, name))
        return length

    def _read(self, name: bytes) -> PostingList:
        if not self._length(name):
            return [], b""
        read: PostingList = self._reader.postings(_FIELD, name).whole()
        return read


def _bucket(gram: str, buckets: int) -> bytes:
    """Return the name of the list of all rare grams that share a bucket with ``gram``; no gram is named so."""
    return b"\0%d" % (zlib.crc32(gram.encode()) % buckets)


def _schema() -> fields.Schema:
    return fields.Schema(**{_FIELD: _Grams()})
