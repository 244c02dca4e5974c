"""A posting list in few bytes that turn into a list again without a step of Python for each posting.

The gaps between ascending clause numbers are bytes. A byte of 255 adds 254 to the next gap and is no posting itself,
so one ``accumulate`` and one ``compress`` give the numbers back.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate, compress
from struct import Struct

MOST = 255  # a gram that stands more often in a clause counts as often

_STEP = 254
_SKIP = 255
_IS_POSTING = bytes([1] * _SKIP + [0])  # by byte
_AS_STEP = bytes([*range(_SKIP), _STEP])
_HEAD = Struct("<II?")  # how many bytes of gaps; how many bytes follow; whether those are compressed
HEAD_SIZE = _HEAD.size
_LEVEL = 6
_WORTH_PACKING = 24  # fewer bytes do not get smaller


def packed(clauses: Sequence[int], counts: bytes) -> bytes:
    """Return ascending clause numbers and how often each counts (1 to 255) as bytes."""
    gaps = _gaps(clauses)
    data = gaps + (b"" if counts.count(1) == len(counts) else counts)
    small = zlib.compress(data, _LEVEL) if len(data) > _WORTH_PACKING else data
    body = small if len(small) < len(data) else data
    return _HEAD.pack(len(gaps), len(body), body is not data) + body


def body_size(head: bytes) -> int:
    """Return how many bytes follow the ``HEAD_SIZE`` first ones of a packed list. struct.error when it is none."""
    return int(_HEAD.unpack(head)[1])


def unpacked(data: bytes) -> tuple[list[int], bytes]:
    """Return what ``packed`` was given. struct.error, zlib.error or ValueError when it is not that."""
    size, _, compressed = _HEAD.unpack_from(data)
    body = zlib.decompress(data[HEAD_SIZE:]) if compressed else data[HEAD_SIZE:]
    gaps, counts = body[:size], body[size:]
    clauses = list(compress(accumulate(gaps.translate(_AS_STEP)), gaps.translate(_IS_POSTING)))
    if counts and len(counts) != len(clauses):
        raise ValueError("no posting list")
    return clauses, counts or b"\1" * len(clauses)


def _gaps(clauses: Iterable[int]) -> bytes:
    gaps = bytearray()
    before = 0
    for clause in clauses:
        skips, gap = divmod(clause - before, _STEP)
        if skips:
            gaps += b"\xff" * skips
        gaps.append(gap)
        before = clause
    return bytes(gaps)
