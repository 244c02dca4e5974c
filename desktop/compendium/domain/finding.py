"""Finding words in a text as a reader means them: capital or small, full-width or half-width."""

from __future__ import annotations

from collections.abc import Iterable

from compendium.domain.document import Clause

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x09: 0x20}


def folded(text: str) -> str:
    """Return the text for comparing: half-width, lower case, and exactly as long as before."""
    narrow = text.translate(_WIDE)
    lower = narrow.lower()
    if len(lower) == len(narrow):
        return lower
    # A few letters of other scripts grow when lowered; they stay as they are, so that offsets hold.
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in narrow)


def occurrences(text: str, query: str) -> list[tuple[int, int]]:
    """Return [start, end) of every place that holds ``query``, in order and without overlap."""
    wanted = folded(query.strip())
    if not wanted:
        return []
    hay, found, start = folded(text), [], 0
    while (start := hay.find(wanted, start)) >= 0:
        found.append((start, start + len(wanted)))
        start += len(wanted)
    return found


def find_in_clauses(clauses: Iterable[Clause], query: str) -> list[tuple[str, int, int]]:
    """Return (clause id, start, end) of every place in the clauses' own texts, in reading order."""
    return [(clause.id, start, end) for clause in clauses for start, end in occurrences(clause.text, query)]
