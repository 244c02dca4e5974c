"""What stands out of a clause before an audience at a key: numbers, dates that bind, and who has to do it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compendium.domain.fact import Duty, Fact
from compendium.domain.slide import Emphasis, EmphasisKind
from compendium.facts.dates import DateKind, dates
from compendium.facts.numbers import quantities
from compendium.facts.sentences import enclosures

_TITLE_MARKS = "《〈〔[［"


def emphases_of(text: str, facts: Sequence[Fact]) -> tuple[Emphasis, ...]:
    """Return what stands out in a clause's text, in order and without overlaps; places are in code points.

    Args:
        text: the whole text of the clause.
        facts: those that are printed in this clause.
    """
    stated = [(fact.start, fact.end) for fact in facts if not isinstance(fact.detail, Duty)]
    titles = [span for span in enclosures(text) if text[span.start] in _TITLE_MARKS]
    chosen: list[Emphasis] = []
    # Dates go first: the digits of 2026年底 are no number of their own.
    for each in (*_dates(text, stated), *_numbers(text, stated), *_units(text, facts)):
        in_title = any(span.start <= each.start < span.end for span in titles)
        if not in_title and not any(each.start < other.end and other.start < each.end for other in chosen):
            chosen.append(each)
    return tuple(sorted(chosen))


def shifted(emphases: Iterable[Emphasis], start: int, length: int) -> tuple[Emphasis, ...]:
    """Return those that touch [start, start + length), as places of the words that stand there alone."""
    moved = (
        Emphasis(max(each.start - start, 0), min(each.end - start, length), each.kind)
        for each in emphases
        if each.start < start + length and each.end > start
    )
    return tuple(each for each in moved if each.start < each.end)


def _dates(text: str, stated: Sequence[tuple[int, int]]) -> Iterator[Emphasis]:
    for date in dates(text):
        binding = date.limit or date.kind in {DateKind.RECURRING, DateKind.EVENT}
        if not date.since and (binding or _within(date.start, stated)):
            yield Emphasis(date.start, date.end, EmphasisKind.DEADLINE)


def _numbers(text: str, stated: Sequence[tuple[int, int]]) -> Iterator[Emphasis]:
    for each in quantities(text):
        # Chinese numerals make up names too: 三个一批. They count where a fact rests on them.
        if not each.chinese or each.special or _within(each.start, stated):
            yield Emphasis(each.outer_start, each.outer_end, EmphasisKind.NUMBER)


def _units(text: str, facts: Iterable[Fact]) -> Iterator[Emphasis]:
    for fact in facts:
        if isinstance(fact.detail, Duty):
            for unit in sorted(set(fact.detail.units), key=len, reverse=True):
                at = text.find(unit, fact.start, fact.end)
                if unit and at >= 0:
                    yield Emphasis(at, at + len(unit), EmphasisKind.UNIT)


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
