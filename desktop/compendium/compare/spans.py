"""What changed inside a clause, grouped as a reader would mark it.

Numbers and Latin words are never cut, and a few equal characters between two changes are taken into the change: a salad
of single characters is exact and says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from compendium.domain.comparison import SpanKind

Span = tuple[SpanKind, str]

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^。；;\n]*[。；;\n]|[^。；;\n]+$")
_MARK = re.compile(r"[\s，。；：、！？“”‘’（）()《》〈〉,.;:!?\-—]+")
# Above this product of lengths whole sentences are aligned first, which keeps the work near linear.
LARGE = 600 * 600
# A shorter common sentence (同上。) is no anchor.
LEAST_ANCHOR = 8
# Fewer equal characters than this between two changes are no island worth keeping.
LEAST_EQUAL = 3


def difference(a: str, b: str) -> tuple[Span, ...]:
    """Return the spans that turn ``a`` into ``b``; EQUAL and DELETE rebuild ``a``, EQUAL and INSERT rebuild ``b``."""
    if a == b:
        return ((SpanKind.EQUAL, a),) if a else ()
    raw = _by_sentences(a, b) if len(a) * len(b) > LARGE else _by_tokens(a, b)
    return tuple(_merged(_settled(_merged(_grouped(raw)))))


def _by_tokens(a: str, b: str) -> Iterator[Span]:
    return _opcodes(_TOKEN.findall(a), _TOKEN.findall(b))


def _opcodes(a: Sequence[str], b: Sequence[str]) -> Iterator[Span]:
    matcher: SequenceMatcher[str] = SequenceMatcher(None, a, b, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield SpanKind.EQUAL, "".join(a[i1:i2])
            continue
        if i2 > i1:
            yield SpanKind.DELETE, "".join(a[i1:i2])
        if j2 > j1:
            yield SpanKind.INSERT, "".join(b[j1:j2])


def _by_sentences(a: str, b: str) -> Iterator[Span]:
    """Align equal sentences, then look inside what lies between them."""
    ours, theirs = _SENTENCE.findall(a), _SENTENCE.findall(b)
    # A short sentence gets a key of its own on each side, so that it can not become an anchor.
    keys_a = [text if len(text) >= LEAST_ANCHOR else f"a{i}" for i, text in enumerate(ours)]
    keys_b = [text if len(text) >= LEAST_ANCHOR else f"b{j}" for j, text in enumerate(theirs)]
    matcher: SequenceMatcher[str] = SequenceMatcher(None, keys_a, keys_b, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        old, new = "".join(ours[i1:i2]), "".join(theirs[j1:j2])
        if tag == "equal":
            yield SpanKind.EQUAL, old
        elif old and new:
            yield from _by_tokens(old, new)
        elif old:
            yield SpanKind.DELETE, old
        else:
            yield SpanKind.INSERT, new


def _grouped(raw: Iterable[Span]) -> Iterator[Span]:
    """Take small equal islands into the changes around them; within a change what goes stands before what comes."""
    spans = list(raw)
    deleted, inserted = "", ""
    for position, (kind, text) in enumerate(spans):
        if kind is SpanKind.DELETE:
            deleted += text
        elif kind is SpanKind.INSERT:
            inserted += text
        elif (deleted or inserted) and _is_island(spans, position, deleted, inserted):
            deleted += text
            inserted += text
        else:
            yield from _change(deleted, inserted)
            deleted, inserted = "", ""
            yield SpanKind.EQUAL, text
    yield from _change(deleted, inserted)


def _is_island(spans: Sequence[Span], position: int, deleted: str, inserted: str) -> bool:
    """Tell whether an equal run between two changes is too small beside them to stand alone."""
    after = spans[position + 1 :]
    if not after:
        return False
    next_deleted, next_inserted = "", ""
    for kind, text in after:
        if kind is SpanKind.EQUAL:
            break
        if kind is SpanKind.DELETE:
            next_deleted += text
        else:
            next_inserted += text
    words = len(_MARK.sub("", spans[position][1]))
    before, behind = max(len(deleted), len(inserted)), max(len(next_deleted), len(next_inserted))
    # Two pure insertions (or deletions) around a word stay apart: both are plain to see.
    replaced = bool(deleted or next_deleted) and bool(inserted or next_inserted)
    if not replaced:
        return words == 0 and min(before, behind) > 1
    return words < LEAST_EQUAL and words < before + behind


def _change(deleted: str, inserted: str) -> Iterator[Span]:
    if deleted:
        yield SpanKind.DELETE, deleted
    if inserted:
        yield SpanKind.INSERT, inserted


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Join neighbouring spans of one kind and leave out empty ones."""
    joined: list[Span] = []
    for kind, text in spans:
        if joined and joined[-1][0] is kind:
            joined[-1] = (kind, joined[-1][1] + text)
        elif text:
            joined.append((kind, text))
    return joined


def _settled(spans: list[Span]) -> list[Span]:
    """Slide each pure insertion or deletion to where a phrase begins: A，[B，]C rather than A[，B]，C."""
    for at in range(1, len(spans) - 1):
        (before, left), (kind, text), (after, right) = spans[at - 1 : at + 2]
        if kind is SpanKind.EQUAL or before is not SpanKind.EQUAL or after is not SpanKind.EQUAL:
            continue
        line = left + text + right
        low, high = len(left), len(left)
        while low > 0 and line[low - 1] == line[low - 1 + len(text)]:
            low -= 1
        while high + len(text) < len(line) and line[high] == line[high + len(text)]:
            high += 1
        start = _best_start(line, range(low, high + 1), len(left), len(text))
        spans[at - 1 : at + 2] = [
            (SpanKind.EQUAL, line[:start]),
            (kind, line[start : start + len(text)]),
            (SpanKind.EQUAL, line[start + len(text) :]),
        ]
    return spans


def _best_start(line: str, starts: range, now: int, length: int) -> int:
    return max(starts, key=lambda start: (_fit(line, start, length), -abs(start - now)))


def _fit(line: str, start: int, length: int) -> int:
    """Rate the two cuts of a change: at a paragraph or sentence end best, inside a number or word worst."""
    return _cut(line, start) + _cut(line, start + length)


def _cut(line: str, position: int) -> int:
    if position in (0, len(line)):
        return 3
    before, after = line[position - 1], line[position]
    if before.isascii() and after.isascii() and before.isalnum() and after.isalnum():
        return -9
    if before in "\n。；;":
        return 3
    if _MARK.fullmatch(before):
        return 2
    return 1 if _MARK.fullmatch(after) else 0
