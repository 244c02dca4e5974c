"""What became of each clause between two versions of one text.

Clauses are aligned by their words, not their numbers, so an inserted article does not make every later one a change;
those that left the order of the others were moved. Reading the changes in order gives the second version.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from compendium.compare.alignment import align
from compendium.compare.cohesion import Cohesion
from compendium.compare.features import fold
from compendium.compare.spans import difference
from compendium.domain.comparison import ChangeKind, SpanKind, TextChange, TextComparison, VersionSide
from compendium.domain.document import Clause, Document
from compendium.domain.work import SILENT, Progress, raise_if_cancelled

# Part of every cache key: raise it whenever the same texts would give other changes.
METHOD_VERSION = "text-4"

_FULL_WIDTH = {0xFEE0 + code: chr(code) for code in range(0x21, 0x7F)}
_SETTING = _FULL_WIDTH | dict.fromkeys(map(ord, "“”„‟＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛＇"), "'")


def compare_text(a: Document, b: Document, progress: Progress = SILENT) -> TextComparison:
    """Compare two versions clause by clause.

    A clause whose words are the same but whose printed number, blanks or width of punctuation changed is SAME; its
    spans still show those, so that they rebuild both texts.

    Raises:
        CancelledError: the user asked to stop.
    """
    pairs = align(a.outline, b.outline, progress)
    moved = _moved(pairs, b.outline)
    cohesion = Cohesion(clause.text for clause in (*a.outline, *b.outline))
    partner = {j: i for i, j in pairs.items()}
    changes: list[TextChange] = []
    gone = _removed_before(a.outline, pairs, moved)
    for j, clause in enumerate(b.outline):
        raise_if_cancelled(progress)
        progress.report(j, len(b.outline))
        i = partner.get(j)
        if i is not None and j not in moved:
            changes.extend(gone.pop(i, ()))
        if i is None:
            changes.append(_added(clause))
        else:
            changes.append(_kept(a.outline[i], clause, cohesion, moved=j in moved))
    for rest in gone.values():
        changes.extend(rest)
    return TextComparison((a.info.id, b.info.id), tuple(changes), summary_of(changes))


def summary_of(changes: Iterable[TextChange]) -> Mapping[str, int]:
    """Count the changes by kind; every kind is named."""
    counts = Counter(change.kind for change in changes)
    return {kind.value: counts[kind] for kind in ChangeKind}


def _added(clause: Clause) -> TextChange:
    spans = ((SpanKind.INSERT, clause.text),) if clause.text else ()
    return TextChange(ChangeKind.ADDED, None, VersionSide(clause.id, clause.text), spans)


def _gone(clause: Clause) -> TextChange:
    spans = ((SpanKind.DELETE, clause.text),) if clause.text else ()
    return TextChange(ChangeKind.REMOVED, VersionSide(clause.id, clause.text), None, spans)


def _kept(old: Clause, new: Clause, cohesion: Cohesion, *, moved: bool) -> TextChange:
    kind = ChangeKind.MOVED if moved else ChangeKind.SAME if _same_words(old, new) else ChangeKind.CHANGED
    spans = _spans(old, new, cohesion)
    return TextChange(kind, VersionSide(old.id, old.text), VersionSide(new.id, new.text), spans)


def _same_words(old: Clause, new: Clause) -> bool:
    return words_of(old) == words_of(new)


def words_of(clause: Clause) -> str:
    """Return the clause's words behind its printed number, paragraph by paragraph, without any blanks.

    How wide a blank is, and whether one stands between two characters, is a matter of setting; so is whether a comma
    or a digit is a full or a half one, and which way quotes are turned.
    """
    lines = clause.text[len(clause.marker) :].strip().split("\n")
    return "\n".join("".join(line.split()) for line in lines).translate(_SETTING)


def _spans(old: Clause, new: Clause, cohesion: Cohesion) -> tuple[tuple[SpanKind, str], ...]:
    """Compare number and words apart: 第八条 and 第十条 must not leave 第 and 条 as equal islands."""
    if old.marker == new.marker:
        return difference(old.text, new.text, cohesion)
    head = tuple((kind, text) for kind, text in ((SpanKind.DELETE, old.marker), (SpanKind.INSERT, new.marker)) if text)
    return head + difference(old.text[len(old.marker) :], new.text[len(new.marker) :], cohesion)


def _moved(pairs: Mapping[int, int], outline: Sequence[Clause]) -> frozenset[int]:
    """Return the clauses of the second version that are not in the heaviest chain of pairs in both orders."""
    ordered = [pairs[i] for i in sorted(pairs)]
    weights = [1 + len(fold(outline[j].text)) for j in ordered]
    return frozenset(ordered) - frozenset(heaviest_chain(ordered, weights))


def heaviest_chain(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return the increasing subsequence of distinct ``values`` with the largest sum of ``weights`` (all positive)."""
    # Ends of the best chains so far, by rising value and rising weight.
    ends: list[int] = []
    best: list[int] = []
    came_from: dict[int, int | None] = {}
    for value, weight in zip(values, weights, strict=True):
        position = bisect_left(ends, value)
        came_from[value] = ends[position - 1] if position else None
        total = (best[position - 1] if position else 0) + weight
        stop = position
        while stop < len(ends) and best[stop] <= total:
            stop += 1
        ends[position:stop] = [value]
        best[position:stop] = [total]
    chain: list[int] = []
    at = ends[-1] if ends else None
    while at is not None:
        chain.append(at)
        at = came_from[at]
    return chain[::-1]


def _removed_before(
    outline: Sequence[Clause], pairs: Mapping[int, int], moved: frozenset[int]
) -> dict[int, list[TextChange]]:
    """Group the removed clauses by the kept clause of the first version they stood before; the last by its length."""
    groups: dict[int, list[TextChange]] = {}
    waiting: list[TextChange] = []
    for i, clause in enumerate(outline):
        if i not in pairs:
            waiting.append(_gone(clause))
        elif pairs[i] not in moved and waiting:
            groups[i] = waiting
            waiting = []
    if waiting:
        groups[len(outline)] = waiting
    return groups
