"""The words of a clause that a fact rests on, and which of them say it."""

from __future__ import annotations

from typing import NamedTuple

from compendium.domain.fact import Deadline, Duty, Support, Target
from compendium.services.fact_rows import FactRow

_STOPS = "。！？；;\n"
_WHOLE = 420  # characters; a longer clause is shown in part
_AROUND = 160
_START = 200
Marks = tuple[tuple[int, int], ...]


class Excerpt(NamedTuple):
    """Words to show; ``quote`` and ``strong`` are [start, end) of them, ``strong`` lies within ``quote``."""

    text: str
    quote: tuple[int, int]
    strong: Marks


def excerpt_of(row: FactRow, clause: str) -> Excerpt:
    """Return the sentence of a fact; for a duty, which stands behind what is to be done, the whole clause.

    Args:
        row: the fact.
        clause: text of its clause; "" when that is gone.
    """
    fact = row.fact
    if not clause:
        return Excerpt(fact.quote, (0, len(fact.quote)), ())
    if isinstance(fact.detail, Duty):
        text, shift = _clause_with(clause, fact.start, fact.end)
    else:
        text, shift = _sentence(clause, fact.start, fact.end)
    start, end = fact.start + shift, fact.end + shift
    return Excerpt(text, (start, end), _strong(row, text, start, end))


def sentence_of(clause: str, start: int, end: int) -> Excerpt:
    """Return the sentence that holds [start, end)."""
    text, shift = _sentence(clause, start, end)
    return Excerpt(text, (start + shift, end + shift), ())


def _strong(row: FactRow, text: str, start: int, end: int) -> Marks:
    # The text has what was extracted, not what a person put in its place.
    original = row.correction.original if row.correction is not None else None
    detail = original or row.fact.detail
    if isinstance(detail, Target):
        words = (f"{detail.value}{detail.unit}", detail.value)
    elif isinstance(detail, Deadline):
        words = (detail.date_text, "")
    elif isinstance(detail, Support):
        words = (detail.amount_text, "")
    else:
        return ((start, end),)
    for sought in words:
        at = text.find(sought, start, end) if sought else -1
        if at >= 0:
            return ((at, at + len(sought)),)
    return ()


def _sentence(clause: str, start: int, end: int) -> tuple[str, int]:
    """Return the sentence round [start, end), cut where it is long, and what to add to a place in the clause."""
    left = max((clause.rfind(stop, 0, start) for stop in _STOPS), default=-1) + 1
    ends = [at for stop in _STOPS if (at := clause.find(stop, max(start, end - 1))) >= 0]
    right = min(ends) + 1 if ends else len(clause)
    cut = left < start - _AROUND
    left, right = max(left, start - _AROUND), min(right, end + _AROUND)
    while left < start and clause[left].isspace():
        left += 1
    before = "…" if cut else ""
    return before + clause[left:right].rstrip(), len(before) - left


def _clause_with(clause: str, start: int, end: int) -> tuple[str, int]:
    if len(clause) <= _WHOLE or start <= _START:
        shown = clause if len(clause) <= _WHOLE else clause[: max(_WHOLE, end)] + "…"
        return shown, 0
    # The sentence before the bracket is part of what it is about; between it and the beginning words are left out.
    near = max(_START, start - _AROUND)
    head = clause[:_START].rstrip()
    joint = "" if near == _START else "……"
    return head + joint + clause[near:end].rstrip(), len(head) + len(joint) - near
