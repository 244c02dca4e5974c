"""What changed inside a clause, grouped as a reader would mark it.

Numbers and Latin words are never cut, and a few equal characters between two changes are taken into the change: a salad
of single characters is exact and says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from compendium.compare.cohesion import Cohesion
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
# How firmly two characters must belong together not to be cut apart, and where one of them stood alone.
FIRM = 0.3
FIRM_ALONE = 0.08


def difference(a: str, b: str, cohesion: Cohesion | None = None) -> tuple[Span, ...]:
    """Return the spans that turn ``a`` into ``b``; EQUAL and DELETE rebuild ``a``, EQUAL and INSERT rebuild ``b``.

    ``cohesion`` tells which characters make words, so that a replacement takes in the rest of a word that it cut
    (涉及 → 涉嫌 rather than 及 → 嫌); without it nothing is known of words.
    """
    if a == b:
        return ((SpanKind.EQUAL, a),) if a else ()
    spans = _regrouped(list(_by_sentences(a, b) if len(a) * len(b) > LARGE else _by_tokens(a, b)))
    spans = _merged(_settled(spans))
    if cohesion is not None:
        spans = _regrouped(_with_whole_words(spans, cohesion))
    return tuple(spans)


def _regrouped(spans: list[Span]) -> list[Span]:
    """Group until nothing changes: an island beside a change that has just grown may be one too small now."""
    while True:
        grouped = _merged(_grouped(spans))
        if grouped == spans:
            return grouped
        spans = grouped


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


def _with_whole_words(spans: Sequence[Span], cohesion: Cohesion) -> list[Span]:
    """Let each replacement take in the neighbouring character that makes a word with what goes and with what comes."""
    found = list(spans)
    for at in range(len(found) - 1):
        (first, gone), (second, come) = found[at : at + 2]
        if first is not SpanKind.DELETE or second is not SpanKind.INSERT:
            continue
        left = found[at - 1][1] if at else ""
        right = found[at + 2][1] if at + 2 < len(found) else ""
        # A character alone is hardly ever a word in officialese; then less will do.
        least = FIRM_ALONE if min(len(gone), len(come)) == 1 else FIRM
        before = min(_firm(cohesion, left[-1:], change[0], left[-2:-1], left[-1:]) for change in (gone, come))
        behind = min(_firm(cohesion, change[-1], right[:1], right[:1], right[1:2]) for change in (gone, come))
        if before >= least and (before >= behind or least == FIRM):
            found[at - 1] = (SpanKind.EQUAL, left[:-1])
            gone, come = left[-1] + gone, left[-1] + come
        if behind >= least and (behind > before or least == FIRM):
            found[at + 2] = (SpanKind.EQUAL, right[1:])
            gone, come = gone + right[0], come + right[0]
        found[at : at + 2] = [(SpanKind.DELETE, gone), (SpanKind.INSERT, come)]
    return [span for span in found if span[1]]


def _firm(cohesion: Cohesion, left: str, right: str, inner: str, outer: str) -> float:
    """Return how firmly two characters belong together; 0 when the pair that would be torn apart is firmer."""
    firm = cohesion.of(left, right) if left and right else 0.0
    return firm if not (inner and outer) or firm >= cohesion.of(inner, outer) else 0.0


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
